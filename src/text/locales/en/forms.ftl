### The forms in which a signed profile travels, besides the file and the plain link.

# The file for another program of the device.
send = Send the file
send-failed = This device did not take the file. Download it instead.

# The badge: a picture with the profile inside.
badge = Save as a picture
badge-hint = The picture shows your result, and the signed profile is inside it. Programs that shrink or convert pictures lose the
    profile: send it as a file.
badge-saving = Drawing.
badge-failed = This browser does not draw the picture. Download the file instead.
badge-skill = { $levels }. Score { NUMBER($score) }, nine in ten between { NUMBER($low) } and { NUMBER($high) }.
badge-date = Measured on { DATETIME($date) }
badge-foot = Self-administered: nobody watched, and nobody checked who answered or with what help. Meant for learning and
    development; not for hiring, promotion, pay, dismissal or task allocation. The signed profile is inside this file: open it under
    “Check a profile” in { -brand } to see whether it is unchanged.

# Codes for a camera (QR codes).
codes = Show a code for a camera
code = Code with the link to the profile
code-hint = Whoever points a phone’s camera at it gets the link. The profile is in the code itself; nothing is uploaded.
codes-hint = This profile takes { NUMBER($count) } codes. Whoever wants it opens “Check a profile” in { -brand }, chooses “Use the camera” and
    points it here until all have been seen, in any order.
code-of = Code { NUMBER($number) } of { NUMBER($count) }
code-before = Previous code
code-next = Next code
codes-run = Change by itself
codes-stop = Stop changing
codes-too-many = This profile is too large for codes. Download the file instead.

# Reading them.
scan = Use the camera
scan-hint = For codes on another screen or on paper.
scan-starting = Starting the camera.
scan-looking = Hold the code so that it fills most of the picture.
scan-picture = What the camera sees
scan-stop = Switch the camera off
scan-missing = { NUMBER($seen) } of { NUMBER($count) } codes read. Still to come: { $numbers }.
scan-foreign = The camera sees a code, but no profile is in it.
scan-again = Begin again
camera-insecure = Browsers give the camera only to pages that came over https. Ask for the file, or open this page over https.
camera-missing = No camera was found. Choose a picture of the code instead, or ask for the file.
camera-denied = The camera is not allowed for this page. Allow it in the browser’s settings for this address, or choose a picture of the
    code.
camera-busy = Another program is using the camera. Close it there and try again.
camera-failed = The camera did not start. Choose a picture of the code instead, or ask for the file.

# On paper.
print = Print
paper = What this is
paper-is = Self-administered: nobody watched, and nobody checked who answered or with what help. Meant for learning and
    development; not for hiring, promotion, pay, dismissal or task allocation. The sheet itself proves nothing: what can be
    checked is the signed profile.
paper-unsigned = This result is not signed, so nobody can check it.
paper-name = It names { $name } as its holder; nobody has checked the name.
paper-no-code = The profile is too large for codes on this sheet. Ask its holder for the file, or for the link.

# The link that only a passphrase opens.
locked = Make a link with a passphrase
locked-lead = For mail and chat that others can read. Only who has the passphrase opens this link. Whoever has opened it holds the
    profile as from any other link.
passphrase = Passphrase
locked-bits = Made up at random just now, with { NUMBER($bits) } bits of strength: more than anybody can try. You can also enter your own.
locked-own = At least { NUMBER($least) } characters. How strong your own is, nobody can tell; several words that do not go together are
    better than one that is clever.
locked-short = A passphrase has at least { NUMBER($least) } characters.
locked-another = Make up another
locked-make = Make the link
locked-making = Locking.
locked-link = Locked link
locked-then = Send the passphrase another way than the link: say it, or write it on paper. It is kept nowhere; without it nobody opens the link.
locked-insecure = Browsers lock links only on pages that came over https. Send the file a way that nobody else reads, or open this page over
    https.
locked-failed = This browser did not lock the link. Send the file a way that nobody else reads.
unlock-lead = This link takes a passphrase. Whoever sent it has told it to you another way.
unlock = Open the profile
unlocking = Opening.
unlock-wrong = This passphrase does not open the link. Look at each letter and try again; if it still does not, the link may have been
    changed on the way.
unlock-insecure = This link takes a passphrase, and browsers open such links only on pages that came over https. Open it over https, or ask for
    the file.
