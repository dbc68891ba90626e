//! Every family obeys the same laws.

use crate::banks::{any_model, at, divided, graded, logistic, vague};
use proptest::prelude::*;
use skillmark_irt::{Category, Fisher, Logistic, Model, num};

/// Central difference of a function.
fn difference(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-5;
    (f(x + h) - f(x - h)) / (2.0 * h)
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    a.is_finite() && (a - b).abs() <= tolerance * (1.0 + a.abs().max(b.abs()))
}

proptest! {
    #[test]
    fn probabilities_are_a_distribution_with_its_logarithms(model in any_model(), theta in -8.0..8.0f64) {
        let all = at(&model, theta);
        prop_assert_eq!(all.len(), model.categories());
        prop_assert!((all.iter().map(|c| c.p).sum::<f64>() - 1.0).abs() < 1e-12);
        for (k, c) in all.iter().enumerate() {
            prop_assert!(c.p >= 0.0 && close(model.ln_p(theta, k), num::ln(c.p), 1e-10), "{c:?}");
            prop_assert_eq!(*c, model.category(theta, k));
        }
    }

    #[test]
    fn derivatives_are_those_of_finite_differences(model in any_model(), theta in -4.0..4.0f64) {
        for (k, c) in at(&model, theta).iter().enumerate() {
            prop_assert!(close(difference(|t| model.ln_p(t, k), theta), c.d1, 1e-6), "d1 {c:?}");
            prop_assert!(close(difference(|t| at(&model, t)[k].d1, theta), c.d2, 1e-6), "d2 {c:?}");
            prop_assert!(close(difference(|t| at(&model, t)[k].d2, theta), c.d3, 1e-6), "d3 {c:?}");
            prop_assert!(close(difference(|t| at(&model, t)[k].p, theta), c.slope(), 1e-6), "slope {c:?}");
            prop_assert!(close(difference(|t| at(&model, t)[k].slope(), theta), c.curvature(), 1e-6), "{c:?}");
        }
        let fisher = Fisher::of(&model, theta);
        prop_assert!(close(difference(|t| Fisher::of(&model, t).information, theta), fisher.d1, 1e-6));
        prop_assert!(close(difference(|t| Fisher::of(&model, t).d1, theta), fisher.d2, 1e-6));
        prop_assert!(close(difference(|t| Fisher::of(&model, t).j, theta), fisher.j1, 1e-6));
    }

    /// Scores have mean 0, and the information expected is the mean of the information observed.
    #[test]
    fn information_is_the_variance_of_the_score(model in any_model(), theta in -5.0..5.0f64) {
        let all = at(&model, theta);
        let information = model.information(theta);
        let mean = |f: &dyn Fn(&Category) -> f64| all.iter().map(|c| c.p * f(c)).sum::<f64>();
        prop_assert!(mean(&|c| c.d1).abs() < 1e-12);
        prop_assert!(close(mean(&|c| c.d1 * c.d1), information, 1e-12));
        prop_assert!(close(mean(&Category::observed_information), information, 1e-12));
        prop_assert!(close(Fisher::of(&model, theta).information, information, 1e-12));
    }

    #[test]
    fn nothing_overflows_or_is_lost_far_away(a in 0.01..10.0f64, b in -4.0..4.0f64, c in 0.0..0.5f64, far in 40.0..50.0f64) {
        let items = [
            Model::logistic(a, b, 0.0, 1.0), Model::logistic(a, b, c, 1.0), Model::logistic(a, b, c, 0.9),
            Model::logistic(a, b, 0.5, 0.5), Model::logistic(a, b, 0.0, 0.0), Model::logistic(a, b, 1.0, 1.0),
            Ok(Model::Logistic(Logistic { b_sd: 0.8, ..Logistic::known(a, b, 0.0) })),
            Ok(Model::Logistic(Logistic { b_sd: 0.4, a_sd: 0.3 * a, ..Logistic::known(a, b, 0.0) })),
            Model::graded(a, &[b - 1.0, b, b + 0.5]), Model::generalized_partial_credit(a, &[b, -b, 0.0]),
        ];
        for item in items.into_iter().map(Result::unwrap) {
            for theta in [-far, far] {
                for (k, c) in at(&item, theta).into_iter().enumerate() {
                    prop_assert!([c.p, item.ln_p(theta, k), c.d1, c.d2, c.d3].iter().all(|x| x.is_finite()), "{item:?} {c:?}");
                }
                let Fisher { information, d1, d2, j, j1 } = Fisher::of(&item, theta);
                prop_assert!([information, d1, d2, j, j1].iter().all(|x| x.is_finite()));
                let known = matches!(&item, Model::Logistic(l) if l.c == l.d || l.c > 0.0 || l.d < 1.0);
                // Without asymptotes information falls as exp(-a |θ - b|), which a double still holds here.
                prop_assert!(known || item.information(theta) > 0.0, "{item:?} {theta}");
            }
        }
    }

    #[test]
    fn the_families_meet_where_there_are_two_categories(a in 0.2..3.0f64, b in -3.0..3.0f64, theta in -6.0..6.0f64) {
        let two = Model::logistic(a, b, 0.0, 1.0).unwrap();
        for other in [
            Model::graded(a, &[b]), Model::modified_graded(a, b + 0.5, &[0.5]),
            Model::generalized_partial_credit(a, &[b]), Model::nominal(&[(a, -a * b)]),
        ] {
            let other = other.unwrap();
            for k in 0..2 {
                prop_assert!(close(two.ln_p(theta, k), other.ln_p(theta, k), 1e-12));
            }
            for (x, y) in at(&two, theta).iter().zip(at(&other, theta)) {
                prop_assert!(close(x.p, y.p, 1e-12));
                prop_assert!(close(x.d1, y.d1, 1e-12) && close(x.d2, y.d2, 1e-12) && close(x.d3, y.d3, 1e-12));
            }
        }
    }

    /// The definition: a difference of cumulative curves.
    #[test]
    fn graded_categories_are_differences(model in graded(), theta in -5.0..5.0f64) {
        let Model::Graded(item) = &model else { unreachable!() };
        let above = |b: f64| 1.0 / (1.0 + num::exp(-item.a() * (theta - b)));
        let mut curves = vec![1.0];
        curves.extend(item.thresholds().map(above));
        curves.push(0.0);
        for (k, c) in at(&model, theta).iter().enumerate() {
            prop_assert!((c.p - (curves[k] - curves[k + 1])).abs() < 1e-13);
        }
    }

    #[test]
    fn scaling_is_a_change_of_metric(model in any_model(), d in 0.5..2.0f64, theta in -3.0..3.0f64) {
        let scaled = model.scaled(d).unwrap();
        if let Model::Nominal(_) = model {
            let lines = |m: &Model| { let Model::Nominal(n) = m else { unreachable!() }; n.lines().to_vec() };
            prop_assert!(lines(&scaled).iter().zip(lines(&model)).all(|(x, y)| *x == (d * y.0, d * y.1)));
        } else {
            prop_assert!(close(scaled.location().unwrap(), model.location().unwrap(), 1e-14));
            let a = |m: &Model| match m { Model::Logistic(l) => l.a, Model::Graded(g) => g.a(), Model::Nominal(_) => f64::NAN };
            prop_assert_eq!(a(&scaled), d * a(&model));
        }
        if let (Model::Logistic(one), Model::Logistic(other)) = (&model, &scaled) && one.b_sd == 0.0 && one.a_sd == 0.0 {
            // Scaling a by D stretches θ about b.
            let stretched = one.b + d * (theta - one.b);
            prop_assert!(close(other.at(theta).p, one.at(stretched).p, 1e-12));
        }
    }

    #[test]
    fn no_point_is_more_informative_than_the_peak(model in prop_oneof![logistic(), vague(), graded(), divided()]) {
        let best = model.information(model.peak());
        for i in -400..=400 {
            // Two bumps that are about to become one differ by less than this.
            prop_assert!(model.information(0.03 * f64::from(i)) <= best * (1.0 + 1e-9), "{model:?}");
        }
    }

    /// The definition, with each parameter moved a little: Σ P (ln P)' ∂ ln P / ∂ξ.
    #[test]
    fn cross_information_is_that_of_finite_differences(model in any_model(), theta in -3.0..3.0f64) {
        let moved: Vec<Box<dyn Fn(f64) -> Model>> = match &model {
            Model::Logistic(l) => {
                let l = *l;
                vec![
                    Box::new(move |h| Model::Logistic(Logistic { a: l.a + h, ..l })),
                    Box::new(move |h| Model::Logistic(Logistic { b: l.b + h, ..l })),
                    Box::new(move |h| Model::Logistic(Logistic { c: l.c + h, ..l })),
                    Box::new(move |h| Model::Logistic(Logistic { d: l.d + h, ..l })),
                ]
            }
            Model::Graded(g) => {
                let (a, b): (f64, Vec<f64>) = (g.a(), g.thresholds().collect());
                (0..=b.len()).map(|i| -> Box<dyn Fn(f64) -> Model> {
                    let b = b.clone();
                    Box::new(move |h| {
                        let mut b = b.clone();
                        if i > 0 { b[i - 1] += h; }
                        Model::graded(if i == 0 { a + h } else { a }, &b).unwrap()
                    })
                }).collect()
            }
            Model::Nominal(n) => {
                let lines = n.lines()[1..].to_vec();
                (0..2 * lines.len()).map(|i| -> Box<dyn Fn(f64) -> Model> {
                    let lines = lines.clone();
                    Box::new(move |h| {
                        let mut lines = lines.clone();
                        if i % 2 == 0 { lines[i / 2].0 += h } else { lines[i / 2].1 += h }
                        Model::nominal(&lines).unwrap()
                    })
                }).collect()
            }
        };
        let mut ours = Vec::new();
        model.cross_information(theta, &mut ours);
        prop_assert_eq!(ours.len(), moved.len());
        for (ours, moved) in ours.iter().zip(&moved) {
            let slow: f64 = at(&model, theta).iter().enumerate()
                .map(|(k, c)| c.d1 * difference(|h| at(&moved(h), theta)[k].p, 0.0))
                .sum();
            prop_assert!(close(*ours, slow, 1e-6), "{model:?} {ours} {slow}");
        }
    }
}

#[test]
fn parameters_that_no_item_has_are_refused_with_what_was_expected() {
    for (refused, message) in [
        (Model::logistic(0.0, 0.0, 0.0, 1.0), "a is 0; expected more than 0"),
        (Model::logistic(1.0, 0.0, 0.5, 0.4), "c is 0.5; expected at most d"),
        (Model::logistic(1.0, 0.0, -0.1, 0.4), "c is -0.1; expected at least 0"),
        (Model::logistic(1.0, 0.0, 0.1, 1.5), "d is 1.5; expected at most 1"),
        (Model::logistic(1.0, f64::NAN, 0.1, 1.0), "b is NaN; expected a number from -1e6 to 1e6"),
        (Model::logistic(1e300, 0.0, 0.1, 1.0), "a is 1000000"),
        (
            Model::graded(1.0, &[0.0, -1.0]),
            "threshold 2 is -1; expected no less than the threshold before it",
        ),
        (Model::graded(1.0, &[]), "number of thresholds is 0; expected at least 1"),
        (Model::partial_credit(&[]), "number of categories is 1; expected at least 2"),
        (Model::generalized_partial_credit(-1.0, &[0.0]), "a is -1; expected more than 0"),
        (Model::nominal(&[(1.0, f64::INFINITY)]), "c1 is inf; expected a number from -1e6 to 1e6"),
        (Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap().scaled(-1.7), "d is -1.7; expected more than 0"),
        (Model::partial_credit(&[0.5]).unwrap().scaled(0.0), "d is 0; expected more than 0"),
    ] {
        let text = refused.unwrap_err().to_string();
        assert!(text.starts_with(message), "{text}");
    }
}

/// A category without probability between two equal thresholds is never expected and never NaN.
#[test]
fn equal_thresholds_leave_an_impossible_category() {
    let item = Model::graded(1.3, &[0.5, 0.5]).unwrap();
    let all = at(&item, 0.2);
    assert_eq!(all[1].p, 0.0);
    assert_eq!(Model::nominal(&[(0.0, 1.0)]).unwrap().peak(), 0.0, "no information anywhere");
    assert!((all[0].p + all[2].p - 1.0).abs() < 1e-15 && item.ln_p(0.2, 1).is_finite());
}

#[test]
fn a_refusal_names_parameter_value_and_what_was_expected() {
    let refused = Model::logistic(1.0, 0.0, 0.3, 0.2).unwrap_err();
    assert_eq!((refused.parameter(), refused.value(), refused.expected()), ("c", 0.3, "at most d"));
}

/// Andrich (1978): the steps of a rating scale are the item's place plus those of the scale.
#[test]
fn a_rating_scale_is_partial_credit_with_its_steps_moved() {
    assert_eq!(Model::rating_scale(0.5, &[-1.0, 0.25]), Model::partial_credit(&[-0.5, 0.75]));
}

/// Where P underflows, its logarithm and information go on: ln P falls by a per θ, information is a² P Q.
#[test]
fn tails_go_on_where_probabilities_end() {
    let known = |c, d| Model::logistic(10.0, 0.0, c, d).unwrap();
    assert_eq!((known(0.0, 1.0).ln_p(-100.0, 1), known(0.0, 1.0).ln_p(100.0, 0)), (-1000.0, -1000.0));
    assert_eq!(known(0.25, 1.0).ln_p(100.0, 0), num::ln(0.75) - 1000.0);
    assert_eq!(known(0.0, 0.9).ln_p(-100.0, 1), num::ln(0.9) - 1000.0);
    let far = known(0.0, 1.0).information(-40.0);
    assert!((far / (100.0 * num::exp(-400.0)) - 1.0).abs() < 1e-12, "{far}");
    // With an uncertain difficulty the score stays, unless there is nothing to score.
    let vague =
        |d| Model::Logistic(Logistic { d, b_sd: 0.5, ..Logistic::known(10.0, 0.0, 0.0) }).category(-100.0, 1);
    assert_eq!((vague(1.0).d1, vague(0.0).d1), (10.0, 0.0));
}

/// Only differences of lines count, however large they are.
#[test]
fn large_constants_do_not_overflow() {
    let item = Model::nominal(&[(0.5, 3000.0), (1.0, -3000.0), (1.5, 3000.5)]).unwrap();
    let (plain, _) = num::logistic(1.5);
    assert!((at(&item, 1.0)[3].p - plain).abs() < 1e-12, "{:?}", at(&item, 1.0));
    assert!((item.information(1.0) - plain * (1.0 - plain)).abs() < 1e-12);
}

/// The steepest change of categories is between the two highest, far from where the lowest meets them.
#[test]
fn every_pair_of_categories_is_looked_at_for_the_peak() {
    let item = Model::nominal(&[(1.0, 6.0), (4.0, -12.0)]).unwrap();
    assert!((item.peak() - 6.0).abs() < 0.1 && (item.information(item.peak()) - 2.25).abs() < 0.01);
}

/// Where even e^-x is 0, information is 0 and no 0 / 0; a curve without any height has the logarithm of the smallest
/// number.
#[test]
fn beyond_all_numbers_there_is_no_information() {
    for theta in [-1e4, 1e4] {
        assert_eq!(Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap().information(theta), 0.0);
        assert_eq!(Model::logistic(1.0, 0.0, 0.0, 0.0).unwrap().ln_p(theta, 1), num::ln(0.0));
    }
}

/// The mean of the thresholds and of the steps; where the lowest category and the last cross.
#[test]
fn items_lie_where_they_were_put() {
    for (item, place) in [
        (Model::logistic(1.5, 0.7, 0.2, 0.9), 0.7),
        (Model::graded(0.8, &[-1.0, 0.5, 2.0]), 0.5),
        (Model::modified_graded(0.8, 0.25, &[1.0, -1.5]), 0.5),
        (Model::generalized_partial_credit(0.8, &[-1.0, 0.25, 1.5]), 0.25),
        (Model::nominal(&[(-1.0, 3.0), (2.0, -1.0)]), 0.5),
    ] {
        assert!((item.unwrap().location().unwrap() - place).abs() < 1e-15);
    }
}
