//! The scale: places, names that do not touch, and markup that a strict parser takes.

mod markup;

use markup::{values, well_formed};
use proptest::prelude::*;
use skillmark_chart::{Band, MARK, ScaleSpec, mark, place, scale};

const LEVELS: [Band; 4] = [
    Band { name: "Foundation", from: None },
    Band { name: "Intermediate", from: Some(42.0) },
    Band { name: "Advanced", from: Some(54.0) },
    Band { name: "Expert", from: Some(65.0) },
];

fn spec() -> ScaleSpec<'static> {
    ScaleSpec {
        id: "s0",
        label: "Evaluating AI output: 47",
        range: (20.0, 80.0),
        levels: &LEVELS,
        estimate: Some(50.0),
        interval: (38.0, 62.0),
        density: None,
        width: 640,
        compact: false,
    }
}

#[test]
fn needle_band_and_levels_stand_at_their_values() {
    let svg = scale(&spec());
    assert_eq!(values(&svg, "circle", "cx"), ["50%"]);
    assert_eq!(values(&svg, "scale-cut", "d"), ["M366.67 14V48M566.67 14V48M750 14V48"]);
    assert_eq!(values(&svg, "scale-end", "d"), ["M300 25V34M700 25V34"]);
    assert_eq!(
        values(&svg, "class=\"scale-number\"", "x"),
        ["3%", "18.67%", "34.33%", "50%", "65.67%", "81.33%", "97%"]
    );
    let stops = values(&svg, "<stop", "offset").len() + values(&svg, "scale-stop", "offset").len();
    assert_eq!(stops, 11, "the band fades in ten steps");
    assert_eq!(values(&svg, "linearGradient id", "id"), ["s0-band"]);
    assert!(svg.contains("fill=\"url(#s0-band)\""));
}

#[test]
fn the_band_is_strongest_at_the_estimate_and_gone_at_its_ends() {
    let svg = scale(&spec());
    let opacity: Vec<f64> =
        values(&svg, "scale-stop", "stop-opacity").iter().map(|x| x.parse().unwrap()).collect();
    let top = opacity.iter().position(|x| *x == 0.62).unwrap();
    assert!(opacity[..=top].is_sorted() && opacity[top..].iter().rev().is_sorted());
    assert_eq!((opacity[0], opacity[opacity.len() - 1]), (0.0, 0.0));
}

#[test]
fn a_density_is_drawn_in_place_of_the_band() {
    let svg = scale(&ScaleSpec { density: Some(&[0.0, 2.0, 1.0]), ..spec() });
    assert_eq!(values(&svg, "scale-curve", "d"), ["M0 34L500 8L1000 21"]);
    assert!(!svg.contains("scale-band"));
}

#[test]
fn without_an_estimate_there_is_only_the_ruler() {
    let svg = scale(&ScaleSpec { estimate: None, ..spec() });
    assert!(svg.contains("scale-line") && svg.contains("Foundation"));
    assert!(!svg.contains("circle") && !svg.contains("scale-band") && !svg.contains("url("));
}

#[test]
fn a_compact_scale_has_no_text() {
    assert!(!scale(&ScaleSpec { compact: true, ..spec() }).contains("<text"));
}

#[test]
fn on_a_phone_names_stand_in_two_rows_and_whole() {
    let svg = scale(&ScaleSpec { width: 300, ..spec() });
    assert_eq!(values(&svg, "scale-name", "y"), ["84", "102", "84", "102"]);
    LEVELS.iter().for_each(|level| assert!(svg.contains(&format!(">{}<", level.name))));
    assert_eq!(values(&scale(&spec()), "scale-name", "y"), ["84"; 4], "and in one row where there is room");
}

#[test]
fn nothing_needs_inline_styles_and_every_id_begins_with_the_callers() {
    for svg in [scale(&spec()), mark().to_owned(), MARK.trim().to_owned()] {
        assert!(!svg.contains("style="));
        well_formed(&svg).unwrap();
        assert!(values(&svg, "", "id").iter().all(|id| id.starts_with("s0-")));
    }
}

#[test]
fn for_any_width_there_is_a_narrow_and_a_wide_picture_with_ids_of_their_own() {
    let both = skillmark_chart::scale_any_width(&ScaleSpec { width: 300, ..spec() });
    well_formed(&both).unwrap();
    assert_eq!(values(&both, "linearGradient id", "id"), ["s0-narrow-band", "s0-wide-band"]);
    let (narrow, wide) = both.split_once("scale-wide").unwrap();
    assert!(values(narrow, "scale-name", "y").contains(&"102".to_owned()));
    assert_eq!(values(wide, "scale-name", "y"), ["84"; 4]);
}

#[test]
fn the_favicon_is_the_mark() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/mark.svg");
    assert_eq!(std::fs::read_to_string(file).unwrap(), MARK);
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -20.0..120.0f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => Just(f64::NEG_INFINITY)]
}

proptest! {
    /// Whatever the values and names: strict markup, and nothing outside the picture.
    #[test]
    fn any_scale_is_well_formed(
        names in prop::collection::vec((".{0,24}", any_number()), 0..7), label in ".*",
        estimate in prop::option::of(any_number()), ends in (any_number(), any_number()),
        density in prop::option::of(prop::collection::vec(any_number(), 0..9)),
        range in (any_number(), any_number()), width in 1u32..2000, compact: bool,
    ) {
        let levels: Vec<Band> = names.iter().map(|(name, from)| Band { name, from: Some(*from) }).collect();
        let svg = scale(&ScaleSpec {
            id: "x", label: &label, range, levels: &levels, estimate, interval: ends, density: density.as_deref(), width, compact,
        });
        prop_assert_eq!(well_formed(&svg), Ok(()));
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        for x in values(&svg, "circle", "cx") {
            prop_assert!((3.0..=97.0).contains(&x.trim_end_matches('%').parse::<f64>().unwrap()));
        }
    }

    /// No two names touch and none leaves the picture, at the width asked for and at any larger one.
    #[test]
    fn names_never_overlap(
        names in prop::collection::vec("[A-Za-z ]{1,22}|[\u{4e00}-\u{4fff}]{1,8}", 1..8),
        cuts in prop::collection::vec(0.0..1.0f64, 8), width in 120.0..900.0f64, wider in 1.0..4.0f64,
    ) {
        let mut cuts = cuts[..names.len() - 1].to_vec();
        cuts.sort_by(f64::total_cmp);
        let starts = [0.0].into_iter().chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([1.0]);
        let bands: Vec<(&str, f64, f64)> =
            names.iter().zip(starts.zip(ends)).map(|(name, (from, to))| (name.as_str(), from, to)).collect();
        let placed = place(&bands, width, 13.0);
        for width in [width, width * wider] {
            for row in [0, 1] {
                // The least any font takes is far less, so this is about the placing and not about the font.
                let mut free = 0.0;
                for name in placed.iter().filter(|name| name.row == row) {
                    let long: f64 = name.text.chars().map(|c| if c.is_ascii() { 0.36 } else { 1.0 }).sum::<f64>() * 13.0;
                    let start = name.x * width - name.anchor * long;
                    prop_assert!(start >= free && start + long <= width + 0.01, "{:?}", placed);
                    free = start + long;
                }
            }
        }
    }
}
