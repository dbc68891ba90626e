//! Bodies with interactions in them, as HTML whose gaps are marked.

use crate::Haul;
use crate::html::SLOT;
use crate::xml::{Element, Node};

/// What an interaction leaves in the text.
pub(super) enum Left {
    /// A gap or passage of this id.
    Slot(String),
    /// Its content, in which more may be found.
    Content,
    /// Its prompt only.
    Prompt,
    /// Nothing.
    Nothing,
}

/// The HTML of an element; `leave` says what becomes of elements that are no HTML.
pub(super) fn stem(element: &Element, leave: &mut dyn FnMut(&Element) -> Option<Left>) -> String {
    let mut out = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(&html_escape::encode_text(text)),
            Node::Element(inner) => match leave(inner) {
                Some(Left::Slot(id)) => {
                    out.push_str(&format!(
                        "<span {SLOT}=\"{}\"></span>",
                        html_escape::encode_double_quoted_attribute(&id)
                    ));
                }
                Some(Left::Content) => out.push_str(&stem(inner, leave)),
                Some(Left::Prompt) => {
                    let prompt = inner.child("prompt").map(|prompt| stem(prompt, leave)).unwrap_or_default();
                    out.push_str(&format!("<p>{prompt}</p>"));
                }
                Some(Left::Nothing) => {}
                None => {
                    let shell = Element { children: Vec::new(), ..inner.clone() };
                    let whole =
                        Element { children: vec![Node::Element(shell)], ..Element::default() }.inner();
                    match whole.split_once("></") {
                        Some((open, close)) => {
                            out.push_str(&format!("{open}>{}</{close}", stem(inner, leave)))
                        }
                        None => out.push_str(&whole),
                    }
                }
            },
        }
    }
    out
}

/// The HTML of an element without interactions.
pub(super) fn html(element: &Element) -> String {
    stem(element, &mut |inner| match inner.name.as_str() {
        "feedbackinline" | "feedbackblock" | "stylesheet" => Some(Left::Nothing),
        "contentbody" => Some(Left::Content),
        _ => None,
    })
}

/// Notes what the test-taker was shown for others' eyes only.
pub(super) fn rubric(element: &Element, place: &str, haul: &mut Haul) -> Option<Left> {
    match element.name.as_str() {
        "rubricblock" => {
            haul.drop(place, "rubric", "a rubric is left out");
            Some(Left::Nothing)
        }
        "stylesheet" | "catalog" | "cataloginfo" => Some(Left::Nothing),
        "feedbackinline" | "feedbackblock" => {
            haul.drop(place, "feedback", "feedback in the text of the question is left out");
            Some(Left::Nothing)
        }
        "contentbody" => Some(Left::Content),
        _ => None,
    }
}
