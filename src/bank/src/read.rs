//! From a JSON value to the bank's types.
//!
//! The types also derive `Deserialize`, by which tests check this reader: both must agree on every document.

use crate::rare::Rare;
use crate::{
    Alignment, Answer, Bank, Block, Choice, Image, Inline, Item, Level, Params, Preset, Skill, Status,
};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, flag, list, number, one_of, text};

pub(crate) type Read<T> = Result<T, Fault>;

/// The whole bank, as far as its shape goes; rules are `validate`'s. Fields that few banks have are refused unless `rare` reads
/// them.
pub(crate) fn bank(value: &Value, rare: &Rare) -> Read<Bank> {
    let mut f = Fields::of(value)?;
    let mut bank = Bank {
        format: f.need("format", count),
        id: f.need("id", text),
        version: f.need("version", text),
        language: f.need("language", text),
        title: f.need("title", text),
        summary: f.need("summary", text),
        licence: f.need("licence", text),
        credits: texts(&mut f, "credits"),
        skills: f.need("skills", list(skill)),
        correlations: Vec::new(),
        presets: f.need("presets", list(|value| preset(value, rare))),
        items: f.need("items", list(|value| item(value, rare))),
        images: Vec::new(),
    };
    (rare.bank)(&mut f, &mut bank);
    f.end(bank)
}

fn skill(value: &Value) -> Read<Skill> {
    let mut f = Fields::of(value)?;
    let skill = Skill {
        id: f.need("id", text),
        title: f.need("title", text),
        definition: f.need("definition", text),
        levels: f.need("levels", list(level)),
        cuts_by: f.need("cuts_by", text),
        cuts_on: f.need("cuts_on", text),
        shift_sd: f.need("shift_sd", number),
        alignments: f.may("alignments", list(alignment)).unwrap_or_default(),
    };
    f.end(skill)
}

fn level(value: &Value) -> Read<Level> {
    let mut f = Fields::of(value)?;
    let level = Level {
        id: f.need("id", text),
        title: f.need("title", text),
        cut: f.may("cut", optional(number)).flatten(),
        can_do: f.need("can_do", text),
    };
    f.end(level)
}

fn alignment(value: &Value) -> Read<Alignment> {
    let mut f = Fields::of(value)?;
    let alignment = Alignment {
        framework: f.need("framework", text),
        name: f.need("name", text),
        url: f.need("url", text),
        code: f.may("code", optional(text)).flatten(),
        relation: f.need("relation", text),
    };
    f.end(alignment)
}

fn preset(value: &Value, rare: &Rare) -> Read<Preset> {
    let mut f = Fields::of(value)?;
    let mut preset = Preset {
        id: f.need("id", text),
        min_items: f.need("min_items", count),
        max_items: f.need("max_items", count),
        stop_se: f.need("stop_se", number),
        stop_level: f.need("stop_level", number),
        randomesque: f.need("randomesque", count),
        valid_months: f.need("valid_months", count),
        pilots: f.may("pilots", count).unwrap_or_default(),
        ..Preset::default()
    };
    (rare.preset)(&mut f, &mut preset);
    f.end(preset)
}

fn item(value: &Value, rare: &Rare) -> Read<Item> {
    let mut f = Fields::of(value)?;
    let mut item = Item {
        id: f.need("id", text),
        skill: f.need("skill", text),
        stem: f.need("stem", list(block)),
        answer: f.must("answer", |value| answer(value, rare))?,
        params: f.must("params", |value| params(value, rare))?,
        objective: f.may("objective", text).unwrap_or_default(),
        review_by: f.may("review_by", text).unwrap_or_default(),
        sources: texts(&mut f, "sources"),
        testlet: None,
        enemies: texts(&mut f, "enemies"),
        pilot: f.may("pilot", flag).unwrap_or_default(),
        content: None,
        seconds: None,
        acceptance: None,
    };
    (rare.item)(&mut f, &mut item);
    f.end(item)
}

fn answer(value: &Value, rare: &Rare) -> Read<Answer> {
    let mut f = Fields::of(value)?;
    let answer = match f.need("type", text).as_str() {
        "single-choice" => Answer::SingleChoice { options: f.need("options", list(choice)) },
        other => (rare.answer)(other, &mut f)?,
    };
    f.end(answer)
}

pub(crate) fn choice(value: &Value) -> Read<Choice> {
    let mut f = Fields::of(value)?;
    let choice = Choice {
        id: f.need("id", text),
        text: f.need("text", inlines),
        rationale: f.need("rationale", inlines),
        key: f.may("key", flag).unwrap_or_default(),
    };
    f.end(choice)
}

fn params(value: &Value, rare: &Rare) -> Read<Params> {
    let mut f = Fields::of(value)?;
    let mut params = Params {
        a: f.need("a", number),
        b: f.need("b", number),
        c: f.need("c", number),
        b_sd: f.need("b_sd", number),
        status: f.must("status", status)?,
        a_sd: None,
        steps: None,
        n: f.may("n", optional(count)).flatten(),
    };
    (rare.params)(&mut f, &mut params);
    f.end(params)
}

fn status(value: &Value) -> Read<Status> {
    match text(value)?.as_str() {
        "provisional" => Ok(Status::Provisional),
        "calibrated" => Ok(Status::Calibrated),
        other => Err(unknown(other, &["provisional", "calibrated"])),
    }
}

fn block(value: &Value) -> Read<Block> {
    let (kind, inner) = variant(value)?;
    match kind {
        "p" => inlines(inner).map(Block::P),
        "quote" => list(block)(inner).map(Block::Quote),
        "ul" => list(inlines)(inner).map(Block::Ul),
        "ol" => list(inlines)(inner).map(Block::Ol),
        "pre" => text(inner).map(Block::Pre),
        "table" => list(list_of_inlines)(inner).map(Block::Table),
        "image" => image(inner).map(Block::Image),
        other => Err(unknown(other, &["p", "quote", "ul", "ol", "pre", "table", "image"])),
    }
}

fn image(value: &Value) -> Read<Image> {
    let [name, alt] = ["name", "alt"].map(|key| value.get(key).and_then(Value::as_str));
    match (name, alt, value.as_object().map_or(0, |members| members.len())) {
        (Some(name), Some(alt), 2) => Ok(Image { name: name.to_owned(), alt: alt.to_owned() }),
        _ => Err(Fault::new("expected `name` and `alt`, two texts".to_owned())),
    }
}

pub(crate) fn inlines(value: &Value) -> Read<Vec<Inline>> {
    list(inline)(value)
}

fn list_of_inlines(value: &Value) -> Read<Vec<Vec<Inline>>> {
    list(inlines)(value)
}

fn inline(value: &Value) -> Read<Inline> {
    if let Value::String(text) = value {
        return Ok(Inline::Text(text.clone()));
    }
    let (kind, inner) = variant(value)?;
    match (kind, inner) {
        ("code", _) => text(inner).map(Inline::Code),
        ("b", _) => inlines(inner).map(Inline::B),
        ("i", _) => inlines(inner).map(Inline::I),
        ("br", Value::Null) => Ok(Inline::Br(())),
        ("slot", _) => text(inner).map(Inline::Slot),
        (other, _) => Err(unknown(other, &["code", "b", "i", "br", "slot"])),
    }
}

/// An object of one member, whose key says what the member is.
fn variant(value: &Value) -> Read<(&str, &Value)> {
    let members = value.as_object().filter(|members| members.len() == 1);
    let member = members.and_then(|members| members.iter().next());
    let (key, inner) = member.ok_or_else(|| Fault::new("expected an object of one member".to_owned()))?;
    Ok((key, inner))
}

pub(crate) fn unknown(found: &str, known: &[&str]) -> Fault {
    Fault::new(format!("unknown variant `{found}`, expected {}", one_of(known)))
}

/// `null` stands for nothing.
pub(crate) fn optional<T>(read: impl FnOnce(&Value) -> Read<T>) -> impl FnOnce(&Value) -> Read<Option<T>> {
    |value| if value.is_null() { Ok(None) } else { read(value).map(Some) }
}

/// A list of texts; left out when empty.
fn texts(fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    fields.may(key, list(text)).unwrap_or_default()
}
