//! HTML fragments to the bank's safe rich text. Scripts, styles, media and links do not come along; what is left out is noted.

use crate::Haul;
use crate::flow::clip;
use data_encoding::BASE64;
use ego_tree::NodeRef;
use scraper::Html;
use scraper::node::{Element, Node};
use skillmark_bank::{Block, Image, Inline};

/// Deepest nesting that is followed.
const DEPTH: usize = 64;
/// Most tags in one text.
const TAGS: usize = 4_000;
/// Attribute of an element that stands for a gap or a passage; readers put it in.
pub(crate) const SLOT: &str = "data-skillmark-slot";

/// Fragment to blocks.
pub(crate) fn blocks(html: &str, haul: &mut Haul, place: &str) -> Vec<Block> {
    // Time grows with the square of what is open at once.
    if html.matches('<').count() > TAGS {
        haul.drop(place, "too-large", format!("a text with more than {TAGS} tags is left out"));
        return Vec::new();
    }
    let tree = Html::parse_fragment(html);
    let mut walk = Walk { haul, place, out: Vec::new(), runs: Vec::new() };
    walk.inside(tree.tree.root(), 0);
    walk.flush();
    walk.out
}

/// Fragment to one run; what was a block begins on a line of its own.
pub(crate) fn inlines(html: &str, haul: &mut Haul, place: &str) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::new();
    for block in blocks(html, haul, place) {
        if !runs.is_empty() {
            runs.push(Inline::Br(()));
        }
        match block {
            Block::P(inner) => runs.extend(inner),
            Block::Pre(code) => runs.push(Inline::Code(code)),
            Block::Image(image) => {
                haul.drop(place, "image", format!("a picture cannot stand here: {}", clip(&image.name)));
                runs.push(Inline::Text(image.alt));
            }
            other => runs.push(Inline::Text(Block::plain(&[other]))),
        }
    }
    runs
}

struct Walk<'h> {
    haul: &'h mut Haul,
    place: &'h str,
    out: Vec<Block>,
    runs: Vec<Inline>,
}

impl Walk<'_> {
    fn flush(&mut self) {
        let runs = trimmed(std::mem::take(&mut self.runs));
        if !runs.is_empty() {
            self.out.push(Block::P(runs));
        }
    }

    fn inside(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        if depth > DEPTH {
            self.haul.drop(self.place, "too-deep", "elements nest too deep; the innermost are left out");
            return;
        }
        for child in node.children() {
            match child.value() {
                Node::Text(text) => push(&mut self.runs, &spaced(text)),
                Node::Element(element) => self.element(child, element, depth + 1),
                _ => {}
            }
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element, depth: usize) {
        if let Some(id) = element.attr(SLOT) {
            self.runs.push(Inline::Slot(id.to_owned()));
            return;
        }
        match element.name() {
            "br" => self.runs.push(Inline::Br(())),
            "b" | "strong" => self.within(node, depth, Inline::B),
            "i" | "em" | "cite" | "dfn" | "var" => self.within(node, depth, Inline::I),
            "code" | "kbd" | "samp" | "tt" => self.runs.push(Inline::Code(said(node))),
            "sup" => self.raised(node, '^', "⁰¹²³⁴⁵⁶⁷⁸⁹"),
            "sub" => self.raised(node, '_', "₀₁₂₃₄₅₆₇₈₉"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.within(node, depth, Inline::B);
                self.flush();
            }
            "ul" | "ol" => {
                let entries = self.entries(node, depth);
                self.block(if element.name() == "ul" { Block::Ul(entries) } else { Block::Ol(entries) });
            }
            "pre" => self.block(Block::Pre(said(node).trim_matches('\n').to_owned())),
            "blockquote" => {
                let inner = self.apart(node, depth);
                self.block(Block::Quote(inner));
            }
            "table" => self.table(node, depth),
            "img" => self.image(element),
            "a" => {
                if let Some(href) = element.attr("href").filter(|href| !href.starts_with('#')) {
                    self.haul.drop(
                        self.place,
                        "link",
                        format!("a link is left out, its words stay: {}", clip(href)),
                    );
                }
                self.inside(node, depth);
            }
            "script" | "style" | "iframe" | "object" | "embed" | "audio" | "video" | "svg" | "canvas"
            | "form" => {
                self.haul.drop(self.place, "media", format!("`{}` is left out", element.name()));
            }
            "math" => {
                self.haul.drop(self.place, "math", "a formula is kept as its plain text");
                push(&mut self.runs, &spaced(&said(node)));
            }
            "head" | "title" | "meta" | "link" | "template" | "noscript" => {}
            "p" | "div" | "section" | "article" | "header" | "footer" | "dl" | "dt" | "dd" | "figure"
            | "figcaption" | "hr" | "address" | "center" | "fieldset" => {
                self.flush();
                self.inside(node, depth);
                self.flush();
            }
            _ => self.inside(node, depth),
        }
    }

    fn block(&mut self, block: Block) {
        self.flush();
        let empty = match &block {
            Block::Ul(entries) | Block::Ol(entries) => entries.is_empty(),
            Block::Quote(inner) => inner.is_empty(),
            Block::Pre(text) => text.trim().is_empty(),
            _ => false,
        };
        if !empty {
            self.out.push(block);
        }
    }

    /// What an element holds, as runs of their own.
    fn within(&mut self, node: NodeRef<'_, Node>, depth: usize, kind: fn(Vec<Inline>) -> Inline) {
        let before = std::mem::take(&mut self.runs);
        self.inside(node, depth);
        let inner = std::mem::replace(&mut self.runs, before);
        if !inner.is_empty() {
            self.runs.push(kind(inner));
        }
    }

    /// What an element holds, as blocks of their own.
    fn apart(&mut self, node: NodeRef<'_, Node>, depth: usize) -> Vec<Block> {
        let mut inner = Walk { haul: self.haul, place: self.place, out: Vec::new(), runs: Vec::new() };
        inner.inside(node, depth);
        inner.flush();
        inner.out
    }

    /// One run for each entry; entries of lists inside follow their own.
    fn entries(&mut self, node: NodeRef<'_, Node>, depth: usize) -> Vec<Vec<Inline>> {
        let mut entries = Vec::new();
        for child in node.children().filter(|child| is(child, "li")) {
            let mut entry: Vec<Inline> = Vec::new();
            let mut inner = Vec::new();
            for block in self.apart(child, depth) {
                match block {
                    Block::P(runs) if entry.is_empty() => entry = runs,
                    Block::P(runs) => {
                        entry.push(Inline::Br(()));
                        entry.extend(runs);
                    }
                    Block::Ul(more) | Block::Ol(more) => inner.extend(more),
                    other => push(&mut entry, &format!(" {}", Block::plain(&[other]))),
                }
            }
            entries.extend(Some(entry).filter(|entry| !entry.is_empty()));
            entries.append(&mut inner);
        }
        entries
    }

    fn table(&mut self, node: NodeRef<'_, Node>, depth: usize) {
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        for row in node.descendants().filter(|node| is(node, "tr")) {
            let mut cells = Vec::new();
            for cell in row.children().filter(|cell| is(cell, "td") || is(cell, "th")) {
                let before = std::mem::take(&mut self.runs);
                let blocks = self.apart(cell, depth);
                self.runs = before;
                let text = |block: Block| match block {
                    Block::P(runs) => runs,
                    other => vec![Inline::Text(Block::plain(&[other]))],
                };
                cells.push(blocks.into_iter().map(text).collect::<Vec<_>>().join(&Inline::Text(" ".into())));
            }
            if !cells.is_empty() {
                rows.push(cells);
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        rows.iter_mut().for_each(|row| row.resize(width, Vec::new()));
        match rows.len() {
            0 => {}
            // One row has no header above it.
            1 => {
                self.flush();
                let cells = rows.remove(0).into_iter().filter(|cell| !cell.is_empty());
                self.out.extend(cells.map(Block::P));
            }
            _ => self.block(Block::Table(rows)),
        }
    }

    /// A picture whose file is at hand; its words where it has none.
    fn image(&mut self, element: &Element) {
        let source = element.attr("src").or(element.attr("data")).unwrap_or_default();
        let alt = element.attr("alt").map(str::trim).filter(|alt| !alt.is_empty());
        let Some(name) = self.picture(source) else {
            let message = format!("a picture that is not in the file is left out: {}", clip(source));
            self.haul.drop(self.place, "image", message);
            push(&mut self.runs, alt.unwrap_or_default());
            return;
        };
        if alt.is_none() {
            self.haul.drop(
                self.place,
                "image-alt",
                format!("the picture {name} has no words for those who do not see it"),
            );
        }
        let alt = alt.map_or_else(|| format!("Picture {name}, not described yet"), str::to_owned);
        self.block(Block::Image(Image { name, alt }));
    }

    fn picture(&mut self, source: &str) -> Option<String> {
        if let Some((kind, data)) =
            source.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"))
        {
            let plain: String = data.chars().filter(|c| !c.is_whitespace()).collect();
            let bytes = BASE64.decode(plain.as_bytes()).ok()?;
            let ending = match kind {
                "png" | "webp" => kind,
                "jpeg" | "jpg" => "jpg",
                "svg+xml" => "svg",
                _ => return None,
            };
            let name = format!("picture-{}.{ending}", self.haul.images.len() + 1);
            self.haul.images.insert(name.clone(), bytes);
            return Some(name);
        }
        let source = source.replace("%20", " ");
        let name = picture_name(source.split(['?', '#']).next().unwrap_or_default());
        self.haul.images.contains_key(&name).then_some(name)
    }

    fn raised(&mut self, node: NodeRef<'_, Node>, mark: char, digits: &str) {
        let text = said(node);
        let text = text.trim();
        let digit = |c: char| c.to_digit(10).and_then(|n| digits.chars().nth(n as usize));
        let small: Option<String> = text.chars().map(digit).collect();
        let wrapped =
            || if text.chars().count() > 1 { format!("{mark}({text})") } else { format!("{mark}{text}") };
        push(&mut self.runs, &small.unwrap_or_else(wrapped));
    }
}

/// The name that a picture has in a bank: the file's own, in small letters.
pub(crate) fn picture_name(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let name: String =
        file.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    name.strip_suffix(".jpeg").map_or(name.clone(), |stem| format!("{stem}.jpg"))
}

fn is(node: &NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

/// All text below a node, line ends kept.
fn said(node: NodeRef<'_, Node>) -> String {
    let text = |node: NodeRef<'_, Node>| match node.value() {
        Node::Text(text) => text.to_string(),
        Node::Element(element) if element.name() == "br" => "\n".to_owned(),
        _ => String::new(),
    };
    node.descendants().map(text).collect()
}

/// White space as HTML shows it.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\t' | '\r' if out.ends_with(' ') => {}
            ' ' | '\n' | '\t' | '\r' | '\u{a0}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn push(runs: &mut Vec<Inline>, text: &str) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(last)) if last.ends_with(' ') => last.push_str(text.trim_start_matches(' ')),
        Some(Inline::Text(last)) => last.push_str(text),
        _ => runs.push(Inline::Text(text.to_owned())),
    }
}

/// Runs without white space and breaks at their ends.
fn trimmed(mut runs: Vec<Inline>) -> Vec<Inline> {
    let blank = |run: &Inline| match run {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Br(()) => true,
        Inline::B(inner) | Inline::I(inner) => inner.is_empty(),
        _ => false,
    };
    while runs.last().is_some_and(blank) {
        runs.pop();
    }
    let start = runs.iter().position(|run| !blank(run)).unwrap_or(runs.len());
    runs.drain(..start);
    if let Some(Inline::Text(first)) = runs.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = runs.last_mut() {
        last.truncate(last.trim_end().len());
    }
    runs
}
