//! What identifies a bank: one digest over what scoring needs, one over everything.

use crate::rare;
use crate::{Bank, Item, Level, Preset, Skill};
use serde::Serialize;
use serde_json::Value;
use skillmark_canon::{Digest, canonical, object};

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
    Digest::of_value(&whole_scoring(bank))
}

/// Digest of all that a preset rules, as the scoring view has it: two presets of one digest ask and stop alike.
pub fn preset_digest(preset: &Preset) -> Digest {
    Digest::of_value(&value(preset))
}

/// The same for a bank that has nothing that few have.
pub(crate) fn usual_scoring_digest(bank: &Bank) -> Digest {
    Digest::of_value(&scoring(bank))
}

fn whole_scoring(bank: &Bank) -> Value {
    let mut view = scoring(bank);
    rare::score(bank, &mut view);
    view
}

/// Not derived, for the page computes it too, and writes nothing else of a bank.
fn scoring(bank: &Bank) -> Value {
    object([
        // Version of this view, so that another one can never be taken for it.
        ("scoring", 1.into()),
        ("id", bank.id.as_str().into()),
        ("skills", bank.skills.iter().map(skill).collect()),
        ("presets", bank.presets.iter().map(preset).collect()),
        ("items", bank.items.iter().map(item).collect()),
    ])
}

fn skill(skill: &Skill) -> Value {
    let level = |level: &Level| Value::from_iter([Value::from(level.id.as_str()), level.cut.into()]);
    object([
        ("id", skill.id.as_str().into()),
        ("levels", skill.levels.iter().map(level).collect()),
        ("shift_sd", skill.shift_sd.into()),
    ])
}

fn preset(preset: &Preset) -> Value {
    object([
        ("id", preset.id.as_str().into()),
        ("min_items", preset.min_items.into()),
        ("max_items", preset.max_items.into()),
        ("stop_se", preset.stop_se.into()),
        ("stop_level", preset.stop_level.into()),
        ("randomesque", preset.randomesque.into()),
        ("valid_months", preset.valid_months.into()),
        ("pilots", (preset.pilots > 0).then_some(preset.pilots).into()),
    ])
}

fn item(item: &Item) -> Value {
    let options = item.options();
    let params = &item.params;
    let mut value = object([
        ("id", item.id.as_str().into()),
        ("skill", item.skill.as_str().into()),
        ("options", options.iter().map(|o| o.id.as_str()).collect()),
        ("key", options.iter().filter(|o| o.key).map(|o| o.id.as_str()).collect()),
        (
            "params",
            object([
                ("a", params.a.into()),
                ("b", params.b.into()),
                ("c", params.c.into()),
                ("b_sd", params.b_sd.into()),
                ("status", params.status.code().into()),
                ("n", params.n.into()),
            ]),
        ),
        ("enemies", item.enemies.iter().map(String::as_str).collect()),
        ("pilot", item.pilot.into()),
    ]);
    // Said even where there is none.
    value["testlet"] = Value::Null;
    value
}

fn value(thing: &impl Serialize) -> Value {
    // Names of fields are the only keys, and those are text: nothing can go wrong.
    serde_json::to_value(thing).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Area, Correlation, Params, Rules};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// The derived writer is the second implementation.
    #[test]
    fn the_scoring_view_is_what_would_be_derived() {
        let mut bank = Bank::load(include_bytes!("../tests/golden/tiny.json")).unwrap();
        for change in 0..3 {
            let derived = value(&Scoring {
                scoring: 1,
                id: &bank.id,
                skills: bank.skills.iter().map(ScoredSkill::of).collect(),
                correlations: (!bank.correlations.is_empty())
                    .then(|| bank.correlations.iter().map(|c| (&*c.between.0, &*c.between.1, c.r)).collect()),
                presets: &bank.presets,
                items: bank.items.iter().map(ScoredItem::of).collect(),
            });
            assert_eq!(canonical(&whole_scoring(&bank)), canonical(&derived));
            bank.presets[0].criterion = (change == 0).then(|| "kl".to_owned());
            (bank.presets[0].success_low, bank.presets[0].pilots) = (Some(0.75), 2);
            bank.items[1].params.a_sd = Some(0.1);
            bank.items[1].params.n = Some(250);
            bank.items[1].testlet = Some("t".to_owned());
            bank.presets[0].rules = match change {
                0 => all_rules(),
                _ => Rules { content: vec![Area::default()], ..Rules::default() },
            };
            (bank.items[0].content, bank.items[0].seconds) = (Some("x".to_owned()), Some(40));
            bank.items[2].acceptance = Some(0.5);
            let between = ("percentages".to_owned(), "charts".to_owned());
            bank.correlations.push(Correlation { between, r: 0.5, source: String::new() });
        }
    }

    fn all_rules() -> Rules {
        let text = |text: &str| Some(text.to_owned());
        Rules {
            exposure: text("progressive"),
            strata: Some(3),
            minutes: Some(20),
            stop_se_change: Some(0.01),
            stop_total_information: Some(6.0),
            decide: text("ratio"),
            decide_error: Some(0.1),
            decide_within: Some(0.3),
            content: vec![Area {
                skill: text("charts"),
                area: "x".to_owned(),
                share: Some(0.5),
                at_least: Some(2),
                at_most: Some(4),
            }],
        }
    }

    #[derive(Serialize)]
    struct Scoring<'b> {
        /// Version of this view, so that another one can never be taken for it.
        scoring: u32,
        id: &'b str,
        skills: Vec<ScoredSkill<'b>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        correlations: Option<Vec<(&'b str, &'b str, f64)>>,
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
        #[serde(skip_serializing_if = "Option::is_none")]
        content: Option<&'b str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        seconds: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        acceptance: Option<f64>,
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
                content: item.content.as_deref(),
                seconds: item.seconds,
                acceptance: item.acceptance,
            }
        }
    }

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
