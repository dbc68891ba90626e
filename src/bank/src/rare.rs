//! What few banks have: read, and entered into the scoring digest, apart from the rest, so that a page loads the code for it only
//! when a bank needs it.

use crate::read::{Read, optional};
use crate::{Area, Bank, Correlation, Item, Params, Preset, Rules};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, list, number, object, text};

/// Readers of the fields that few banks have.
pub(crate) struct Rare {
    pub(crate) bank: fn(&mut Fields<'_>, &mut Bank),
    pub(crate) preset: fn(&mut Fields<'_>, &mut Preset),
    pub(crate) item: fn(&mut Fields<'_>, &mut Item),
    pub(crate) params: fn(&mut Fields<'_>, &mut Params),
}

impl Rare {
    /// Leaves the fields where they are: their object is then refused for having them.
    pub(crate) const NONE: Rare =
        Rare { bank: |_, _| {}, preset: |_, _| {}, item: |_, _| {}, params: |_, _| {} };

    /// All of them.
    pub(crate) const ALL: Rare = Rare { bank, preset, item, params };
}

fn bank(f: &mut Fields<'_>, bank: &mut Bank) {
    bank.correlations = f.may("correlations", list(correlation)).unwrap_or_default();
}

fn correlation(value: &Value) -> Read<Correlation> {
    let mut f = Fields::of(value)?;
    let correlation = Correlation {
        between: f.must("between", pair)?,
        r: f.need("r", number),
        source: f.need("source", text),
    };
    f.end(correlation)
}

fn pair(value: &Value) -> Read<(String, String)> {
    match <[String; 2]>::try_from(list(text)(value)?) {
        Ok([a, b]) => Ok((a, b)),
        Err(_) => Err(Fault::new("expected the ids of two skills".to_owned())),
    }
}

fn preset(f: &mut Fields<'_>, preset: &mut Preset) {
    preset.criterion = f.may("criterion", optional(text)).flatten();
    preset.success_low = f.may("success_low", optional(number)).flatten();
    preset.success_high = f.may("success_high", optional(number)).flatten();
    preset.stop_information = f.may("stop_information", optional(number)).flatten();
    preset.rules = f.may("rules", rules).unwrap_or_default();
}

fn rules(value: &Value) -> Read<Rules> {
    let mut f = Fields::of(value)?;
    let rules = Rules {
        exposure: f.may("exposure", optional(text)).flatten(),
        strata: f.may("strata", optional(count)).flatten(),
        minutes: f.may("minutes", optional(count)).flatten(),
        stop_se_change: f.may("stop_se_change", optional(number)).flatten(),
        stop_total_information: f.may("stop_total_information", optional(number)).flatten(),
        decide: f.may("decide", optional(text)).flatten(),
        decide_error: f.may("decide_error", optional(number)).flatten(),
        decide_within: f.may("decide_within", optional(number)).flatten(),
        content: f.may("content", list(area)).unwrap_or_default(),
    };
    f.end(rules)
}

fn area(value: &Value) -> Read<Area> {
    let mut f = Fields::of(value)?;
    let area = Area {
        skill: f.may("skill", optional(text)).flatten(),
        area: f.need("area", text),
        share: f.may("share", optional(number)).flatten(),
        at_least: f.may("at_least", optional(count)).flatten(),
        at_most: f.may("at_most", optional(count)).flatten(),
    };
    f.end(area)
}

fn item(f: &mut Fields<'_>, item: &mut Item) {
    item.testlet = f.may("testlet", optional(text)).flatten();
    item.content = f.may("content", optional(text)).flatten();
    item.seconds = f.may("seconds", optional(count)).flatten();
    item.acceptance = f.may("acceptance", optional(number)).flatten();
}

fn params(f: &mut Fields<'_>, params: &mut Params) {
    params.a_sd = f.may("a_sd", optional(number)).flatten();
}

/// Enters these fields into the view of a bank that its scoring digest is taken of. What is not there is not said.
pub(crate) fn score(bank: &Bank, view: &mut Value) {
    let pair = |c: &Correlation| {
        Value::from_iter([Value::from(c.between.0.as_str()), c.between.1.as_str().into(), c.r.into()])
    };
    let pairs: Value = bank.correlations.iter().map(pair).collect();
    say(view, "correlations", (!bank.correlations.is_empty()).then_some(pairs));
    for (i, preset) in bank.presets.iter().enumerate() {
        let view = &mut view["presets"][i];
        say(view, "criterion", preset.criterion.as_deref());
        say(view, "success_low", preset.success_low);
        say(view, "success_high", preset.success_high);
        say(view, "stop_information", preset.stop_information);
        say(view, "rules", (!preset.rules.is_empty()).then(|| scored_rules(&preset.rules)));
    }
    for (i, item) in bank.items.iter().enumerate() {
        let view = &mut view["items"][i];
        say(view, "testlet", item.testlet.as_deref());
        say(view, "content", item.content.as_deref());
        say(view, "seconds", item.seconds);
        say(view, "acceptance", item.acceptance);
        say(&mut view["params"], "a_sd", item.params.a_sd);
    }
}

fn scored_rules(rules: &Rules) -> Value {
    let areas = || rules.content.iter().map(scored_area).collect();
    object([
        ("exposure", rules.exposure.as_deref().into()),
        ("strata", rules.strata.into()),
        ("minutes", rules.minutes.into()),
        ("stop_se_change", rules.stop_se_change.into()),
        ("stop_total_information", rules.stop_total_information.into()),
        ("decide", rules.decide.as_deref().into()),
        ("decide_error", rules.decide_error.into()),
        ("decide_within", rules.decide_within.into()),
        ("content", if rules.content.is_empty() { Value::Null } else { areas() }),
    ])
}

fn scored_area(area: &Area) -> Value {
    object([
        ("skill", area.skill.as_deref().into()),
        ("area", area.area.as_str().into()),
        ("share", area.share.into()),
        ("at_least", area.at_least.into()),
        ("at_most", area.at_most.into()),
    ])
}

fn say<T: Into<Value>>(view: &mut Value, key: &str, value: Option<T>) {
    if let Some(value) = value {
        view[key] = value.into();
    }
}
