//! Which format a file has.

use crate::{Haul, aiken, csv, encoding, gift, json, markdown, qti, sheet, xml};

/// Reads a file of any format: what stands in it decides, then its name's ending.
pub fn read(name: &str, bytes: &[u8]) -> Haul {
    let mut haul = Haul::default();
    if !encoding::fits(name, bytes, &mut haul) {
        return haul;
    }
    if sheet::kind(bytes).is_some() {
        return sheet::read(name, bytes);
    }
    if bytes.starts_with(b"PK") {
        return qti::package(name, bytes);
    }
    let Some(text) = encoding::text(name, bytes, &mut haul) else { return haul };
    let found = match format(name, &text) {
        Format::Xml => xml::read(name, &text),
        Format::Gift => gift::read(name, &text),
        Format::Aiken => aiken::read(name, &text),
        Format::Json => json::read(name, &text),
        Format::Markdown => markdown::read(name, &text),
        Format::Csv => csv::read(name, &text),
        Format::Unknown => unknown(name),
    };
    haul.append(found);
    haul
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Xml,
    Gift,
    Aiken,
    Csv,
    Markdown,
    Json,
    Unknown,
}

/// How documents without a declaration begin.
const ROOTS: [&str; 5] =
    ["<quiz", "<questestinterop", "<assessmentItem", "<qti-assessment", "<!DOCTYPE quest"];

fn format(name: &str, text: &str) -> Format {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let start = text.trim_start();
    match ending.as_str() {
        _ if start.starts_with("<?xml") => Format::Xml,
        "qti" => Format::Xml,
        _ if ROOTS.iter().any(|root| start.starts_with(root)) => Format::Xml,
        "gift" => Format::Gift,
        "aiken" => Format::Aiken,
        "xml" => Format::Xml,
        "json" | "jsonl" | "ndjson" | "json5" | "js" | "mjs" | "cjs" | "jsx" | "ts" | "tsx" => Format::Json,
        _ if is_json(start) => Format::Json,
        "md" | "markdown" | "qmd" | "rmd" => Format::Markdown,
        "csv" | "tsv" | "tab" => Format::Csv,
        _ if aiken::is(text) => Format::Aiken,
        _ if markdown::is(text) => Format::Markdown,
        _ if is_gift(text) => Format::Gift,
        _ if is_table(text) => Format::Csv,
        _ => Format::Unknown,
    }
}

/// A bracket and what may follow it: GIFT and Markdown begin with brackets, too.
fn is_json(start: &str) -> bool {
    let after = start.get(1..).map(str::trim_start).unwrap_or_default();
    match start.chars().next() {
        Some('{') => after.starts_with('"'),
        Some('[') => after.starts_with('{'),
        _ => false,
    }
}

/// Most records have as many cells.
fn is_table(text: &str) -> bool {
    let (share, cells) = csv::evenness(text, csv::mark(text));
    share >= 800 && cells > 2
}

/// Braces that begin with a mark of GIFT, or a title.
fn is_gift(text: &str) -> bool {
    let marked = text.match_indices('{').any(|(at, _)| {
        let rest: String = text[at + 1..].trim_start().chars().take(20).collect();
        let word = rest.split(['}', '#']).next().unwrap_or_default();
        rest.starts_with(['=', '~', '#', '}']) || crate::choose::truth(word).is_some()
    });
    marked || text.lines().any(|line| line.starts_with("::") || line.starts_with("$CATEGORY:"))
}

fn unknown(name: &str) -> Haul {
    let mut haul = Haul::default();
    let message = "the format of this file is not known. Known are GIFT, Aiken, CSV and sheets, JSON, Markdown, \
                   Moodle XML and QTI.";
    haul.refuse(name, "unknown-format", message);
    haul
}
