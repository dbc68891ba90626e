//! Moodle XML, QTI 1.2, 2.x and 3, alone and in packages: keys, weights, feedback and notes, and what attacks look like.

mod attacks;
mod classic;
mod items;
mod moodle;
mod written;

use skillmark_bank::Inline;
use skillmark_import::{Choice, Haul, Question, read};

fn haul(name: &str) -> Haul {
    let path = format!("{}/tests/data/xml/{name}", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read(path).unwrap())
}

/// Texts with their weights in percent and what is said of them.
fn told(options: &[Choice]) -> Vec<(String, i32, String)> {
    let one =
        |o: &Choice| (Inline::plain(&o.text), (100.0 * o.weight).round() as i32, Inline::plain(&o.feedback));
    options.iter().map(one).collect()
}

fn row(text: &str, weight: i32, said: &str) -> (String, i32, String) {
    (text.to_owned(), weight, said.to_owned())
}

fn codes(notes: &[skillmark_import::Note]) -> Vec<&'static str> {
    notes.iter().map(|note| note.code).collect()
}

fn stem(question: &Question) -> String {
    skillmark_bank::Block::plain(&question.stem)
}
