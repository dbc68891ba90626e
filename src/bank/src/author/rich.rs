//! Markdown to the safe rich text of the model.

use super::desk::Desk;
use crate::{Block, Image, Inline};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;

/// Markdown's events with byte offsets into the whole file.
pub(super) struct Rich<'d, 'f> {
    events: Peekable<Box<dyn Iterator<Item = (Event<'f>, usize)> + 'f>>,
    pub(super) desk: &'d mut Desk<'f>,
    /// Which field of the model is being read.
    pub(super) path: String,
}

impl<'d, 'f> Rich<'d, 'f> {
    pub(super) fn new(range: Range<usize>, path: impl Into<String>, desk: &'d mut Desk<'f>) -> Self {
        let (file, start) = (desk.file, range.start);
        let parser = Parser::new_ext(&file.text[range], Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS);
        // Definitions leave no event behind: unreported, the author's text would just vanish.
        let definitions: Vec<usize> =
            parser.reference_definitions().iter().map(|(_, d)| start + d.span.start).collect();
        let events = parser.into_offset_iter().map(move |(event, span)| (event, start + span.start));
        let events: Box<dyn Iterator<Item = _>> = Box::new(events);
        let mut rich = Rich { events: events.peekable(), desk, path: path.into() };
        for at in definitions {
            rich.refuse(at, "link definitions");
        }
        rich
    }

    pub(super) fn next(&mut self) -> Option<(Event<'f>, usize)> {
        self.events.next()
    }

    pub(super) fn next_if(&mut self, wanted: impl FnOnce(&Event<'f>) -> bool) -> Option<(Event<'f>, usize)> {
        self.events.next_if(|(event, _)| wanted(event))
    }

    /// Blocks up to the end of the enclosing block or of the text.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => {
                    let picture = self.picture();
                    blocks.push(picture.unwrap_or_else(|| Block::P(self.inlines())));
                }
                Event::Start(Tag::BlockQuote(_)) => blocks.push(Block::Quote(self.blocks())),
                Event::Start(Tag::CodeBlock(kind)) => blocks.push(Block::Pre(self.preformatted(kind, at))),
                Event::Start(Tag::List(None)) => blocks.push(Block::Ul(self.entries())),
                Event::Start(Tag::List(Some(_))) => blocks.push(Block::Ol(self.entries())),
                Event::Start(Tag::Table(_)) => blocks.push(Block::Table(self.rows())),
                Event::Start(Tag::Heading { .. }) => {
                    self.refuse(at, "headings");
                    self.skip();
                }
                Event::Start(Tag::HtmlBlock) => {
                    self.refuse(at, "raw HTML");
                    self.skip();
                }
                Event::Rule => self.refuse(at, "horizontal rules"),
                other => self.strange(other, at),
            }
        }
        blocks
    }

    /// A picture that is a paragraph of its own.
    fn picture(&mut self) -> Option<Block> {
        let (event, at) = self.next_if(|e| matches!(e, Event::Start(Tag::Image { .. })))?;
        let Event::Start(Tag::Image { dest_url, .. }) = event else { return None };
        let alt = Inline::plain(&self.inlines());
        if self.next_if(|e| matches!(e, Event::End(TagEnd::Paragraph))).is_none() {
            self.refuse(at, "images within text");
            return None;
        }
        let name = dest_url.into_string();
        let name = name.strip_prefix("images/").map_or(name.clone(), str::to_owned);
        Some(Block::Image(Image { name, alt }))
    }

    /// Inline runs up to the end of the enclosing element; that end is consumed.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let runs = self.runs();
        self.events.next_if(|(event, _)| matches!(event, Event::End(_)));
        runs
    }

    /// Inline runs up to whatever is none; that is left alone.
    pub(super) fn runs(&mut self) -> Vec<Inline> {
        let mut runs = Vec::new();
        while let Some((event, at)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(text) => push_text(&mut runs, &text),
                Event::SoftBreak => push_text(&mut runs, " "),
                Event::HardBreak => runs.push(Inline::Br(())),
                Event::Code(text) => runs.push(Inline::Code(text.into_string())),
                Event::Start(Tag::Strong) => runs.push(Inline::B(self.inlines())),
                Event::Start(Tag::Emphasis) => runs.push(Inline::I(self.inlines())),
                Event::Start(Tag::Link { link_type, .. }) => {
                    let automatic = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    self.refuse(at, if automatic { "links in angle brackets" } else { "links" });
                    runs.extend(self.inlines());
                }
                Event::Start(Tag::Image { .. }) => {
                    self.refuse(at, "images within text");
                    self.skip();
                }
                Event::InlineHtml(_) | Event::Html(_) => self.refuse(at, "raw HTML"),
                other => self.strange(other, at),
            }
        }
        runs
    }

    /// Notes that something cannot stand in a bank.
    pub(super) fn refuse(&mut self, at: usize, what: &str) {
        let help = match what {
            "raw HTML" => "Write it in Markdown, or put `<` into a `code span` if it is meant to be read.",
            "images within text" => {
                "Put the picture into a paragraph of its own: `![what it tells](name.svg)`, the file into images/."
            }
            "links" | "links in angle brackets" | "link definitions" => {
                "Put the address into `sources:`; a question shows no links, since nothing remote may load. \
                 Square brackets that are no link are written `\\[` and `\\]`."
            }
            "headings" => {
                "Use **strong** text. An item opens with `## item-id` at the start of a line. \
                 A line of hyphens right below text makes that a heading, too."
            }
            "horizontal rules" => "Leave an empty line, or use a quotation to set text apart.",
            _ => "Allowed: paragraphs, lists, quotations, tables, code, strong, emphasis.",
        };
        self.desk.error(self.path.as_str(), at, "markdown", format!("{what} cannot stand here"), help);
        // An opening and a closing tag in one line are one finding.
        if let [.., first, second] = self.desk.findings.as_slice()
            && (first.line, &first.message) == (second.line, &second.message)
        {
            self.desk.findings.pop();
        }
    }

    /// Skips to the end of the element whose start was just read.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn strange(&mut self, event: Event<'f>, at: usize) {
        match event {
            Event::TaskListMarker(_) => self.refuse(at, "a task list"),
            Event::Start(_) => {
                self.refuse(at, "this element");
                self.skip();
            }
            _ => self.refuse(at, "this element"),
        }
    }

    fn preformatted(&mut self, kind: CodeBlockKind<'f>, at: usize) -> String {
        if matches!(kind, CodeBlockKind::Indented) {
            let help = "Indent by less than four spaces, or fence it with ``` if it is code.";
            let message = "this text is indented by four spaces, which makes it code";
            self.desk.error(self.path.as_str(), at, "markdown", message, help);
        }
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(part) => text.push_str(&part),
                _ => break,
            }
        }
        text.truncate(text.trim_end_matches('\n').len());
        text
    }

    /// Entries of a list, each one run of text.
    fn entries(&mut self) -> Vec<Vec<Inline>> {
        let mut entries = Vec::new();
        while self.next_if(|e| matches!(e, Event::Start(Tag::Item))).is_some() {
            let loose = self.next_if(|e| matches!(e, Event::Start(Tag::Paragraph))).is_some();
            entries.push(if loose { self.inlines() } else { self.runs() });
            while let Some((event, at)) = self.events.next() {
                match event {
                    Event::End(TagEnd::Item) => break,
                    Event::Start(_) => {
                        let help = "Keep each entry to one paragraph, or write paragraphs instead of a list.";
                        let message =
                            "an entry of a list holds one run of text, and here begins something else";
                        self.desk.error(self.path.as_str(), at, "markdown", message, help);
                        self.skip();
                    }
                    other => self.strange(other, at),
                }
            }
        }
        self.events.next();
        entries
    }

    /// Rows of a table, the header first.
    fn rows(&mut self) -> Vec<Vec<Vec<Inline>>> {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some((_, at)) = self.next_if(|e| matches!(e, Event::Start(Tag::TableHead | Tag::TableRow)))
        {
            let mut cells = Vec::new();
            while self.next_if(|e| matches!(e, Event::Start(Tag::TableCell))).is_some() {
                cells.push(self.inlines());
            }
            self.events.next();
            self.expect_cells(at, rows.first().unwrap_or(&cells).len());
            rows.push(cells);
        }
        self.events.next();
        rows
    }

    /// Markdown fills up a row that is too short and drops what a long one has too much, both unsaid.
    fn expect_cells(&mut self, at: usize, expected: usize) {
        let file = self.desk.file;
        let line = file.text[at..].lines().next().unwrap_or_default().trim();
        let row = line.strip_prefix('|').unwrap_or(line).replace("\\|", "");
        let found = row.strip_suffix('|').unwrap_or(&row).split('|').count();
        if found != expected {
            let message = format!("the table's header has {expected} cells, this row has {found}");
            let help = "Give every row as many cells as the header; `\\|` writes a bar inside a cell.";
            self.desk.error(self.path.as_str(), at, "table", message, help);
        }
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::InlineHtml(_) | Event::Html(_) => true,
        _ => false,
    }
}

/// Markdown hands out text in pieces (at entities, at brackets); the model keeps them whole.
fn push_text(runs: &mut Vec<Inline>, text: &str) {
    match runs.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}
