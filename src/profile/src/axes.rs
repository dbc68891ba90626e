//! The separate questions that a verdict answers. They are never folded into one green word.

/// The answer on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It cannot be told from what is at hand.
    Unknown,
}

impl Answer {
    /// `yes`, `no` or `unknown`.
    pub fn as_str(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        }
    }
}

macro_rules! reasons {
    ($($axis:literal: $($(#[$doc:meta])* $variant:ident = $name:literal, $answer:ident;)*)*) => {
        /// Why an axis has its answer. Each reason belongs to one axis and implies its answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Reason { $($($(#[$doc])* $variant,)*)* }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Reason] = &[$($(Reason::$variant,)*)*];

            /// Name for machines: axis, hyphen, reason.
            pub fn code(self) -> &'static str {
                match self { $($(Reason::$variant => concat!($axis, "-", $name),)*)* }
            }

            /// The answer that it implies.
            pub fn answer(self) -> Answer {
                match self { $($(Reason::$variant => Answer::$answer,)*)* }
            }
        }
    };
}

reasons! {
    "integrity":
        /// The content is what the key signed.
        Intact = "intact", Yes;
        /// The content or the signature was changed, or another key signed.
        Altered = "altered", No;
        /// There is no signature.
        Unsigned = "unsigned", No;
        /// It is not a readable document.
        Unreadable = "unreadable", No;
        /// It reads, but is not formed as a signed credential must be.
        Malformed = "malformed", No;
        /// The key is one under which anybody's signature passes, or no key at all.
        BadKey = "bad-key", No;
        /// It is signed in a way that this version does not check.
        Unsupported = "unsupported", Unknown;
    "issuer":
        /// The key that signed is the issuer's own.
        Bound = "bound", Yes;
        /// The key that signed is not the issuer's.
        OtherKey = "other-key", No;
        /// Self-administered, but about somebody else than the signer.
        OtherSubject = "other-subject", No;
        /// The issuer's key would have to be fetched.
        Unresolvable = "unresolvable", Unknown;
        /// Not asked, because integrity does not hold.
        IssuerUnchecked = "unchecked", Unknown;
    "time":
        /// Within its period. Args: `from`, `until`.
        Current = "current", Yes;
        /// Begun, and it names no end. Args: `from`.
        NoEnd = "no-end", Yes;
        /// Its period is over. Args: `from`, `until`.
        Expired = "expired", No;
        /// Its period has not begun. Args: `from`.
        NotYet = "not-yet", No;
        /// Signed in the future by this device's clock. Args: `created`.
        ClockDiffers = "clock-differs", Unknown;
        /// Its dates contradict each other or are none.
        BadDates = "bad-dates", No;
        /// Not asked, because integrity does not hold.
        TimeUnchecked = "unchecked", Unknown;
    "status":
        /// It names no list of withdrawn credentials; nobody can withdraw it.
        NoList = "no-list", Unknown;
        /// It names a list, which was not read.
        ListUnread = "list-unread", Unknown;
        /// Not asked, because integrity does not hold.
        StatusUnchecked = "unchecked", Unknown;
    "evidence":
        /// Scoring its answers again gives the same numbers, bit for bit, and all that it says follows from them.
        /// Args: `bank`, `answers`, `preset`.
        Replayed = "replayed", Yes;
        /// What it says does not follow from its answers.
        Differs = "differs", No;
        /// Its answers end before the rules would have stopped.
        Incomplete = "incomplete", No;
        /// What it says contradicts itself.
        Contradictory = "contradictory", No;
        /// It contains parts that no standard defines.
        Undefined = "undefined", No;
        /// Its answers were left out by choice: the numbers are the signer's word.
        Withheld = "withheld", Unknown;
        /// The numbers follow from the answers by rules that the deployment does not count. Args: `preset`.
        UnknownPlan = "unknown-plan", Unknown;
        /// It carries no answers.
        NoEvidence = "none", Unknown;
        /// The bank is not at hand. Args: `bank`.
        UnknownBank = "unknown-bank", Unknown;
        /// The numbers follow from the answers; its wording is from an edition of the bank that is not at hand.
        /// Args: `bank`.
        OtherWording = "other-wording", Unknown;
        /// Scored by rules that this version does not have. Args: `rev`.
        UnknownRules = "unknown-rules", Unknown;
        /// Written in a version that this one does not read. Args: `version`.
        UnknownVersion = "unknown-version", Unknown;
        /// Not asked, because integrity does not hold.
        EvidenceUnchecked = "unchecked", Unknown;
    "endorsements":
        /// Nobody else's statement came with it.
        NoEndorsement = "none", Unknown;
        /// There are statements in it that this version does not check.
        EndorsementUnread = "unread", Unknown;
        /// Somebody whom the reader knows vouches for it. Args: `by`.
        Endorsed = "endorsed", Yes;
        /// A key that the reader does not know vouches for it. Args: `by`.
        Claimed = "claimed", Unknown;
        /// The statement that came with it does not hold any more, or not yet. Args: `by`.
        EndorsementExpired = "expired", Unknown;
        /// The statement that came with it is by the profile's own key.
        EndorsementSelf = "self", No;
        /// A statement that came with it was changed, or is none.
        EndorsementBroken = "broken", No;
        /// It is a statement bound to another credential than it names, or one about another credential came with it.
        NotForThis = "not-for-this", No;
        /// Not asked, because integrity does not hold.
        EndorsementsUnchecked = "unchecked", Unknown;
    "request":
        /// It answers a request that the reader sent: its questions were drawn by that request's number. Args: `to`.
        RequestAnswered = "answered", Yes;
        /// The same, and some of the skills that were asked for were left out. Args: `to`.
        RequestPart = "part", Yes;
        /// It names a request that the reader sent; its answers were left out, so that no more can be told. Args: `to`.
        RequestNamed = "named", Unknown;
        /// It names a request that the reader sent, and is not what was asked for. Args: `to`.
        RequestMismatch = "mismatch", No;
        /// Another profile answered the same request before. Args: `to`.
        RequestReused = "reused", Unknown;
        /// It was measured when the request that it answers was over. Args: `to`, `end`.
        RequestLate = "late", Unknown;
        /// It names a request that is not at hand.
        RequestUnknown = "unknown", Unknown;
        /// It names none, and the reader has asked for this assessment.
        RequestMissing = "missing", Unknown;
        /// It names none.
        NoRequest = "none", Unknown;
        /// Not asked, because integrity does not hold.
        RequestUnchecked = "unchecked", Unknown;
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Why, which implies the answer.
    pub reason: Reason,
    /// What the sentence for this reason names.
    pub args: Vec<(&'static str, String)>,
}

impl Axis {
    /// Yes, no or unknown.
    pub fn answer(&self) -> Answer {
        self.reason.answer()
    }

    /// The value of an argument.
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// Attaches an argument.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<Reason> for Axis {
    fn from(reason: Reason) -> Self {
        Axis { reason, args: Vec::new() }
    }
}

/// All questions, each answered for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axes {
    /// Is the content what the key signed?
    pub integrity: Axis,
    /// Is the key the issuer's own?
    pub issuer: Axis,
    /// Is it within its period?
    pub time: Axis,
    /// Has it been withdrawn?
    pub status: Axis,
    /// Does what it says follow from the answers in it?
    pub evidence: Axis,
    /// Does anybody else vouch for it?
    pub endorsements: Axis,
    /// Does it answer what the reader asked for?
    pub request: Axis,
}

impl Axes {
    /// The axes with their names, in the order in which they are shown.
    pub fn named(&self) -> [(&'static str, &Axis); 7] {
        [
            ("integrity", &self.integrity),
            ("issuer", &self.issuer),
            ("time", &self.time),
            ("status", &self.status),
            ("evidence", &self.evidence),
            ("endorsements", &self.endorsements),
            ("request", &self.request),
        ]
    }
}
