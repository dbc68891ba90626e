//! Questions of the types that few banks have. All of it lies in the part that makes such banks ready.
//!
//! Every type is native controls: check boxes, fields, lists and buttons, so that keyboard, touch and screen readers work without
//! more. A form writes the answer, as logs carry it, into one signal, and none while it is no answer yet.

mod field;
mod gaps;
mod many;
mod order;
mod pairs;
mod passages;

use super::options::{Given, options};
use super::rich::{Hole, filled};
use crate::catalogue::Loaded;
use leptos::prelude::*;
use skillmark_bank::{Answer, Bank, Image};

/// Stem and controls.
pub type Shown = (AnyView, AnyView);

/// What [`shown`] is.
pub type Show = fn(&Loaded, usize, &[usize], RwSignal<Given>) -> Shown;

/// Draws an item, by its index in the bank.
pub fn shown(loaded: &Loaded, item: usize, order: &[usize], given: RwSignal<Given>) -> Shown {
    let bank = loaded.edition.bank();
    let item = bank.items[item].clone();
    let images = sources(bank);
    let slots: Slots = match &item.answer {
        Answer::InlineChoice { gaps, .. } => gaps::slots(gaps, given),
        Answer::HotText { options, .. } => passages::slots(options, given),
        _ => Box::new(|_| ().into_any()),
    };
    let stem = filled(&item.stem, &|hole| match hole {
        Hole::Slot(id) => slots(id),
        Hole::Image(image) => picture(image, &images),
    });
    let controls = match item.answer.clone() {
        Answer::MultipleChoice { options, .. } => many::controls(options, order, given),
        Answer::Numeric { unit, .. } => field::number(unit, given),
        Answer::ShortText { .. } => field::text(given),
        Answer::InlineChoice { .. } => gaps::controls(),
        Answer::Ordering { options, .. } => order::controls(options, order, given),
        Answer::Matching { left, options, .. } => pairs::controls(left, options, order, given),
        Answer::HotText { .. } => passages::controls(),
        Answer::SingleChoice { .. } | Answer::TrueFalse { .. } | Answer::Rating { .. } => {
            let as_written: Vec<usize> = (0..item.options().len()).collect();
            options(item.options(), if order.is_empty() { &as_written } else { order }, given)
        }
    };
    (stem, controls)
}

/// What stands in a slot, by its id.
type Slots = Box<dyn Fn(&str) -> AnyView>;

/// Names and addresses of the bank's pictures: the files themselves, as `data:` addresses.
fn sources(bank: &Bank) -> Vec<(String, String)> {
    let kind = |name: &str| match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "svg" => "svg+xml",
        "jpg" => "jpeg",
        "webp" => "webp",
        _ => "png",
    };
    let source = |name: &str, data: &str| format!("data:image/{};base64,{data}", kind(name));
    bank.images.iter().map(|p| (p.name.clone(), source(&p.name, &p.data))).collect()
}

fn picture(image: &Image, sources: &[(String, String)]) -> AnyView {
    let source = sources.iter().find(|(name, _)| *name == image.name).map(|(_, source)| source.clone());
    view! { <img class="shown" src=source alt=image.alt.clone()/> }.into_any()
}

/// What is chosen in each of several lists, by place; the answer once all are.
fn all_chosen(chosen: RwSignal<Vec<Option<String>>>, names: &[String]) -> Given {
    let chosen = chosen.get_untracked();
    let parts: Option<Vec<String>> =
        names.iter().zip(chosen).map(|(name, option)| Some(format!("{name}={}", option?))).collect();
    Some(parts?.join("\n"))
}
