### The question page.

# $low and $high count the questions after this one. `skillmark_text::progress` chooses among these.
progress = Question { NUMBER($number) }. About { NUMBER($low) } to { NUMBER($high) } more.
progress-about = Question { NUMBER($number) }. About { NUMBER($more) } more.
progress-up-to = Question { NUMBER($number) }. { $more ->
    [1] At most one more.
   *[other] At most { NUMBER($more) } more.
}
progress-last = Question { NUMBER($number) }, the last one.

# Above the question; the heading that screen readers land on.
heading = Question { NUMBER($number) }
skill-of = Skill { NUMBER($number) } of { NUMBER($count) }: { $skill }
choose = Choose one answer.
choose-first = Answer first, or say that you don’t know.
choose-any = Choose all that apply.
number = Your answer, a number
number-wanted = This is not a number yet. Write digits, for example 12.5.
text = Your answer, a few words
fill-gaps = Choose what belongs in each gap of the text.
gap = Gap { NUMBER($number) }
choose-in-gap = choose
put-in-order = Put these in order, first to last.
earlier = Move up: { $entry }
later = Move down: { $entry }
now-at = { $entry } is now { NUMBER($place) } of { NUMBER($count) }.
match-each = Choose what belongs to each.
pick-passages = Pick the words in the text above. Press a passage again to take it back.
unsure = I don’t know
next = Next
keys = Keys: { $first } to { $last } choose, Enter goes on, 0 says “I don’t know”.
finished = That was the last question. Working out your result.

pause = Pause
leave = Leave
paused = Paused
paused-text = Your answers are saved on this device. You can close the page and continue later.
resume = Continue

second-tab = This assessment went on in another tab
second-tab-text = The answers given there are kept. Continue there and close this one, or continue here.
second-tab-here = Continue here

