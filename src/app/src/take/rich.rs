//! Rich text as elements. Strings become text nodes, so nothing in a bank can be markup.

use leptos::prelude::*;
use skillmark_bank::{Block, Image, Inline};
use std::sync::Arc;

/// What stands where a stem has a slot or shows a picture. Where none is provided as context, words do.
#[derive(Clone)]
pub struct Fill(pub Arc<dyn Fn(Hole<'_>) -> AnyView + Send + Sync>);

/// A place in a stem that words alone do not fill.
pub enum Hole<'b> {
    /// A gap or a passage, by its id in the answer.
    Slot(&'b str),
    /// A picture.
    Image(&'b Image),
}

fn fill(hole: Hole<'_>) -> AnyView {
    match (use_context::<Fill>(), hole) {
        (Some(Fill(fill)), hole) => fill(hole),
        (None, Hole::Slot(_)) => "____".into_any(),
        (None, Hole::Image(image)) => image.alt.clone().into_any(),
    }
}

/// Blocks, one element each.
pub fn blocks(blocks: &[Block]) -> AnyView {
    blocks.iter().map(block).collect_view().into_any()
}

/// Runs within a line.
pub fn inlines(runs: &[Inline]) -> AnyView {
    runs.iter().map(inline).collect_view().into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::P(runs) => view! { <p>{inlines(runs)}</p> }.into_any(),
        Block::Quote(inner) => view! { <blockquote>{blocks(inner)}</blockquote> }.into_any(),
        Block::Ul(items) => view! { <ul>{rows(items)}</ul> }.into_any(),
        Block::Ol(items) => view! { <ol>{rows(items)}</ol> }.into_any(),
        Block::Pre(text) => view! { <pre>{text.clone()}</pre> }.into_any(),
        Block::Table(table) => table_of(table),
        Block::Image(image) => view! { <p>{fill(Hole::Image(image))}</p> }.into_any(),
    }
}

fn rows(items: &[Vec<Inline>]) -> AnyView {
    items.iter().map(|item| view! { <li>{inlines(item)}</li> }).collect_view().into_any()
}

fn table_of(table: &[Vec<Vec<Inline>>]) -> AnyView {
    let Some((head, body)) = table.split_first() else { return ().into_any() };
    let head = head.iter().map(|cell| view! { <th scope="col">{inlines(cell)}</th> }).collect_view();
    let body = body.iter().map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{inlines(cell)}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body.collect_view()}</tbody></table></div>
    }
    .into_any()
}

fn inline(run: &Inline) -> AnyView {
    match run {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::B(runs) => view! { <strong>{inlines(runs)}</strong> }.into_any(),
        Inline::I(runs) => view! { <em>{inlines(runs)}</em> }.into_any(),
        Inline::Br(()) => view! { <br/> }.into_any(),
        Inline::Slot(id) => fill(Hole::Slot(id)),
    }
}
