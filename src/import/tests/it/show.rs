//! Questions as short lines, so that tests can state them whole.

use skillmark_bank::{Block, Inline};
use skillmark_import::{Body, Choice, Haul, Question};

/// A file of `tests/data`.
pub(crate) fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub(crate) fn text(name: &str) -> String {
    String::from_utf8(file(name)).expect("the sample is UTF-8")
}

/// Text of runs: `code` in backticks, strong and emphasis with stars, line breaks as `/`, slots in brackets.
pub(crate) fn runs(runs: &[Inline]) -> String {
    let show = |run: &Inline| match run {
        Inline::Text(text) => text.clone(),
        Inline::Code(text) => format!("`{text}`"),
        Inline::B(inner) => format!("**{}**", self::runs(inner)),
        Inline::I(inner) => format!("*{}*", self::runs(inner)),
        Inline::Br(()) => "/".into(),
        Inline::Slot(id) => format!("[{id}]"),
    };
    runs.iter().map(show).collect()
}

/// Text of blocks, parted by ` | `.
pub(crate) fn blocks(blocks: &[Block]) -> String {
    let show = |block: &Block| match block {
        Block::P(text) => runs(text),
        Block::Pre(text) => format!("```{text}```"),
        other => format!("{other:?}"),
    };
    blocks.iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn choice(choice: &Choice) -> String {
    let id = if choice.id.is_empty() { String::new() } else { format!("{}) ", choice.id) };
    let said =
        if choice.feedback.is_empty() { String::new() } else { format!(" # {}", runs(&choice.feedback)) };
    format!("{:.4} {id}{}{said}", choice.weight, runs(&choice.text))
}

/// The body: its type, then a line for each answer.
pub(crate) fn body(body: &Body) -> Vec<String> {
    let mut lines = vec![body.name().to_owned()];
    match body {
        Body::SingleChoice(all) | Body::MultipleChoice(all) | Body::TrueFalse(all) => {
            lines.extend(all.iter().map(choice));
        }
        Body::ShortText { forms, .. } => lines.extend(forms.iter().map(choice)),
        Body::InlineChoice(gaps) => {
            for gap in gaps {
                lines.push(format!("[{}]", gap.id));
                lines.extend(gap.options.iter().map(choice));
            }
        }
        Body::Numeric(all, _) => lines.extend(all.iter().map(|q| {
            let said =
                if q.feedback.is_empty() { String::new() } else { format!(" # {}", runs(&q.feedback)) };
            format!("{:.4} {} ± {}{said}", q.weight, q.value, q.tolerance)
        })),
        Body::Matching { left, right } => {
            lines.extend(left.iter().map(|(c, to)| format!("{} -> {to}", runs(&c.text))));
            lines.extend(right.iter().map(|c| format!("-> {}", runs(&c.text))));
        }
        other => lines.push(format!("{other:?}")),
    }
    lines
}

/// The question with this stem's beginning.
pub(crate) fn find<'h>(haul: &'h Haul, start: &str) -> &'h Question {
    let found = haul.questions.iter().find(|q| blocks(&q.stem).starts_with(start));
    found.unwrap_or_else(|| panic!("no question begins with `{start}`: {haul:#?}"))
}

/// Places and codes of notes.
pub(crate) fn refused(haul: &Haul) -> Vec<String> {
    haul.refused.iter().map(|n| format!("{} {}", n.r#where, n.code)).collect()
}

pub(crate) fn dropped(haul: &Haul) -> Vec<String> {
    haul.dropped.iter().map(|n| format!("{} {}", n.r#where, n.code)).collect()
}
