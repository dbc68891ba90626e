//! Cells that hold several entries.

/// Entries of a cell that holds several: a list in brackets, or parted by lines, bars, semicolons or commas.
pub(super) fn list(cell: &str) -> Vec<String> {
    let inner = cell.strip_prefix('[').and_then(|c| c.strip_suffix(']'));
    let entries = match inner {
        Some(inner) => return quoted(inner),
        None => ['\n', '|', ';', ','].iter().find(|mark| cell.contains(**mark)).map(|mark| cell.split(*mark)),
    };
    let entries: Vec<&str> = entries.map_or(vec![cell], Iterator::collect);
    entries.into_iter().map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect()
}

/// Entries of a list as Python and JSON write it, quoted or not.
fn quoted(inner: &str) -> Vec<String> {
    let (mut entries, mut entry, mut quote) = (Vec::new(), String::new(), None);
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', Some(_)) => entry.extend(chars.next()),
            (c, Some(q)) if c == q => quote = None,
            ('"' | '\'', None) if entry.trim().is_empty() => quote = Some(c),
            // Python's arrays have only space between their entries.
            (',' | '\n', None) => entries.push(std::mem::take(&mut entry)),
            (c, _) => entry.push(c),
        }
    }
    entries.push(entry);
    entries.into_iter().map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect()
}
