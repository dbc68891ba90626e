//! Rich text as plain text: for terminals, labels that are read aloud, and checks that count words.

use crate::{Block, Image, Inline};

impl Inline {
    /// The words without their emphasis.
    ///
    /// ```
    /// use skillmark_bank::Inline;
    /// let text = [Inline::Text("Open ".into()), Inline::B(vec![Inline::Text("clause 14".into())])];
    /// assert_eq!(Inline::plain(&text), "Open clause 14");
    /// ```
    pub fn plain(runs: &[Inline]) -> String {
        let mut out = String::new();
        push(runs, &mut out);
        out
    }
}

fn push(runs: &[Inline], out: &mut String) {
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::B(runs) | Inline::I(runs) => push(runs, out),
            Inline::Br(()) => out.push('\n'),
            Inline::Slot(_) => out.push_str("____"),
        }
    }
}

impl Block {
    /// Text for a terminal: blocks parted by an empty line, quotations marked with `>`, cells with `|`.
    pub fn plain(blocks: &[Block]) -> String {
        blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
    }

    /// One line to be read aloud: no marks, cells named by their column's heading.
    ///
    /// ```
    /// use skillmark_bank::{Block, Inline};
    /// let cell = |text: &str| vec![Inline::Text(text.into())];
    /// let table = Block::Table(vec![vec![cell("Region"), cell("Sold")], vec![cell("A"), cell("120")]]);
    /// assert_eq!(Block::spoken(&[table]), "Region: A, Sold: 120.");
    /// ```
    pub fn spoken(blocks: &[Block]) -> String {
        blocks.iter().map(spoken).filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Inline {
    /// How many words there are to read.
    pub fn words(runs: &[Inline]) -> usize {
        let one = |run: &Inline| match run {
            Inline::Text(text) | Inline::Code(text) => text.split_whitespace().count(),
            Inline::B(runs) | Inline::I(runs) => Inline::words(runs),
            Inline::Br(()) | Inline::Slot(_) => 0,
        };
        runs.iter().map(one).sum()
    }
}

impl Block {
    /// How many words there are to read.
    pub fn words(blocks: &[Block]) -> usize {
        let lines = |lines: &[Vec<Inline>]| lines.iter().map(|runs| Inline::words(runs)).sum();
        let one = |block: &Block| match block {
            Block::P(runs) => Inline::words(runs),
            Block::Quote(blocks) => Block::words(blocks),
            Block::Ul(entries) | Block::Ol(entries) => lines(entries),
            Block::Table(rows) => rows.iter().map(|row| lines(row)).sum(),
            Block::Pre(text) => text.split_whitespace().count(),
            Block::Image(_) => 0,
        };
        blocks.iter().map(one).sum()
    }
}

/// All pictures that blocks show.
pub fn images_in(blocks: &[Block]) -> Vec<&Image> {
    let mut images = Vec::new();
    for block in blocks {
        match block {
            Block::Image(image) => images.push(image),
            Block::Quote(inner) => images.extend(images_in(inner)),
            _ => {}
        }
    }
    images
}

fn block(block: &Block) -> String {
    match block {
        Block::P(runs) => Inline::plain(runs),
        Block::Quote(blocks) => marked("> ", &Block::plain(blocks)),
        Block::Ul(items) => items.iter().map(|i| hanging("- ", i)).collect::<Vec<_>>().join("\n"),
        Block::Ol(items) => {
            let numbered = items.iter().zip(1..).map(|(i, n)| hanging(&format!("{n}. "), i));
            numbered.collect::<Vec<_>>().join("\n")
        }
        Block::Pre(text) => marked("    ", text.trim_end_matches('\n')),
        Block::Table(rows) => {
            let row = |cells: &Vec<Vec<Inline>>| {
                cells.iter().map(|c| Inline::plain(c)).collect::<Vec<_>>().join(" | ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Image(image) => image.alt.clone(),
    }
}

fn marked(mark: &str, text: &str) -> String {
    let line = |line: &str| format!("{mark}{line}").trim_end().to_owned();
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn hanging(mark: &str, item: &[Inline]) -> String {
    format!("{mark}{}", Inline::plain(item).replace('\n', &format!("\n{}", " ".repeat(mark.len()))))
}

fn spoken(block: &Block) -> String {
    let list = |items: &[Vec<Inline>]| items.iter().map(|i| sentence(i)).collect::<Vec<_>>().join(" ");
    match block {
        Block::P(runs) => Inline::plain(runs).replace('\n', " "),
        Block::Quote(blocks) => Block::spoken(blocks),
        Block::Ul(items) | Block::Ol(items) => list(items),
        Block::Pre(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Block::Table(rows) => {
            let Some((head, body)) = rows.split_first() else { return String::new() };
            body.iter().map(|row| spoken_row(head, row)).collect::<Vec<_>>().join(" ")
        }
        Block::Image(image) => image.alt.clone(),
    }
}

fn spoken_row(head: &[Vec<Inline>], row: &[Vec<Inline>]) -> String {
    let cell = |(head, cell): (&Vec<Inline>, &Vec<Inline>)| match Inline::plain(head).as_str() {
        "" => Inline::plain(cell),
        head => format!("{head}: {}", Inline::plain(cell)),
    };
    format!("{}.", head.iter().zip(row).map(cell).collect::<Vec<_>>().join(", "))
}

/// A list entry with the full stop that the bullet stood for.
fn sentence(runs: &[Inline]) -> String {
    let text = Inline::plain(runs).replace('\n', " ");
    if text.ends_with(['.', '!', '?', ':', ';', ',']) { text } else { format!("{text}.") }
}
