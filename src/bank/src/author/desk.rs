//! Where a reader of one file lays down what it finds.

use super::{File, Finding, Severity};

/// Errors and places of one file or one item. Reading never stops at an error: it notes it and goes on with
/// a stand-in, so that an author sees all of them at once.
pub(super) struct Desk<'f> {
    pub(super) file: &'f File,
    pub(super) item: Option<String>,
    pub(super) findings: Vec<Finding>,
    /// Where the value of each field of the model was written, by the field's path.
    pub(super) places: Vec<(String, usize)>,
    /// Paths whose value is a stand-in: later checks of the value itself would only confuse.
    pub(super) spoilt: Vec<String>,
}

impl<'f> Desk<'f> {
    pub(super) fn new(file: &'f File, item: Option<String>) -> Self {
        Desk { file, item, findings: Vec::new(), places: Vec::new(), spoilt: Vec::new() }
    }

    pub(super) fn place(&mut self, path: impl Into<String>, at: usize) {
        self.places.push((path.into(), at));
    }

    /// Notes an error at byte `at` that leaves the field `path` without a value of its own.
    pub(super) fn error(
        &mut self,
        path: impl Into<String>,
        at: usize,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.spoilt.push(path.into());
        let (line, column) = self.file.position(at);
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            file: self.file.path.clone(),
            line,
            column,
            item: self.item.clone(),
            message: message.into(),
            help: help.into(),
        });
    }
}

/// The known word that a mistyped one was probably meant to be.
pub(super) fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = typed.to_lowercase().replace('_', "-");
    let far = |word: &str| distance(&typed, &word.replace('_', "-"));
    let candidates = known.into_iter().map(|word| (far(word), word));
    let (distance, word) = candidates.min_by_key(|(distance, _)| *distance)?;
    (distance <= 1 + word.chars().count() / 4).then_some(word)
}

/// `did you mean …?` or, when nothing is near, the whole choice.
pub(super) fn suggest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match nearest(typed, known.clone()) {
        Some(word) => format!("Did you mean `{word}`?"),
        None => format!("Known here: {}.", known.into_iter().collect::<Vec<_>>().join(", ")),
    }
}

/// Edits between two words, a swap of neighbours counting as one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let known = ["skill", "difficulty", "objective", "review-by"];
        for (typed, meant) in
            [("skil", "skill"), ("dificulty", "difficulty"), ("review_by", "review-by"), ("sikll", "skill")]
        {
            assert_eq!(nearest(typed, known), Some(meant), "{typed}");
        }
        assert_eq!(nearest("colour", known), None);
    }
}
