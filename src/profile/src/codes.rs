//! Names for machines of what can be wrong with a document.

/// How much a problem weighs in the one-word verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The reader should know, and may still rely on the rest.
    Warning,
    /// The document must not be relied on.
    Invalid,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What is wrong with a document. The names are a public interface: they never change their meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Name for machines.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Weight in the one-word verdict.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// Not strict JSON.
    InvalidJson = "INVALID_JSON", Invalid;
    /// Larger or deeper than any profile.
    TooLarge = "TOO_LARGE", Invalid;
    /// A link's data do not decode.
    InvalidEncoding = "INVALID_ENCODING", Invalid;
    /// Not the shape of a credential.
    InvalidSchema = "INVALID_SCHEMA", Invalid;
    /// `@context` is not the fixed list, or the proof's differs from the document's.
    InvalidContext = "INVALID_CONTEXT", Invalid;
    /// There is no proof, or it is not formed as its suite demands.
    InvalidProof = "INVALID_PROOF", Invalid;
    /// The signature does not belong to this content and key.
    InvalidSignature = "INVALID_SIGNATURE", Invalid;
    /// The key that signed is not the issuer's.
    InvalidIssuerBinding = "INVALID_ISSUER_BINDING", Invalid;
    /// The key is not a sound Ed25519 key.
    InvalidKey = "INVALID_KEY", Invalid;
    /// Signed or built in a way that this version does not read.
    Unsupported = "UNSUPPORTED", Invalid;
    /// The issuer's key would have to be fetched.
    Unresolvable = "UNRESOLVABLE", Invalid;
    /// Its period is over.
    Expired = "EXPIRED", Warning;
    /// Its period has not begun.
    NotYetValid = "NOT_YET_VALID", Warning;
    /// It says that it was signed in the future: one of the two clocks is wrong.
    Clock = "CLOCK", Warning;
    /// So old, or without an end, that the skills may have changed.
    Stale = "STALE", Warning;
    /// What it says contradicts itself.
    InvalidSemantic = "INVALID_SEMANTIC", Invalid;
    /// What it says does not follow from the answers in it.
    InvalidEvidence = "INVALID_EVIDENCE", Invalid;
    /// The answers end before the rules would have stopped.
    EvidenceIncomplete = "EVIDENCE_INCOMPLETE", Invalid;
    /// The bank, or this edition of its texts, is not at hand.
    EvidenceUnknownBank = "EVIDENCE_UNKNOWN_BANK", Warning;
    /// Scored by rules that this version does not have.
    ScoringVersionUnknown = "SCORING_VERSION_UNKNOWN", Warning;
    /// Evidence written in a version that this one does not read.
    EvidenceVersionUnknown = "EVIDENCE_VERSION_UNKNOWN", Warning;
    /// The rules that it was taken by are not among those that the deployment counts.
    PlanUnknown = "PLAN_UNKNOWN", Warning;
    /// Questions that it rests on were withdrawn since.
    ItemWithdrawn = "ITEM_WITHDRAWN", Warning;
    /// It names a request and is not what was asked for.
    RequestMismatch = "REQUEST_MISMATCH", Invalid;
    /// Another profile answered the same request before.
    RequestReused = "REQUEST_REUSED", Warning;
    /// It names a list of withdrawn credentials, which is not read offline.
    StatusUnknown = "STATUS_UNKNOWN", Warning;
    /// A self-administered profile about somebody else than its signer.
    SubjectNotIssuer = "SUBJECT_NOT_ISSUER", Invalid;
    /// The proof was made for another place or occasion.
    ReplayedProof = "REPLAYED_PROOF", Warning;
    /// A further proof in the set was not checked.
    ProofUnchecked = "PROOF_UNCHECKED", Warning;
    /// An endorsement that names one credential and is bound to another, or came with one that it was not made about.
    EndorsementNotForThis = "ENDORSEMENT_NOT_FOR_THIS", Invalid;
    /// An endorsement whose period is over or has not begun.
    EndorsementExpired = "ENDORSEMENT_EXPIRED", Warning;
    /// An endorsement by the profile's own key.
    EndorsementSelf = "ENDORSEMENT_SELF", Warning;
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its name for machines.
    pub code: Code,
    /// One English sentence for logs and the command line.
    pub message: String,
    /// JSON Pointer (RFC 6901) into the document; empty for the whole.
    pub path: String,
}

/// A problem with its place.
pub(crate) fn problem(code: Code, message: impl Into<String>, path: &str) -> Problem {
    Problem { code, message: message.into(), path: path.to_owned() }
}
