### Under which name a profile is signed, and what links it to others.

title = Who it says signed
person = My name
person-means = Readers see your name; nobody checks it. This browser’s main key signs, so what you sign under your name
    belongs together.
pseudonym = A pseudonym
pseudonym-means = Readers see the pseudonym. It has a key of its own: what you sign under it belongs together, and with nothing else.
nobody = No name
nobody-means = Readers see no name. A fresh key signs this profile and nothing else.
name = Your name
name-hint = As others know you.
alias = Your pseudonym
alias-hint = Type it the same way next time, capitals too: then it has the same key again.
name-bad = A name has 1 to { NUMBER($most) } characters, no space at either end, and none that do not show.
main = Sign with the main key all the same
main-hint = Whoever knows your main key then knows that this profile is yours.

keys = About keys
keys-made = This browser makes each key when it is first needed and keeps it where no page can read it out. No file that you save
    here holds one.
keys-lost = If this browser’s data is deleted, its keys are gone. What you have signed stays valid and can still be checked. What
    ends is signing as the same person: the next profile carries another key, and readers have to compare it with you again.

preview = See it as a reader will
preview-title = What a reader will see
preview-note = Nothing is signed yet.
links = What links this profile to others
link-fresh = Its key is new and will sign nothing else.
link-new = Its key is new. What you sign for the same name later will carry it too.
link-requester = Its key was made for whoever asked: what else you sign for them will carry it too.
link-key = Its key has also signed:
link-name = The name { $name }: readers will take everything under it for one person’s.
link-answers = The questions and your answers are as good as a fingerprint. Somebody who sees the same ones again knows that both are
    one person’s.
link-again = You have signed this result before, on { DATETIME($date) }. If that one carries your answers too, both carry the same, whatever their names and keys.
link-times = How long each answer took.
link-when = The seconds at which you finished and signed, and the length of the assessment.
use-named = { $title }, on { DATETIME($date) }, as { $name }
use-nameless = { $title }, on { DATETIME($date) }, without a name
use-request = a request to { $to }, on { DATETIME($date) }
use-statement = a statement, on { DATETIME($date) }
