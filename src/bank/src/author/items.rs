//! A file of `items/` to items.

use super::desk::Desk;
use super::keys::Keys;
use super::provisional::Trust;
use super::rich::Rich;
use super::sections::{self, Section};
use super::{File, Finding, answer};
use crate::{Item, Params, Status};

/// An item as read, stand-ins included, with what was noted on the way.
pub(super) struct Read {
    pub(super) item: Item,
    /// Difficulty as the author stated it, before shrinking.
    pub(super) stated: f64,
    pub(super) findings: Vec<Finding>,
    /// Paths below `items[i]` with the offset at which the value stands.
    pub(super) places: Vec<(String, usize)>,
    pub(super) spoilt: Vec<String>,
}

/// Holds the place of parameters that could not be read; an error stands beside it.
const STAND_IN: Params =
    Params { a: 1.0, b: 0.0, c: 0.0, b_sd: 0.0, status: Status::Provisional, a_sd: None, n: None };

/// Reads all items of a file. The second part are findings that belong to no item.
pub(super) fn read(file: &File, trust: Option<&Trust>) -> (Vec<Read>, Vec<Finding>) {
    let mut desk = Desk::new(file, None);
    let sections = sections::cut(&mut desk);
    let items = sections.iter().map(|section| read_item(file, section, trust)).collect();
    (items, desk.findings)
}

fn read_item(file: &File, section: &Section, trust: Option<&Trust>) -> Read {
    let mut desk = Desk::new(file, Some(section.id.clone()).filter(|id| !id.is_empty()));
    desk.place("", section.at);
    let keys = Keys::read(&section.keys, section.at, &mut desk);
    let stem = read_stem(section, &mut desk);
    let answer = answer::read(section, &mut desk);
    let mut item = Item {
        id: section.id.clone(),
        skill: keys.text("skill", "skill", &mut desk),
        stem,
        answer,
        params: Params {
            a: 1.0,
            b: 0.0,
            c: 0.0,
            b_sd: 0.0,
            status: Status::Provisional,
            a_sd: None,
            n: None,
        },
        objective: keys.text("objective", "objective", &mut desk),
        review_by: keys.text("review-by", "review_by", &mut desk),
        sources: keys.list("sources", ';', "sources", &mut desk),
        testlet: keys.optional("testlet", "testlet", &mut desk),
        enemies: keys.list("enemies", ',', "enemies", &mut desk),
        pilot: keys.flag("pilot", "pilot", &mut desk),
        content: keys.optional("content", "content", &mut desk),
        seconds: keys.optional_number("seconds", "seconds", &mut desk),
        acceptance: keys.optional_number("acceptance", "acceptance", &mut desk),
    };
    item.params = params(&keys, item.options().len(), trust, &mut desk);
    let stated = match item.params.status {
        Status::Provisional => keys.peek("difficulty").and_then(|text| text.parse().ok()).unwrap_or(0.0),
        Status::Calibrated => item.params.b,
    };
    Read { item, stated, findings: desk.findings, places: desk.places, spoilt: desk.spoilt }
}

fn read_stem(section: &Section, desk: &mut Desk<'_>) -> Vec<crate::Block> {
    let text = &desk.file.text[section.stem.clone()];
    desk.place("stem", section.stem.start + text.len() - text.trim_start().len());
    let stem = Rich::new(section.stem.clone(), "stem", desk).blocks();
    if stem.is_empty() && !desk.spoilt.iter().any(|path| path == "stem") {
        let help =
            "Write the question between the keys and the options, with an empty line before and after.";
        desk.error("stem", section.at, "no-stem", "the item asks nothing", help);
    }
    stem
}

fn params(keys: &Keys, options: usize, trust: Option<&Trust>, desk: &mut Desk<'_>) -> Params {
    let status = keys.optional("status", "params.status", desk);
    match status.as_deref() {
        None | Some("provisional") => provisional(keys, options, trust, desk),
        Some("calibrated") => Params {
            a: keys.number("a", "params.a", desk),
            b: keys.number("b", "params.b", desk),
            c: keys.number("c", "params.c", desk),
            b_sd: keys.number("se", "params.b_sd", desk),
            status: Status::Calibrated,
            a_sd: keys.optional_number("a-se", "params.a_sd", desk),
            n: Some(keys.number("n", "params.n", desk)),
        },
        Some(other) => {
            if !other.is_empty() {
                let message = format!("`status` is `{other}`, expected `provisional` or `calibrated`");
                let help = super::desk::suggest(other, ["provisional", "calibrated"]);
                desk.error("params", keys.value_at("status"), "bad-value", message, help);
            }
            desk.spoilt.push("params".into());
            STAND_IN
        }
    }
}

fn provisional(keys: &Keys, options: usize, trust: Option<&Trust>, desk: &mut Desk<'_>) -> Params {
    let known: Vec<&str> =
        ["a", "b", "c", "se", "a-se", "n"].into_iter().filter(|key| keys.has(key)).collect();
    if let [first, ..] = known[..] {
        let message =
            format!("`{}` only calibrated items have, and this one is provisional", known.join("`, `"));
        let help = "Add `status: calibrated` if the values come from answers; else state only `difficulty:`.";
        desk.error("params", keys.value_at(first), "status", message, help);
        return STAND_IN;
    }
    let judged: f64 = keys.number("difficulty", "params.b", desk);
    if !(-4.0..=4.0).contains(&judged) {
        let message = format!("`difficulty` is {judged}, expected -4 to 4");
        let help = "Judge on the θ scale: -2.5 almost everyone knows it, 0 every second person, 2.5 few do.";
        desk.error("params.b", keys.value_at("difficulty"), "bad-value", message, help);
    }
    if options < 2 {
        // Said about the options already; guessing cannot be derived from them.
        desk.spoilt.push("params.c".into());
    }
    match trust {
        Some(trust) => trust.params(judged, options),
        None => {
            desk.spoilt.push("params".into());
            Trust { agreement: 0.0, spread: 1.0, shift_sd: 0.0 }.params(0.0, options)
        }
    }
}
