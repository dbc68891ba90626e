//! What only paper shows: what the sheet is, whose, and the codes that carry the profile. `style/` hides it on screens.

use super::codes;
use crate::dom;
use crate::state::App;
use leptos::prelude::*;
use skillmark_profile::{Face, link, qr};
use skillmark_text::{Locale, forms, verify};

/// Most codes that a sheet has room for.
const MOST: usize = 4;

/// The foot of a printed result; with a signed profile also who signed it, and the profile itself.
#[component]
pub fn OnPaper(
    /// The signed profile's text, once there is one.
    profile: Signal<Option<String>>,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <div class="on-paper">
            <h2>{forms::paper(l)}</h2>
            <p>{forms::paper_is(l)}</p>
            {move || match profile.get() {
                Some(profile) => signed(l, &profile),
                None => view! { <p>{forms::paper_unsigned(l)}</p> }.into_any(),
            }}
        </div>
    }
}

fn signed(l: Locale, profile: &str) -> AnyView {
    let Some(face) = Face::of(profile) else { return ().into_any() };
    let whose = face.name.as_deref().map(|name| forms::paper_name(l, name));
    let period = match &face.until {
        Some(until) => verify::dates(l, verify::Dates { from: &face.from, until }),
        None => verify::date_from(l, &face.from),
    };
    let link = dom::share_link(&link::encode_short(profile.as_bytes()));
    let codes = qr::codes(profile.as_bytes(), &link).filter(|codes| codes.len() <= MOST).unwrap_or_default();
    let count = codes.len() as u32;
    let hint = match count {
        0 => forms::paper_no_code(l).to_owned(),
        1 => forms::code_hint(l).to_owned(),
        _ => forms::codes_hint(l, count),
    };
    let drawn = codes.iter().zip(1..).map(|(code, number)| {
        let label = match count {
            1 => forms::code(l).to_owned(),
            _ => forms::code_of(l, forms::CodeOf { number, count }),
        };
        view! { <div inner_html=codes::picture(code, &label)></div> }.into_any()
    });
    view! {
        <p>{whose} " " {period} "."</p>
        <p>{verify::key(l)} " " <code class="key-id">{face.key}</code></p>
        <p>{hint}</p>
        <div class="codes">{drawn.collect_view()}</div>
    }
    .into_any()
}
