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

/// How far saving has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Saving {
    Drawing,
    Done,
    Failed,
}

/// A button that draws the badge and saves it, and what to know of such pictures.
#[component]
pub fn SaveBadge(
    /// The signed profile's text.
    profile: String,
    /// What stands on it.
    card: StoredValue<Card>,
    /// Name of the file, without its ending.
    name: String,
) -> impl IntoView {
    let l = App::here().l;
    let saving = RwSignal::new(None);
    let profile = StoredValue::new(profile);
    let save = move |_| {
        if saving.get_untracked() == Some(Saving::Drawing) {
            return;
        }
        saving.set(Some(Saving::Drawing));
        let name = format!("{name}.png");
        spawn_local(async move {
            let baked = baked(l, &card.get_value(), &profile.get_value()).await;
            if let Some(bytes) = &baked {
                dom::save_bytes(&name, "image/png", bytes);
            }
            let _ = saving.try_set(Some(if baked.is_some() { Saving::Done } else { Saving::Failed }));
        });
    };
    let said = move || match saving.get()? {
        Saving::Drawing => Some(forms::badge_saving(l)),
        Saving::Failed => Some(forms::badge_failed(l)),
        Saving::Done => None,
    };
    view! {
        <div class="actions">
            <button on:click=save aria-describedby="badge-hint">{forms::badge(l)}</button>
            <span role="status">{said}</span>
        </div>
        <p class="hint" id="badge-hint">{forms::badge_hint(l)}</p>
    }
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
