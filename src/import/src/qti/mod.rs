//! IMS/1EdTech QTI: 1.2 as Canvas and others export it, 2.1, 2.2 and 3, alone and in packages.

mod body;
mod classic;
mod declared;
mod interactions;
mod package;
mod scoring;
mod write;

pub(crate) use classic::read as classic;
pub(crate) use package::read as package;
pub use write::qti3;

use crate::xml::{Element, Node};
use crate::{Haul, Question};
use declared::Declarations;
use skillmark_bank::Inline;

/// Why a question cannot be used.
pub(crate) type Refusal = (&'static str, String);

/// Reads an item of version 2 or 3.
pub(crate) fn item(name: &str, root: &Element, category: &[String], haul: &mut Haul) {
    let root = plain_names(root.clone());
    let place = format!("{name}:{}", root.line);
    let text =
        |key: &str| root.attribute(key).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut question = Question {
        from: place.clone(),
        id: text("identifier"),
        title: text("title"),
        category: category.to_vec(),
        objective: text("dataskillmarkobjective"),
        review_by: text("dataskillmarkreviewby"),
        difficulty: text("dataskillmarkdifficulty").and_then(|number| number.parse().ok()),
        sources: text("dataskillmarksources")
            .map(|all| all.split("; ").map(str::to_owned).collect())
            .unwrap_or_default(),
        ..Question::default()
    };
    match read(&root, &mut question, haul) {
        Ok(()) => haul.questions.push(question),
        Err((code, message)) => haul.refuse(place, code, message),
    }
}

fn read(root: &Element, question: &mut Question, haul: &mut Haul) -> Result<(), Refusal> {
    if root.attribute("adaptive") == Some("true") {
        return Err((
            "adaptive",
            "an adaptive item asks several times; here an item is asked once".to_owned(),
        ));
    }
    if root.child("templatedeclaration").is_some() || root.child("templateprocessing").is_some() {
        return Err(("template", "numbers are drawn anew for each person there, and not here".to_owned()));
    }
    let body = root.child("itembody").ok_or(("no-body", "the item has no body".to_owned()))?;
    let declared = Declarations::of(root)?;
    interactions::read(body, &declared, question, haul)?;
    feedback(root, question, haul);
    Ok(())
}

/// What is said afterwards: to those who chose an option, or were right or wrong.
fn feedback(root: &Element, question: &mut Question, haul: &mut Haul) {
    for said in root.all("modalfeedback") {
        let place = question.from.clone();
        let id = said.attribute("identifier").unwrap_or_default().to_owned();
        let text = crate::html::inlines(&body::html(said), haul, &place);
        if text.is_empty() {
            continue;
        }
        let lower = id.to_lowercase();
        let option = interactions::options(&mut question.body).into_iter().find(|option| {
            let own = option.id.to_lowercase();
            !own.is_empty()
                && (lower == own || lower.ends_with(&format!("_{own}")) || lower == format!("feedback{own}"))
        });
        let target = match option {
            Some(option) => &mut option.feedback,
            None if ["incorrect", "wrong", "false"].iter().any(|word| lower.contains(word)) => {
                &mut question.feedback_wrong
            }
            None if ["correct", "right", "true"].iter().any(|word| lower.contains(word)) => {
                &mut question.feedback_right
            }
            None => &mut question.feedback,
        };
        if !target.is_empty() {
            target.push(Inline::Br(()));
        }
        target.extend(text);
    }
}

/// Names of version 2 (`simpleChoice`) and 3 (`qti-simple-choice`) as one: `simplechoice`. HTML keeps its own.
pub(crate) fn plain_names(mut element: Element) -> Element {
    let plain = |name: &str| name.strip_prefix("qti-").unwrap_or(name).replace('-', "").to_lowercase();
    element.name = plain(&element.name);
    element.attributes.iter_mut().for_each(|(key, _)| *key = plain(key));
    element.children = element
        .children
        .into_iter()
        .map(|node| match node {
            Node::Element(element) => Node::Element(plain_names(element)),
            text @ Node::Text(_) => text,
        })
        .collect();
    element
}
