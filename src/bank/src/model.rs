//! The compiled bank: what `bank.json` holds and what every other crate reads.

use crate::{Answer, Choice, Rules};
use serde::{Deserialize, Serialize};

/// Version of the `bank.json` layout that this crate writes.
pub const FORMAT: u32 = 1;

/// Items for one or more skills, with all that is needed to ask and score them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// Layout version, [`FORMAT`].
    pub format: u32,
    /// Stable name, `[a-z0-9-]`, also the folder's name.
    pub id: String,
    /// Version of the content, `major.minor.patch`, for people; the digests are what machines compare.
    pub version: String,
    /// BCP 47 tag of the language the items are written in.
    pub language: String,
    /// What the catalogue shows.
    pub title: String,
    /// One or two sentences for the catalogue.
    pub summary: String,
    /// SPDX expression for the content.
    pub licence: String,
    /// Credit lines that the content's and the frameworks' licences ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<String>,
    /// The scales, in the order they are asked.
    pub skills: Vec<Skill>,
    /// How skills go together; pairs that are not here do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<Correlation>,
    /// The rules a person can choose from, shortest first.
    pub presets: Vec<Preset>,
    /// All items, grouped by skill in file order.
    pub items: Vec<Item>,
    /// Pictures that items show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
}

/// A picture, in the bank itself: nothing that a question shows is loaded from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// File name with its ending: `.svg`, `.png`, `.jpg` or `.webp`.
    pub name: String,
    /// The file, base64.
    pub data: String,
}

/// One latent scale θ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// Stable name, `[a-z0-9-]`.
    pub id: String,
    /// Short name for headings.
    pub title: String,
    /// What is measured, one sentence.
    pub definition: String,
    /// Bands on θ from low to high; the first has no cut.
    pub levels: Vec<Level>,
    /// Who set the cuts, and when (`YYYY-MM-DD`).
    pub cuts_by: String,
    /// Date of the cuts.
    pub cuts_on: String,
    /// SD of the common shift of all difficulties of this skill (θ units); 0 when calibrated.
    pub shift_sd: f64,
    /// Where the skill sits in public frameworks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<Alignment>,
}

/// Two skills that go together: who is strong in one tends to be strong in the other, and answers to one tell about both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correlation {
    /// Ids of the two skills.
    pub between: (String, String),
    /// Correlation of their θ among the people whom the bank is for.
    pub r: f64,
    /// Where the number is from: a study, or whose judgement.
    pub source: String,
}

/// A band on a skill's scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Stable name, `[a-z0-9-]`.
    pub id: String,
    /// Name people read.
    pub title: String,
    /// Lower bound on θ; absent for the lowest level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<f64>,
    /// What a person at this level can do.
    pub can_do: String,
}

/// A link from a skill to a public framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    /// Framework with its version.
    pub framework: String,
    /// Name of the entry there.
    pub name: String,
    /// `https` address of the entry.
    pub url: String,
    /// Code of the entry, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// SKOS relation: `exact`, `close`, `broader` or `narrower`.
    pub relation: String,
}

/// Rules of length, choice and stopping, per skill.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// `quick`, `normal`, `precise`, or the bank's own.
    pub id: String,
    /// Never stop before this many answers.
    pub min_items: u32,
    /// Always stop after this many.
    pub max_items: u32,
    /// Stop when the standard error (θ units) is at most this.
    pub stop_se: f64,
    /// Stop when one level holds at least this share of the posterior.
    pub stop_level: f64,
    /// Draw among this many most informative items (1 = always the best; Kingsbury & Zara 1989).
    pub randomesque: u32,
    /// Months after which the profile asks for a re-check.
    pub valid_months: u32,
    /// What makes a question a good next one: a name of `skillmark_irt::Criterion`; `mfi` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// Lower end of the wanted share of right answers, guessing counted; with `success_high`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_low: Option<f64>,
    /// Upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_high: Option<f64>,
    /// Stop when no item left has this much information.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_information: Option<f64>,
    /// How many of the skill's pilot items are mixed in. They are not scored.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pilots: u32,
    /// Rules that few presets have.
    #[serde(default, skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// One question with its key, options, rationale and parameters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable name, `[a-z0-9-]`, unique in the bank.
    pub id: String,
    /// The skill it measures.
    pub skill: String,
    /// What is asked and shown.
    pub stem: Vec<Block>,
    /// How it is answered and scored.
    pub answer: Answer,
    /// Parameters of the response model.
    pub params: Params,
    /// What a right answer shows; empty where its author did not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub objective: String,
    /// Month (`YYYY-MM`) by which the content must be read again; empty where its author did not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub review_by: String,
    /// Addresses or references of facts claimed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Items with the same testlet name share a stimulus and stay together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub testlet: Option<String>,
    /// Items that must not appear in the same session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enemies: Vec<String>,
    /// Asked for later calibration and never scored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pilot: bool,
    /// Area of content, a name that presets count by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Time that an answer takes as a rule, seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Probability with which the item is asked where it is the best (Sympson & Hetter 1985); 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<f64>,
}

/// Parameters of P(θ) = c + (1 - c) / (1 + exp(-a (θ - b))) (Birnbaum 1968).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Params {
    /// Discrimination.
    pub a: f64,
    /// Difficulty, θ units; for provisional items already shrunk by the judges' agreement.
    pub b: f64,
    /// Lower asymptote.
    pub c: f64,
    /// Standard error of `b`, integrated into the posterior; 0 = known.
    pub b_sd: f64,
    /// Where the values come from.
    pub status: Status,
    /// Standard error of `a`, integrated into the posterior; known when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a_sd: Option<f64>,
    /// Where each further point becomes as likely as the one before (θ units), where parts of an answer count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<f64>>,
    /// Number of answers behind a calibration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
}

/// Where parameters come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Expert judgement.
    Provisional,
    /// Estimated from answers.
    Calibrated,
}

impl Status {
    /// Its name in files.
    pub fn code(self) -> &'static str {
        match self {
            Status::Provisional => "provisional",
            Status::Calibrated => "calibrated",
        }
    }
}

/// A block of safe rich text. There is no raw HTML and nothing remote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// Paragraph.
    P(Vec<Inline>),
    /// Quotation: a mail, a chat, a model's answer.
    Quote(Vec<Block>),
    /// Unordered list.
    Ul(Vec<Vec<Inline>>),
    /// Ordered list.
    Ol(Vec<Vec<Inline>>),
    /// Preformatted text.
    Pre(String),
    /// Table: first row is the header.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A picture of the bank.
    Image(Image),
}

/// A picture shown in a stem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its name among the bank's pictures, with its ending.
    pub name: String,
    /// What it tells those who do not see it.
    pub alt: String,
}

/// A run of safe inline text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Code.
    Code(String),
    /// Strong.
    B(Vec<Inline>),
    /// Emphasis.
    I(Vec<Inline>),
    /// Line break.
    Br(()),
    /// Where a gap stands, or a passage that can be picked, by its id in the answer.
    Slot(String),
    /// Plain text; a bare string in JSON.
    #[serde(untagged)]
    Text(String),
}

impl Bank {
    /// The skill with this id.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|s| s.id == id)
    }
    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }
    /// The preset with this id.
    pub fn preset(&self, id: &str) -> Option<&Preset> {
        self.presets.iter().find(|p| p.id == id)
    }
}

impl Skill {
    /// Cut scores from low to high, one fewer than levels.
    pub fn cuts(&self) -> Vec<f64> {
        self.levels.iter().filter_map(|l| l.cut).collect()
    }
}

impl Item {
    /// The options, where there is one list of them.
    pub fn options(&self) -> &[Choice] {
        self.answer.options()
    }
}
