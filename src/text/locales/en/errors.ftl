### What went wrong, and what to do now. Each says first what happened, then what is safe, then what helps.

link-empty = This link carries no profile. Copy it again, from “http” to its end.
link-cut = This link is cut off after { NUMBER($found) } of { NUMBER($expected) } characters, usually by a mail program. Ask for
    the file instead.
link-cut-somewhere = This link is cut off after { NUMBER($found) } characters, usually by a mail program. Ask for the file instead.
link-character = Character { NUMBER($position) } of this link is “{ $found }”, which such links do not contain. Copy the link again, or
    ask for the file.
link-version = This link is written in version “{ $found }”, which this copy does not read. Open it with a newer version.
attempt-other-bank = The answers in this file are not to the bank that came with them. Export them again where they were given.
link-damaged = This link was changed on the way. Ask for the file instead.
link-too-large = This link unfolds to more than { NUMBER($most) } kB, which no profile needs. It was not opened.

file-too-big = { $name } has { $size }. A profile has at most { $most }. Choose the file that was downloaded from the result page.
file-unreadable = { $name } could not be read. It may have been moved, or be open elsewhere. Choose it again.
file-kind = { $name } is not a profile. Profiles end in .json or .png; choose the file that was saved from the result page.
badge-empty = { $name } is a picture without a profile. Programs that shrink, convert or photograph pictures lose it. Ask for the
    file as it was saved.
badge-damaged = { $name } is a picture that was cut off or changed on the way. Ask for it again, or for the .json file.
badge-several = { $name } carries more than one profile, and nothing says which is meant. Ask for the .json file.
badge-unreadable = { $name } carries a profile in a form that badges do not have. Ask for the .json file.
picture-empty = No code could be read in { $name }. Take the picture again, with the whole code in it, sharp and from straight above.
codes-version = This code is of a version that this copy does not read. Open it with a newer version.
codes-form = This code is damaged or not one of a profile. Scan it again.
codes-mixed = This code belongs to another profile than those before it. Begin again with the codes of one profile.
codes-damaged = The codes do not give a profile together. Begin again, or ask for the file.
# In place of a file's name.
pasted = The pasted text
kilobytes = { NUMBER($n) } kB
megabytes = { NUMBER($n) } MB

storage-off = This browser keeps nothing for this page, as in a private window. You can take the test, but closing the
    page loses the answers. Download the profile before you leave.
storage-full = This device’s storage is full, so the last answer was not saved. Free some space and try again; your
    earlier answers are safe.
storage-failed = The last answer could not be saved. Your earlier answers are safe. Try again; if that does not help, load
    the page again and continue.
storage-damaged = The saved answers of this assessment cannot be read. You can export what is there, or start again.
try-again = Try again
continue-unsaved = Continue without saving
export = Export the answers
export-name = skillmark-answers-{ $date }

bank-damaged = This assessment’s questions are damaged: { $detail }. Nothing you have answered is lost. Tell whoever runs
    this page.
bank-missing = This assessment’s questions could not be loaded. Check the connection and try again.
bank-unknown = There is no assessment called { $id } here. Choose one below.
bank-newer = This assessment was made for a newer version of this page. Load the page again; if that does not help, tell
    whoever runs it.
catalogue-missing = The list of assessments could not be loaded. Check the connection and try again.

# A page whose code is fetched apart.
part-missing = This page could not be loaded. Nothing you have answered is lost: it is saved on this device. Check the
    connection and try again.

insecure-origin = This page was opened over plain http. Everything is still worked out here and nothing is sent, but a
    page on the way could have been changed, and this browser keeps no signing key for it.

panic = Something in this page broke
panic-text = Your answers up to the last question are saved on this device. Load the page again to continue.
panic-unsaved = Your answers are not saved on this device. Export them before you load the page again. To continue, open the
    file under “Check a profile”.
panic-reload = Load again
panic-export = Export the answers
panic-details = Details for a report
