//! The bank's safe rich text as the Markdown of its authors' text format.

use skillmark_bank::{Block, Inline};

/// Blocks, parted by empty lines; `slot` says what stands where the stem has a gap or a passage.
pub(crate) fn blocks(blocks: &[Block], slot: &dyn Fn(&str) -> String) -> String {
    blocks.iter().map(|b| block(b, slot)).filter(|b| !b.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block, slot: &dyn Fn(&str) -> String) -> String {
    match block {
        Block::P(runs) => guarded(&inlines(runs, slot)),
        Block::Quote(inner) => prefixed("> ", ">", &blocks(inner, slot)),
        Block::Ul(entries) => {
            entries.iter().map(|entry| hung("* ", &inlines(entry, slot))).collect::<Vec<_>>().join("\n")
        }
        Block::Ol(entries) => {
            let entry = |(n, entry): (usize, &Vec<Inline>)| hung(&format!("{n}. "), &inlines(entry, slot));
            (1..).zip(entries).map(entry).collect::<Vec<_>>().join("\n")
        }
        Block::Pre(text) => {
            // Longer than any run of backticks inside.
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Table(rows) => {
            let cells = |row: &Vec<Vec<Inline>>| {
                let cell = |cell: &Vec<Inline>| inlines(cell, slot).replace("\\\n", " ").replace('|', "\\|");
                format!("| {} |", row.iter().map(cell).collect::<Vec<_>>().join(" | "))
            };
            let mut lines: Vec<String> = rows.iter().map(cells).collect();
            let rule = format!("|{}", " --- |".repeat(rows.first().map_or(0, Vec::len)));
            lines.insert(1.min(lines.len()), rule);
            lines.join("\n")
        }
        Block::Image(image) => format!("![{}]({})", escaped(&one_line(&image.alt)), image.name),
    }
}

/// One line of Markdown, but for line breaks (`\` at the end of a line).
pub(crate) fn inlines(runs: &[Inline], slot: &dyn Fn(&str) -> String) -> String {
    // A break at either end would be a backslash to read.
    marked(runs, slot, true).trim_matches([' ', BREAK]).replace(BREAK, "\\\n")
}

/// Stands for a line break until all is put together; texts have no such character.
const BREAK: char = '\u{1}';

/// Emphasis within emphasis goes without: whether its marks hold depends on too much.
fn marked(runs: &[Inline], slot: &dyn Fn(&str) -> String, marks: bool) -> String {
    let mut out = String::new();
    for (place, run) in runs.iter().enumerate() {
        // What else follows may turn out to begin with anything.
        let after = match runs.get(place + 1) {
            None | Some(Inline::Br(())) => None,
            Some(Inline::Text(text)) => text.chars().next().or(Some('x')),
            Some(_) => Some('x'),
        };
        match run {
            Inline::Text(text) => out.push_str(&escaped(&one_line(text))),
            Inline::Code(text) => {
                // Two runs of code side by side would be one.
                if out.ends_with('`') {
                    out.push(' ');
                }
                out.push_str(&code(&one_line(text)));
            }
            Inline::B(inner) | Inline::I(inner) => {
                let mark = if matches!(run, Inline::B(_)) { "**" } else { "*" };
                emphasised(&mut out, if marks { mark } else { "" }, &marked(inner, slot, false), after);
            }
            Inline::Br(()) => out.push(BREAK),
            Inline::Slot(id) => out.push_str(&slot(id)),
        }
    }
    out
}

/// Marks hold only where their inner side is a letter or their outer side is white space; elsewhere the words go without.
fn emphasised(out: &mut String, mark: &str, inner: &str, after: Option<char>) {
    let edge = [' ', BREAK];
    let start = inner.len() - inner.trim_start_matches(edge).len();
    let (lead, rest) = inner.split_at(start);
    let (core, trail) = rest.split_at(rest.trim_end_matches(edge).len());
    out.push_str(lead);
    let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == BREAK);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = out.chars().next_back();
    let opens = before != Some('*') && (letter(core.chars().next()) || free(before));
    let closes = letter(core.chars().next_back()) || free(trail.chars().next().or(after));
    let whole = !core.is_empty() && !core.contains(BREAK);
    let mark = if opens && closes && whole { mark } else { "" };
    if out.ends_with('`') && core.starts_with('`') {
        out.push(' ');
    }
    for part in [mark, core, mark, trail] {
        out.push_str(part);
    }
}

fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let mark = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim() != text { " " } else { "" };
    format!("{mark}{pad}{text}{pad}{mark}")
}

/// Text in which nothing is a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '\t' | '\r' | '\n' => out.push(' '),
            // Nothing that cannot be seen: authors could not edit it.
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// A paragraph whose first characters would open something else.
fn guarded(text: &str) -> String {
    let line = |line: &str| -> String {
        let trimmed = line.trim_start();
        let digits = trimmed.chars().take_while(char::is_ascii_digit).count();
        match trimmed.chars().next() {
            Some('-' | '+' | '=' | ':') => format!("\\{trimmed}"),
            Some(_) if digits > 0 && trimmed[digits..].starts_with(['.', ')']) => {
                format!("{}\\{}", &trimmed[..digits], &trimmed[digits..])
            }
            _ => trimmed.to_owned(),
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn prefixed(mark: &str, empty: &str, text: &str) -> String {
    let line = |line: &str| if line.is_empty() { empty.to_owned() } else { format!("{mark}{line}") };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// An entry of a list; its further lines are indented.
pub(crate) fn hung(mark: &str, text: &str) -> String {
    format!("{mark}{}", guarded(text).replace('\n', &format!("\n{}", " ".repeat(mark.len()))))
}
