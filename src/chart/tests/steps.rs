//! The steps: every row at its place, the band around the estimate, and markup that a strict parser takes.

mod markup;

use markup::{values, well_formed};
use proptest::prelude::*;
use skillmark_chart::{Answer, Band, ScaleSpec, StepSpec, StepsSpec, scale, steps};

const LEVELS: [Band; 2] = [Band { name: "Low", from: None }, Band { name: "High", from: Some(50.0) }];

const STEPS: [StepSpec; 4] = [
    StepSpec { estimate: 56.0, interval: (38.0, 74.0), answer: Answer::Right },
    StepSpec { estimate: 50.0, interval: (35.0, 65.0), answer: Answer::Wrong },
    StepSpec { estimate: 50.0, interval: (35.0, 65.0), answer: Answer::Trial },
    StepSpec { estimate: 47.0, interval: (34.0, 60.0), answer: Answer::Unsure },
];

fn spec() -> StepsSpec<'static> {
    StepsSpec { label: "From 56 to 47", range: (20.0, 80.0), levels: &LEVELS, width: 300, steps: &STEPS }
}

#[test]
fn the_estimate_steps_from_row_to_row() {
    let svg = steps(&spec());
    // 56 is 36 of 60 units along the line, rows are 16 px high and begin 4 px under the top.
    assert_eq!(values(&svg, "steps-path", "d"), ["M600 4V20L500 20V36L500 36V52L450 52V68"]);
    assert_eq!(
        values(&svg, "steps-band", "d"),
        ["M300 4V20L250 20V36L250 36V52L233.33 52V68L666.67 68V52L750 52V36L750 36V20L900 20V4Z"]
    );
    assert_eq!(values(&svg, "steps-cut", "d"), ["M500 0V76"]);
}

#[test]
fn each_kind_of_answer_has_a_shape_of_its_own() {
    let svg = steps(&spec());
    let count = |class: &str| values(&svg, class, "class").len();
    assert_eq!((count("steps-right"), count("steps-wrong"), count("steps-unsure")), (1, 1, 1));
    // A trial question has its row and its number, and nothing else.
    assert_eq!(values(&svg, "steps-row", "y"), ["16", "32", "48", "64"]);
    assert_eq!(svg.matches("<svg overflow=\"visible\" x=").count(), 3);
}

/// So that the eye can go straight down from the result to its steps.
#[test]
fn numbers_and_names_stand_where_the_result_has_them() {
    let result = scale(&ScaleSpec {
        id: "s",
        label: "",
        range: (20.0, 80.0),
        levels: &LEVELS,
        estimate: Some(47.0),
        interval: (34.0, 60.0),
        density: None,
        width: 300,
        compact: false,
    });
    let svg = steps(&spec());
    assert_eq!(values(&svg, "scale-name", "x"), values(&result, "scale-name", "x"));
    let tens = |svg: &str| values(svg, "class=\"scale-number\"", "x");
    assert_eq!(tens(&svg), tens(&result));
    assert_eq!(values(&svg, "scale-fine", "d").len(), 1);
}

#[test]
fn without_a_question_there_is_only_the_ruler() {
    let svg = steps(&StepsSpec { steps: &[], ..spec() });
    assert!(svg.contains("scale-line") && !svg.contains("steps-band") && !svg.contains("steps-path"));
    well_formed(&svg).unwrap();
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -20.0..120.0f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => Just(f64::NEG_INFINITY)]
}

fn any_step() -> impl Strategy<Value = StepSpec> {
    let answers = [Answer::Right, Answer::Wrong, Answer::Unsure, Answer::Trial];
    (any_number(), (any_number(), any_number()), prop::sample::select(answers.to_vec()))
        .prop_map(|(estimate, interval, answer)| StepSpec { estimate, interval, answer })
}

proptest! {
    /// Whatever the values: strict markup, a row for each question, and every place inside the picture.
    #[test]
    fn any_steps_are_well_formed(
        all in prop::collection::vec(any_step(), 0..40), label in ".*", range in (any_number(), any_number()), width in 1u32..2000,
    ) {
        let svg = steps(&StepsSpec { label: &label, range, levels: &LEVELS, width, steps: &all });
        prop_assert_eq!(well_formed(&svg), Ok(()));
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("style="));
        prop_assert_eq!(svg.matches("steps-row").count(), all.len());
        let height: f64 = values(&svg, "class=\"ruler", "height")[0].parse().unwrap();
        for path in [values(&svg, "steps-band", "d"), values(&svg, "steps-path", "d")].concat() {
            for place in path.split(['M', 'L', 'Z']).filter(|place| !place.is_empty()) {
                let numbers: Vec<f64> = place.split([' ', 'V']).map(|n| n.parse().unwrap()).collect();
                prop_assert!((0.0..=1000.0).contains(&numbers[0]), "{}", path);
                prop_assert!(numbers[1..].iter().all(|y| (0.0..height).contains(y)), "{}", path);
            }
        }
    }
}
