//! What a preset may ask for beyond what most do.

use crate::{Bank, Item};
use serde::{Deserialize, Serialize};

/// Ways to spare questions other than drawing among the best.
pub const EXPOSURES: [&str; 3] = ["progressive", "proportional", "acceptance"];

/// Ways to tell on which side of the cuts a person is.
pub const DECISIONS: [&str; 3] = ["interval", "sprt", "ratio"];

/// The rarer rules of a preset. Each is left out as a rule.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// One of [`EXPOSURES`], in place of drawing among the best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exposure: Option<String>,
    /// Steep items are kept for later, in so many strata (Chang, Qian & Ying 2001).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strata: Option<u32>,
    /// Longest time per skill, minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Stop when the standard error (θ units) moved by no more than this over [`PLATEAU`] answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_se_change: Option<f64>,
    /// Stop when the items asked have this much information together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_total_information: Option<f64>,
    /// Stop when it is decided between which cuts a person is, by one of [`DECISIONS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decide: Option<String>,
    /// Accepted rate of wrong decisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decide_error: Option<f64>,
    /// Half the width of the region around a cut in which either decision is right, θ units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decide_within: Option<f64>,
    /// What a test is made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Area>,
}

/// Over how many answers the standard error has to stand still.
pub const PLATEAU: u32 = 3;

/// How much of a test an area of content has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Of this skill's test; of every skill that has items of the area when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// Name of the area, as items have it.
    pub area: String,
    /// The share that is aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// No test has fewer of its items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// No test has more of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

impl Rules {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Rules::default()
    }

    /// What applies to a skill.
    pub fn areas<'r>(&'r self, bank: &'r Bank, skill: &'r str) -> impl Iterator<Item = &'r Area> {
        let has =
            move |area: &Area| bank.items.iter().any(|i| i.skill == skill && !i.pilot && area.covers(i));
        self.content.iter().filter(move |area| match &area.skill {
            Some(of) => of == skill,
            None => has(area),
        })
    }
}

impl Area {
    /// Whether the item is of this area.
    pub fn covers(&self, item: &Item) -> bool {
        item.content.as_ref() == Some(&self.area)
    }
}
