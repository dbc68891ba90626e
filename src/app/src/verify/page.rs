//! The page that opens a profile: drop it, choose it, paste it, or come by a link.

use super::incoming::{document, too_big};
use super::judged::Judged;
use crate::dom;
use crate::shell::Heading;
use crate::state::App;
use crate::view::fetched;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{Edition, Verdict, verdict};
use skillmark_text::{Locale, errors, shell, verify as words};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement, SubmitEvent};

/// What the page shows below its ways in.
#[derive(Clone)]
enum Shows {
    Nothing,
    Trouble(String),
    Verdict(String, Verdict),
}

/// Loads the banks at hand, which answers are scored again with, and opens what came in a share link.
#[component]
pub fn Verify() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let editions = fetched(async move { at_hand(app).await });
    move || match editions.get() {
        None => view! { <p role="status">{shell::loading(l)}</p> }.into_any(),
        Some(editions) => view! { <Opened editions incoming=app.shared.get_untracked()/> }.into_any(),
    }
}

/// Banks of the catalogue. A profile can be checked without them, only not scored again.
async fn at_hand(app: App) -> Vec<Edition> {
    let mut editions = Vec::new();
    if let Ok(catalogue) = app.catalogue().await {
        for entry in &catalogue.banks {
            editions.extend(app.bank(&entry.id).await.ok().map(|loaded| loaded.edition));
        }
    }
    editions
}

#[component]
fn Opened(editions: Vec<Edition>, incoming: Option<String>) -> impl IntoView {
    let l = App::here().l;
    let shows = RwSignal::new(Shows::Nothing);
    let over = RwSignal::new(false);
    let editions = StoredValue::new(editions);
    let judge = move |source: String, text: &str| {
        let now = match document(l, text) {
            Ok(bytes) => {
                let found = editions.with_value(|editions| verdict(&bytes, editions, dom::now_seconds()));
                Shows::Verdict(source, found)
            }
            Err(sentence) => Shows::Trouble(sentence),
        };
        shows.set(now);
        dom::focus_first("#verdict, [role=alert]");
    };
    let open = move |files: Option<FileList>| {
        let Some(file) = files.and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            match read(l, &file).await {
                Ok(text) => judge(words::file_named(l, &file.name()), &text),
                Err(sentence) => {
                    shows.set(Shows::Trouble(sentence));
                    dom::focus_first("[role=alert]");
                }
            }
        });
    };
    if let Some(data) = incoming {
        judge(words::from_link(l).to_owned(), &data);
    }

    let field = NodeRef::<leptos::html::Textarea>::new();
    let paste = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            let field: &HtmlTextAreaElement = &field;
            judge(String::new(), &field.value());
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        open(event.data_transfer().and_then(|data| data.files()));
    };
    let picked = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        open(input.and_then(|input| input.files()));
    };
    view! {
        <Heading text=words::title(l)/>
        <p class="lede">{words::lead(l)}</p>
        <div class="drop" class:over=over on:drop=dropped
            on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true) }
            on:dragleave=move |_| over.set(false)
        >
            <p>{move || if over.get() { words::drop_now(l) } else { words::drop(l) }}</p>
            <label class="field"><span>{words::pick(l)}</span>
                <input type="file" accept=".json,application/json,application/vc+ld+json" on:change=picked/>
            </label>
        </div>
        <form on:submit=paste>
            <label class="field"><span>{words::paste(l)}</span><textarea node_ref=field spellcheck="false"></textarea></label>
            <div class="actions"><button type="submit">{words::check(l)}</button></div>
        </form>
        {move || match shows.get() {
            Shows::Nothing => ().into_any(),
            Shows::Trouble(sentence) => {
                view! { <div class="notice bad" role="alert" tabindex="-1"><p>{sentence}</p></div> }.into_any()
            }
            Shows::Verdict(source, verdict) => view! {
                <p role="status"><small>{source}</small></p>
                <Judged l verdict/>
            }
            .into_any(),
        }}
    }
    .into_any()
}

async fn read(l: Locale, file: &File) -> Result<String, String> {
    if let Some(sentence) = too_big(l, &file.name(), file.size()) {
        return Err(sentence);
    }
    dom::read_text(file).await.ok_or_else(|| errors::file_unreadable(l, &file.name()))
}
