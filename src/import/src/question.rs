//! A question in the neutral form that every reader gives and the writers take.

use crate::Haul;
use skillmark_bank::{Block, Inline};

/// One question as its author wrote it, with what our bank has no place for named in [`crate::Haul::dropped`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Question {
    /// Where it stood: `quiz.gift:12`, `export.zip/items/q1.xml`, `sheet.xlsx/Sheet1!A7`.
    pub from: String,
    /// The author's own identifier, unchanged.
    pub id: Option<String>,
    /// The author's title.
    pub title: Option<String>,
    /// Path of the category from the root, outermost first; the last part becomes the skill.
    pub category: Vec<String>,
    /// What is asked and shown. Gaps and hot text stand in it as [`Inline::Slot`].
    pub stem: Vec<Block>,
    /// How it is answered.
    pub body: Body,
    /// Said to everybody afterwards.
    pub feedback: Vec<Inline>,
    /// Said after a right answer.
    pub feedback_right: Vec<Inline>,
    /// Said after a wrong answer.
    pub feedback_wrong: Vec<Inline>,
    /// Words the author filed it under.
    pub tags: Vec<String>,
    /// Judged difficulty on θ, where the file says one (our own column or extension only).
    pub difficulty: Option<f64>,
    /// Month (`YYYY-MM`) by which it must be read again, where the file says so.
    pub review_by: Option<String>,
    /// What a right answer shows, where the file says so.
    pub objective: Option<String>,
    /// References of facts claimed.
    pub sources: Vec<String>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Exactly one option may be chosen.
    SingleChoice(Vec<Choice>),
    /// Any number of options may be chosen.
    MultipleChoice(Vec<Choice>),
    /// A statement; the two choices are "true" and "false" in this order.
    TrueFalse(Vec<Choice>),
    /// A number is typed in.
    Numeric(Vec<Quantity>, Option<String>),
    /// A short text is typed in.
    ShortText {
        /// Accepted forms (weight above 0) and known wrong ones.
        forms: Vec<Choice>,
        /// Whether small and capital letters differ.
        case: bool,
    },
    /// Each gap of the stem is filled from a list of its own.
    InlineChoice(Vec<Gap>),
    /// Entries in their right order.
    Ordering(Vec<Choice>),
    /// Each left entry has one partner on the right; right entries may be left over.
    Matching {
        /// Left entries, each with the place of its partner in `right`.
        left: Vec<(Choice, usize)>,
        /// Right entries.
        right: Vec<Choice>,
    },
    /// Passages of the stem are picked; each option stands in it as an [`Inline::Slot`] with the option's id.
    HotText(Vec<Choice>),
    /// Self-report on ordered categories, from low to high; nothing is right or wrong.
    Rating(Vec<Choice>),
}

impl Default for Body {
    fn default() -> Self {
        Body::SingleChoice(Vec::new())
    }
}

impl Body {
    /// Name of the type, as in the bank and in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Body::SingleChoice(_) => "single-choice",
            Body::MultipleChoice(_) => "multiple-choice",
            Body::TrueFalse(_) => "true-false",
            Body::Numeric(..) => "numeric",
            Body::ShortText { .. } => "short-text",
            Body::InlineChoice(_) => "inline-choice",
            Body::Ordering(_) => "ordering",
            Body::Matching { .. } => "matching",
            Body::HotText(_) => "hot-text",
            Body::Rating(_) => "rating",
        }
    }
}

/// One thing that can be chosen, typed or moved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// The author's identifier; empty where the format has none.
    pub id: String,
    /// What the person reads, or types.
    pub text: Vec<Inline>,
    /// Share of the question's points, 1 = all; 0 or less = wrong. Keys of a multiple choice with equal weights have 1/n.
    pub weight: f64,
    /// Said after it was chosen.
    pub feedback: Vec<Inline>,
}

/// An accepted (or known wrong) number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quantity {
    /// Middle of the accepted range.
    pub value: f64,
    /// Half its width, absolute; 0 = exact.
    pub tolerance: f64,
    /// As in [`Choice::weight`].
    pub weight: f64,
    /// Said after it was given.
    pub feedback: Vec<Inline>,
}

/// A gap that is filled from a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gap {
    /// As in the stem's [`Inline::Slot`].
    pub id: String,
    /// What it can be filled with.
    pub options: Vec<Choice>,
}

impl Question {
    /// The stem for formats of plain text; what it loses is noted.
    pub(crate) fn plain_stem(&self, haul: &mut Haul) -> String {
        if !skillmark_bank::images_in(&self.stem).is_empty() {
            haul.drop(&self.from, "image", "the picture is left out, its words stay");
        }
        let plain = |block: &Block| match block {
            Block::P(runs) => runs.iter().all(|run| matches!(run, Inline::Text(_) | Inline::Slot(_))),
            Block::Image(_) => true,
            _ => false,
        };
        if !self.stem.iter().all(plain) {
            haul.drop(
                &self.from,
                "format",
                "bold, code, lists, tables and the like are left out, their words stay",
            );
        }
        Block::plain(&self.stem)
    }
}
