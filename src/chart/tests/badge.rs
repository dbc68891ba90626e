//! The badge: everything that is said stands in it, within its width, in a file that needs nothing else.

mod markup;

use markup::{values, well_formed};
use proptest::prelude::*;
use skillmark_chart::{BADGE_WIDTH, BadgeSkill, BadgeSpec, Band, ScaleSpec, badge};

const LEVELS: [Band; 3] = [
    Band { name: "Foundation", from: None },
    Band { name: "Intermediate", from: Some(42.0) },
    Band { name: "Advanced", from: Some(54.0) },
];

fn skill<'a>(id: &'a str, title: &'a str) -> BadgeSkill<'a> {
    let scale = ScaleSpec {
        id,
        label: title,
        range: (20.0, 80.0),
        levels: &LEVELS,
        estimate: Some(47.0),
        interval: (38.0, 56.0),
        density: None,
        width: 300,
        compact: false,
    };
    BadgeSkill { title, words: "47, Foundation to Intermediate", scale }
}

fn spec<'a>(title: &'a str, foot: &'a str, skills: &'a [BadgeSkill<'a>]) -> BadgeSpec<'a> {
    BadgeSpec { maker: "Skillmark", title, lines: &["Ana Example"], skills, foot }
}

#[test]
fn everything_stands_in_it_and_nothing_is_needed_besides() {
    let skills = [skill("b0", "Directing AI"), skill("b1", "Evaluating AI output")];
    let svg = badge(&spec("AI literacy", "Self-administered.", &skills)).svg;
    well_formed(&svg).unwrap();
    for words in ["AI literacy", "Ana Example", "Directing AI", "Evaluating AI output", "Self-administered."]
    {
        assert!(svg.contains(&format!(">{words}<")), "{words}");
    }
    assert_eq!(svg.matches("<circle").count(), 3, "the mark's dot and one per skill");
    for needed in ["style", "href", "class=\"scale-n", "class=\"scale-f"] {
        assert!(!svg.contains(needed), "{needed}");
    }
    assert_eq!(values(&svg, "linearGradient id", "id"), ["b0-band", "b1-band"]);
}

#[test]
fn it_grows_with_what_it_holds() {
    let [one, two] = [1, 2].map(|n| {
        let skills = [skill("b0", "Directing AI"), skill("b1", "Evaluating AI output")];
        badge(&spec("AI literacy", "Self-administered.", &skills[..n])).height
    });
    let long = "Nobody watched, and nobody checked who answered or with what help. ".repeat(4);
    let skills = [skill("b0", "Directing AI")];
    assert!(two > one + 100 && badge(&spec("AI literacy", &long, &skills)).height > one + 30);
}

proptest! {
    #[test]
    fn any_words_give_a_picture(title in ".{0,200}", foot in ".{0,300}") {
        let skills = [skill("b0", &title)];
        let svg = badge(&spec(&title, &foot, &skills)).svg;
        prop_assert_eq!(well_formed(&svg), Ok(()));
        prop_assert_eq!(&values(&svg, "svg ", "width")[0], &BADGE_WIDTH.to_string());
    }
}
