//! Workbooks: `.xlsx` and `.ods`.
//!
//! Both are zip files, and a small one may hold a very large workbook: it is unpacked to nowhere first, up to a limit.
//! `.xls` is refused: its reader takes memory by what the file says of itself, and panics on some that lie.

mod ods;

use crate::table::{self, Row};
use crate::{Haul, encoding};
use calamine::{Data, Reader, SheetVisible, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest workbook when unpacked, bytes.
const UNPACKED: u64 = 256 << 20;
/// Columns read; quizzes have a few dozen.
const COLUMNS: usize = 256;
/// Cells read, over all sheets.
const CELLS: usize = 2_000_000;

/// Reads a whole file.
pub fn read(name: &str, bytes: &[u8]) -> Haul {
    let mut haul = Haul::default();
    if !encoding::fits(name, bytes, &mut haul) {
        return haul;
    }
    let sheets = match kind(bytes) {
        Some(Kind::Old) => {
            Err("this is a workbook of the old kind. Save it as `.xlsx`, `.ods` or CSV.".to_owned())
        }
        Some(kind) => bounded(bytes, UNPACKED)
            .and_then(|()| if kind == Kind::Xlsx { xlsx(bytes) } else { ods::sheets(bytes) }),
        None => Err("this is no workbook".to_owned()),
    };
    match sheets {
        Ok(sheets) => questions(name, sheets, &mut haul),
        Err(message) => haul.refuse(name, "workbook", message),
    }
    haul
}

/// Kind of a workbook.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Xlsx,
    Ods,
    /// `.xls` and `.xlsb`.
    Old,
}

/// Which kind of workbook the bytes are, if any. Names of packed files stand unpacked in a zip file.
pub(crate) fn kind(bytes: &[u8]) -> Option<Kind> {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Kind::Old),
        [b'P', b'K', ..] if has(b"xl/workbook.xml") => Some(Kind::Xlsx),
        [b'P', b'K', ..] if has(b"xl/workbook.bin") => Some(Kind::Old),
        [b'P', b'K', ..] if has(b"opendocument.spreadsheet") => Some(Kind::Ods),
        _ => None,
    }
}

/// A sheet's cells by row and column, both from 0.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    hidden: bool,
    rows: BTreeMap<usize, Vec<(usize, String)>>,
}

fn questions(name: &str, sheets: Vec<Sheet>, haul: &mut Haul) {
    let mut idle = Vec::new();
    for sheet in sheets {
        let place = format!("{name}/{}", crate::flow::clip(&sheet.name));
        if sheet.hidden {
            haul.drop(
                place,
                "hidden-sheet",
                "the sheet is hidden and was left out. Show it to have it read.",
            );
            continue;
        }
        if sheet.rows.is_empty() {
            continue;
        }
        let mut rows = Vec::new();
        for (at, cells) in sheet.rows {
            let mut row = Row { place: format!("{place}!A{}", at + 1), ..Row::default() };
            for (column, text) in cells {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, String::new());
                }
                row.cells[column] = text;
            }
            rows.push(row);
        }
        let mut found = Haul::default();
        table::read(&place, rows, &mut found);
        match found.refused[..] {
            [ref only] if only.code == "no-header" => idle.append(&mut found.refused),
            _ => haul.append(found),
        }
    }
    // A sheet of notes beside one of questions is no fault.
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refused = idle;
    } else {
        haul.dropped.extend(idle.into_iter().map(|note| crate::Note { code: "sheet", ..note }));
    }
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refuse(name, "empty", "the workbook has no questions on the sheets that it shows");
    }
}

/// Whether the file stays within the limit when unpacked. What it says of its own sizes is not believed.
fn bounded(bytes: &[u8], limit: u64) -> Result<(), String> {
    let broken = |e: &dyn std::fmt::Display| format!("the workbook is damaged ({e}). Save it again.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let mut left = limit;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|e| broken(&e))?;
        let size = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|e| broken(&e))?;
        left = left.checked_sub(size).ok_or_else(|| {
            format!("the workbook has more than {} MiB when unpacked. Keep only the questions.", limit >> 20)
        })?;
    }
    Ok(())
}

/// What a text counts among the cells: many cells may share one long text of the file.
fn weight(text: &str) -> usize {
    text.len() / 64 + 1
}

fn too_many() -> String {
    format!("the workbook has more than {CELLS} cells, or long texts in fewer")
}

/// Cells are taken one by one: a range would be as large as the farthest cell says.
fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let broken = |e: calamine::XlsxError| format!("the workbook is damaged ({e}). Save it again.");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    let mut left = CELLS;
    for about in book.sheets_metadata().to_vec() {
        let mut sheet = Sheet {
            name: about.name.clone(),
            hidden: about.visible != SheetVisible::Visible,
            ..Sheet::default()
        };
        if sheet.hidden {
            sheets.push(sheet);
            continue;
        }
        // Sheets of charts have no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&about.name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = text(&Data::from(cell.get_value().clone()));
            if text.is_empty() || column as usize >= COLUMNS {
                continue;
            }
            left = left.checked_sub(weight(&text)).ok_or_else(too_many)?;
            sheet.rows.entry(row as usize).or_default().push((column as usize, text));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // Excel keeps 15 digits; what it adds to 0.1 + 0.2 was never typed.
        Data::Float(number) if number.fract() != 0.0 => {
            let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(*number);
            rounded.to_string()
        }
        Data::Bool(is) => (if *is { "TRUE" } else { "FALSE" }).to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).expect("a file begins");
        zip.write_all(&vec![0; 3 << 20]).expect("a file is written");
        let bytes = zip.finish().expect("the zip file ends").into_inner();
        assert!(bytes.len() < 1 << 15);
        assert_eq!(bounded(&bytes, 3 << 20), Ok(()));
        assert!(bounded(&bytes, (3 << 20) - 1).is_err_and(|message| message.contains("more than 2 MiB")));
    }
}
