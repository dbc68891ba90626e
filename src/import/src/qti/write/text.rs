//! Rich text as the HTML of version 3.

use skillmark_bank::{Block, Inline};

pub(super) fn blocks(all: &[Block], slot: &dyn Fn(&str) -> String) -> String {
    all.iter().map(|b| block(b, slot)).collect()
}

fn block(block: &Block, slot: &dyn Fn(&str) -> String) -> String {
    let entries = |entries: &[Vec<Inline>]| {
        entries.iter().map(|e| format!("<li>{}</li>", inlines(e, slot))).collect::<String>()
    };
    match block {
        Block::P(runs) => format!("<p>{}</p>\n", inlines(runs, slot)),
        Block::Quote(inner) => format!("<blockquote>{}</blockquote>\n", blocks(inner, slot)),
        Block::Ul(list) => format!("<ul>{}</ul>\n", entries(list)),
        Block::Ol(list) => format!("<ol>{}</ol>\n", entries(list)),
        Block::Pre(code) => format!("<pre>{}</pre>\n", text(code)),
        Block::Table(rows) => {
            let row = |cell: &str, row: &Vec<Vec<Inline>>| {
                let cells: String =
                    row.iter().map(|runs| format!("<{cell}>{}</{cell}>", inlines(runs, slot))).collect();
                format!("<tr>{cells}</tr>")
            };
            let rows: String = rows
                .iter()
                .enumerate()
                .map(|(n, cells)| row(if n == 0 { "th" } else { "td" }, cells))
                .collect();
            format!("<table><tbody>{rows}</tbody></table>\n")
        }
        Block::Image(image) => format!(
            "<p><img src=\"images/{}\" alt=\"{}\"/></p>\n",
            attribute(&image.name),
            attribute(&image.alt)
        ),
    }
}

pub(super) fn inlines(runs: &[Inline], slot: &dyn Fn(&str) -> String) -> String {
    let one = |run: &Inline| match run {
        Inline::Text(words) => text(words),
        Inline::Code(words) => format!("<code>{}</code>", text(words)),
        Inline::B(inner) => format!("<strong>{}</strong>", inlines(inner, slot)),
        Inline::I(inner) => format!("<em>{}</em>", inlines(inner, slot)),
        Inline::Br(()) => "<br/>".to_owned(),
        Inline::Slot(id) => slot(id),
    };
    runs.iter().map(one).collect()
}

pub(super) fn text(words: &str) -> String {
    html_escape::encode_text(words).into_owned()
}

pub(super) fn attribute(words: &str) -> String {
    html_escape::encode_double_quoted_attribute(words).into_owned()
}
