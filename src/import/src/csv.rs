//! Text tables: CSV, TSV and their like.

use crate::Haul;
use crate::table::{self, Row};

/// What may part cells.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Cells read of a row, and rows of a file; each takes more memory than its text.
const COLUMNS: usize = 1000;
const ROWS: usize = 200_000;

/// Reads a whole file.
pub fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let (text, said) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        // Excel's own first line.
        Some((mark, rest)) => (rest, mark.bytes().next().filter(|mark| MARKS.contains(mark))),
        None => (text, None),
    };
    let first = if said.is_some() { 2 } else { 1 };
    let mark = said.unwrap_or_else(|| mark(text));
    let row =
        |(line, cells): (u64, Vec<String>)| Row { place: format!("{name}:{}", line + first - 1), cells };
    let filled = records(text, mark).filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let mut rows: Vec<Row> = filled.map(row).take(ROWS + 1).collect();
    if let Some(over) = rows.get(ROWS) {
        haul.refuse(&over.place, "too-large", format!("more than {ROWS} rows are not read. Split the file."));
        rows.truncate(ROWS);
    }
    table::read(name, rows, &mut haul);
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refuse(name, "empty", "the table has a header and no questions");
    }
    haul
}

/// Records with the number of the line each begins on.
fn records(text: &str, mark: u8) -> impl Iterator<Item = (u64, Vec<String>)> {
    let mut reader = ::csv::ReaderBuilder::new();
    let reader = reader.delimiter(mark).flexible(true).has_headers(false).from_reader(text.as_bytes());
    reader.into_records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(1, ::csv::Position::line);
        (line, record.iter().take(COLUMNS).map(String::from).collect())
    })
}

/// The mark that cuts most records into as many cells; of those, the one that makes most cells.
pub(crate) fn mark(text: &str) -> u8 {
    MARKS.into_iter().max_by_key(|mark| evenness(text, *mark)).unwrap_or(b',')
}

/// How many of the first records have the commonest number of cells above one, per mille, and that number.
pub(crate) fn evenness(text: &str, mark: u8) -> (usize, usize) {
    let counts: Vec<usize> = records(text, mark).take(50).map(|(_, cells)| cells.len()).collect();
    let times = |n: usize| counts.iter().filter(|count| **count == n).count();
    let common = counts.iter().copied().filter(|n| *n > 1).max_by_key(|n| (times(*n), *n));
    common.map_or((0, 0), |n| (times(n) * 1000 / counts.len(), n))
}
