### The forms in which a signed profile travels, besides the file and the plain link.

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
