//! Markdown to the bank's safe rich text. What has no place there is noted and its words are kept.

use crate::Haul;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use skillmark_bank::{Block, Inline};
use std::iter::Peekable;

/// Blocks or runs nested deeper than this are read as one run.
const DEPTH: usize = 16;

/// Text to blocks. Headings become strong paragraphs.
pub(crate) fn blocks(text: &str, haul: &mut Haul, place: &str) -> Vec<Block> {
    Reader::new(text, haul, place).blocks(0)
}

/// Text to one run: paragraphs and lines of code are parted by line breaks.
pub(crate) fn inlines(text: &str, haul: &mut Haul, place: &str) -> Vec<Inline> {
    joined(blocks(text, haul, place))
}

/// Blocks as one run.
pub(crate) fn joined(blocks: Vec<Block>) -> Vec<Inline> {
    let mut runs = Vec::new();
    for block in blocks {
        let parts: Vec<Vec<Inline>> = match block {
            Block::P(runs) => vec![runs],
            Block::Quote(blocks) => vec![joined(blocks)],
            Block::Ul(entries) | Block::Ol(entries) => entries,
            Block::Pre(text) => text.lines().map(|line| vec![Inline::Code(line.to_owned())]).collect(),
            Block::Table(rows) => rows.into_iter().map(row).collect(),
            Block::Image(image) => vec![vec![Inline::Text(image.alt)]],
        };
        for part in parts {
            if !runs.is_empty() {
                runs.push(Inline::Br(()));
            }
            runs.extend(part);
        }
    }
    runs
}

fn row(cells: Vec<Vec<Inline>>) -> Vec<Inline> {
    cells.join(&Inline::Text(" | ".into()))
}

struct Reader<'t, 'h> {
    events: Peekable<Parser<'t>>,
    haul: &'h mut Haul,
    place: &'h str,
}

impl<'t, 'h> Reader<'t, 'h> {
    fn new(text: &'t str, haul: &'h mut Haul, place: &'h str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        Reader { events: Parser::new_ext(text, options).peekable(), haul, place }
    }

    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut done = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                event if is_inline(&event) => {
                    let mut runs = Vec::new();
                    self.run(event, depth, &mut runs);
                    runs.extend(self.runs(depth));
                    trim(&mut runs);
                    done.push(Block::P(runs));
                }
                Event::Start(Tag::Paragraph) => done.push(Block::P(self.inlines(depth))),
                Event::Start(Tag::Heading { .. }) => {
                    done.push(Block::P(vec![Inline::B(self.inlines(depth))]))
                }
                Event::Start(Tag::CodeBlock(_)) => done.push(Block::Pre(self.verbatim())),
                Event::Start(Tag::BlockQuote(_)) if depth < DEPTH => {
                    done.push(Block::Quote(self.blocks(depth + 1)))
                }
                Event::Start(Tag::List(None)) if depth < DEPTH => done.push(Block::Ul(self.entries(depth))),
                Event::Start(Tag::List(Some(_))) if depth < DEPTH => {
                    done.push(Block::Ol(self.entries(depth)))
                }
                Event::Start(Tag::Table(_)) => done.push(Block::Table(self.rows(depth))),
                Event::Start(Tag::HtmlBlock) => {
                    let html = self.verbatim();
                    if !html.trim_start().starts_with("<!--") {
                        done.extend(crate::html::blocks(&html, self.haul, self.place));
                    }
                }
                Event::Start(_) => done.push(Block::P(self.flat())),
                _ => {}
            }
        }
        done.retain(|block| !matches!(block, Block::P(runs) if runs.is_empty()));
        done
    }

    /// Runs up to the end of the enclosing element; that end is consumed.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut runs = self.runs(depth);
        self.events.next_if(|event| matches!(event, Event::End(_)));
        trim(&mut runs);
        runs
    }

    /// Runs up to the start of a block, or an end; that is left alone.
    fn runs(&mut self, depth: usize) -> Vec<Inline> {
        let mut runs = Vec::new();
        while let Some(event) = self.events.next_if(is_inline) {
            self.run(event, depth, &mut runs);
        }
        runs
    }

    fn run(&mut self, event: Event<'t>, depth: usize, runs: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push(runs, &text),
            Event::SoftBreak => push(runs, " "),
            Event::HardBreak => runs.push(Inline::Br(())),
            Event::Code(code) => runs.push(Inline::Code(code.into_string())),
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = crate::flow::said(&self.flat());
                self.haul.drop(self.place, "image", format!("the picture `{dest_url}` is left out"));
                push(runs, &alt);
            }
            Event::Start(_) if depth >= DEPTH => runs.extend(self.flat()),
            Event::Start(Tag::Strong) => runs.push(Inline::B(self.inlines(depth + 1))),
            Event::Start(Tag::Emphasis) => runs.push(Inline::I(self.inlines(depth + 1))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.haul.drop(self.place, "link", format!("the link to `{dest_url}` became plain text"));
                runs.extend(self.inlines(depth + 1));
            }
            Event::Start(_) => runs.extend(self.inlines(depth + 1)),
            Event::InlineHtml(tag) | Event::Html(tag) => self.tag(&tag, runs),
            _ => {}
        }
    }

    /// A tag in running text: a line break, or left out.
    fn tag(&mut self, tag: &str, runs: &mut Vec<Inline>) {
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("<br") {
            runs.push(Inline::Br(()));
        } else if lower.starts_with("<img") {
            self.haul.drop(self.place, "image", format!("a picture is left out: {tag}"));
        } else if !lower.starts_with("<!--") && !lower.starts_with("</") {
            self.haul.drop(self.place, "html", format!("the tag `{tag}` is left out"));
        }
    }

    /// Everything up to the end of the element just entered, as one run of text.
    fn flat(&mut self) -> Vec<Inline> {
        let (mut text, mut open) = (String::new(), 1);
        for event in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        if text.is_empty() { Vec::new() } else { vec![Inline::Text(text)] }
    }

    fn verbatim(&mut self) -> String {
        let mut text = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        text.trim_end_matches('\n').to_owned()
    }

    fn entries(&mut self, depth: usize) -> Vec<Vec<Inline>> {
        let mut entries = Vec::new();
        while self.events.next_if(|e| matches!(e, Event::Start(Tag::Item))).is_some() {
            entries.push(joined(self.blocks(depth + 1)));
        }
        self.events.next_if(|e| matches!(e, Event::End(TagEnd::List(_))));
        entries
    }

    fn rows(&mut self, depth: usize) -> Vec<Vec<Vec<Inline>>> {
        let mut rows = Vec::new();
        while self.events.next_if(|e| matches!(e, Event::Start(Tag::TableHead | Tag::TableRow))).is_some() {
            let mut cells = Vec::new();
            while self.events.next_if(|e| matches!(e, Event::Start(Tag::TableCell))).is_some() {
                cells.push(self.inlines(depth));
            }
            self.events.next();
            rows.push(cells);
        }
        self.events.next();
        rows
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(_) | Event::Rule => false,
        _ => true,
    }
}

/// Markdown hands out text in pieces; the model keeps them whole.
fn push(runs: &mut Vec<Inline>, text: &str) {
    match runs.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}

fn trim(runs: &mut Vec<Inline>) {
    if let Some(Inline::Text(first)) = runs.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = runs.last_mut() {
        last.truncate(last.trim_end().len());
    }
    runs.retain(|run| !matches!(run, Inline::Text(text) if text.is_empty()));
}
