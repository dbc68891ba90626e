//! Moodle XML.

mod cloze;
mod gaps;

use crate::xml::Element;
use crate::{Body, Choice, Haul, Quantity, Question, choose, flow, html, md};
use data_encoding::BASE64;
use skillmark_bank::{Block, Inline};

/// Reads a `quiz`.
pub(crate) fn read(name: &str, quiz: &Element, haul: &mut Haul) {
    let mut category = Vec::new();
    for element in quiz.all("question") {
        let kind = element.attribute("type").unwrap_or_default();
        let place = format!("{name}:{}", element.line);
        if kind == "category" {
            let path = element.child("category").map(Element::text).unwrap_or_default();
            category = path_of(&path);
            continue;
        }
        pictures(element, haul);
        let mut question =
            Question { from: place.clone(), category: category.clone(), ..common(element, &place, haul) };
        match body(kind, element, &mut question, haul) {
            Ok(body) => {
                question.body = body;
                haul.questions.push(question);
            }
            Err((code, message)) => haul.refuse(place, code, message),
        }
    }
}

/// Why a question cannot be used.
type Refusal = (&'static str, String);

fn body(kind: &str, element: &Element, question: &mut Question, haul: &mut Haul) -> Result<Body, Refusal> {
    let place = question.from.clone();
    let refuse = |code, message: &str| Err((code, message.to_owned()));
    match kind {
        "multichoice" => choice(element, &place, haul),
        "truefalse" => {
            let mut choices = answers(element, &place, haul);
            choices.sort_by_key(|choice| choose::truth(&flow::said(&choice.text)) == Some(false));
            match choices.iter().map(|choice| choose::truth(&flow::said(&choice.text))).collect::<Vec<_>>()[..]
            {
                [Some(true), Some(false)] => Ok(Body::TrueFalse(choices)),
                _ => Ok(Body::SingleChoice(choices)),
            }
        }
        "shortanswer" => {
            let forms = answers(element, &place, haul);
            if forms.iter().any(|form| flow::said(&form.text).trim_matches('*').contains('*')) {
                let message = "`*` stands for any text there and for itself here";
                haul.drop(&place, "wildcard", message);
            }
            // What is said of any other text is said of all that are wrong.
            let (any, forms): (Vec<Choice>, Vec<Choice>) =
                forms.into_iter().partition(|form| flow::said(&form.text) == "*");
            if let Some(any) = any.into_iter().find(|any| any.weight <= 0.0) {
                question.feedback_wrong = any.feedback;
            }
            let case = element.child("usecase").is_some_and(|case| case.text().trim() == "1");
            if forms.is_empty() {
                refuse("no-answer", "no answer is given")
            } else {
                Ok(Body::ShortText { forms, case })
            }
        }
        "numerical" => numeric(element, &place, haul),
        "matching" | "match" | "ddmatch" => matching(element, &place, haul),
        "ordering" => {
            let entries: Vec<Choice> = answers(element, &place, haul)
                .into_iter()
                .map(|entry| Choice { weight: 0.0, ..entry })
                .collect();
            Ok(Body::Ordering(entries))
        }
        "multianswer" | "cloze" => cloze::read(element, question, haul),
        "gapselect" | "ddwtos" => gaps::read(element, question, haul),
        "essay" => refuse("essay", "an essay cannot be scored by a program"),
        "description" => refuse("description", "a description asks nothing"),
        "calculated" | "calculatedsimple" | "calculatedmulti" => refuse(
            "calculated",
            "numbers are drawn anew for each person there, and not here: write the question with one set of them",
        ),
        "ddimageortext" | "ddmarker" => refuse("hotspot", "places in a picture cannot be asked for"),
        "random" | "randomsamatch" => refuse("random", "this draws other questions and is none itself"),
        other => Err(("unsupported-type", format!("questions of the type `{other}` are not known here"))),
    }
}

/// What every question has.
fn common(element: &Element, place: &str, haul: &mut Haul) -> Question {
    let text = |name: &str| element.child(name).map(|child| inner_text(child).trim().to_owned());
    let said = |name: &str, haul: &mut Haul| {
        element.child(name).map(|c| inlines(c, place, haul)).unwrap_or_default()
    };
    if text("hidden").as_deref() == Some("1") {
        haul.drop(place, "hidden", "the question was hidden there; here it is asked like any other");
    }
    let tags = element
        .child("tags")
        .map(|tags| tags.all("tag").map(|tag| inner_text(tag).trim().to_owned()).collect());
    Question {
        id: text("idnumber").filter(|id| !id.is_empty()),
        title: text("name").filter(|title| !title.is_empty()),
        stem: element.child("questiontext").map(|stem| blocks(stem, place, haul)).unwrap_or_default(),
        feedback: said("generalfeedback", haul),
        feedback_right: own(said("correctfeedback", haul)),
        feedback_wrong: own(said("incorrectfeedback", haul)),
        tags: tags.unwrap_or_default(),
        ..Question::default()
    }
}

/// Moodle puts its own words where authors left the field alone.
fn own(said: Vec<Inline>) -> Vec<Inline> {
    let usual = [
        "Your answer is correct.",
        "Your answer is incorrect.",
        "Die Antwort ist richtig.",
        "Die Antwort ist falsch.",
    ];
    if usual.contains(&Inline::plain(&said).trim()) { Vec::new() } else { said }
}

fn choice(element: &Element, place: &str, haul: &mut Haul) -> Result<Body, Refusal> {
    let choices = answers(element, place, haul);
    let single = element.child("single").is_none_or(|single| matches!(single.text().trim(), "true" | "1"));
    if !choices.iter().any(|choice| choice.weight > 0.0) {
        return Err(("no-answer", "no option is marked as right".to_owned()));
    }
    Ok(if single { Body::SingleChoice(choices) } else { Body::MultipleChoice(choices) })
}

/// The answers with their shares of the points and their feedback.
fn answers(element: &Element, place: &str, haul: &mut Haul) -> Vec<Choice> {
    element.all("answer").take(choose::OPTIONS).map(|answer| one(answer, place, haul)).collect()
}

fn one(answer: &Element, place: &str, haul: &mut Haul) -> Choice {
    let fraction =
        answer.attribute("fraction").and_then(|fraction| fraction.trim().parse::<f64>().ok()).unwrap_or(0.0);
    Choice {
        id: String::new(),
        text: inlines(answer, place, haul),
        weight: fraction / 100.0,
        feedback: answer.child("feedback").map(|said| inlines(said, place, haul)).unwrap_or_default(),
    }
}

fn numeric(element: &Element, place: &str, haul: &mut Haul) -> Result<Body, Refusal> {
    let mut numbers = Vec::new();
    for answer in element.all("answer") {
        let Choice { text, weight, feedback, .. } = one(answer, place, haul);
        let text = flow::said(&text);
        let Some(value) = choose::number(&text) else {
            haul.drop(place, "not-a-number", format!("the answer `{}` is no number", flow::clip(&text)));
            continue;
        };
        let tolerance =
            answer.child("tolerance").and_then(|t| choose::number(&t.text())).unwrap_or(0.0).abs();
        numbers.push(Quantity { value, tolerance, weight, feedback });
    }
    let mut units = element.child("units").into_iter().flat_map(|units| units.all("unit"));
    let unit =
        units.next().and_then(|unit| unit.child("unit_name")).map(|name| name.text().trim().to_owned());
    if units.next().is_some() {
        haul.drop(place, "units", "answers in other units do not count here");
    }
    if numbers.is_empty() {
        Err(("no-answer", "no answer is a number".to_owned()))
    } else {
        Ok(Body::Numeric(numbers, unit))
    }
}

fn matching(element: &Element, place: &str, haul: &mut Haul) -> Result<Body, Refusal> {
    let (mut left, mut right): (Vec<(Choice, usize)>, Vec<Choice>) = Default::default();
    for pair in element.all("subquestion").take(choose::OPTIONS) {
        let entry = Choice { text: inlines(pair, place, haul), ..Choice::default() };
        let partner =
            pair.child("answer").map(|answer| flow::inlines(&inner_text(answer))).unwrap_or_default();
        if partner.is_empty() {
            continue;
        }
        let known = right.iter().position(|other| other.text == partner);
        let at = known.unwrap_or_else(|| {
            right.push(Choice { text: partner, ..Choice::default() });
            right.len() - 1
        });
        // Without a question of its own an answer belongs to nobody.
        if !entry.text.is_empty() {
            left.push((entry, at));
        }
    }
    if left.len() < 2 {
        Err(("pair", "fewer than two pairs".to_owned()))
    } else {
        Ok(Body::Matching { left, right })
    }
}

/// The text of an element that holds one, whatever else it holds.
fn inner_text(element: &Element) -> String {
    element.child("text").map_or_else(|| element.text(), Element::text)
}

/// How its text is marked up; from HTML unless it says otherwise.
fn blocks(element: &Element, place: &str, haul: &mut Haul) -> Vec<Block> {
    let text = inner_text(element);
    match element.attribute("format") {
        Some("plain_text") => flow::blocks(&text),
        Some("markdown") => md::blocks(&text, haul, place),
        _ => html::blocks(&text.replace("@@PLUGINFILE@@/", ""), haul, place),
    }
}

fn inlines(element: &Element, place: &str, haul: &mut Haul) -> Vec<Inline> {
    let text = inner_text(element);
    match element.attribute("format") {
        Some("plain_text") => flow::inlines(&text),
        Some("markdown") => md::inlines(&text, haul, place),
        _ => html::inlines(&text.replace("@@PLUGINFILE@@/", ""), haul, place),
    }
}

/// Files that stand beside texts, base64.
fn pictures(element: &Element, haul: &mut Haul) {
    for file in element.find(&|element| element.name == "file") {
        let name = html::picture_name(file.attribute("name").unwrap_or_default());
        let data: String = file.text().chars().filter(|c| !c.is_whitespace()).collect();
        if [".svg", ".png", ".jpg", ".webp"].iter().any(|ending| name.ends_with(ending))
            && let Ok(bytes) = BASE64.decode(data.as_bytes())
        {
            haul.images.insert(name, bytes);
        }
    }
}

/// `$course$/top/A/B` to its own parts.
fn path_of(path: &str) -> Vec<String> {
    let parts = path.trim().split('/').map(str::trim);
    let own = parts.filter(|part| !part.is_empty() && !part.starts_with('$') && *part != "top");
    own.map(flow::clip).collect()
}
