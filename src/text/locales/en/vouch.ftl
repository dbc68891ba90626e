### Statements by others about a profile: those that came with it, and one's own.

title = What others say
# $by is the reader's own name for the key, or the name that the key gives itself.
by-known = { $by }, whose key is known here
by-claimed = Somebody who is called { $by }. Nobody here knows the key.
watched-unsupervised = Nobody watched while the questions were answered.
watched-present = Was present while the questions were answered.
watched-proctored = Checked who the person was and watched throughout.
since = Said on { DATETIME($date) }
also-statement = Add a statement about this profile
also-profile = Add the profile that this statement is about
also-paste = Or paste what you were sent
also-add = Add
also-none = What you added is neither a profile nor a statement about one.

vouch = Vouch for this profile
lead = You sign a statement about exactly this file. It says how the questions were answered, as far as you know; it does not
    make the result more exact.
supervision = While the questions were answered
unsupervised = nobody watched
present = I was present
proctored = I checked who it was and watched throughout
comment = In your words
comment-hint = Optional, up to { NUMBER($most) } characters. Whoever gets the statement reads it.
name = Your name
name-hint = Optional. A reader sees it as a claim until they know your key.
spot = A few further questions
spot-hint = Ask { NUMBER($count) } questions that were not asked before, with you present. The statement then says how many were
    answered rightly, and how much that tells.
spot-ask = Ask about { $skill }
spot-none = The assessment has no further questions on { $skill }.
spot-progress = Question { NUMBER($number) } of { NUMBER($count) }, for the person whose profile it is
spot-next = Next
spot-result = { NUMBER($right) } of { NUMBER($asked) } were answered rightly. Of people with the stated result, { NUMBER($p) } % would have
    so few right or fewer. The check notices { NUMBER($power) } % of people who are 15 points lower.
spot-stands = That goes with the result.
spot-doubt = That does not go well with the result. Talk about how the questions were answered, and have it measured again.
spot-drop = Leave the check out
said-spot = { $skill }: { NUMBER($right) } of { NUMBER($asked) } further questions were answered rightly with the endorser present. Of people with the stated
    result, { NUMBER($p) } % would have so few right or fewer; the check notices { NUMBER($power) } % of people who are 15 points lower.
sign = Sign the statement
signed = Signed. Nothing has been sent. Send it together with the profile.
download = Download the statement
# Name of the file, without the ending.
file-name = statement-about-profile-{ $date }

problem-profile = This profile is not as its issuer signed it, so there is nothing to vouch for. Ask for the file again.
problem-own = This profile is signed with the key of this browser. A statement about it has to come from somebody else.
problem-time = The period of this profile is over. Ask for a new measurement.
problem-name = A name has 1 to { NUMBER($most) } characters, no space at either end, and none that do not show.
problem-comment = The comment has up to { NUMBER($most) } characters, and none that do not show.
problem-failed = Signing failed. Load the page again and try once more.
