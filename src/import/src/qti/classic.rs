//! QTI 1.2, as Canvas, Blackboard and Common Cartridge write it.

use super::Refusal;
use super::scoring::{Scoring, Side};
use crate::html::SLOT;
use crate::xml::Element;
use crate::{Body, Choice, Gap, Haul, Quantity, Question, choose, flow, html};
use skillmark_bank::{Block, Inline};

/// Reads all items of a `questestinterop`.
pub(crate) fn read(name: &str, root: &Element, haul: &mut Haul) {
    let mut count = 0;
    section(name, root, &[], &mut count, haul);
    if count == 0 {
        haul.refuse(name, "no-items", "the file has no item");
    }
}

/// Items of a section and of those within it; titles are the category.
fn section(name: &str, element: &Element, category: &[String], count: &mut usize, haul: &mut Haul) {
    for child in element.elements() {
        match child.name.as_str() {
            "item" => {
                *count += 1;
                item(name, child, category, haul);
            }
            "assessment" | "section" | "objectbank" => {
                let title = child.attribute("title").map(str::trim).unwrap_or_default();
                // Canvas calls every outermost section so.
                let named = !title.is_empty() && title != "root_section";
                let mut inner = category.to_vec();
                inner.extend(named.then(|| flow::clip(title)));
                section(name, child, &inner, count, haul);
            }
            _ => {}
        }
    }
}

fn item(name: &str, element: &Element, category: &[String], haul: &mut Haul) {
    let place = format!("{name}:{}", element.line);
    let text = |key: &str| element.attribute(key).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let mut question = Question {
        from: place.clone(),
        id: text("ident"),
        title: text("title"),
        category: category.to_vec(),
        ..Question::default()
    };
    match body(element, &mut question, haul) {
        Ok(body) => {
            question.body = body;
            haul.questions.push(question);
        }
        Err((code, message)) => haul.refuse(place, code, message),
    }
}

fn body(element: &Element, question: &mut Question, haul: &mut Haul) -> Result<Body, Refusal> {
    let kind = kind(element);
    let refuse = |code, message: &str| Err((code, message.to_owned()));
    match kind.as_str() {
        "essay_question" | "cc.essay.v0p1" | "essay" => {
            return refuse("essay", "an essay cannot be scored by a program");
        }
        "file_upload_question" => return refuse("upload", "files cannot be handed in"),
        "text_only_question" => return refuse("description", "a text asks nothing"),
        "calculated_question" => {
            return refuse("calculated", "numbers are drawn anew for each person there, and not here");
        }
        "hot_spot_question" => return refuse("hotspot", "places in a picture cannot be asked for"),
        _ => {}
    }
    let presentation =
        element.child("presentation").ok_or(("no-body", "the item has no presentation".to_owned()))?;
    if !presentation.find(&|e| matches!(e.name.as_str(), "render_hotspot" | "response_xy")).is_empty() {
        return refuse("hotspot", "places in a picture cannot be asked for");
    }
    let place = question.from.clone();
    let scoring = Scoring::of(element, &place, haul);
    question.feedback = scoring.said(Side::All);
    question.feedback_right = scoring.said(Side::Right);
    question.feedback_wrong = scoring.said(Side::Wrong);
    let lists = presentation.find(&|e| matches!(e.name.as_str(), "response_lid" | "response_grp"));
    let fields = presentation.find(&|e| matches!(e.name.as_str(), "response_str" | "response_num"));
    let stem = materials(presentation, &place, haul);
    match (&lists[..], &fields[..]) {
        ([], []) => refuse("no-interaction", "nothing is asked: there is no response"),
        ([list], []) => {
            question.stem = stem;
            chosen(list, &kind, &scoring, &place, haul)
        }
        ([], [field]) => {
            question.stem = stem;
            typed(field, &kind, &scoring)
        }
        (lists, []) if kind == "multiple_dropdowns_question" => {
            dropdowns(presentation, lists, &scoring, question, haul)
        }
        ([], fields) => {
            let message = format!("{} typed answers in one item: write one item for each", fields.len());
            Err(("composite", message))
        }
        (lists, []) => {
            question.stem = stem;
            matching(lists, &scoring, &place, haul)
        }
        _ => refuse("composite", "lists and fields in one item: write one item for each"),
    }
}

/// The type as the metadata name it, or nothing where they do not: the responses tell it then.
fn kind(element: &Element) -> String {
    let fields = element.find(&|e| e.name == "qtimetadatafield");
    let of = |label: &str| {
        let field = fields
            .iter()
            .find(|field| field.child("fieldlabel").is_some_and(|l| l.text().trim() == label))?;
        Some(field.child("fieldentry")?.text().trim().to_lowercase())
    };
    let blackboard =
        || element.find(&|e| e.name == "bbmd_questiontype").first().map(|e| e.text().trim().to_lowercase());
    of("question_type").or_else(|| of("cc_profile")).or_else(blackboard).unwrap_or_default()
}

/// What is shown, but for what belongs to responses.
fn materials(presentation: &Element, place: &str, haul: &mut Haul) -> Vec<Block> {
    let mut blocks = Vec::new();
    for element in presentation.elements() {
        match element.name.as_str() {
            "material" => blocks.extend(material(element, place, haul)),
            "flow" | "flow_mat" => blocks.extend(materials(element, place, haul)),
            // Some put the question into the response itself.
            "response_lid" | "response_str" | "response_num" | "response_grp" if blocks.is_empty() => {
                blocks.extend(
                    element.all("material").flat_map(|m| material(m, place, haul)).collect::<Vec<_>>(),
                );
            }
            _ => {}
        }
    }
    blocks
}

fn material(element: &Element, place: &str, haul: &mut Haul) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in element.find(&|e| {
        matches!(
            e.name.as_str(),
            "mattext" | "mat_formattedtext" | "matemtext" | "matimage" | "matapplication"
        )
    }) {
        match part.name.as_str() {
            "matimage" | "matapplication" => {
                let uri = part.attribute("uri").unwrap_or_default().replace('"', "");
                blocks.extend(html::blocks(&format!("<img src=\"{uri}\">"), haul, place));
            }
            _ => {
                let text = raw(part);
                let is_html = part.attribute("texttype") != Some("text/plain")
                    && part.attribute("type") != Some("PLAIN");
                let marked = is_html || flow::is_html(&text);
                blocks.extend(if marked { html::blocks(&text, haul, place) } else { flow::blocks(&text) });
            }
        }
    }
    blocks
}

/// Text that holds HTML as text, or HTML itself.
fn raw(element: &Element) -> String {
    if element.elements().next().is_some() { element.inner() } else { element.text() }
}

fn runs(element: &Element, place: &str, haul: &mut Haul) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for material in element.find(&|e| e.name == "material") {
        for block in self::material(material, place, haul) {
            if !out.is_empty() {
                out.push(Inline::Br(()));
            }
            out.extend(lines(block));
        }
    }
    out
}

/// What a response itself says, without its options.
fn own_runs(list: &Element, place: &str, haul: &mut Haul) -> Vec<Inline> {
    list.all("material").flat_map(|material| self::material(material, place, haul)).flat_map(lines).collect()
}

fn lines(block: Block) -> Vec<Inline> {
    match block {
        Block::P(runs) => runs,
        other => vec![Inline::Text(Block::plain(&[other]))],
    }
}

fn labels(list: &Element, place: &str, haul: &mut Haul) -> Vec<Choice> {
    let labels = list.find(&|e| e.name == "response_label");
    let choice = |label: &&Element| Choice {
        id: label.attribute("ident").unwrap_or_default().to_owned(),
        text: runs(label, place, haul),
        ..Choice::default()
    };
    labels.iter().take(choose::OPTIONS).map(choice).collect()
}

fn chosen(
    list: &Element,
    kind: &str,
    scoring: &Scoring,
    place: &str,
    haul: &mut Haul,
) -> Result<Body, Refusal> {
    let response = list.attribute("ident").unwrap_or_default();
    let mut choices = labels(list, place, haul);
    let cardinality = list.attribute("rcardinality").unwrap_or_default().to_lowercase();
    if cardinality == "ordered" {
        return order(choices, response, scoring);
    }
    let many =
        cardinality == "multiple" || kind.contains("multiple_answers") || kind.contains("multiple_response");
    for choice in &mut choices {
        choice.weight = scoring.weight(response, &choice.id);
        choice.feedback = scoring.feedback(response, &choice.id);
    }
    let right = choices.iter().map(|choice| choice.weight).filter(|weight| *weight > 0.0);
    let whole = if many { right.sum::<f64>() } else { right.fold(0.0, f64::max) };
    if whole <= 0.0 {
        return Err(("no-answer", "no option is scored as right".to_owned()));
    }
    choices.iter_mut().for_each(|choice| choice.weight /= whole);
    Ok(if many { Body::MultipleChoice(choices) } else { choose::single(choices) })
}

fn order(mut entries: Vec<Choice>, response: &str, scoring: &Scoring) -> Result<Body, Refusal> {
    let right = scoring.right(response);
    let rank = |id: &str| right.iter().position(|known| known == id);
    if entries.iter().any(|entry| rank(&entry.id).is_none()) {
        return Err(("no-answer", "the right order does not name every entry".to_owned()));
    }
    entries.sort_by_key(|entry| rank(&entry.id));
    Ok(Body::Ordering(entries))
}

fn typed(field: &Element, kind: &str, scoring: &Scoring) -> Result<Body, Refusal> {
    let response = field.attribute("ident").unwrap_or_default();
    let numeric = kind.contains("numerical") || kind.contains("numeric") || field.name == "response_num";
    if numeric || scoring.has_ranges(response) {
        let number = |(low, high, weight): (f64, f64, f64)| Quantity {
            value: (low + high) / 2.0,
            tolerance: (high - low) / 2.0,
            weight,
            feedback: Vec::new(),
        };
        let numbers: Vec<Quantity> = scoring.ranges(response).into_iter().map(number).collect();
        return if numbers.is_empty() {
            Err(("no-answer", "no number is scored as right".to_owned()))
        } else {
            Ok(Body::Numeric(numbers, None))
        };
    }
    let forms = scoring.texts(response);
    if forms.is_empty() {
        let message = "no text is scored as right: such answers are read by people";
        return Err(("essay", message.to_owned()));
    }
    Ok(Body::ShortText { forms, case: scoring.case })
}

fn matching(lists: &[&Element], scoring: &Scoring, place: &str, haul: &mut Haul) -> Result<Body, Refusal> {
    let (mut left, mut right): (Vec<(Choice, usize)>, Vec<Choice>) = Default::default();
    for list in lists {
        let response = list.attribute("ident").unwrap_or_default();
        let text = own_runs(list, place, haul);
        let entry = Choice { id: response.to_owned(), text, ..Choice::default() };
        let options = labels(list, place, haul);
        let wanted = scoring.right(response).first().cloned();
        for option in options {
            let known = right.iter().position(|other| other.text == option.text);
            let at = known.unwrap_or_else(|| {
                right.push(Choice { text: option.text.clone(), ..Choice::default() });
                right.len() - 1
            });
            if Some(&option.id) == wanted.as_ref() {
                left.push((entry.clone(), at));
            }
        }
    }
    if left.len() == lists.len() {
        Ok(Body::Matching { left, right })
    } else {
        Err(("pair", "an entry has no right partner".to_owned()))
    }
}

/// `[name]` in the text is a list of its own.
fn dropdowns(
    presentation: &Element,
    lists: &[&Element],
    scoring: &Scoring,
    question: &mut Question,
    haul: &mut Haul,
) -> Result<Body, Refusal> {
    let place = question.from.clone();
    // Not those inside of lists, which are looked into by nothing here.
    let shown = presentation.find(&|e| matches!(e.name.as_str(), "mattext" | "response_lid"));
    let mut html: String = shown.into_iter().filter(|e| e.name == "mattext").map(raw).collect();
    let mut gaps = Vec::new();
    for list in lists {
        let response = list.attribute("ident").unwrap_or_default();
        let name = flow::said(&own_runs(list, &place, haul));
        let mark = format!("[{name}]");
        if !html.contains(&mark) {
            return Err(("gap", format!("the text has no gap {mark}")));
        }
        html = html.replacen(&mark, &format!("<span {SLOT}=\"{}\"></span>", gaps.len() + 1), 1);
        let mut options = labels(list, &place, haul);
        options.iter_mut().for_each(|option| {
            option.weight = f64::from(u8::from(scoring.weight(response, &option.id) > 0.0))
        });
        gaps.push(Gap { id: (gaps.len() + 1).to_string(), options });
    }
    question.stem = html::blocks(&html, haul, &place);
    Ok(Body::InlineChoice(gaps))
}
