### @lookup
### What can be wrong with a document, by the code that libraries give.

INVALID_JSON = The text is not valid JSON. It may have been cut off or changed by an editor.
TOO_LARGE = It is larger than any profile. Choose the file that was downloaded from the result page.
INVALID_ENCODING = The characters do not decode. Some were lost or changed on the way.
INVALID_SCHEMA = A part has another form than a signed profile has.
INVALID_CONTEXT = The list of vocabularies is not the expected one.
INVALID_PROOF = The signature is missing, or is not formed as its kind demands.
INVALID_SIGNATURE = The signature does not belong to this content and this key.
INVALID_ISSUER_BINDING = The key that signed is not the issuer’s.
INVALID_KEY = The key is not a sound Ed25519 key.
UNSUPPORTED = It is signed or built in a way that this version does not read.
UNRESOLVABLE = The issuer’s key would have to be fetched from a server.
EXPIRED = Its period is over.
NOT_YET_VALID = Its period has not begun.
CLOCK = It says that it was signed in the future. One of the two clocks is wrong.
STALE = It is so old that the skills may have changed.
INVALID_SEMANTIC = What it says contradicts itself.
INVALID_EVIDENCE = What it says does not follow from the answers in it.
EVIDENCE_INCOMPLETE = The answers end before the test would have ended.
EVIDENCE_UNKNOWN_BANK = The bank, or this edition of it, is not at hand here.
SCORING_VERSION_UNKNOWN = It was scored by rules that this version does not have.
EVIDENCE_VERSION_UNKNOWN = Its answers are written in a version that this one does not read.
STATUS_UNKNOWN = It names a list of withdrawn profiles, which was not read.
SUBJECT_NOT_ISSUER = It says that it is self-administered, but it is about somebody else than its signer.
REPLAYED_PROOF = The signature was made for another place or occasion.
PROOF_UNCHECKED = It carries a further signature, which was not checked.
ENDORSEMENT_EXPIRED = A statement about it does not apply today: its period is over, or has not begun.
ENDORSEMENT_SELF = A statement about it is signed by its own key, so it is nobody else’s.
ENDORSEMENT_NOT_FOR_THIS = It carries a statement that was made about another profile.
PLAN_UNKNOWN = It was taken by rules that do not count here.
ITEM_WITHDRAWN = Some of the questions that it rests on were withdrawn since.
REQUEST_MISMATCH = It names a request and is not what that request asked for.
REQUEST_REUSED = Another profile answered the same request before.
