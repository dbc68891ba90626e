//! Rows of cells to questions; shared by CSV, TSV and sheets.

use crate::Haul;
use crate::choose::letter;
use crate::fields::{Column, Fields, column};
use crate::keys::Base;

/// How far down the header may stand.
const HEADER: usize = 40;

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Where it stands: `file.csv:3`, `file.xlsx/Sheet1!A3`.
    pub place: String,
    pub cells: Vec<String>,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads the rows of a table called `name`. Empty rows are skipped.
pub(crate) fn read(name: &str, mut rows: Vec<Row>, haul: &mut Haul) {
    rows.retain(|row| !row.is_empty());
    let Some((columns, rows)) = header(&rows, haul) else {
        let message = "no row names its columns. The first needs at least `question`, `option 1`, `option 2` and `correct`.";
        return haul.refuse(name, "no-header", message);
    };
    let usual = if columns.contains(&Some(Column::Index)) { Base::Zero } else { Base::One };
    let fields = rows.iter().map(|row| fields(row, &columns));
    let all: Vec<Fields> = fields.filter(|fields| !fields.is_blank()).collect();
    crate::fields::questions(name, all, usual, haul);
}

fn fields(row: &Row, columns: &[Option<Column>]) -> Fields {
    let mut fields = Fields::at(&row.place);
    for (cell, column) in row.cells.iter().zip(columns) {
        if let Some(column) = column {
            fields.set(*column, cell);
        }
    }
    fields.settle();
    fields
}

/// Finds the header and what its columns hold, and the rows below it. Without one, a table may still be like MMLU's:
/// question, options, letter.
fn header<'r>(rows: &'r [Row], haul: &mut Haul) -> Option<(Vec<Option<Column>>, &'r [Row])> {
    for (at, row) in rows.iter().enumerate().take(HEADER) {
        let columns: Vec<Option<Column>> = row.cells.iter().map(|cell| column(cell)).collect();
        let has = |wanted: fn(&Column) -> bool| columns.iter().flatten().any(wanted);
        let answers = |c: &Column| {
            matches!(
                c,
                Column::Option(_)
                    | Column::Options
                    | Column::Correct
                    | Column::Index
                    | Column::Wrong
                    | Column::Wrongs
            )
        };
        // A sentence is no header: a cell that names a column is short.
        if has(|c| *c == Column::Question) && has(answers) {
            for (cell, _) in
                row.cells.iter().zip(&columns).filter(|(cell, c)| c.is_none() && !cell.trim().is_empty())
            {
                let message = format!("the column `{}` has no place in a bank", cell.trim());
                haul.drop(&row.place, "column", message);
            }
            return Some((columns, &rows[at + 1..]));
        }
    }
    let width = rows.first()?.cells.len();
    let like = |row: &Row| {
        row.cells.len() == width
            && row.cells.last().and_then(|key| letter(key.trim())).is_some_and(|place| place + 2 < width)
    };
    if width < 4 || !rows.iter().all(like) {
        return None;
    }
    let options = (0..width - 2).map(|place| Some(Column::Option(place)));
    Some(([Some(Column::Question)].into_iter().chain(options).chain([Some(Column::Correct)]).collect(), rows))
}
