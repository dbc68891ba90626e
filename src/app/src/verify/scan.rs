//! The way in by camera: codes on another screen, or on paper.

use super::received::{Received, missing, refused};
use crate::dom::{self, Camera, CameraError};
use crate::parts;
use crate::shell::{Notice, Tone};
use crate::state::App;
use gloo::timers::future::TimeoutFuture;
use leptos::html::Video;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::qr::{ScanError, Scanner, Seen};
use skillmark_text::{Locale, errors, forms};

/// Between two looks, in milliseconds. A look takes about as long on a phone.
const PAUSE_MS: u32 = 120;

/// Where the camera stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Off,
    Starting,
    On,
    Refused(CameraError),
    /// The part that reads codes did not arrive.
    PartMissing,
}

/// A button, and below it what the camera sees.
#[component]
pub fn Scan(
    /// The codes read so far.
    scanner: StoredValue<Scanner>,
    /// What to do with what was found.
    check: impl Fn(Received) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let stage = RwSignal::new(Stage::Off);
    let said = RwSignal::new(String::new());
    let camera = StoredValue::new_local(None::<Camera>);
    let video = NodeRef::<Video>::new();
    let stop = move || {
        if let Some(Some(camera)) = camera.try_update_value(Option::take) {
            camera.close();
        }
    };
    on_cleanup(stop);
    let start = move |_| {
        stage.set(Stage::Starting);
        said.set(String::new());
        spawn_local(async move {
            match Camera::open().await {
                Err(error) => drop(stage.try_set(Stage::Refused(error))),
                // The page may have gone while the person was asked.
                Ok(opened) if stage.try_set(Stage::On).is_some() => opened.close(),
                Ok(opened) => camera.set_value(Some(opened)),
            }
        });
    };
    video.on_load(move |video| {
        spawn_local(async move {
            if let Some(Some(camera)) = camera.try_get_value() {
                camera.show(&video);
            }
            while let Some(Some(_)) = camera.try_get_value() {
                TimeoutFuture::new(PAUSE_MS).await;
                let Some(picture) = dom::frame(&video) else { continue };
                let Ok(texts) = parts::codes_in(picture).await else {
                    stop();
                    let _ = stage.try_set(Stage::PartMissing);
                    return;
                };
                match texts
                    .iter()
                    .rev()
                    .find_map(|text| scanner.try_update_value(|scanner| scanner.take(text)))
                {
                    None => {}
                    Some(Ok(Seen::Document(bytes))) => {
                        stop();
                        return check(Received::Codes(bytes));
                    }
                    Some(Ok(Seen::Missing { count, numbers })) => {
                        drop(said.try_set(missing(l, count, &numbers)));
                    }
                    Some(Err(ScanError::Locked(link))) => {
                        stop();
                        return check(Received::Link(link));
                    }
                    Some(Err(error)) => drop(said.try_set(refused(l, &error))),
                }
            }
        });
    });
    let off = move |_| {
        stop();
        stage.set(Stage::Off);
    };
    let again = move |_| {
        scanner.set_value(Scanner::default());
        said.set(String::new());
    };
    view! {
        {move || match stage.get() {
            Stage::Off | Stage::Refused(_) | Stage::PartMissing => view! {
                <div class="actions">
                    <button type="button" on:click=start aria-describedby="scan-hint">{forms::scan(l)}</button>
                    <span class="hint" id="scan-hint">{forms::scan_hint(l)}</span>
                </div>
            }
            .into_any(),
            Stage::Starting => view! { <p role="status">{forms::scan_starting(l)}</p> }.into_any(),
            Stage::On => view! {
                <video class="camera" node_ref=video muted playsinline aria-label=forms::scan_picture(l)></video>
                <p role="status">
                    {move || if said.with(String::is_empty) { forms::scan_looking(l).to_owned() } else { said.get() }}
                </p>
                <div class="actions">
                    <button type="button" on:click=off>{forms::scan_stop(l)}</button>
                    <button type="button" class="plain" on:click=again>{forms::scan_again(l)}</button>
                </div>
            }
            .into_any(),
        }}
        {move || trouble(l, stage.get()).map(|text| view! { <Notice tone=Tone::Look text/> })}
    }
}

fn trouble(l: Locale, stage: Stage) -> Option<&'static str> {
    Some(match stage {
        Stage::Off | Stage::Starting | Stage::On => return None,
        Stage::Refused(CameraError::Insecure) => forms::camera_insecure(l),
        Stage::Refused(CameraError::Missing) => forms::camera_missing(l),
        Stage::Refused(CameraError::Denied) => forms::camera_denied(l),
        Stage::Refused(CameraError::Busy) => forms::camera_busy(l),
        Stage::Refused(CameraError::Failed) => forms::camera_failed(l),
        Stage::PartMissing => errors::part_missing(l),
    })
}
