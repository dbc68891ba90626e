### @lookup
### Why each question about a received profile has its answer, by code: axis, hyphen, reason.

integrity-intact = This file is unchanged since it was signed by this key.
integrity-altered = The content or the signature was changed after signing.
integrity-unsigned = This file carries no signature. Anybody could have written it.
integrity-unreadable = This file is damaged or is not a profile: it cannot be read.
integrity-malformed = This file can be read, but it is not formed as a signed profile must be.
integrity-bad-key = The signing key is not a sound one. Anybody’s signature could pass under it.
integrity-unsupported = This file is signed in a way that this version cannot check.

issuer-bound = The key that signed is the issuer’s own.
issuer-other-key = It was signed by another key than the issuer’s.
issuer-other-subject = It says that it is self-administered, but it is about somebody else than its signer.
issuer-unresolvable = The issuer’s key stands on a server. This page asks no server, so the key was not compared.
issuer-unchecked = Not looked at, because the file is not intact.

time-current = It applies from { DATETIME($from) } to { DATETIME($until) }.
time-no-end = It applies from { DATETIME($from) } and names no end.
time-expired = Its period ended on { DATETIME($until) }. Skills may have changed since.
time-not-yet = Its period begins on { DATETIME($from) }, by this device’s clock.
time-clock-differs = It says that it was signed on { DATETIME($created) }, which this device’s clock has not reached. One of the two
    clocks is wrong.
time-bad-dates = Its dates contradict each other, or are no dates.
time-unchecked = Not looked at, because the file is not intact.

status-no-list = It names no list of withdrawn profiles, so nobody can withdraw it and nothing can be looked up.
status-list-unread = It names a list of withdrawn profiles. This page asks no server, so the list was not read.
status-unchecked = Not looked at, because the file is not intact.

evidence-replayed = The { $answers ->
    [one] answer in it was scored
   *[other] { NUMBER($answers) } answers in it were scored
} again here with the bank “{ $bank }” by its rules “{ $preset }”, and lead to the result it shows.
evidence-differs = Scoring the answers in it again gives another result than it shows.
evidence-incomplete = Its answers end before the test would have ended.
evidence-contradictory = What it says contradicts itself.
evidence-undefined = It contains parts that no standard defines.
evidence-withheld = Its answers were left out, so nothing can be scored again: the numbers are the signer’s word.
evidence-unknown-plan = The result follows from the answers, but the rules “{ $preset }” that it was taken by do not count here.
evidence-none = It carries no answers, so nothing can be scored again.
evidence-unknown-bank = The bank “{ $bank }” is not at hand here, so the answers could not be scored again.
evidence-other-wording = The numbers follow from the answers. The wording comes from an edition of “{ $bank }” that is not at hand here.
evidence-unknown-rules = It was scored by rules of revision { $rev }, which this version does not have.
evidence-unknown-version = Its answers are written in version { $version }, which this version does not read.
evidence-unchecked = Not looked at, because the file is not intact.

endorsements-none = Nobody else’s statement came with it.
endorsements-unread = It carries statements by others, which this version does not check.
endorsements-endorsed = { $by }, whose key is known here, vouches for this very profile.
endorsements-claimed = Somebody who is called { $by } vouches for this very profile. That key is not known here.
endorsements-expired = A statement by { $by } about this profile does not apply today.
endorsements-self = The statement that came with it is signed by the profile’s own key. Nobody else vouches for it.
endorsements-broken = A statement that came with it was changed, or is none.
endorsements-not-for-this = It carries a statement that was made about another profile.
endorsements-unchecked = Not looked at, because the file is not intact.

request-answered = It answers your request to { $to }, and its questions were drawn by the number in that request.
request-part = It answers a part of your request to { $to }: skills that you asked for were left out. Its questions were drawn by the number in
    that request.
request-named = It names your request to { $to }. Its answers were left out, so whether its questions belong to that request
    cannot be told.
request-mismatch = It names your request to { $to }, but it is not what you asked for.
request-reused = It names your request to { $to }, and so did another profile before.
request-late = It names your request to { $to }, and was measured after that request was over, on { DATETIME($end) }.
request-unknown = It names a request that was not sent from this device.
request-missing = It answers none of the requests that you sent for this assessment.
request-none = It answers no request.
request-unchecked = Not looked at, because the file is not intact.
