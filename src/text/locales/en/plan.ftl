### A plan in a paragraph: how questions are chosen and scored, and when it stops. Whole sentences, put one behind the other.

choice-best = { $criterion ->
    [mfi] Each next question is the one that tells most at the current estimate.
    [urry] Each next question is the one whose difficulty is nearest to the current estimate.
    [thopt] Each next question is the one that tells most at a point nearest to the current estimate.
    [mlwi] Each next question is the one that tells most, on average over the likelihood so far.
    [mpwi] Each next question is the one that tells most, on average over all that is still likely.
    [mei] Each next question is the one that is expected to tell most once it is answered.
    [mei_fisher] Each next question is the one that is expected to tell most once it is answered.
    [mepv] Each next question is the one that is expected to leave the least uncertainty.
    [kl] Each next question is the one that best tells the current estimate from all others.
    [klp] Each next question is the one that best tells the current estimate from all that is still likely.
    [gdi] Each next question is the one whose answers differ most between the people who may be meant.
    [gdip] Each next question is the one whose answers differ most between the people who are still likely.
    [random] Each next question is drawn by chance.
   *[other] Each next question is chosen by a rule that this version does not know.
}
choice-among = To spare the questions, it is drawn among the { NUMBER($k) } best.
choice-spared = { $way ->
    [progressive] To spare the questions, chance decides at first and gives way to this rule towards the end.
    [proportional] To spare the questions, it is drawn by chance, good ones more often than others, and the more so towards the end.
    [acceptance] To spare the questions, those that would come too often are passed over now and then.
    [eligibility] To spare the questions, it is drawn for each person which of those that come too often are left out.
   *[other] Questions are spared by a rule that this version does not know.
}
strata = Questions that tell people apart sharply are kept for the end.
areas = Each area of content has its share of the questions.
bounds = No test has fewer or more questions of an area than is set.
success = Questions are preferred that you answer right with { NUMBER($low) } to { NUMBER($high) } % chance, guessing counted; that costs
    some precision.
content = Questions with the same text stay together, and questions that give each other away never meet.
pilots = { $n ->
    [one] One question is on trial and does not count.
   *[other] { NUMBER($n) } questions are on trial and do not count.
}
length = Between { NUMBER($min) } and { NUMBER($max) } questions are asked per skill.
length-fixed = { $n ->
    [one] One question is asked per skill.
   *[other] { NUMBER($n) } questions are asked per skill.
}
minutes = { $n ->
    [one] No question is begun that would not fit into one minute per skill.
   *[other] No question is begun that would not fit into { NUMBER($n) } minutes per skill.
}
stop-se = It stops earlier when the standard error is at most { $points } points.
stop-level = It stops earlier when one level holds { NUMBER($percent) } % of the probability.
stop-information = It stops earlier when no question left would tell enough.
stop-plateau = It stops earlier when the last answers have made the estimate hardly more precise.
stop-total = It stops earlier when the questions asked have told enough together.
stop-decided = It stops earlier when it is clear, at a risk of { NUMBER($percent) } %, between which limits of levels the estimate lies.
scoring = The estimate is the mean of what is likely after all answers; what was known before is a normal distribution
    around the bank’s reference point.

## Any rules of the engine, for those who simulate: numbers as the engine has them

spared-not = No chance is mixed in to spare the questions.
spared-pace = { $n ->
    [one] That is paced for a test of one question, with an acceleration of { $acceleration }.
   *[other] That is paced for a test of { NUMBER($n) } questions, with an acceleration of { $acceleration }.
}
first-by-rule = The first question is chosen as if the estimate were { $theta }.
first-by-information = The first question, which comes before any answer, is the one that tells most at { $theta }.
enemies = Questions that give each other away never meet.
testlets = Questions with the same text stay together.
testlets-parts = Of the questions with the same text a test has none, or as many as are set.
seconds = No question is begun that would not fit into { $seconds } seconds.
shares = Areas of content take turns so that they keep their shares of the questions, which are { $list }.
shares-by-chance = The area of content of each question is drawn by chance, so that areas keep their shares, which are { $list }.
groups = { $n ->
    [one] All questions are of one group by how sharply they tell people apart.
   *[other] The questions make { NUMBER($n) } groups by how sharply they tell people apart, asked one after the other, the sharpest last.
}
wanted = { $keep ->
    [one] Questions are preferred that are answered right with { $low } to { $high } % chance, guessing counted; one stays at
        least, and that costs some precision.
   *[other] Questions are preferred that are answered right with { $low } to { $high } % chance, guessing counted; { NUMBER($keep) } stay
        at least to choose from, and that costs some precision.
}
shadow = { $n ->
    [one] Before each question a whole test of one question is put together that meets all requirements and is worth most, and the
        question comes from it.
   *[other] Before each question a whole test of { NUMBER($n) } questions is put together that meets all requirements and is worth most,
        and the question comes from it.
}
shadow-bounds = { $n ->
    [one] The number of questions of one area of content is bounded: { $list }.
   *[other] The numbers of questions of { NUMBER($n) } areas of content are bounded: { $list }.
}
bound-range = { NUMBER($min) } to { NUMBER($max) }
bound-exact = exactly { NUMBER($n) }
bound-least = at least { NUMBER($n) }
bound-most = at most { NUMBER($n) }
shadow-seconds = It takes { $seconds } seconds at most.
shadow-nodes = The search for it ends after { NUMBER($n) } nodes.
shadow-complete = A test that might stop goes on until each area has its least.

asked-exactly = { $n ->
    [one] One question is asked.
   *[other] { NUMBER($n) } questions are asked.
}
asked-between = Between { NUMBER($min) } and { NUMBER($max) } questions are asked.
asked-at-most = { $n ->
    [one] One question is asked at most.
   *[other] At most { NUMBER($n) } questions are asked.
}
asked-at-least = { $n ->
    [one] One question is asked at least.
   *[other] At least { NUMBER($n) } questions are asked.
}
asked-all = Questions are asked until none is left.
stop-earlier = It stops earlier when { $rules }.
stop-when = It stops when { $rules }, or when no question is left.
or-when = { $one }, or when { $other }
or = { $one } or { $other }
and = { $one } and { $other }
bracket = ({ $rules })
when-length = { $n ->
    [one] one question is answered
   *[other] { NUMBER($n) } questions are answered
}
when-se = the standard error is at most { $se }
when-plateau = { $n ->
    [one] the last answer moved the standard error by at most { $within }
   *[other] the last { NUMBER($n) } answers moved the standard error by at most { $within }
}
when-total = the questions asked give an information of at least { $information } at the estimate
when-information = no question left gives an information of { $information } at the estimate
when-interval = the { $percent } % interval around the estimate lies clear of { $cuts }
when-ratio = the likelihood ratio tells on which side of { $cuts } the ability lies, where { $delta } either way does not matter, at risks of
    { $above } % of a wrong “above” and { $below } % of a wrong “below”
when-ratios = the generalised likelihood ratio tells on which side of { $cuts } the ability lies, where { $delta } either way does not matter,
    at risks of { $above } % of a wrong “above” and { $below } % of a wrong “below”
when-level = one level, with { $cuts }, holds at least { $percent } % of the probability
when-time = { $seconds } seconds are used
when-bank = no question is left
when-never = a rule holds that never does
cuts = { $n ->
    [one] the cut at { $list }
   *[other] the cuts at { $list }
}

scored = { $estimator ->
    [eap] The estimate is the mean of what is likely after all answers.
    [map] The estimate is what is most likely after all answers.
    [ml] The estimate is the value that makes the answers most likely.
    [wle] The estimate is the value that makes the answers most likely, corrected for its bias (Warm).
   *[other] The estimate is made in a way that this version does not know.
}
scored-huber = The estimate is the value that makes the answers most likely, where answers to questions farther than { $k } logits from it
    count less (Huber).
scored-tukey = The estimate is the value that makes the answers most likely, where answers count less the farther their question is from it,
    and not at all beyond { $k } logits (Tukey).
prior-not = Nothing is assumed about ability before the answers.
prior-rules = Only the rules that weigh what is likely assume something about ability before the answers.
prior-normal = What is assumed before the answers is a normal distribution with mean { $mean } and standard deviation { $sd }.
prior-uniform = What is assumed before the answers is that all values from { $min } to { $max } are equally likely, and no others.
prior-jeffreys = What is assumed besides the answers is that values at which the questions tell more are likelier (Jeffreys).
