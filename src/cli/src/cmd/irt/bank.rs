//! The models' names and the layouts of their items' rows.

use super::fields::{Fault, Fields, array, number};
use serde_json::Value;
use skillmark_irt::{Invalid, Model};

/// A spelling of a model: how a row of numbers is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Logistic,
    Graded,
    ModifiedGraded,
    PartialCredit,
    GeneralizedPartialCredit,
    RatingScale,
    Nominal,
}

pub(crate) const LAYOUTS: [(&str, Layout); 7] = [
    ("4pl", Layout::Logistic),
    ("grm", Layout::Graded),
    ("mgrm", Layout::ModifiedGraded),
    ("pcm", Layout::PartialCredit),
    ("gpcm", Layout::GeneralizedPartialCredit),
    ("rsm", Layout::RatingScale),
    ("nrm", Layout::Nominal),
];

impl Layout {
    /// What a row holds, in words.
    pub(crate) fn columns(self) -> &'static str {
        match self {
            Layout::Logistic => "4 numbers a, b, c, d",
            Layout::Graded => "2 numbers or more: a, b1..bk",
            Layout::ModifiedGraded => "3 numbers or more: a, b, c1..ck",
            Layout::PartialCredit => "1 number or more: δ1..δk",
            Layout::GeneralizedPartialCredit => "2 numbers or more: a, δ1..δk",
            Layout::RatingScale => "2 numbers or more: λ, δ1..δk",
            Layout::Nominal => "2 numbers or more in pairs: a1, c1, a2, c2..",
        }
    }

    /// Whether a row can have this many numbers.
    pub(crate) fn fits(self, count: usize) -> bool {
        match self {
            Layout::Logistic => count == 4,
            Layout::PartialCredit => count >= 1,
            Layout::ModifiedGraded => count >= 3,
            Layout::Graded | Layout::GeneralizedPartialCredit | Layout::RatingScale => count >= 2,
            Layout::Nominal => count >= 2 && count.is_multiple_of(2),
        }
    }

    /// A row that fits as a model.
    pub(crate) fn model(self, row: &[f64]) -> Result<Model, Invalid> {
        match self {
            Layout::Logistic => Model::logistic(row[0], row[1], row[2], row[3]),
            Layout::Graded => Model::graded(row[0], &row[1..]),
            Layout::ModifiedGraded => Model::modified_graded(row[0], row[1], &row[2..]),
            Layout::PartialCredit => Model::partial_credit(row),
            Layout::GeneralizedPartialCredit => Model::generalized_partial_credit(row[0], &row[1..]),
            Layout::RatingScale => Model::rating_scale(row[0], &row[1..]),
            Layout::Nominal => {
                Model::nominal(&row.chunks_exact(2).map(|line| (line[0], line[1])).collect::<Vec<_>>())
            }
        }
    }
}

/// The request's items, in the metric of `d`.
pub(crate) fn items(fields: &Fields<'_>) -> Result<(Layout, Vec<Model>), Fault> {
    let layout = fields.name("model", &LAYOUTS)?.unwrap_or(Layout::Logistic);
    let scale = fields.number("d")?.unwrap_or(1.0);
    if scale <= 0.0 {
        return Err(Fault::new(
            "INVALID_FIELD",
            format!("`d` is {scale}; expected a scaling constant above 0"),
        ));
    }
    let expected = "an array of one array of numbers per item";
    let rows = array("items", fields.required("items", expected)?, expected)?;
    if rows.is_empty() {
        return Err(Fault::new("INVALID_FIELD", "`items` is empty; expected at least one item"));
    }
    let items = rows.iter().enumerate().map(|(i, row)| item(layout, &format!("items[{i}]"), row, scale));
    Ok((layout, items.collect::<Result<_, _>>()?))
}

fn item(layout: Layout, name: &str, row: &Value, scale: f64) -> Result<Model, Fault> {
    let cells = array(name, row, layout.columns())?;
    // Rows are padded with null to one length.
    let used = cells.iter().rposition(|cell| !cell.is_null()).map_or(0, |last| last + 1);
    if !layout.fits(used) {
        let message = format!("`{name}` holds {used} numbers; expected {}", layout.columns());
        return Err(Fault::new("INVALID_FIELD", message));
    }
    let cell = |(k, cell)| number(&format!("{name}[{k}]"), cell);
    let row: Vec<f64> = cells[..used].iter().enumerate().map(cell).collect::<Result<_, _>>()?;
    let model = layout.model(&row).map_err(|invalid| Fault::invalid(name, &invalid))?;
    if scale == 1.0 {
        return Ok(model);
    }
    model.scaled(scale).map_err(|invalid| Fault::invalid(name, &invalid))
}
