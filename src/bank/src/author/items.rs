//! A file of `items/` to items.

use super::desk::Desk;
use super::keys::Keys;
use super::provisional::Trust;
use super::rich::Rich;
use super::sections::{self, Section};
use super::{File, Finding, allow, answer, shape, slots};
use crate::{Answer, Item, Params, Status};

/// An item as read, stand-ins included, with what was noted on the way.
pub(super) struct Read {
    pub(super) item: Item,
    /// Difficulty as the author stated it, before shrinking.
    pub(super) stated: f64,
    /// Rules that the author lets stand, with the reason.
    pub(super) allowed: Vec<(String, String)>,
    pub(super) findings: Vec<Finding>,
    /// Paths below `items[i]` with the offset at which the value stands.
    pub(super) places: Vec<(String, usize)>,
    pub(super) spoilt: Vec<String>,
}

/// Holds the place of parameters that could not be read; an error stands beside it.
const STAND_IN: Params = Params {
    a: 1.0,
    b: 0.0,
    c: 0.0,
    b_sd: 0.0,
    status: Status::Provisional,
    a_sd: None,
    steps: None,
    n: None,
};

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
    let mut stem = read_stem(section, &mut desk);
    let entries = answer::read(section, &mut desk);
    let answer = shape::answer(entries, &keys, &mut desk);
    slots::place(&mut stem, &answer, section.answer.start, &mut desk);
    let mut item = Item {
        id: section.id.clone(),
        skill: keys.text("skill", "skill", &mut desk),
        stem,
        answer,
        params: STAND_IN,
        objective: keys.optional("objective", "objective", &mut desk).unwrap_or_default(),
        review_by: keys.optional("review-by", "review_by", &mut desk).unwrap_or_default(),
        sources: keys.list("sources", ';', "sources", &mut desk),
        testlet: keys.optional("testlet", "testlet", &mut desk),
        enemies: keys.list("enemies", ',', "enemies", &mut desk),
        pilot: keys.flag("pilot", "pilot", &mut desk),
        content: keys.optional("content", "content", &mut desk),
        seconds: keys.optional_number("seconds", "seconds", &mut desk),
        acceptance: keys.optional_number("acceptance", "acceptance", &mut desk),
    };
    item.params = params(&keys, &item.answer, trust, &mut desk);
    let stated = match item.params.status {
        Status::Provisional => keys.peek("difficulty").and_then(|text| text.parse().ok()).unwrap_or(0.0),
        Status::Calibrated => item.params.b,
    };
    let allowed = keys.optional("allow", "allow", &mut desk).map_or(Vec::new(), |text| allow::split(&text));
    Read { item, stated, allowed, findings: desk.findings, places: desk.places, spoilt: desk.spoilt }
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

fn params(keys: &Keys, answer: &Answer, trust: Option<&Trust>, desk: &mut Desk<'_>) -> Params {
    let status = keys.optional("status", "params.status", desk);
    match status.as_deref() {
        None | Some("provisional") => provisional(keys, answer, trust, desk),
        Some("calibrated") => Params {
            a: keys.number("a", "params.a", desk),
            b: keys.number("b", "params.b", desk),
            c: keys.number("c", "params.c", desk),
            b_sd: keys.number("se", "params.b_sd", desk),
            status: Status::Calibrated,
            a_sd: keys.optional_number("a-se", "params.a_sd", desk),
            steps: steps(keys, desk),
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

fn provisional(keys: &Keys, answer: &Answer, trust: Option<&Trust>, desk: &mut Desk<'_>) -> Params {
    let known: Vec<&str> =
        ["a", "b", "c", "se", "a-se", "n", "steps"].into_iter().filter(|key| keys.has(key)).collect();
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
    if answer.guessing() > 0.5 {
        // Said about the options already; guessing cannot be derived from them.
        desk.spoilt.push("params.c".into());
    }
    match trust {
        Some(trust) => trust.params(judged, answer),
        None => {
            desk.spoilt.push("params".into());
            Trust { agreement: 0.0, spread: 1.0, shift_sd: 0.0 }.params(0.0, answer)
        }
    }
}

/// The steps of an item whose parts count, low to high.
fn steps(keys: &Keys, desk: &mut Desk<'_>) -> Option<Vec<f64>> {
    let text = keys.optional("steps", "params.steps", desk)?;
    let steps: Option<Vec<f64>> = text.split(',').map(|step| step.trim().parse().ok()).collect();
    if steps.is_none() {
        let message = format!("`steps` is `{text}`, expected numbers parted by commas");
        let help = "Write for example `steps: -0.5, 0.2, 1.1`: where each further point becomes as likely as the one before.";
        desk.error("params.steps", keys.value_at("steps"), "bad-value", message, help);
    }
    steps
}
