//! What is typed: a number or a few words.

use crate::state::App;
use crate::take::options::Given;
use leptos::prelude::*;
use skillmark_text::take;

/// Longest text, characters.
const LONGEST: &str = "200";

pub(super) fn number(unit: Option<String>, given: RwSignal<Given>) -> AnyView {
    let l = App::here().l;
    let doubtful = RwSignal::new(false);
    let typed = move |text: String| {
        let number = decimal(&text);
        doubtful.set(number.is_none() && !text.trim().is_empty());
        given.set(number);
    };
    view! {
        <p class="field">
            <label for="typed">{take::number(l)}</label>
            <span>
                <input id="typed" type="text" inputmode="decimal" autocomplete="off" maxlength="30"
                    aria-invalid=move || doubtful.get().then_some("true") aria-describedby="typed-wanted"
                    on:input:target=move |event| typed(event.target().value())/>
                {unit.map(|unit| view! { " " <span class="unit">{unit}</span> })}
            </span>
            <small id="typed-wanted">{move || doubtful.get().then(|| take::number_wanted(l))}</small>
        </p>
    }
    .into_any()
}

pub(super) fn text(given: RwSignal<Given>) -> AnyView {
    let l = App::here().l;
    let typed = move |text: String| {
        let text = text.trim().to_owned();
        given.set(Some(text).filter(|text| !text.is_empty()));
    };
    view! {
        <p class="field">
            <label for="typed">{take::text(l)}</label>
            <input id="typed" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength=LONGEST
                on:input:target=move |event| typed(event.target().value())/>
        </p>
    }
    .into_any()
}

/// A number as logs carry it: a comma is a point unless there is a point too, spaces part thousands, a typeset minus is a minus.
fn decimal(typed: &str) -> Option<String> {
    let mut plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    plain = plain.replace('\u{2212}', "-");
    if !plain.contains('.') {
        plain = plain.replacen(',', ".", 1);
    }
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let sound =
        (whole.len() + part.len() > 0) && (whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit());
    sound.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |text: &str| decimal(text).unwrap_or_default();
        assert_eq!([read("12,5"), read(" 1 200 "), read("−3.5"), read(".5")], ["12.5", "1200", "-3.5", ".5"]);
        for wrong in ["", ".", "-", "1.2.3", "1,200.5", "twelve", "1e3", "5 kg"] {
            assert_eq!(decimal(wrong), None, "{wrong}");
        }
    }
}
