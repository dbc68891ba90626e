//! Rich text that every surface can show.

use super::Check;
use crate::{Bank, Block, Image, Inline, images_in};

/// Deepest nesting of quotations, and of strong and emphasis: what a screen can show and the strict parser reads.
const DEPTH: usize = 4;

impl Check {
    /// Every picture that is shown is there.
    pub(super) fn pictures(&mut self, bank: &Bank) {
        self.unique("images", "picture", bank.images.iter().map(|p| p.name.as_str()));
        for (i, item) in bank.items.iter().enumerate() {
            for Image { name, .. } in images_in(&item.stem) {
                let there = bank.images.iter().any(|picture| picture.name == *name);
                let message = || format!("no picture is called `{name}`");
                let help =
                    "Put the file into the folder images/ beside bank.toml. Addresses are not followed.";
                self.expect(there, &format!("items[{i}].stem"), "picture", message, help);
            }
        }
    }

    pub(super) fn stem(&mut self, key: &str, stem: &[Block]) {
        let help = "Write the question between the keys and the options.";
        self.expect(!stem.is_empty(), key, "empty-text", || "the question is empty".into(), help);
        self.blocks(key, stem, 1);
    }

    fn blocks(&mut self, key: &str, blocks: &[Block], depth: usize) {
        let help = "Quote at most three levels deep.";
        self.expect(depth <= DEPTH, key, "too-deep", || "quotations nest too deep".into(), help);
        if depth > DEPTH {
            return;
        }
        for block in blocks {
            match block {
                Block::P(runs) => self.filled(key, runs),
                Block::Quote(inner) => {
                    self.blocks(key, inner, depth + 1);
                    self.some(key, inner.len(), "a quotation is empty");
                }
                Block::Ul(entries) | Block::Ol(entries) => {
                    self.some(key, entries.len(), "a list is empty");
                    entries.iter().for_each(|entry| self.filled(key, entry));
                }
                Block::Pre(text) => {
                    self.some(key, text.trim().len(), "a block of code is empty");
                    self.clean(key, text);
                }
                Block::Table(rows) => self.table(key, rows),
                Block::Image(image) => {
                    self.some(
                        key,
                        image.alt.trim().len(),
                        "a picture says nothing to those who do not see it",
                    );
                    self.clean(key, &image.alt);
                }
            }
        }
    }

    fn table(&mut self, key: &str, rows: &[Vec<Vec<Inline>>]) {
        self.some(key, rows.len().saturating_sub(1), "a table has no row below its header");
        let width = rows.first().map_or(0, Vec::len);
        self.some(key, width, "a table has no columns");
        let even = rows.iter().all(|row| row.len() == width);
        let help = "Give every row as many cells as the header.";
        self.expect(even, key, "table", || "a table's rows differ in length".into(), help);
        rows.iter().flatten().for_each(|cell| self.runs(key, cell));
    }

    fn some(&mut self, key: &str, length: usize, message: &str) {
        let help = "Fill it or delete it.";
        self.expect(length > 0, key, "empty-text", || message.into(), help);
    }

    fn filled(&mut self, key: &str, runs: &[Inline]) {
        self.some(key, Inline::plain(runs).trim().len(), "a paragraph or list entry is empty");
        self.runs(key, runs);
    }

    /// Inline text: clean, and not nested beyond reason.
    pub(super) fn runs(&mut self, key: &str, runs: &[Inline]) {
        self.nested(key, runs, 1);
    }

    fn nested(&mut self, key: &str, runs: &[Inline], depth: usize) {
        let help = "Use strong or emphasis, not layers of both.";
        self.expect(depth <= DEPTH, key, "too-deep", || "strong and emphasis nest too deep".into(), help);
        if depth > DEPTH {
            return;
        }
        for run in runs {
            match run {
                Inline::Text(text) | Inline::Code(text) => self.clean(key, text),
                Inline::B(inner) | Inline::I(inner) => self.nested(key, inner, depth + 1),
                Inline::Br(()) | Inline::Slot(_) => {}
            }
        }
    }
}
