//! The task list that answers an item: `- [x] key`, `- [ ] option`, each with an indented `> rationale`.

use super::desk::Desk;
use super::rich::Rich;
use super::sections::{self, Section};
use super::shape::Entry;
use crate::{Choice, Inline};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Where the options stand in the model.
const OPTIONS: &str = "answer.options";

pub(super) fn read(section: &Section, desk: &mut Desk<'_>) -> Vec<Entry> {
    desk.place("answer", if section.answer.is_empty() { section.at } else { section.answer.start });
    let mut options = Vec::new();
    if section.answer.is_empty() {
        let help = "End it with a list: `- [x] the key`, `- [ ] another option`, \
                    each followed by a line `  > why it is right or whom it tempts`.";
        desk.error(OPTIONS, section.at, "no-options", "the item has no options", help);
    } else if marks_are_sound(section, desk) {
        let mut rich = Rich::new(section.answer.clone(), OPTIONS, desk);
        while let Some((event, at)) = rich.next() {
            match event {
                Event::Start(Tag::List(None)) | Event::End(_) => {}
                Event::Start(Tag::Item) => {
                    let choice = choice(&mut rich, options.len(), at);
                    options.push((choice, at));
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    let message = "this rationale belongs to no option";
                    rich.desk.error(OPTIONS, at, "rationale", message, "Indent it by two spaces: `  > …`.");
                    rich.skip();
                }
                Event::Start(_) => {
                    rich.skip();
                    stray(rich.desk, at);
                }
                _ => stray(rich.desk, at),
            }
        }
    }
    options
}

fn stray(desk: &mut Desk<'_>, at: usize) {
    let help = "Options end an item: move this above them into the question, or below the next `## item-id`.";
    desk.error(OPTIONS, at, "after-options", "text follows the options", help);
}

/// Whether every line that is meant as an option is written as one. Markdown would take the others for text.
fn marks_are_sound(section: &Section, desk: &mut Desk<'_>) -> bool {
    let text = &desk.file.text;
    let mut sound = true;
    for (at, line) in sections::lines(text, section.answer.clone()) {
        let well = ["- [x] ", "- [X] ", "- [ ] "].iter().any(|mark| line.starts_with(mark));
        if sections::opens_answer(line) && !well {
            sound = false;
            if line.trim_end().ends_with(']') {
                let help = "Write the text after the mark, on the same line.";
                desk.error(OPTIONS, at, "option-mark", "this option has no text", help);
                continue;
            }
            let start = line.find(']').map_or("", |end| line[..=end].trim_start());
            let message = format!("expected `- [x] ` or `- [ ] ` at the start of the line, found `{start}`");
            let help =
                "Write a hyphen, a space, `[x]` for the key or `[ ]` for another option, a space, the text.";
            desk.error(OPTIONS, at, "option-mark", message, help);
        }
    }
    sound
}

fn choice(rich: &mut Rich<'_, '_>, index: usize, at: usize) -> Choice {
    let path = format!("{OPTIONS}[{index}]");
    rich.desk.place(path.as_str(), at);
    let loose = rich.next_if(|e| matches!(e, Event::Start(Tag::Paragraph))).is_some();
    let key = match rich.next_if(|e| matches!(e, Event::TaskListMarker(_))) {
        Some((Event::TaskListMarker(checked), _)) => checked,
        _ => {
            let message = "this entry of the list has no `[x]` or `[ ]`";
            rich.desk.error(OPTIONS, at, "option-mark", message, "Write `- [x] ` or `- [ ] ` before it.");
            false
        }
    };
    rich.path = format!("{path}.text");
    let text = if loose { rich.inlines() } else { rich.runs() };
    rich.path = format!("{path}.rationale");
    let rationale = rationale(rich);
    Choice { id: String::new(), text: trim(text), rationale, key }
}

/// What follows an option's text up to the end of its entry.
fn rationale(rich: &mut Rich<'_, '_>) -> Vec<Inline> {
    let mut rationale = Vec::new();
    while let Some((event, at)) = rich.next() {
        match event {
            Event::End(TagEnd::Item) => break,
            Event::Start(Tag::BlockQuote(_)) => {
                rich.desk.place(rich.path.clone(), at);
                paragraphs(rich, &mut rationale);
            }
            _ => {
                let path = rich.path.clone();
                let help = "An option is one run of text, then its rationale: an indented line `  > …`.";
                rich.desk.error(path, at, "option-shape", "this cannot stand in an option", help);
                if matches!(event, Event::Start(_)) {
                    rich.skip();
                }
            }
        }
    }
    rationale
}

/// The paragraphs of a rationale, parted by a line break.
fn paragraphs(rich: &mut Rich<'_, '_>, rationale: &mut Vec<Inline>) {
    while let Some((event, at)) = rich.next() {
        match event {
            Event::End(TagEnd::BlockQuote(_)) => return,
            Event::Start(Tag::Paragraph) => {
                if !rationale.is_empty() {
                    rationale.push(Inline::Br(()));
                }
                rationale.extend(trim(rich.inlines()));
            }
            other => {
                rich.refuse(at, "anything but paragraphs");
                if matches!(other, Event::Start(_)) {
                    rich.skip();
                }
            }
        }
    }
}

/// Markdown keeps the space between a task list's mark and its text.
fn trim(mut runs: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(first)) = runs.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = runs.last_mut() {
        last.truncate(last.trim_end().len());
    }
    runs
}
