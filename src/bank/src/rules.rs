//! What a preset may ask for beyond what most do.
//!
//! A bank keeps these rules as they were read, and they are interpreted by whoever follows or checks them: the page does
//! so in parts that most banks never make it load, and its first part is full.

use crate::{Bank, Item, Preset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, Limits, canonical, count, list, number, object, parse, text};

/// Ways to spare questions other than drawing among the best.
pub const EXPOSURES: [&str; 3] = ["progressive", "proportional", "acceptance"];

/// Ways to tell on which side of the cuts a person is.
pub const DECISIONS: [&str; 3] = ["interval", "sprt", "ratio"];

/// The rarer rules of a preset. Each is left out as a rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// One of [`EXPOSURES`], in place of drawing among the best.
    pub exposure: Option<String>,
    /// Steep items are kept for later, in so many strata (Chang, Qian & Ying 2001).
    pub strata: Option<u32>,
    /// Longest time per skill, minutes.
    pub minutes: Option<u32>,
    /// Stop when the standard error (θ units) moved by no more than this over [`PLATEAU`] answers.
    pub stop_se_change: Option<f64>,
    /// Stop when the items asked have this much information together.
    pub stop_total_information: Option<f64>,
    /// Stop when it is decided between which cuts a person is, by one of [`DECISIONS`].
    pub decide: Option<String>,
    /// Accepted rate of wrong decisions.
    pub decide_error: Option<f64>,
    /// Half the width of the region around a cut in which either decision is right, θ units.
    pub decide_within: Option<f64>,
    /// What a test is made of.
    pub content: Vec<Area>,
}

/// Over how many answers the standard error has to stand still.
pub const PLATEAU: u32 = 3;

/// Rules as they were read: canonical JSON, for to copy a text costs the page less than to copy a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept(String);

impl Kept {
    /// Keeps any value.
    pub fn new(value: &Value) -> Self {
        Kept(canonical(value))
    }

    /// The value that was kept.
    pub fn value(&self) -> Value {
        parse(self.0.as_bytes(), Limits::BANK).unwrap_or_default()
    }
}

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Kept::new(&value))
    }
}

/// How much of a test an area of content has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Area {
    /// Of this skill's test; of every skill that has items of the area when left out.
    pub skill: Option<String>,
    /// Name of the area, as items have it.
    pub area: String,
    /// The share that is aimed at.
    pub share: Option<f64>,
    /// No test has fewer of its items.
    pub at_least: Option<u32>,
    /// No test has more of them.
    pub at_most: Option<u32>,
}

impl Preset {
    /// Longest time per skill, minutes: the one rule that everybody should know before they begin, and so read without the
    /// others.
    pub fn minutes(&self) -> Option<u32> {
        let minutes = self.rules.as_ref()?.value().get("minutes")?.as_u64()?;
        u32::try_from(minutes).ok()
    }

    /// The rules that few presets have.
    ///
    /// # Errors
    /// What is no rule, and where.
    pub fn rules(&self) -> Result<Rules, Fault> {
        self.rules.as_ref().map_or(Ok(Rules::default()), |kept| Rules::read(&kept.value()))
    }
}

impl Rules {
    fn read(value: &Value) -> Result<Rules, Fault> {
        let mut f = Fields::of(value)?;
        let rules = Rules {
            exposure: f.may("exposure", text),
            strata: f.may("strata", count),
            minutes: f.may("minutes", count),
            stop_se_change: f.may("stop_se_change", number),
            stop_total_information: f.may("stop_total_information", number),
            decide: f.may("decide", text),
            decide_error: f.may("decide_error", number),
            decide_within: f.may("decide_within", number),
            content: f.may("content", list(Area::read)).unwrap_or_default(),
        };
        f.end(rules)
    }

    /// As a preset keeps them: nothing without any.
    pub fn write(&self) -> Option<Kept> {
        let content: Value = self.content.iter().map(Area::write).collect();
        let rules = object([
            ("exposure", self.exposure.as_deref().into()),
            ("strata", self.strata.into()),
            ("minutes", self.minutes.into()),
            ("stop_se_change", self.stop_se_change.into()),
            ("stop_total_information", self.stop_total_information.into()),
            ("decide", self.decide.as_deref().into()),
            ("decide_error", self.decide_error.into()),
            ("decide_within", self.decide_within.into()),
            ("content", if self.content.is_empty() { Value::Null } else { content }),
        ]);
        (rules != object([])).then(|| Kept::new(&rules))
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

    fn read(value: &Value) -> Result<Area, Fault> {
        let mut f = Fields::of(value)?;
        let area = Area {
            skill: f.may("skill", text),
            area: f.need("area", text),
            share: f.may("share", number),
            at_least: f.may("at_least", count),
            at_most: f.may("at_most", count),
        };
        f.end(area)
    }

    fn write(&self) -> Value {
        object([
            ("skill", self.skill.as_deref().into()),
            ("area", self.area.as_str().into()),
            ("share", self.share.into()),
            ("at_least", self.at_least.into()),
            ("at_most", self.at_most.into()),
        ])
    }
}
