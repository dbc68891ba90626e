//! How skills go together: a list, or a file with a matrix.

use super::super::values;
use anyhow::{Context, Result, anyhow, bail};
use skillmark_irt::mirt::{MirtError, Prior};

/// The prior of so many skills; without a text they do not go together.
pub(super) fn prior(text: Option<&str>, skills: usize) -> Result<Prior> {
    let Some(text) = text else { return list(&vec![0.0; pairs(skills)], skills) };
    match text.split(',').map(values::number).collect::<Result<Vec<f64>, _>>() {
        Ok(numbers) => list(&numbers, skills),
        Err(_) => file(text, skills),
    }
}

fn pairs(skills: usize) -> usize {
    skills * (skills - 1) / 2
}

/// r12, r13, .., r23, ..: the matrix above its diagonal, row by row.
fn list(numbers: &[f64], skills: usize) -> Result<Prior> {
    if numbers.len() != pairs(skills) {
        bail!(
            "--correlations: {} numbers; expected {} for {skills} skills, r12,r13,..,r23,.., or a file with the matrix",
            numbers.len(),
            pairs(skills)
        );
    }
    let mut rows = vec![vec![1.0; skills]; skills];
    let above = (0..skills).flat_map(|i| (i + 1..skills).map(move |j| (i, j)));
    for ((i, j), r) in above.zip(numbers) {
        (rows[i][j], rows[j][i]) = (*r, *r);
    }
    Prior::new(&rows).map_err(|error| told(error, |_| "--correlations".to_owned()))
}

/// A line for each skill, in it a number for each skill, no header.
fn file(path: &str, skills: usize) -> Result<Prior> {
    let text = std::fs::read_to_string(path).with_context(|| {
        format!("--correlations {path:?} is neither a list such as 0.5,0.3,0.4 nor a file that can be read")
    })?;
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let cell = |cell| values::number(cell).map_err(|error| anyhow!("{path}:{line}: {error}"));
        let row = text.split(',').map(cell).collect::<Result<Vec<f64>>>()?;
        if row.len() != skills {
            bail!("{path}:{line}: {} numbers; expected {skills}, one for each skill", row.len());
        }
        rows.push(row);
        lines.push(line);
    }
    if rows.len() != skills {
        bail!("{path}: {} lines; expected {skills}, one for each skill, without a header", rows.len());
    }
    Prior::new(&rows).map_err(|error| told(error, |row| format!("{path}:{}", lines[row])))
}

/// In words that count skills from 1, as the columns of the tables do.
fn told(error: MirtError, place: impl Fn(usize) -> String) -> anyhow::Error {
    match error {
        MirtError::Diagonal { row, found } => {
            let (at, k) = (place(row), row + 1);
            anyhow!("{at}: the correlation of skill {k} with itself is {found}; write 1")
        }
        MirtError::Range { row, column, found } => {
            let (at, i, j) = (place(row), row + 1, column + 1);
            anyhow!("{at}: the correlation of skills {i} and {j} is {found}; give a number between -1 and 1")
        }
        MirtError::NotSymmetric { row, column, found, mirrored } => {
            let (at, i, j) = (place(row), row + 1, column + 1);
            anyhow!(
                "{at}: the correlation of skills {i} and {j} is {found}, that of {j} and {i} is {mirrored}; make them equal"
            )
        }
        MirtError::NotPositiveDefinite { row } => {
            let (at, k) = (place(row), row + 1);
            anyhow!(
                "{at}: the correlations of skill {k} contradict those of the skills before it; estimate all of them from the \
                 same people, or bring them nearer to 0"
            )
        }
        other => anyhow!("{}: {other}", place(0)),
    }
}
