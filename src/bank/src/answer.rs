//! How items are answered, and what a response is worth.

use crate::Inline;
use serde::{Deserialize, Serialize};

/// How an item is answered. More types are added as variants; readers refuse what they do not know.
///
/// Lists are in the author's order, and ids are what logs carry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Answer {
    /// Exactly one option is right.
    SingleChoice {
        /// The screen order follows from the seed.
        options: Vec<Choice>,
    },
    /// Two options, shown as they stand.
    TrueFalse {
        /// As a rule "True" and "False".
        options: Vec<Choice>,
    },
    /// Any number of options is right.
    MultipleChoice {
        /// The screen order follows from the seed.
        options: Vec<Choice>,
        /// What a part of the right answer is worth.
        #[serde(default, skip_serializing_if = "Credit::is_all")]
        credit: Credit,
    },
    /// A number is typed.
    Numeric {
        /// Accepted ones, and slips whose misconception is known.
        numbers: Vec<Quantity>,
        /// What it counts, shown beside the field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// A few words are typed.
    ShortText {
        /// Accepted forms, and slips whose misconception is known.
        options: Vec<Choice>,
        /// Whether small and capital letters differ.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        case: bool,
    },
    /// Gaps of the stem, each filled from a list of its own.
    InlineChoice {
        /// In the order of the stem.
        gaps: Vec<Gap>,
        /// What a part of the right answer is worth.
        #[serde(default, skip_serializing_if = "Credit::is_all")]
        credit: Credit,
    },
    /// Entries are put in order.
    Ordering {
        /// In the right order; the order on screen follows from the seed.
        options: Vec<Choice>,
        /// What a part of the right answer is worth.
        #[serde(default, skip_serializing_if = "Credit::is_all")]
        credit: Credit,
    },
    /// Each left entry gets one from the right.
    Matching {
        /// Left entries.
        left: Vec<Partner>,
        /// Right entries, some of which may be nobody's partner; the order on screen follows from the seed.
        options: Vec<Choice>,
        /// What a part of the right answer is worth.
        #[serde(default, skip_serializing_if = "Credit::is_all")]
        credit: Credit,
    },
    /// Passages of the stem are picked; each stands where the stem has the slot of its id.
    HotText {
        /// The passages, in the order of the stem.
        options: Vec<Choice>,
        /// What a part of the right answer is worth.
        #[serde(default, skip_serializing_if = "Credit::is_all")]
        credit: Credit,
    },
    /// Self-report on ordered categories. Nothing is right or wrong.
    Rating {
        /// From low to high.
        options: Vec<Choice>,
    },
}

/// What a part of the right answer is worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credit {
    /// Nothing: all of it must be right.
    #[default]
    All,
    /// A point for each part, less one for each wrong choice where any number can be chosen, never below none.
    Each,
}

impl Credit {
    fn is_all(&self) -> bool {
        *self == Credit::All
    }
}

/// One option.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Canonical id (`a`, `b`, … in the author's order), the one that logs carry.
    pub id: String,
    /// What the person reads.
    pub text: Vec<Inline>,
    /// Why it is right, or which misconception it tempts; empty where its author did not say.
    pub rationale: Vec<Inline>,
    /// Whether this is the key, or a part of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

/// A number that is accepted, or known as a slip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// Accepted up to so far from it, the ends included.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tolerance: f64,
    /// Why it is right, or which misconception leads to it.
    pub rationale: Vec<Inline>,
    /// Whether it is accepted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

fn is_zero(x: &f64) -> bool {
    *x == 0.0
}

/// A gap of the stem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// As the slot of the stem has it.
    pub id: String,
    /// One of them is right; shown as they stand.
    pub options: Vec<Choice>,
}

/// A left entry of a matching.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Canonical id: `1`, `2`, …
    pub id: String,
    /// What the person reads.
    pub text: Vec<Inline>,
    /// Why its partner is the right one.
    pub rationale: Vec<Inline>,
    /// Id of the right entry that belongs to it.
    pub with: String,
}

impl Answer {
    /// Names of all types, as in files.
    pub const TYPES: [&str; 10] = [
        "single-choice",
        "true-false",
        "multiple-choice",
        "numeric",
        "short-text",
        "inline-choice",
        "ordering",
        "matching",
        "hot-text",
        "rating",
    ];

    /// Name of the type, as in files.
    pub fn name(&self) -> &'static str {
        match self {
            Answer::SingleChoice { .. } => "single-choice",
            Answer::TrueFalse { .. } => "true-false",
            Answer::MultipleChoice { .. } => "multiple-choice",
            Answer::Numeric { .. } => "numeric",
            Answer::ShortText { .. } => "short-text",
            Answer::InlineChoice { .. } => "inline-choice",
            Answer::Ordering { .. } => "ordering",
            Answer::Matching { .. } => "matching",
            Answer::HotText { .. } => "hot-text",
            Answer::Rating { .. } => "rating",
        }
    }

    /// The options, where there is one list of them.
    pub fn options(&self) -> &[Choice] {
        match self {
            Answer::SingleChoice { options }
            | Answer::TrueFalse { options }
            | Answer::MultipleChoice { options, .. }
            | Answer::ShortText { options, .. }
            | Answer::Ordering { options, .. }
            | Answer::Matching { options, .. }
            | Answer::HotText { options, .. }
            | Answer::Rating { options } => options,
            Answer::Numeric { .. } | Answer::InlineChoice { .. } => &[],
        }
    }

    /// How many things are shown in an order that follows from the seed; 0 where all stand as the author put them.
    pub fn shuffled(&self) -> usize {
        match self {
            Answer::SingleChoice { options }
            | Answer::MultipleChoice { options, .. }
            | Answer::Ordering { options, .. }
            | Answer::Matching { options, .. } => options.len(),
            _ => 0,
        }
    }
}
