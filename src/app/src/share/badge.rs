//! The profile as a picture of itself, with the document inside.

use super::card::Card;
use crate::dom;
use crate::picture::{self, Measured};
use crate::state::App;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_chart::{BADGE_WIDTH, Badge, BadgeSkill, BadgeSpec, Band, ScaleSpec, badge};
use skillmark_profile::badge::bake;
use skillmark_text::{Locale, forms, result, shell};

/// Pixels of the file per unit of the drawing: sharp on the screens of phones too.
const SCALE: u32 = 2;

/// A button that draws the badge and saves it. What to know of such pictures stands in `badge-hint`.
#[component]
pub fn SaveBadge(
    /// The signed profile's text.
    profile: String,
    /// What stands on it.
    card: StoredValue<Card>,
    /// Name of the file, without its ending.
    name: String,
    /// How saving goes, in words.
    said: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let l = App::here().l;
    let profile = StoredValue::new(profile);
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(Some(forms::badge_saving(l)));
        let name = format!("{name}.png");
        spawn_local(async move {
            let baked = baked(l, &card.get_value(), &profile.get_value()).await;
            if let Some(bytes) = &baked {
                dom::save_bytes(&name, "image/png", bytes);
            }
            let _ = busy.try_set(false);
            let _ = said.try_set(baked.is_none().then(|| forms::badge_failed(l)));
        });
    };
    view! { <button on:click=save aria-describedby="badge-hint">{forms::badge(l)}</button> }
}

/// The picture's file.
async fn baked(l: Locale, card: &Card, profile: &str) -> Option<Vec<u8>> {
    let Badge { svg, height } = drawn(l, card);
    let png = dom::png_of(&svg, SCALE * BADGE_WIDTH, SCALE * height).await?;
    bake(&png, profile).ok()
}

/// The drawing.
fn drawn(l: Locale, card: &Card) -> Badge {
    struct Words<'a> {
        id: String,
        label: String,
        words: String,
        bands: Vec<Band<'a>>,
        measured: Measured<'a>,
    }
    let words = card.skills.iter().enumerate().map(|(place, shown)| {
        let measured = shown.measured();
        let (score, low, high) = measured.points();
        Words {
            id: format!("badge-{place}"),
            label: picture::label(l, &shown.skill.levels, &measured),
            words: forms::badge_skill(l, forms::BadgeSkill { levels: &shown.levels(l), score, low, high }),
            bands: picture::bands(&shown.skill.levels),
            measured,
        }
    });
    let words: Vec<Words> = words.collect();
    let skills: Vec<BadgeSkill> = words
        .iter()
        .map(|one| BadgeSkill {
            title: one.measured.skill,
            words: &one.words,
            scale: ScaleSpec {
                id: &one.id,
                label: &one.label,
                levels: &one.bands,
                ..picture::bare(&one.measured)
            },
        })
        .collect();
    let date = forms::badge_date(l, &card.face.from);
    let provisional = format!("{}. {}", result::provisional(l), result::provisional_text(l));
    let lines = [card.face.name.as_deref(), Some(&date), card.is_provisional().then_some(&provisional)];
    let lines: Vec<&str> = lines.into_iter().flatten().collect();
    badge(&BadgeSpec {
        maker: shell::brand(l),
        title: &card.face.title,
        lines: &lines,
        skills: &skills,
        foot: forms::badge_foot(l),
    })
}
