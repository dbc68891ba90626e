//! Interactions of version 2 and 3.

use super::Refusal;
use super::body::{self, Left};
use super::declared::{Declarations, Declared};
use crate::xml::Element;
use crate::{Body, Choice, Gap, Haul, Quantity, Question, choose, html};
use skillmark_bank::{Block, Inline};
use std::collections::BTreeMap;

/// Reads the body of an item: its text, and how it is answered.
pub(super) fn read(
    item: &Element,
    declared: &Declarations,
    question: &mut Question,
    haul: &mut Haul,
) -> Result<(), Refusal> {
    let found = item.find(&|element| element.name.ends_with("interaction"));
    let [first, others @ ..] = &found[..] else {
        return Err(("no-interaction", "nothing is asked: there is no interaction".to_owned()));
    };
    if let Some(refusal) = found.iter().find_map(|interaction| unsupported(&interaction.name)) {
        return Err(refusal);
    }
    let gaps = found.iter().all(|interaction| interaction.name == "inlinechoiceinteraction");
    if !others.is_empty() && !gaps {
        let names: Vec<&str> = found.iter().map(|interaction| interaction.name.as_str()).collect();
        let message = format!(
            "{} interactions in one item ({}): write one item for each",
            found.len(),
            names.join(", ")
        );
        return Err(("composite", message));
    }
    let place = question.from.clone();
    question.body = match first.name.as_str() {
        "inlinechoiceinteraction" => {
            let gap = |(n, interaction): (usize, &&Element)| Gap {
                id: n.to_string(),
                options: chosen(
                    interaction,
                    "inlinechoice",
                    &declared.of_interaction(interaction),
                    &place,
                    haul,
                ),
            };
            Body::InlineChoice((1..).zip(&found).map(gap).collect())
        }
        _ => one(first, &declared.of_interaction(first), &place, haul)?,
    };
    let mut gap = 0;
    let stem = body::stem(item, &mut |element| match element.name.as_str() {
        "inlinechoiceinteraction" | "textentryinteraction" => {
            gap += 1;
            Some(Left::Slot(gap.to_string()))
        }
        "gapmatchinteraction" | "hottextinteraction" => Some(Left::Content),
        "gaptext" | "gapimg" => Some(Left::Nothing),
        "gap" | "hottext" => Some(Left::Slot(element.attribute("identifier").unwrap_or_default().to_owned())),
        "prompt" => Some(Left::Content),
        name if name.ends_with("interaction") => Some(Left::Prompt),
        _ => body::rubric(element, &place, haul),
    });
    question.stem = html::blocks(&stem, haul, &place);
    if matches!(question.body, Body::Numeric(..) | Body::ShortText { .. }) {
        // A field on a line of its own says nothing: here fields stand below the question anyway.
        question
            .stem
            .retain(|block| !matches!(block, Block::P(runs) if matches!(&runs[..], [Inline::Slot(_)])));
    }
    Ok(())
}

/// All options of a body, where feedback can be put.
pub(super) fn options(body: &mut Body) -> Vec<&mut Choice> {
    match body {
        Body::SingleChoice(options)
        | Body::MultipleChoice(options)
        | Body::TrueFalse(options)
        | Body::Ordering(options)
        | Body::HotText(options)
        | Body::Rating(options)
        | Body::ShortText { forms: options, .. } => options.iter_mut().collect(),
        Body::InlineChoice(gaps) => gaps.iter_mut().flat_map(|gap| &mut gap.options).collect(),
        Body::Matching { left, .. } => left.iter_mut().map(|(entry, _)| entry).collect(),
        Body::Numeric(..) => Vec::new(),
    }
}

fn unsupported(name: &str) -> Option<Refusal> {
    let (code, message) = match name {
        "extendedtextinteraction" => ("essay", "an essay cannot be scored by a program"),
        "uploadinteraction" => ("upload", "files cannot be handed in"),
        "drawinginteraction" => ("drawing", "drawings cannot be scored by a program"),
        "hotspotinteraction" | "selectpointinteraction" | "positionobjectinteraction" => {
            ("hotspot", "places in a picture cannot be asked for")
        }
        "graphicorderinteraction" | "graphicassociateinteraction" | "graphicgapmatchinteraction" => {
            ("graphic", "answers within a picture are not offered")
        }
        "mediainteraction" => ("media", "sound and film are not offered"),
        "associateinteraction" => {
            ("associate", "pairs without a left and a right side are not offered: make it a matching")
        }
        "custominteraction" | "portablecustominteraction" => {
            ("custom-interaction", "an interaction with a program of its own cannot be imported")
        }
        "endattemptinteraction" => ("end-attempt", "buttons that end an attempt are not offered"),
        _ => return None,
    };
    Some((code, message.to_owned()))
}

fn one(interaction: &Element, declared: &Declared, place: &str, haul: &mut Haul) -> Result<Body, Refusal> {
    match interaction.name.as_str() {
        "choiceinteraction" => {
            let choices = chosen(interaction, "simplechoice", declared, place, haul);
            if !choices.iter().any(|choice| choice.weight > 0.0) {
                return Err(("no-answer", "no option is declared as correct".to_owned()));
            }
            let many = declared.cardinality == "multiple"
                || interaction.attribute("maxchoices").is_some_and(|n| n != "1");
            let keys = choices.iter().filter(|choice| choice.weight > 0.0).count();
            Ok(if many && (keys > 1 || declared.cardinality == "multiple") {
                Body::MultipleChoice(choices)
            } else {
                choose::single(choices)
            })
        }
        "orderinteraction" => {
            let mut entries = chosen(interaction, "simplechoice", declared, place, haul);
            let rank = |id: &str| declared.correct.iter().position(|correct| correct == id);
            if entries.iter().any(|entry| rank(&entry.id).is_none()) {
                return Err(("no-answer", "the right order does not name every entry".to_owned()));
            }
            entries.sort_by_key(|entry| rank(&entry.id));
            entries.iter_mut().for_each(|entry| entry.weight = 0.0);
            Ok(Body::Ordering(entries))
        }
        "hottextinteraction" => {
            let passages = interaction.find(&|element| element.name == "hottext");
            let passages: Vec<Choice> =
                passages.iter().map(|passage| option(passage, declared, place, haul)).collect();
            Ok(Body::HotText(shared(passages, declared)))
        }
        "matchinteraction" => matching(interaction, declared, place, haul),
        "gapmatchinteraction" => gap_match(interaction, declared, place, haul),
        "textentryinteraction" => typed(declared),
        "sliderinteraction" => {
            let numbers = numbers(declared);
            let bound = |name: &str| interaction.attribute(name).unwrap_or_default().to_owned();
            let message =
                format!("a slider from {} to {} becomes a field", bound("lowerbound"), bound("upperbound"));
            haul.drop(place, "slider", message);
            if numbers.is_empty() {
                Err(("no-answer", "no number is declared as correct".to_owned()))
            } else {
                Ok(Body::Numeric(numbers, None))
            }
        }
        other => Err(("unsupported-type", format!("the interaction `{other}` is not known here"))),
    }
}

fn chosen(
    interaction: &Element,
    name: &str,
    declared: &Declared,
    place: &str,
    haul: &mut Haul,
) -> Vec<Choice> {
    let options = interaction.find(&|element| element.name == name);
    let options = options
        .into_iter()
        .take(choose::OPTIONS)
        .map(|element| option(element, declared, place, haul))
        .collect();
    shared(options, declared)
}

/// One option, with its points as they are declared.
fn option(element: &Element, declared: &Declared, place: &str, haul: &mut Haul) -> Choice {
    let id = element.attribute("identifier").unwrap_or_default().to_owned();
    let mapped = declared.mapped.iter().find(|(key, _)| *key == id).map(|(_, points)| *points);
    let correct = f64::from(u8::from(declared.correct.contains(&id)));
    let said = element.find(&|inner| matches!(inner.name.as_str(), "feedbackinline" | "feedbackblock"));
    let mut feedback = Vec::new();
    for said in said {
        feedback.extend(html::inlines(&body::html(said), haul, place));
    }
    let weight = if declared.mapped.is_empty() { correct } else { mapped.unwrap_or(0.0) };
    Choice { text: html::inlines(&body::html(element), haul, place), id, weight, feedback }
}

/// Points as shares: of the best option where one is chosen, of all right ones together where several are.
fn shared(mut options: Vec<Choice>, declared: &Declared) -> Vec<Choice> {
    let right = options.iter().map(|option| option.weight).filter(|weight| *weight > 0.0);
    let whole = match declared.cardinality.as_str() {
        "multiple" => right.sum(),
        _ => right.fold(0.0, f64::max),
    };
    if whole > 0.0 {
        options.iter_mut().for_each(|option| option.weight /= whole);
    }
    options
}

fn matching(
    interaction: &Element,
    declared: &Declared,
    place: &str,
    haul: &mut Haul,
) -> Result<Body, Refusal> {
    let sets: Vec<&Element> = interaction.all("simplematchset").collect();
    let [first, second] = sets[..] else { return Err(("pair", "a matching has two sets".to_owned())) };
    let pairs = pairs(declared);
    let mut read = |set: &Element| -> Vec<Choice> {
        let entries = set.all("simpleassociablechoice").take(choose::OPTIONS);
        entries.map(|entry| Choice { weight: 0.0, ..option(entry, declared, place, haul) }).collect()
    };
    let (left, right) = (read(first), read(second));
    let with = |entry: &Choice| {
        let mut partners = pairs.iter().filter(|(a, _)| *a == entry.id).map(|(_, b)| b);
        match (partners.next(), partners.next()) {
            (Some(partner), None) => right.iter().position(|choice| choice.id == *partner),
            _ => None,
        }
    };
    let partners: Option<Vec<usize>> = left.iter().map(with).collect();
    let partners =
        partners.ok_or(("pair", "an entry of the first set has no partner, or several".to_owned()))?;
    Ok(Body::Matching { left: left.into_iter().zip(partners).collect(), right })
}

/// Words and the gaps that they belong to, as a list in each gap.
fn gap_match(
    interaction: &Element,
    declared: &Declared,
    place: &str,
    haul: &mut Haul,
) -> Result<Body, Refusal> {
    if interaction.child("gapimg").is_some() {
        return Err(("graphic", "pictures that fill gaps are not offered".to_owned()));
    }
    let words: Vec<Choice> =
        interaction.all("gaptext").map(|word| option(word, declared, place, haul)).collect();
    let pairs: BTreeMap<String, String> =
        pairs(declared).into_iter().map(|(word, gap)| (gap, word)).collect();
    let mut gaps = Vec::new();
    for gap in interaction.find(&|element| element.name == "gap") {
        let id = gap.attribute("identifier").unwrap_or_default().to_owned();
        let Some(right) = pairs.get(&id) else {
            return Err(("gap", format!("nothing is declared as right for the gap `{id}`")));
        };
        let weighed =
            |word: &Choice| Choice { weight: f64::from(u8::from(word.id == *right)), ..word.clone() };
        gaps.push(Gap { options: words.iter().map(weighed).collect(), id });
    }
    Ok(Body::InlineChoice(gaps))
}

/// Declared pairs: the correct ones, or those that give points.
fn pairs(declared: &Declared) -> Vec<(String, String)> {
    let mapped = declared.mapped.iter().filter(|(_, points)| *points > 0.0).map(|(pair, _)| pair);
    let all: Vec<&String> =
        if declared.correct.is_empty() { mapped.collect() } else { declared.correct.iter().collect() };
    let part = |pair: &&String| {
        pair.split_once(char::is_whitespace).map(|(a, b)| (a.to_owned(), b.trim().to_owned()))
    };
    all.iter().filter_map(part).collect()
}

fn typed(declared: &Declared) -> Result<Body, Refusal> {
    if matches!(declared.base.as_str(), "integer" | "float") {
        let numbers = numbers(declared);
        return if numbers.is_empty() {
            Err(("no-answer", "no number is declared as correct".to_owned()))
        } else {
            Ok(Body::Numeric(numbers, None))
        };
    }
    let best = declared.mapped.iter().map(|(_, points)| *points).fold(0.0, f64::max);
    let form = |text: &str, weight: f64| Choice {
        text: vec![Inline::Text(text.to_owned())],
        weight,
        ..Choice::default()
    };
    let mut forms: Vec<Choice> = declared
        .mapped
        .iter()
        .map(|(text, points)| form(text, if best > 0.0 { points / best } else { 0.0 }))
        .collect();
    for correct in &declared.correct {
        if !declared.mapped.iter().any(|(text, _)| text == correct) {
            forms.push(form(correct, 1.0));
        }
    }
    if forms.iter().any(|form| form.weight > 0.0) {
        // Compared as a whole, capital letters count unless a mapping says otherwise.
        let case = declared.case || declared.mapped.is_empty();
        Ok(Body::ShortText { forms, case })
    } else {
        Err(("no-answer", "no text is declared as correct".to_owned()))
    }
}

fn numbers(declared: &Declared) -> Vec<Quantity> {
    let best = declared.mapped.iter().map(|(_, points)| *points).fold(0.0, f64::max);
    let mapped =
        declared.mapped.iter().map(|(text, points)| (text, if best > 0.0 { points / best } else { 0.0 }));
    let correct = declared.correct.iter().filter(|c| !declared.mapped.iter().any(|(text, _)| text == *c));
    let all = mapped.chain(correct.map(|text| (text, 1.0)));
    let number = |(text, weight): (&String, f64)| {
        let value = choose::number(text)?;
        Some(Quantity { value, tolerance: declared.tolerance, weight, feedback: Vec::new() })
    };
    all.filter_map(number).collect()
}
