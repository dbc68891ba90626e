//! freeCodeCamp's curriculum: parts of a question stand below headings like `#### --answer--`.

use super::Fence;
use crate::choose::marked;
use crate::flow::clip;
use crate::{Choice, Haul, Question, md};

/// Whether the text has such headings.
pub(super) fn is(text: &str) -> bool {
    let has = |name| text.lines().any(|line| heading(line) == Some(name));
    has("answer") && has("distractors") || has("answers") && has("video-solution")
}

pub(super) fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let title = text.lines().take(12).find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|t| clip(t.trim().trim_matches(['\'', '"'])));
    let mut open: Option<Parts> = None;
    for section in sections(text) {
        if section.name == "text" {
            if let Some(parts) = open.take() {
                parts.close(name, title.as_deref(), &mut haul);
            }
            open = Some(Parts {
                line: section.line,
                stem: section.parts.join("\n\n---\n\n"),
                ..Parts::default()
            });
        } else if let Some(parts) = &mut open {
            parts.take(section);
        }
    }
    if let Some(parts) = open {
        parts.close(name, title.as_deref(), &mut haul);
    }
    haul
}

/// What stands below a heading, parted by rules.
struct Section {
    name: String,
    line: usize,
    parts: Vec<String>,
}

/// Feedback stays in the part of its option, behind this mark.
const FEEDBACK: &str = "\n--feedback--\n";

fn sections(text: &str) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    let mut fence = Fence::default();
    for (at, line) in text.lines().enumerate() {
        let code = fence.holds(line);
        match (heading(line).filter(|_| !code), all.last_mut()) {
            (Some("feedback"), Some(section)) => {
                if let Some(part) = section.parts.last_mut() {
                    part.push_str(FEEDBACK);
                }
            }
            (Some(name), _) => {
                all.push(Section { name: name.to_owned(), line: at + 1, parts: vec![String::new()] });
            }
            (None, Some(section)) if !code && line.trim() == "---" => section.parts.push(String::new()),
            (None, Some(section)) => {
                if let Some(part) = section.parts.last_mut() {
                    part.push_str(line);
                    part.push('\n');
                }
            }
            (None, None) => {}
        }
    }
    all
}

/// Name of a heading like `## --text--`.
fn heading(line: &str) -> Option<&str> {
    let name = line.strip_prefix('#')?.trim_start_matches('#').trim();
    name.strip_prefix("--")?.strip_suffix("--").filter(|name| !name.is_empty())
}

#[derive(Default)]
struct Parts {
    line: usize,
    stem: String,
    /// Text, feedback, and whether it is right.
    options: Vec<(String, String, bool)>,
    /// Place of the right option, from 1.
    solution: Option<usize>,
    explanation: String,
}

impl Parts {
    fn take(&mut self, section: Section) {
        let right = section.name == "answer";
        match section.name.as_str() {
            "answer" | "answers" | "distractors" => {
                for part in section.parts.iter().filter(|part| !part.trim().is_empty()) {
                    let (text, said) = part.split_once(FEEDBACK).unwrap_or((part, ""));
                    self.options.push((text.trim().to_owned(), said.trim().to_owned(), right));
                }
            }
            "video-solution" => self.solution = section.parts.concat().trim().parse().ok(),
            "explanation" => self.explanation = section.parts.join("\n"),
            _ => {}
        }
    }

    fn close(self, name: &str, title: Option<&str>, haul: &mut Haul) {
        let place = format!("{name}:{}", self.line);
        let mut options = Vec::new();
        for (at, (text, said, right)) in self.options.iter().enumerate() {
            let text = md::inlines(text, haul, &place);
            let feedback = md::inlines(said, haul, &place);
            options.push((
                Choice { text, feedback, ..Choice::default() },
                *right || self.solution == Some(at + 1),
            ));
        }
        let Some(body) = marked(options) else {
            let message = "the question has no answer, or fewer than two options";
            return haul.refuse(place, "no-key", message);
        };
        let stem = md::blocks(&self.stem, haul, &place);
        let feedback = md::inlines(&self.explanation, haul, &place);
        let category = title.iter().map(|title| (*title).to_owned()).collect();
        haul.questions.push(Question { from: place, category, stem, body, feedback, ..Question::default() });
    }
}
