### The end of a verdict: what a reader may conclude, what not, and what to ask next.

may = You may conclude
may-unchanged = The file says what its signer signed.
may-follows = Somebody gave these answers, and they lead to this result.
may-same-key = Whoever holds this key signed it.
may-current = It is within its period.
may-answers-request = It was made after your request to { $to }, and for it.
may-vouched = { $by }, whose key is known here, stands by it.
may-nothing = Nothing from what it says.

may-not = You may not conclude
may-not-who = Who sat at the keyboard, or with what help.
may-not-name = That the name belongs to the key.
may-not-exact = That the person is at one exact level: the interval says how sure the result is.
may-not-decide = Anything for hiring, promotion, pay, dismissal or who gets which task.
may-not-wrong = Anything from the result: it does not follow from the answers in the file.
may-not-rules = That the result counts here: it was taken by other rules.
may-not-wording = That the words of the result are the assessment’s own.
may-not-result = That the result follows from answers: this could not be scored again here.
may-not-lasting = That it still holds: skills change.
may-not-withdrawn = That nobody has withdrawn it.
may-not-voucher = That whoever vouches for it is who the statement says: nobody here knows that key.
may-not-anything = That the file was ever what it now says.

ask = Ask next
ask-work = Ask for an example from their work that shows the skill.
ask-key = Ask { $name } to confirm, on another channel, that their key ends in { $end }.
ask-key-nameless = Ask the sender to confirm, on another channel, that their key ends in { $end }.
ask-voucher = Ask { $by }, on another channel, whether the statement is theirs.
ask-file = Ask the sender for the file again, straight from the page where it was signed.
ask-bank = Ask the sender which copy of { -brand } they used, and check the profile there.
ask-wrong = Ask how the file came about. It says what its answers do not give.
ask-answers = Ask for the profile with its answers, or ask a few questions again while you are present.
ask-rules = Ask for a measurement by the rules that count here.
ask-which = Ask which of the profiles counts, and what became of the other.
ask-again = Ask for a profile made from the link that you sent.
ask-newer = Ask for a newer measurement.
ask-update = Check it with the newest version of { -brand }.
ask-clock = Compare this device’s date with another.
ask-issuer = Ask the issuer, through an address that you already know.
