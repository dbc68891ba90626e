### How a score came about, question by question: a disclosure of the result page.

title = How your score came about
# How the next question was found: by a ranking, perhaps drawn among its best; or by chance alone. $k is at least 2.
lead-ranked = Before each question, those left were ranked by how much they would tell about where you stand.
lead-among = One of the { NUMBER($k) } best was picked at random, so that not everybody sees the same questions.
lead-kept-apart = Those that a question before would have given away were left out.
lead-drawn = Each question was picked at random from those that were left.
lead-moved = Each answer moved the score, the further the less it had been expected, and bit by bit the range it may lie in became
    narrower.

# The picture, for those who do not see it.
picture = { $skill }: the score after each of { NUMBER($questions) } questions. After the first it was { NUMBER($first) }, nine in ten between
    { NUMBER($first-low) } and { NUMBER($first-high) }; after the last { NUMBER($last) }, nine in ten between { NUMBER($last-low) } and
    { NUMBER($last-high) }. The table below has every step.

caption = Question by question
within = About nine in ten people who answer like you lie within the ± of a score.
number = No.
question = What it asks for, and why we asked it
answer = You
score = Score
reply = { $reply ->
    [right] right
    [wrong] wrong
    [partly] partly right
   *[unsure] don’t know
}
score-within = { NUMBER($score) } ± { NUMBER($within) }

# Why a question was asked: its place in the ranking of the questions left, and what turned the choice away from the best.
why-best = { $n ->
    [one] The only one left.
   *[other] Told most of the { NUMBER($n) } left.
}
why-place = { $place ->
    [2] Second best of the { NUMBER($n) } left.
    [3] Third best of the { NUMBER($n) } left.
    [4] Fourth best of the { NUMBER($n) } left.
    [5] Fifth best of the { NUMBER($n) } left.
   *[other] Number { NUMBER($place) } of the { NUMBER($n) } left.
}
why-turned = { $by ->
    [chance] Picked at random.
    [testlets] Kept together with the one before, which is about the same text.
    [enemies] A better one and one you had seen give each other away.
    [success] Better ones were likely to be too hard or too easy for you.
    [shadow] Better ones have no place among all that is asked.
   *[other] A rule of this length came before.
}
# What leaves them no place, after that sentence.
why-held = { $by ->
    [class-min] Questions of another kind are still needed.
    [class-max] There are enough questions of their kind.
    [testlet] Questions about the same text are asked all or none.
    [enemies] Some give each other away.
   *[time] They would take too long.
}
why-drawn = Picked at random from { NUMBER($n) }.
why-trial = A trial question, not scored.

specialists = For specialists
numbers = The steps in numbers
# Heads of that table: the criterion's value (for maximum information, Fisher information at the estimate before), its rank.
value = Value
rank = Rank
rank-of = { NUMBER($rank) } of { NUMBER($n) }
theta = θ
se = SE
seconds = Seconds
numbers-note = Value is what the criterion gave for the question at the estimate before it, rank its place among the questions left;
    θ and SE are mean and standard deviation of what is likely after the answer. Where a rule needs answers, the first question is
    chosen by information.

fit = How the answers go together
# $level is 1 per cent.
fit-note = Limits from books do not hold in adaptive tests. So a thousand simulated people at your estimate take this very test, with as
    many questions that count and “I don’t know” at the same places. p is the share of people whose figure tells as much or more
    against their answers: as low for lz, lz* and the lowest CUSUM, as high for the others. lz*, lowest and highest CUSUM raise an
    alarm, by Holm’s rule, at { NUMBER($level) } % for the three together.
figure = Figure
# Head of the column with the shares.
p = p
meaning = What it means
fit-meaning = { $figure ->
    [lz] How likely all answers are together, compared with what is expected at the estimate. Far below 0, they do not go together.
    [lz-star] lz, corrected for the estimate being made from the same answers. After few answers, or questions much alike, it has
        little left to judge by, and its size alone says nothing.
    [infit] How far answers are from what is expected, questions near the estimate counting most. 1 is expected.
    [outfit] The same with all questions counting alike, so that surprises far from the estimate show. 1 is expected.
    [better] Highest running sum of what came unexpected. Far above 0, a run of questions went better than expected.
   *[worse] Lowest running sum of what came unexpected. Far below 0, a run of questions went worse than expected.
}
# $words a second.
fit-meaning-rapid = Answers that came sooner than { NUMBER($words) } words a second and a second to press allow, of all but “I don’t know”.
    More than a fifth of them raise an alarm.
fit-name = { $figure ->
    [lz] lz
    [lz-star] lz*
    [infit] Infit
    [outfit] Outfit
    [better] CUSUM, highest
    [worse] CUSUM, lowest
   *[rapid] Rapid answers
}
# In place of a figure that the answers leave undefined.
none = none
# In place of the figures, while they are being worked out.
pending = Being worked out.
