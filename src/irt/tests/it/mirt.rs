use proptest::prelude::*;
use serde_json::Value;
use skillmark_irt::Grid;
use skillmark_irt::mirt::{Answer, Design, Item, JointPosterior, MirtError, Prior, map};

fn close(found: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-4, "{what}: {found}, expected {expected}");
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

#[test]
fn two_dimensions_as_mirt_has_them() {
    let case: Value = serde_json::from_str(include_str!("../data/mirt-2d.json")).unwrap();
    let (inputs, expected) = (&case["inputs"], &case["expected"]);
    let slopes = inputs["a"].as_array().unwrap().iter().map(numbers);
    let items: Vec<Item> =
        slopes.zip(numbers(&inputs["d"])).map(|(a, d)| Item::new(&a, d, 0.0).unwrap()).collect();
    let answers: Vec<Answer> = items.iter().copied().zip(numbers(&inputs["x_items_1_to_8"])).collect();
    let prior = Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap();

    let found = map(&answers, &prior);
    assert!(found.converged);
    let mut posterior = JointPosterior::new(Grid::SESSION, &prior).unwrap();
    answers.iter().for_each(|(item, x)| posterior.add(item, *x));
    let mean = posterior.eap();
    for i in 0..2 {
        close(found.theta[i], &expected["MAP"][i], "MAP");
        close(found.covariance.sd(i), &expected["MAP_se"][i], "MAP_se");
        close(mean.theta[i], &expected["EAP"][i], "EAP");
        close(mean.covariance.sd(i), &expected["EAP_sd"][i], "EAP_sd");
    }
    close(mean.covariance.get(0, 1), &expected["EAP_cov"], "EAP_cov");

    let design = Design::new(&answers, &prior, &found.theta[..2]);
    for candidate in ["9", "10"] {
        let item = &items[candidate.parse::<usize>().unwrap() - 1];
        close(design.determinant(item, &found.theta[..2]), &expected["Drule_det"][candidate], "D-rule");
        close(design.trace(item, &found.theta[..2]), &expected["Arule_trace"][candidate], "A-rule");
    }
}

/// Correlations made of random loadings, so that they fit together.
pub(crate) fn priors(n: usize) -> impl Strategy<Value = Prior> {
    prop::collection::vec(-0.95..0.95f64, n).prop_map(|loadings| {
        let entry = |i: usize, j: usize| if i == j { 1.0 } else { loadings[i] * loadings[j] };
        let rows: Vec<Vec<f64>> =
            (0..loadings.len()).map(|i| (0..loadings.len()).map(|j| entry(i, j)).collect()).collect();
        Prior::new(&rows).unwrap()
    })
}

fn answers(n: usize) -> impl Strategy<Value = Vec<Answer>> {
    let c = prop_oneof![Just(0.0), 0.05..0.35f64];
    let answer = (
        prop::collection::vec(0.0..2.0f64, n),
        -2.0..2.0f64,
        c,
        prop_oneof![Just(0.0), Just(1.0), Just(0.25)],
    );
    let item = answer.prop_map(|(a, d, c, x)| (Item::new(&a, d, c).unwrap(), x));
    prop::collection::vec(item, 0..30)
}

/// The log-posterior, written down again.
pub(crate) fn height(answers: &[Answer], prior: &Prior, theta: &[f64]) -> f64 {
    let n = theta.len();
    // Solve Σ y = θ by elimination without pivoting, which a positive definite Σ allows.
    let mut rows: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| prior.covariance().get(i, j)).collect()).collect();
    let mut y = theta.to_vec();
    for k in 0..n {
        let pivot = rows[k].clone();
        for i in k + 1..n {
            let factor = rows[i][k] / pivot[k];
            rows[i].iter_mut().zip(&pivot).for_each(|(entry, p)| *entry -= factor * p);
            y[i] -= factor * y[k];
        }
    }
    for i in (0..n).rev() {
        y[i] = (y[i] - (i + 1..n).map(|j| rows[i][j] * y[j]).sum::<f64>()) / rows[i][i];
    }
    let ln = skillmark_irt::num::ln;
    let prior: f64 = -0.5 * theta.iter().zip(&y).map(|(t, y)| t * y).sum::<f64>();
    let likelihood = |(item, x): &Answer| x * ln(item.p(theta)) + (1.0 - x) * ln(1.0 - item.p(theta));
    prior + answers.iter().map(likelihood).sum::<f64>()
}

proptest! {
    /// In every direction it goes down, and by the curvature that the covariance states.
    #[test]
    fn the_mode_is_a_top_and_the_covariance_its_curvature(
        (prior, answers) in (1usize..=8).prop_flat_map(|n| (priors(n), answers(n)))
    ) {
        let n = prior.dimensions();
        let found = map(&answers, &prior);
        prop_assert!(found.converged);
        let at = |step: &[f64]| height(&answers, &prior, &(0..n).map(|i| found.theta[i] + step[i]).collect::<Vec<_>>());
        let top = at(&vec![0.0; n]);
        // Along V e_k the height falls by h² V_kk / 2.
        let h = 1e-3;
        for k in 0..n {
            let step: Vec<f64> = (0..n).map(|i| h * found.covariance.get(i, k)).collect();
            let back: Vec<f64> = step.iter().map(|x| -x).collect();
            let fall = 2.0 * top - at(&step) - at(&back);
            let expected = h * h * found.covariance.get(k, k);
            prop_assert!((fall - expected).abs() < 1e-3 * expected + 1e-11, "{} {}", fall, expected);
        }
    }

    /// What the rules foretell for an item is what there is once it is answered.
    #[test]
    fn one_more_item_is_worth_what_the_rules_say(
        (prior, answers, next) in (1usize..=8).prop_flat_map(|n| (priors(n), answers(n), answers(n))),
        weights in prop::array::uniform8(0.0..2.0f64),
    ) {
        prop_assume!(!next.is_empty());
        let n = prior.dimensions();
        let theta = vec![0.3; n];
        let before = Design::new(&answers, &prior, &theta);
        let after = Design::new(&[&answers[..], &next[..1]].concat(), &prior, &theta);
        let item = &next[0].0;
        let nothing = Item::new(&vec![0.0; n], 0.0, 0.0).unwrap();
        let determinant = after.determinant(&nothing, &theta);
        prop_assert!((before.determinant(item, &theta) / determinant - 1.0).abs() < 1e-9);
        prop_assert!((before.trace(item, &theta) - after.covariance().trace()).abs() < 1e-9);
        let variance = |design: &Design, k: usize| design.covariance().get(k, k);
        let fall: f64 = (0..n).map(|k| weights[k] * (variance(&before, k) - variance(&after, k))).sum();
        prop_assert!((before.gain(item, &theta, &weights) - fall).abs() < 1e-9);
        let again = Design::from_covariance(after.covariance()).unwrap();
        prop_assert!((again.determinant(&nothing, &theta) / determinant - 1.0).abs() < 1e-6);
    }

    /// The skill named is the one whose item gains most, by the long way round.
    #[test]
    fn the_next_skill_gains_most(
        (prior, best) in (1usize..=8).prop_flat_map(|n| (priors(n), prop::collection::vec(0.0..3.0f64, n))),
        weights in prop::array::uniform8(0.0..2.0f64),
    ) {
        let n = prior.dimensions();
        let design = Design::new(&[], &prior, &vec![0.0; n]);
        let gain = |k: usize| {
            // Slope 2 sqrt(I) at an item of middling difficulty gives information I.
            let mut a = vec![0.0; n];
            a[k] = 2.0 * best[k].sqrt();
            design.gain(&Item::new(&a, 0.0, 0.0).unwrap(), &vec![0.0; n], &weights)
        };
        let (k, most) = design.next_skill(&best, &weights).unwrap();
        prop_assert!((gain(k) - most).abs() < 1e-9);
        prop_assert!((0..n).all(|other| gain(other) <= most + 1e-9));
        prop_assert_eq!(design.next_skill(&vec![0.0; n], &weights), None);
    }
}

#[test]
fn what_is_wrong_is_named() {
    let error = |rows: &[Vec<f64>]| Prior::new(rows).unwrap_err();
    assert_eq!(error(&[]), MirtError::Dimensions { found: 0, most: 8 });
    assert_eq!(error(&[vec![1.0, 0.5], vec![0.5]]), MirtError::NotSquare { row: 1, found: 1, wanted: 2 });
    assert_eq!(error(&[vec![2.0]]), MirtError::Diagonal { row: 0, found: 2.0 });
    assert!(matches!(
        error(&[vec![1.0, f64::NAN], vec![0.5, 1.0]]),
        MirtError::Range { row: 0, column: 1, .. }
    ));
    // The first and the third both go with the second, but against each other.
    let contradiction = error(&[vec![1.0, 0.9, -0.9], vec![0.9, 1.0, 0.9], vec![-0.9, 0.9, 1.0]]);
    assert_eq!(contradiction, MirtError::NotPositiveDefinite { row: 2 });
    assert_eq!(error(&[vec![1.0, 1.0], vec![1.0, 1.0]]), MirtError::NotPositiveDefinite { row: 1 });
    assert_eq!(Item::new(&[1.0], 0.0, 1.0).unwrap_err(), MirtError::Parameter { name: "c", found: 1.0 });
    assert_eq!(Item::new(&[0.1; 9], 0.0, 0.0).unwrap_err(), MirtError::Dimensions { found: 9, most: 8 });
}

/// Before any answer the posterior of three skills is the prior, in every pair.
#[test]
fn without_answers_the_joint_posterior_is_the_prior() {
    let rows = [[1.0, 0.5, -0.3], [0.5, 1.0, 0.2], [-0.3, 0.2, 1.0]];
    let prior = Prior::new(&rows).unwrap();
    let grid = Grid::new(-6.0, 6.0, 25).unwrap();
    let estimate = JointPosterior::new(grid, &prior).unwrap().eap();
    for (i, row) in rows.iter().enumerate() {
        assert!(estimate.theta[i].abs() < 1e-12);
        for (j, r) in row.iter().enumerate() {
            assert!((estimate.covariance.get(i, j) - r).abs() < 1e-4, "{i} {j}");
        }
    }
}

/// Ten hard items right: Newton's step leaps over the top and the next one back, for ever if it is not made shorter.
#[test]
fn steps_that_leap_over_the_top_are_shortened() {
    let prior = Prior::new(&[[1.0]]).unwrap();
    let item = Item::new(&[3.0], -3.0, 0.0).unwrap();
    let found = map(&[(item, 1.0); 10], &prior);
    let slope = 30.0 * (1.0 - item.p(&found.theta[..1])) - found.theta[0];
    assert!(found.converged && slope.abs() < 1e-8, "{} {slope}", found.theta[0]);
}
