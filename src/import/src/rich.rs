//! Text of other formats to the bank's safe rich text.

use skillmark_bank::{Block, Inline};

/// Plain text to paragraphs: empty lines part them, single line ends become spaces.
pub fn plain(text: &str) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|p| !p.is_empty()).map(|p| Block::P(vec![Inline::Text(p)])).collect()
}
