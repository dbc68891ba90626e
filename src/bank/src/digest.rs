//! What identifies a bank: one digest over what scoring needs, one over everything.

use crate::{Bank, Item, Params, Preset, Skill};
use serde::Serialize;
use skillmark_canon::{Digest, canonical};

impl Bank {
    /// `bank.json`: the bank as canonical JSON (RFC 8785), so that its bytes have the bank's content digest.
    pub fn to_json(&self) -> String {
        canonical(&value(self))
    }
}

/// Digest of everything in the bank, which is also the SHA-256 of its `bank.json`.
pub fn content_digest(bank: &Bank) -> Digest {
    Digest::of_value(&value(bank))
}

/// Digest of what replay needs: names, keys, parameters, levels, presets, and the order they stand in.
///
/// It leaves out every text, so that results outlive a mended typing error.
pub fn scoring_digest(bank: &Bank) -> Digest {
    Digest::of_value(&value(&Scoring {
        scoring: 1,
        id: &bank.id,
        skills: bank.skills.iter().map(ScoredSkill::of).collect(),
        presets: &bank.presets,
        items: bank.items.iter().map(ScoredItem::of).collect(),
    }))
}

fn value(thing: &impl Serialize) -> serde_json::Value {
    // Names of fields are the only keys, and those are text: nothing can go wrong.
    serde_json::to_value(thing).unwrap_or_default()
}

#[derive(Serialize)]
struct Scoring<'b> {
    /// Version of this view, so that another one can never be taken for it.
    scoring: u32,
    id: &'b str,
    skills: Vec<ScoredSkill<'b>>,
    presets: &'b [Preset],
    items: Vec<ScoredItem<'b>>,
}

#[derive(Serialize)]
struct ScoredSkill<'b> {
    id: &'b str,
    levels: Vec<(&'b str, Option<f64>)>,
    shift_sd: f64,
}

#[derive(Serialize)]
struct ScoredItem<'b> {
    id: &'b str,
    skill: &'b str,
    options: Vec<&'b str>,
    key: Vec<&'b str>,
    params: &'b Params,
    testlet: Option<&'b str>,
    enemies: &'b [String],
    pilot: bool,
}

impl<'b> ScoredSkill<'b> {
    fn of(skill: &'b Skill) -> Self {
        let levels = skill.levels.iter().map(|level| (level.id.as_str(), level.cut)).collect();
        ScoredSkill { id: &skill.id, levels, shift_sd: skill.shift_sd }
    }
}

impl<'b> ScoredItem<'b> {
    fn of(item: &'b Item) -> Self {
        let options = item.options();
        ScoredItem {
            id: &item.id,
            skill: &item.skill,
            options: options.iter().map(|o| o.id.as_str()).collect(),
            key: options.iter().filter(|o| o.key).map(|o| o.id.as_str()).collect(),
            params: &item.params,
            testlet: item.testlet.as_deref(),
            enemies: &item.enemies,
            pilot: item.pilot,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A bank as built once, and the digests it had then. Results name banks by these texts: where they change
    /// without the bank, every older result becomes an orphan.
    #[test]
    fn digests_are_the_same_everywhere_and_forever() {
        let file = include_bytes!("../tests/golden/tiny.json");
        let bank = Bank::load(file).unwrap();
        assert_eq!(scoring_digest(&bank).to_string(), "uEiDVXRc7GLtgjyARSSVV0GfalRGt540HV07FVLC-OwXXgg");
        assert_eq!(content_digest(&bank).to_string(), "uEiDMgffxEK0QZSZqPwEhHNARyVWnZjALap7gXi7xzIaDJA");
        assert_eq!(content_digest(&bank), Digest::of(file));
    }
}
