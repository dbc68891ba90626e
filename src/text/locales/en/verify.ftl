### The page that says what a received profile proves.

title = Check a profile
lead = See what a shared profile proves, and what it does not. The file stays on this device.

drop = Drop a profile here
drop-now = Let go to check it
pick = Choose a file, a badge, or a picture of a code
paste = Or paste a link or the file’s text
check = Check
checking = Checking.
another = Check another
ask = Ask somebody for a profile
file-named = File { $name }
from-link = From a link. Whoever sent it chose where it leads: what counts is the check in the copy of { -brand } that your company gave
    you. Paste it there if this is another.

# Heading of the verdict. The axes below it say the same, one by one.
summary-valid = Signed, unchanged, nothing to remark
summary-warning = Signed and unchanged, with something to know
summary-invalid = Not to be relied on

axes = What was checked
axis-integrity = Unchanged since it was signed
axis-issuer = Signed by its issuer
axis-time = Within its period
axis-status = Not withdrawn
axis-evidence = Result follows from the answers
axis-endorsements = Others vouch for it
axis-request = Answers your request
yes = Yes
no = No
unknown = Not known

name = It names { $name } as its holder. Nobody has checked the name.
nameless = It names no holder.
key = Signed by the key
dates = From { DATETIME($from) } to { DATETIME($until) }
date-from = From { DATETIME($from) }
replayed = These numbers were worked out again here from the answers.
account = By its signer’s own account this was attempt { NUMBER($attempt) } on the device.
account-resumed = By its signer’s own account this was attempt { NUMBER($attempt) } on the device, carried on from a file.
claimed = These are the signer’s numbers. They were not worked out again here.
foreign = This is a badge from { $name }, not a profile from { -brand }. It can be checked for changes; what its maker
    measured, and how, it does not say here.
# A skill some of whose questions were withdrawn after it was measured. Its stated numbers are beside this.
without = Without the questions that were withdrawn since: { NUMBER($score) }, nine in ten between { NUMBER($low) } and { NUMBER($high) }.
without-none = All its questions were withdrawn since, so no score is left.
# The same on one line of a terminal.
without-line = without the withdrawn questions: { NUMBER($score) }, { NUMBER($low) } to { NUMBER($high) }
# A signed statement that was opened by itself.
statement = This is a statement signed by { $name }. Nobody has checked the name.
statement-nameless = This is a signed statement. It names nobody as its author.
skill-at = { $skill }: { $levels }
skill-value = { $skill }: { $value }
people-at = { NUMBER($inside) } of { NUMBER($all) } people who answer like this are at { $level }.
people-between = { NUMBER($inside) } of { NUMBER($all) } people who answer like this are between { $first } and { $last }.
frameworks = Related entries in public frameworks

details = Details
problem-at = at { $path }
