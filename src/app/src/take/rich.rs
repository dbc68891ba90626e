//! Rich text as elements. Strings become text nodes, so nothing in a bank can be markup.

use leptos::prelude::*;
use skillmark_bank::{Block, Image, Inline};

/// A place in a stem that words alone do not fill.
pub enum Hole<'b> {
    /// A gap or a passage, by its id in the answer.
    Slot(&'b str),
    /// A picture.
    Image(&'b Image),
}

/// What stands in a place of a stem.
pub type Fill<'f> = &'f dyn Fn(Hole<'_>) -> AnyView;

/// Where nothing can be filled in, words stand for it.
const WORDS: Fill<'static> = &|hole| match hole {
    Hole::Slot(_) => "____".into_any(),
    Hole::Image(image) => image.alt.clone().into_any(),
};

/// Blocks, one element each.
pub fn blocks(blocks: &[Block]) -> AnyView {
    filled(blocks, WORDS)
}

/// The same, with what stands in its slots and pictures.
pub fn filled(blocks: &[Block], fill: Fill<'_>) -> AnyView {
    blocks.iter().map(|b| block(b, fill)).collect_view().into_any()
}

/// Runs within a line.
pub fn inlines(runs: &[Inline]) -> AnyView {
    line(runs, WORDS)
}

fn line(runs: &[Inline], fill: Fill<'_>) -> AnyView {
    runs.iter().map(|run| inline(run, fill)).collect_view().into_any()
}

fn block(block: &Block, fill: Fill<'_>) -> AnyView {
    match block {
        Block::P(runs) => view! { <p>{line(runs, fill)}</p> }.into_any(),
        Block::Quote(inner) => view! { <blockquote>{filled(inner, fill)}</blockquote> }.into_any(),
        Block::Ul(items) => view! { <ul>{rows(items, fill)}</ul> }.into_any(),
        Block::Ol(items) => view! { <ol>{rows(items, fill)}</ol> }.into_any(),
        Block::Pre(text) => view! { <pre>{text.clone()}</pre> }.into_any(),
        Block::Table(table) => table_of(table, fill),
        Block::Image(image) => view! { <p>{fill(Hole::Image(image))}</p> }.into_any(),
    }
}

fn rows(items: &[Vec<Inline>], fill: Fill<'_>) -> AnyView {
    items.iter().map(|item| view! { <li>{line(item, fill)}</li> }).collect_view().into_any()
}

fn table_of(table: &[Vec<Vec<Inline>>], fill: Fill<'_>) -> AnyView {
    let Some((head, body)) = table.split_first() else { return ().into_any() };
    let head = head.iter().map(|cell| view! { <th scope="col">{line(cell, fill)}</th> }).collect_view();
    let body = body.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{line(cell, fill)}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body.collect_view()}</tbody></table></div>
    }
    .into_any()
}

fn inline(run: &Inline, fill: Fill<'_>) -> AnyView {
    match run {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::B(runs) => view! { <strong>{line(runs, fill)}</strong> }.into_any(),
        Inline::I(runs) => view! { <em>{line(runs, fill)}</em> }.into_any(),
        Inline::Br(()) => view! { <br/> }.into_any(),
        Inline::Slot(id) => fill(Hole::Slot(id)),
    }
}
