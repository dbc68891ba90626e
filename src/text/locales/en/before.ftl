### The page before the test: what to expect, in time, length, precision and privacy.

# All skills together, for the chosen length.
length = { $high ->
    [one] One question
   *[other] { NUMBER($low) } to { NUMBER($high) } questions
}, about { $minutes ->
    [one] one minute
   *[other] { NUMBER($minutes) } minutes
}.
length-exactly = { $questions ->
    [one] One question
   *[other] { NUMBER($questions) } questions
}, about { $minutes ->
    [one] one minute
   *[other] { NUMBER($minutes) } minutes
}.
no-limit = No time limit. You can pause, close the page, and continue on this device.
limit = Pauses do not count towards the time limit. You can close the page, and continue on this device.

choose-length = How long
preset = { $id ->
    [quick] Quick
    [normal] Normal
    [precise] Precise
   *[other] { $id }
}
# Beside a length's name.
preset-hint = { NUMBER($low) } to { NUMBER($high) } questions a skill
preset-hint-exactly = { $questions ->
    [one] One question a skill
   *[other] { NUMBER($questions) } questions a skill
}
preset-hint-precision = about ±{ NUMBER($points) } points
preset-hint-minutes = { $minutes ->
    [one] at most one minute a skill
   *[other] at most { NUMBER($minutes) } minutes a skill
}

measured = What is measured
measured-lead = { $skills ->
    [one] One skill, on a scale of its own:
   *[other] { NUMBER($skills) } skills, each on a scale of its own:
}
levels = Levels, low to high: { $levels }.

# $points: half the width of a 90 % interval from simulation, on the display scale; $width: a level's usual width.
precision-simulated = Tried on simulated people, this length comes within { $points ->
    [one] one point
   *[other] { NUMBER($points) } points
} of the true value for nine out of ten. A level is about { $width ->
    [one] one point
   *[other] { NUMBER($width) } points
} wide.
precision-provisional = These questions have not been tried on enough people yet; their difficulties are expert
    judgements. The result is a first bearing, and its interval is wider for it.

expect = What it is like
expect-adapts = Each question is chosen by your answers so far. Expect to be unsure about one in three; that is how the
    test works, not a sign that it goes badly.
expect-unsure = If you don’t know, say so. It is weighed so that, on average, neither guessing nor admitting pays.

privacy = What happens to your answers
privacy-here = They stay in this browser. Once you have started, this page asks the network for nothing.
privacy-first = You see the result first. You decide whether anybody else does.

not-for = What the result is not for
not-for-text = Not for hiring, promotion, pay, dismissal, or deciding who gets which task. Nobody checks who answers or
    with what help, so it is for finding out where you stand and what to learn next.

start = Start
resume = Continue at question { NUMBER($number) }
