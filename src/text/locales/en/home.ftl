### The first page: what can be measured, what is not finished, what is known.

title = Find out where you stand
lead = A short test that adapts to your answers and says how sure it is. Your answers stay in this browser until you
    decide to share a result.

catalogue = Assessments
# Below a bank's summary.
facts = { $skills ->
    [one] One skill
   *[other] { NUMBER($skills) } skills
}, { NUMBER($items) } questions to choose from
skills-label = Skills
begin = Begin
# For screen readers, where several “Begin” stand on one page.
begin-named = Begin: { $title }
empty = This copy came without an assessment. Whoever set it up can add one to its folder.

unfinished = Not finished
unfinished-row = { $answered ->
    [0] Begun on { DATETIME($date) }, nothing answered yet
    [one] Begun on { DATETIME($date) }, one question answered
   *[other] Begun on { DATETIME($date) }, { NUMBER($answered) } questions answered
}
resume = Continue
resume-named = Continue: { $title }
discard = Discard
discard-confirm = Discard the answers to { $title }? They are deleted from this device.
discard-keep = Keep them

results = Your results
results-row = Measured on { DATETIME($date) }
open = Open
open-named = Open the result: { $title }

check = Someone shared a profile with you?
check-lead = See what it proves, and what it does not. The file stays on this device.
check-go = Check a profile
