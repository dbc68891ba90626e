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
