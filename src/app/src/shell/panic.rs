//! The page that is left when the app breaks: plain DOM, made while everything else stands still.
//!
//! A panic ends the module in mid-step, so nothing here runs later: both actions are links that need no script of ours.
//! The answers come from [`crate::rescue`]; mostly the store has the same, so loading the page again goes on.

use crate::{dom, rescue};
use skillmark_text::{Locale, errors, shell};
use std::panic::PanicHookInfo;
use web_sys::Element;

/// Puts the page in place of the app at a panic.
pub fn guard() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        // What breaks after that breaks on its remains: the first report is the one that helps.
        if rescue::break_off() {
            let _ = replace_page(info);
        }
    }));
}

fn replace_page(info: &PanicHookInfo<'_>) -> Option<()> {
    let l = Locale::default();
    let body = dom::document().body()?;
    body.set_inner_html("");
    let main = add(&body, "main", "")?;
    main.set_class_name("page");
    let heading = add(&main, "h1", errors::panic(l))?;
    let file = rescue::text();
    let unsaved = matches!(file, Some((_, false)));
    if file.is_some() {
        add(&main, "p", if unsaved { errors::panic_unsaved(l) } else { errors::panic_text(l) })?;
    }
    let actions = add(&main, "p", "")?;
    actions.set_class_name("actions");
    // A link to the same address without its fragment loads it; with the fragment it would only jump.
    let reload = add(&actions, "a", errors::panic_reload(l))?;
    reload.set_class_name(if unsaved { "button" } else { "button primary" });
    reload.set_attribute("href", &reload_address()?).ok()?;
    if let Some(url) = file.and_then(|(text, _)| dom::object_url(&text)) {
        let export = add(&actions, "a", errors::panic_export(l))?;
        export.set_class_name(if unsaved { "button primary" } else { "button" });
        export.set_attribute("href", &url).ok()?;
        export.set_attribute("download", "skillmark-answers.json").ok()?;
    }
    let details = add(&main, "details", "")?;
    add(&details, "summary", errors::panic_details(l))?;
    add(&details, "pre", &info.to_string())?;
    dom::document().set_title(&shell::window_title(l, errors::panic(l)));
    heading.set_attribute("tabindex", "-1").ok()?;
    wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(heading).ok()?.focus().ok()
}

/// The address of the app, which opens at the home page; unfinished attempts stand there.
fn reload_address() -> Option<String> {
    let href = dom::window().location().href().ok()?;
    href.split('#').next().map(str::to_owned)
}

fn add(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = dom::document().create_element(tag).ok()?;
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}
