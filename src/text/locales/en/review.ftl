### Questions and explanations after the test.

title = Questions and explanations
lead = What was asked, what you chose, and why each option is right or not.
chosen = Your answer
key = Right answer
chosen-key = Your answer, right
unsure = You said “I don’t know”.
objective = What it shows: { $objective }
sources = Sources
