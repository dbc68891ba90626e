//! Reading CSV: every fault with file, line and remedy.

use anyhow::{Context, Result, anyhow, bail};
use csv::StringRecord;
use skillmark_irt::LARGEST;
use std::path::Path;

/// A CSV file with a header.
pub(crate) struct Sheet {
    /// As the person wrote it.
    pub(crate) file: String,
    header: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
}

/// One line of it.
#[derive(Clone, Copy)]
pub(crate) struct Row<'s> {
    sheet: &'s Sheet,
    line: u64,
    cells: &'s StringRecord,
}

impl Sheet {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let file = path.display().to_string();
        let mut builder = csv::ReaderBuilder::new();
        let mut reader = builder
            .flexible(true)
            .trim(csv::Trim::All)
            .from_path(path)
            .map_err(|error| told(&file, &error))?;
        let header: Vec<String> =
            reader.headers().map_err(|error| told(&file, &error))?.iter().map(str::to_owned).collect();
        if header.len() == 1 && header[0].contains(';') {
            bail!("{file}:1: columns are separated by semicolons; expected commas, and a point in decimals");
        }
        if let Some(twice) = header.iter().enumerate().find(|(i, name)| header[..*i].contains(name)) {
            bail!("{file}:1: column {:?} stands there twice; remove one", twice.1);
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| told(&file, &error))?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != header.len() {
                bail!(
                    "{file}:{line}: the line has {} cells, the header {}; quote cells that hold a comma",
                    record.len(),
                    header.len()
                );
            }
            rows.push((line, record));
        }
        if rows.is_empty() {
            bail!("{file}: no line follows the header; expected one or more, under a header of columns");
        }
        Ok(Sheet { file, header, rows })
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    pub(crate) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { sheet: self, line: *line, cells })
    }
}

impl Row<'_> {
    /// The cell, unless the column is missing or the cell empty.
    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        let place = self.sheet.header.iter().position(|name| name == column)?;
        self.cells.get(place).filter(|cell| !cell.is_empty())
    }

    /// The cell's number, unless the column is missing or the cell empty.
    pub(crate) fn number(&self, column: &str) -> Result<Option<f64>> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let number = text.parse().ok().filter(|x: &f64| x.abs() <= LARGEST);
        let fault =
            || self.fault(format!("{column} is {text:?}; expected a number from -1e6 to 1e6, such as 1.2"));
        number.map(Some).ok_or_else(fault)
    }

    pub(crate) fn required(&self, column: &str) -> Result<f64> {
        let missing = || self.fault(format!("{column} is missing; give a number, such as 1.2"));
        self.number(column)?.ok_or_else(missing)
    }

    /// What is wrong with this line.
    pub(crate) fn fault(&self, what: impl std::fmt::Display) -> anyhow::Error {
        anyhow!("{}:{}: {what}", self.sheet.file, self.line)
    }
}

/// The reader's error, with the line where it has one.
fn told(file: &str, error: &csv::Error) -> anyhow::Error {
    match (error.kind(), error.position()) {
        (csv::ErrorKind::Utf8 { .. }, Some(at)) => {
            anyhow!("{file}:{}: the line is not UTF-8; save the file as CSV in UTF-8", at.line())
        }
        (csv::ErrorKind::Io(error), _) => anyhow!("reading {file}: {error}"),
        (_, Some(at)) => anyhow!("{file}:{}: {error}", at.line()),
        _ => anyhow!("{file}: {error}"),
    }
}

/// Column `theta` of a file, one person per line.
pub(crate) fn thetas(path: &Path) -> Result<Vec<f64>> {
    let sheet = Sheet::read(path)?;
    if !sheet.has("theta") {
        bail!(
            "{}:1: no column is named theta; expected one with the true θ of a person per line",
            sheet.file
        );
    }
    sheet.rows().map(|row| row.required("theta")).collect()
}

/// A CSV file to write, made at once so that one which cannot be written is found before the work.
pub(crate) fn create(path: &Path, header: &[&str]) -> Result<csv::Writer<std::fs::File>> {
    let mut writer = csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    writer.write_record(header)?;
    Ok(writer)
}
