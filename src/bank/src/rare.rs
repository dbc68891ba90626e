//! What few banks have: read, and entered into the scoring digest, apart from the rest, so that a page loads the code for it only
//! when a bank needs it.

use crate::read::{Read, choice, inlines, optional, unknown};
use crate::{
    Answer, Area, Bank, Choice, Correlation, Credit, Gap, Item, Params, Partner, Picture, Preset, Quantity,
    Rules,
};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, flag, list, number, object, text};

/// Readers of the fields that few banks have.
pub(crate) struct Rare {
    pub(crate) bank: fn(&mut Fields<'_>, &mut Bank),
    pub(crate) preset: fn(&mut Fields<'_>, &mut Preset),
    pub(crate) item: fn(&mut Fields<'_>, &mut Item),
    pub(crate) params: fn(&mut Fields<'_>, &mut Params),
    /// Answers of all types but single choice, by their names.
    pub(crate) answer: fn(&str, &mut Fields<'_>) -> Read<Answer>,
}

impl Rare {
    /// Leaves the fields where they are: their object is then refused for having them.
    pub(crate) const NONE: Rare = Rare {
        bank: |_, _| {},
        preset: |_, _| {},
        item: |_, _| {},
        params: |_, _| {},
        answer: |name, _| Err(unknown(name, &["single-choice"])),
    };

    /// All of them.
    pub(crate) const ALL: Rare = Rare { bank, preset, item, params, answer };
}

fn bank(f: &mut Fields<'_>, bank: &mut Bank) {
    bank.correlations = f.may("correlations", list(correlation)).unwrap_or_default();
    bank.images = f.may("images", list(picture)).unwrap_or_default();
}

fn picture(value: &Value) -> Read<Picture> {
    let mut f = Fields::of(value)?;
    let picture = Picture { name: f.need("name", text), data: f.need("data", text) };
    f.end(picture)
}

fn answer(name: &str, f: &mut Fields<'_>) -> Read<Answer> {
    let options = |f: &mut Fields<'_>| f.need("options", list(choice));
    let credit = |f: &mut Fields<'_>| f.may("credit", credit).unwrap_or_default();
    Ok(match name {
        "true-false" => Answer::TrueFalse { options: options(f) },
        "multiple-choice" => Answer::MultipleChoice { options: options(f), credit: credit(f) },
        "numeric" => Answer::Numeric {
            numbers: f.need("numbers", list(quantity)),
            unit: f.may("unit", optional(text)).flatten(),
        },
        "short-text" => {
            Answer::ShortText { options: options(f), case: f.may("case", flag).unwrap_or_default() }
        }
        "inline-choice" => Answer::InlineChoice { gaps: f.need("gaps", list(gap)), credit: credit(f) },
        "ordering" => Answer::Ordering { options: options(f), credit: credit(f) },
        "matching" => {
            Answer::Matching { left: f.need("left", list(partner)), options: options(f), credit: credit(f) }
        }
        "hot-text" => Answer::HotText { options: options(f), credit: credit(f) },
        "rating" => Answer::Rating { options: options(f) },
        other => return Err(unknown(other, &Answer::TYPES)),
    })
}

fn credit(value: &Value) -> Read<Credit> {
    match text(value)?.as_str() {
        "all" => Ok(Credit::All),
        "each" => Ok(Credit::Each),
        other => Err(unknown(other, &["all", "each"])),
    }
}

fn quantity(value: &Value) -> Read<Quantity> {
    let mut f = Fields::of(value)?;
    let quantity = Quantity {
        value: f.need("value", number),
        tolerance: f.may("tolerance", number).unwrap_or_default(),
        rationale: f.need("rationale", inlines),
        key: f.may("key", flag).unwrap_or_default(),
    };
    f.end(quantity)
}

fn gap(value: &Value) -> Read<Gap> {
    let mut f = Fields::of(value)?;
    let gap = Gap { id: f.need("id", text), options: f.need("options", list(choice)) };
    f.end(gap)
}

fn partner(value: &Value) -> Read<Partner> {
    let mut f = Fields::of(value)?;
    let partner = Partner {
        id: f.need("id", text),
        text: f.need("text", inlines),
        rationale: f.need("rationale", inlines),
        with: f.need("with", text),
    };
    f.end(partner)
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
    params.steps = f.may("steps", list(number));
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
        say(&mut view["params"], "steps", item.params.steps.clone());
        say(view, "answer", scored_answer(&item.answer));
    }
}

/// What decides what a response is worth, beside options and keys. Single choice has nothing more.
fn scored_answer(answer: &Answer) -> Option<Value> {
    let (credit, more) = match answer {
        Answer::SingleChoice { .. } => return None,
        Answer::TrueFalse { .. } | Answer::Rating { .. } => (Credit::All, Value::Null),
        Answer::MultipleChoice { credit, .. }
        | Answer::HotText { credit, .. }
        | Answer::Ordering { credit, .. } => (*credit, Value::Null),
        Answer::Numeric { numbers, .. } => {
            let one = |n: &Quantity| Value::from_iter([n.value, n.tolerance]);
            (Credit::All, numbers.iter().filter(|n| n.key).map(one).collect())
        }
        Answer::ShortText { options, case } => {
            let form = |o: &Choice| Value::from(crate::Inline::plain(&o.text));
            let forms: Value = options.iter().filter(|o| o.key).map(form).collect();
            (Credit::All, object([("forms", forms), ("case", (*case).into())]))
        }
        Answer::InlineChoice { gaps, credit } => (*credit, gaps.iter().map(scored_gap).collect()),
        Answer::Matching { left, credit, .. } => {
            let pair = |p: &Partner| Value::from_iter([p.id.as_str(), &p.with]);
            (*credit, left.iter().map(pair).collect())
        }
    };
    let credit = (credit == Credit::Each).then_some("each");
    Some(object([("type", answer.name().into()), ("credit", credit.into()), ("right", more)]))
}

fn scored_gap(gap: &Gap) -> Value {
    let ids = |key: Option<bool>| -> Value {
        let wanted = gap.options.iter().filter(|o| key.is_none_or(|key| o.key == key));
        wanted.map(|o| o.id.as_str()).collect()
    };
    object([("id", gap.id.as_str().into()), ("options", ids(None)), ("key", ids(Some(true)))])
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
