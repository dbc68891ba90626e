//! OpenDocument's spreadsheets.

use super::{CELLS, COLUMNS, Sheet, UNPACKED, too_many, weight};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The sheets of a file whose size when unpacked is known to be bounded.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let broken = |e: &dyn std::fmt::Display| format!("the workbook is damaged ({e}). Save it again.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let file = archive.by_name("content.xml").map_err(|e| broken(&e))?;
    let mut text = String::new();
    file.take(UNPACKED).read_to_string(&mut text).map_err(|e| broken(&e))?;
    let mut reader = Reader::from_str(&text);
    let mut book = Book::default();
    loop {
        match reader.read_event().map_err(|e| broken(&e))? {
            Event::Start(e) => book.open(&e),
            Event::Empty(e) => {
                book.open(&e);
                book.close(e.name().as_ref())?;
            }
            Event::End(e) => book.close(e.name().as_ref())?,
            Event::Text(e) => book.say(&e.xml10_content()),
            Event::CData(e) => book.say(&e.xml10_content()),
            Event::GeneralRef(e) => {
                let c = e.resolve_char_ref().ok().flatten();
                let named = match &*e {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                };
                book.say(&c.map_or(named.to_owned(), String::from));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(book.sheets)
}

/// The workbook being read.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// Styles of sheets that are not shown, and the style being read.
    hidden: HashSet<String>,
    style: String,
    row: usize,
    row_repeats: usize,
    column: usize,
    column_repeats: usize,
    /// Text of the cell being read; `None` between cells.
    cell: Option<String>,
    /// The cell's value where its text is only how that is shown.
    value: Option<String>,
    /// How many notes the reader is in; their text is not the cell's.
    notes: usize,
    cells: usize,
}

impl Book {
    fn open(&mut self, e: &BytesStart<'_>) {
        let attribute = |name: &str| {
            let value = e.try_get_attribute(name).ok().flatten()?;
            value.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
        };
        let repeats = |name: &str| attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1);
        match e.name().as_ref() {
            "style:style" => self.style = attribute("style:name").unwrap_or_default(),
            "style:table-properties" if attribute("table:display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => {
                let name = attribute("table:name").unwrap_or_default();
                let hidden = attribute("table:style-name").is_some_and(|style| self.hidden.contains(&style));
                self.sheets.push(Sheet { name, hidden, ..Sheet::default() });
                self.row = 0;
            }
            "table:table-row" => {
                self.row_repeats = repeats("table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.column_repeats = repeats("table:number-columns-repeated");
                self.cell = Some(String::new());
                self.value = match attribute("office:value-type").as_deref() {
                    Some("float") => attribute("office:value"),
                    Some("boolean") => attribute("office:boolean-value").map(|v| v.to_uppercase()),
                    Some("date") => attribute("office:date-value"),
                    _ => None,
                };
            }
            "office:annotation" => self.notes += 1,
            "text:p" if self.cell.as_deref().is_some_and(|text| !text.is_empty()) => self.say("\n"),
            "text:line-break" => self.say("\n"),
            "text:s" => self.say(&" ".repeat(repeats("text:c").min(100))),
            "text:tab" => self.say("\t"),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.notes == 0) {
            cell.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match name {
            "office:annotation" => self.notes = self.notes.saturating_sub(1),
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeats),
            "table:table-cell" | "table:covered-table-cell" => {
                let shown = self.cell.take().unwrap_or_default();
                let text = self.value.take().unwrap_or(shown);
                let to = self.column.saturating_add(self.column_repeats);
                // Space that only formats the file is no text.
                if let Some(sheet) = self.sheets.last_mut().filter(|_| !text.trim().is_empty()) {
                    for column in self.column..to.min(COLUMNS) {
                        self.cells += weight(&text);
                        if self.cells > CELLS {
                            return Err(too_many());
                        }
                        sheet.rows.entry(self.row).or_default().push((column, text.trim().to_owned()));
                    }
                }
                self.column = to;
            }
            _ => {}
        }
        Ok(())
    }
}
