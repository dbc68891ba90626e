//! What is to be asked, under which rules.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, list, object, text};

/// Revision of the rules of scoring. Golden logs force a bump when any bit of a result changes.
pub const ENGINE_REV: u32 = 2;

/// Everything besides the bank and the answers that determines an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// [`ENGINE_REV`] of the engine the plan was made for.
    pub engine_rev: u32,
    /// Scoring digest of the bank, in its text form (`uEi…`).
    pub bank: String,
    /// Id of the bank's preset.
    pub preset: String,
    /// Ids of the skills, in the order they are asked; none twice.
    pub skills: Vec<String>,
    /// 128 bits, 32 lower-case hex digits. Settles ties, draws and the order of options.
    pub seed: String,
    /// BCP 47 tag of the language the items were shown in.
    pub locale: String,
}

impl Plan {
    /// What serialising gives.
    pub fn write(&self) -> Value {
        object([
            ("engine_rev", self.engine_rev.into()),
            ("bank", self.bank.as_str().into()),
            ("preset", self.preset.as_str().into()),
            ("skills", self.skills.iter().map(String::as_str).collect()),
            ("seed", self.seed.as_str().into()),
            ("locale", self.locale.as_str().into()),
        ])
    }

    /// Reads what serialising writes, and nothing else.
    pub fn read(value: &Value) -> Result<Plan, Fault> {
        let mut f = Fields::of(value)?;
        let plan = Plan {
            engine_rev: f.need("engine_rev", count),
            bank: f.need("bank", text),
            preset: f.need("preset", text),
            skills: f.need("skills", list(text)),
            seed: f.need("seed", text),
            locale: f.need("locale", text),
        };
        f.end(plan)
    }
}
