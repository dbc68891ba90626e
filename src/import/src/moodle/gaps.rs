//! Words chosen or dragged into gaps: `[[1]]` in the text is filled by the first of the words beside it.

use super::{Refusal, inner_text};
use crate::html::{self, SLOT};
use crate::xml::Element;
use crate::{Body, Choice, Gap, Haul, Question};

pub(super) fn read(element: &Element, question: &mut Question, haul: &mut Haul) -> Result<Body, Refusal> {
    let words: Vec<(String, Choice)> = element
        .elements()
        .filter(|child| matches!(child.name.as_str(), "selectoption" | "dragbox"))
        .map(|word| {
            let group = word.child("group").map(|group| group.text().trim().to_owned()).unwrap_or_default();
            (
                group,
                Choice { text: html::inlines(&inner_text(word), haul, &question.from), ..Choice::default() },
            )
        })
        .collect();
    let text = element.child("questiontext").map(inner_text).unwrap_or_default();
    let (mut stem, mut gaps) = (String::new(), Vec::new());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("[[") {
        stem.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        let Some((number, after)) = rest.split_once("]]") else { break };
        let right =
            number.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < words.len());
        let Some(right) = right else {
            return Err(("gap", format!("the gap [[{number}]] has no word")));
        };
        let id = (gaps.len() + 1).to_string();
        stem.push_str(&format!("<span {SLOT}=\"{id}\"></span>"));
        let same = words.iter().enumerate().filter(|(_, (group, _))| *group == words[right].0);
        let options =
            same.map(|(n, (_, word))| Choice { weight: f64::from(u8::from(n == right)), ..word.clone() });
        gaps.push(Gap { id, options: options.collect() });
        rest = after;
    }
    stem.push_str(rest);
    if gaps.is_empty() {
        return Err(("gap", "the text has no gap".to_owned()));
    }
    question.stem = html::blocks(&stem.replace("@@PLUGINFILE@@/", ""), haul, &question.from);
    Ok(Body::InlineChoice(gaps))
}
