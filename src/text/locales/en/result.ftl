### The result page.

title = Your result
measured-on = { $bank }, { DATETIME($date) }

# Heading of a skill: { $levels } is a level or a run of levels.
sentence = { $skill }: { $levels }
level-run = { $first } to { $last }
undecided = { $skill }: no level can be told yet

# How many people with the same answers are inside the levels named. $inside of $all.
people-at = { NUMBER($inside) } of { NUMBER($all) } people who answer like you are at { $level }.
people-between = { NUMBER($inside) } of { NUMBER($all) } people who answer like you are between { $first } and { $last }.
people-any-level = Your answers fit every level.
likeliest = { $level } is the likeliest.
interval = { NUMBER($score) } on this bank’s scale, nine in ten between { NUMBER($low) } and { NUMBER($high) }.
scale-note = 50 is the scale’s reference point, not an average person.

provisional = Provisional
provisional-text = These questions have not been tried on enough people yet, so read this as a first bearing.

# The picture, for those who do not see it.
picture = { $skill }, estimate { NUMBER($score) }, nine in ten between { NUMBER($low) } and { NUMBER($high) }, on a scale with
    the levels { $levels }.
picture-bare = { $skill }, estimate { NUMBER($score) }, nine in ten between { NUMBER($low) } and { NUMBER($high) }.

can-do = At { $level }, people can typically
stopped = { $reason ->
    [precision] It stopped because the estimate had become as precise as this length asks for.
    [level] It stopped because your answers pointed clearly to one level.
    [length] It stopped because this length allows no more questions.
    [bank] It stopped because no question was left.
    [information] It stopped because no question left would have told more.
    [plateau] It stopped because further answers no longer made the estimate more precise.
    [time] It stopped because the time for it was used.
    [constraints] It stopped because what is left does not go with what was asked.
   *[unfinished] It has not ended yet.
}
asked = You answered { $items ->
    [one] one question
   *[other] { NUMBER($items) } questions
}, { NUMBER($right) } of them right.
asked-unsure = { $unsure ->
    [0] You never said “I don’t know”.
    [one] You said “I don’t know” once.
   *[other] You said “I don’t know” { NUMBER($unsure) } times.
}

again = Measure again

how = How this was measured
how-model = Each question has a difficulty on the scale, θ. Your answers say how likely each θ is (item response theory,
    logistic model). The estimate is the mean of that distribution (EAP), its standard error the standard deviation.
how-numbers = θ = { $theta }, SE = { $se }, 90 % interval { $low } to { $high }. The score shown is 50 + 10 θ.
# Where the answers to a skill are such as the model hardly ever gives: this sentence, in what way, and what to do.
fit-unusual = Your answers to this skill are unusual: of { NUMBER($n) } people at this estimate who just answer as they can, at most one
    is told so.
fit-how = { $index ->
    [lz-star] Easy questions went wrong and hard ones right more often than expected.
    [better] For a while more went right than expected.
   *[worse] For a while more went wrong than expected.
}
fit-unusual-then = If you were interrupted or tried things out, measure again.
# $words a second is the floor below which nothing was read.
fit-rapid = { $n ->
    [one] One answer came so soon that its question would have had to be read at more than { NUMBER($words) } words a second, which
        nobody can.
   *[other] { NUMBER($n) } answers came so soon that their questions would have had to be read at more than { NUMBER($words) } words a
        second, which nobody can.
} If you were in a hurry, measure again.
# Whether the bank could have done better here: points of the standard error if all questions left were asked.
how-could-reach = With all questions that are left, the standard error could come down from { $se } to about { $reach }.
how-provisional = The difficulties are expert judgements. Their own uncertainty, and an error common to all of them, are
    part of the interval; a level claim is never narrower than one level to either side.
# $skills: titles of the skills that are correlated with this one in the bank.
how-related = In this bank { $skills } and this skill go together, so answers to either tell something about both. All of them are in
    the estimate.
how-cuts = The levels’ limits were set by { $by } on { DATETIME($on) }.
how-replay = Bank { $bank } { $version }, length { $preset }, engine revision { NUMBER($engine) }. The same questions, rules and
    answers give the same numbers on every machine.
how-levels = How likely each level is
level-share = { NUMBER($percent) } %
level-share-less = under 1 %
# Heads of the table under it: the level, where on the scale it begins, how likely it is.
level = Level
level-from = From
level-likely = How likely
