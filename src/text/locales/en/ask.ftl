### Asking somebody for a profile, and answering such a request.

title = Ask somebody for a profile
lead = You get a link for one person. Whoever opens it sees who asks, for what and for how long you keep it, answers the
    questions in their own browser, sees the result first, and decides then whether you get it.
bank = Assessment
bank-choose = Choose one
length = Length
skills = Skills
skills-missing = Choose at least one skill.
to = Whom you ask
to-hint = As they know themselves: the name stands in the link.
from = Your name
from-hint = Optional. Nobody checks it; whoever knows your key can tell that it is you.
role = The role that it is about
role-hint = Optional.
purpose = What the profile is for
purpose-hint = One or two sentences. Not for hiring, promotion, pay, dismissal or who gets which task: the result is not good
    enough for that.
retention = How long you keep it, and who sees it
due = Wanted by
grace = Days after that on which it still counts
make = Make the link
made = The request is ready. Nothing has been sent: give the link or the file to { $to } alone.
download = Download the request
# Name of the file, without the ending.
file-name = request-{ $date }
another = Make another
problem-failed = Signing failed. Load the page again and try once more.
problem-day = Choose the day by which you want it, today or later.
problem-text = Say what it is for and how long you keep it, each in 1 to { NUMBER($most) } characters.
problem-name = Say whom you ask. A name has 1 to { NUMBER($most) } characters, no space at either end, and none that do not
    show.

sent = What you asked for
sent-none = Requests that you make stand here, on this device alone.
sent-row = { $to }: { $bank }, by { DATETIME($due) }
answered = Answered.
waiting = No answer has been checked on this device.
over = Over since { DATETIME($end) }.
forget = Forget
forget-named = Forget the request to { $to }
forget-hint = A request that is forgotten is not recognised in an answer any more.

# Whoever gets a request reads this.
asked-title = You are asked for a skill profile
asked-by = { $name } asks. Nobody here has checked that name.
asked-nameless = Somebody who gives no name asks.
asked-known = { $name } asks, whose key is known here.
asked-to = For { $to }.
asked-key = The request is signed by the key
asked-bank = Assessment
asked-skills = Skills
asked-length = Length
asked-role = Role
asked-purpose = What it is for
asked-retention = How long it is kept
asked-due = Wanted by
asked-until = Counts until
asked-freely = You see the result first and decide then. Nothing is sent from here, now or later: you would give the file
    yourself. You can take the assessment without this request at any time.
asked-link = Which questions you get is drawn from this request and a key made for whoever asks. Two people who asked you
    cannot tell from the keys that both profiles are yours.
# Where the browser keeps no key, as over plain http.
asked-key-ends = This browser cannot keep the key that your questions are drawn for, so leave this page open until you have signed:
    after a reload your result cannot answer the request any more.
asked-start = Start
asked-continue = Continue
asked-result = See the result
asked-over = This request is over since { DATETIME($end) }. Ask for a new one.
asked-other-bank = This copy of { -brand } has another edition of the assessment than the one you are asked for. Open the
    request in the copy of { -brand } that your company gave you, or ask for a new one.
asked-changed = This request is not as its sender signed it. Ask for the link again.
asked-unusable = This request cannot be used: { $what }. Ask for a new one.
