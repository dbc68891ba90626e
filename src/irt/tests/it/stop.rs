use proptest::prelude::*;
use skillmark_irt::num::ln;
use skillmark_irt::stop::{Reason, Rule, State, Stop};

use crate::people::{Draws, GRID, ln_likelihood, p, posterior};

const FLAT: [f64; 81] = [1.0 / 81.0; 81];

fn state<'a>() -> State<'a> {
    State {
        answered: 6,
        items_left: 20,
        theta: 0.3,
        se: 0.5,
        earlier_se: &[1.0, 0.9, 0.7, 0.6, 0.52, 0.51],
        information: 3.0,
        best_left: 0.4,
        all_left: 4.0,
        grid: &GRID,
        log_likelihood: &[0.0; 81],
        posterior: &FLAT,
        elapsed_ms: 60_000,
    }
}

fn reasons(stop: Stop, state: &State) -> Vec<Reason> {
    let mut reasons = Vec::new();
    Rule { min_items: 1, max_items: 100, stop }.check(state, &mut reasons);
    reasons
}

#[test]
fn each_rule_holds_at_its_bound_and_not_beyond() {
    let pairs = [
        (Stop::Length(6), Stop::Length(7)),
        (Stop::Se(0.5), Stop::Se(0.49)),
        (Stop::SeChange { within: 0.021, answers: 2 }, Stop::SeChange { within: 0.021, answers: 3 }),
        (Stop::SeChange { within: 0.51, answers: 6 }, Stop::SeChange { within: 0.51, answers: 7 }),
        (Stop::Information(3.0), Stop::Information(3.1)),
        (Stop::MinInformation(0.41), Stop::MinInformation(0.4)),
        (Stop::Time(60_000), Stop::Time(60_001)),
        // 0.3 ± 1.644854 * 0.5 = (-0.522427, 1.122427)
        (
            Stop::Classify { cuts: vec![-0.5225, 1.1225], alpha: 0.1 },
            Stop::Classify { cuts: vec![-0.5224], alpha: 0.1 },
        ),
        (
            Stop::Classify { cuts: vec![1.1225], alpha: 0.1 },
            Stop::Classify { cuts: vec![1.1224], alpha: 0.1 },
        ),
        // Flat over [-5.0625, 5.0625]: 40.5 of 81 cells lie below 0, 24.5 below -2.
        (Stop::Level { cuts: vec![0.0], share: 0.4999 }, Stop::Level { cuts: vec![0.0], share: 0.5001 }),
        (
            Stop::Level { cuts: vec![-2.0], share: 56.4 / 81.0 },
            Stop::Level { cuts: vec![-2.0], share: 56.6 / 81.0 },
        ),
    ];
    for (holds, fails) in pairs {
        assert_eq!(reasons(holds.clone(), &state()).len(), 1, "{holds:?}");
        assert_eq!(reasons(fails.clone(), &state()).len(), 0, "{fails:?}");
    }
    assert_eq!(reasons(Stop::Bank, &State { items_left: 0, ..state() }), [Reason::Bank]);
}

/// The bank's end counts as a rule of its own among those that are joined.
#[test]
fn all_of_length_and_the_banks_end() {
    let both = Stop::All(vec![Stop::Length(6), Stop::Bank]);
    let length = Reason::Length { answered: 6, at: 6 };
    assert_eq!(reasons(both.clone(), &state()), []);
    assert_eq!(reasons(both, &State { items_left: 0, ..state() }), [length, Reason::Bank]);
}

/// An interval without width holds the cut that θ is.
#[test]
fn a_cut_at_an_end_of_the_interval_is_in_it() {
    let rule = Stop::Classify { cuts: vec![0.3], alpha: 0.1 };
    assert!(reasons(rule, &State { se: 0.0, ..state() }).is_empty());
}

#[test]
fn numbers_that_decided_are_named() {
    let classify = reasons(Stop::Classify { cuts: vec![-2.0, -1.0, 2.0], alpha: 0.1 }, &state());
    let [Reason::Classify { level: 2, low, high }] = classify[..] else { panic!("{classify:?}") };
    assert!((low + 0.522_426_813).abs() < 1e-8 && (high - 1.122_426_813).abs() < 1e-8);
    let level = reasons(Stop::Level { cuts: vec![-2.0, 0.0], share: 0.45 }, &state());
    let [Reason::Level { level: 2, share, at_least: 0.45 }] = level[..] else { panic!("{level:?}") };
    assert!((share - 0.5).abs() < 1e-12);
    let change = reasons(Stop::SeChange { within: 0.1, answers: 2 }, &state());
    let [Reason::SeChange { change, at_most: 0.1 }] = change[..] else { panic!("{change:?}") };
    assert!((change - 0.02).abs() < 1e-12);
    assert_eq!(
        reasons(Stop::MinInformation(0.5), &state()),
        [Reason::MinInformation { best: 0.4, below: 0.5 }]
    );
}

#[test]
fn joined_rules_name_all_that_hold_or_nothing() {
    let (yes, no) = (Stop::Se(0.6), Stop::Se(0.1));
    let any = reasons(Stop::Any(vec![no.clone(), yes.clone(), Stop::Length(2)]), &state());
    assert_eq!(any.iter().map(Reason::code).collect::<Vec<_>>(), ["se", "length"]);
    assert!(reasons(Stop::All(vec![yes.clone(), no.clone()]), &state()).is_empty());
    let nested = Stop::Any(vec![Stop::All(vec![yes.clone(), no]), Stop::All(vec![yes, Stop::Time(1)])]);
    assert_eq!(reasons(nested, &state()).iter().map(Reason::code).collect::<Vec<_>>(), ["se", "time"]);
    assert!(reasons(Stop::All(vec![]), &state()).is_empty(), "nothing joined is no reason to stop");
    let any = |first: f64, second: f64| Stop::Any(vec![Stop::Se(first), Stop::Se(second)]);
    for (first, second, holds) in [(0.6, 0.7, 2), (0.1, 0.6, 1), (0.6, 0.1, 1), (0.1, 0.2, 0)] {
        let nested = Stop::All(vec![any(first, second), Stop::Time(1)]);
        assert_eq!(reasons(nested, &state()).len(), if holds > 0 { holds + 1 } else { 0 });
    }
    assert!(reasons(Stop::All(vec![Stop::Bank, Stop::Se(0.6)]), &state()).is_empty(), "items are left");
}

#[test]
fn rules_about_items_left_need_some() {
    let none_left = State { items_left: 0, best_left: 0.0, ..state() };
    assert_eq!(reasons(Stop::MinInformation(0.1), &none_left), [Reason::Bank]);
    let reads = Stop::reads_information;
    assert!(reads(&Stop::Any(vec![Stop::Se(0.1), Stop::All(vec![Stop::Information(1.0)])])));
    assert!(!reads(&Stop::Se(0.1)) && !reads(&Stop::Any(vec![Stop::Se(0.1), Stop::Bank])));
}

#[test]
fn the_frame_goes_before_the_rule() {
    let rule = Rule { min_items: 5, max_items: 8, stop: Stop::Any(vec![Stop::Se(0.9), Stop::Time(1)]) };
    let mut reasons = Vec::new();
    assert!(!rule.check(&State { answered: 4, ..state() }, &mut reasons));
    assert!(rule.check(&State { answered: 4, items_left: 0, ..state() }, &mut reasons));
    assert_eq!(reasons, [Reason::Bank]);
    assert!(rule.check(&State { answered: 8, se: 1.0, elapsed_ms: 0, ..state() }, &mut reasons));
    assert_eq!(reasons, [Reason::Length { answered: 8, at: 8 }]);
}

/// Rasch items at the cut: each right answer adds ln P(δ)/P(-δ) = δ to the ratio. Wald's upper bound for 5 % and 5 %
/// is ln 19 = 2.944, so with δ = 0.5 six right answers more than wrong decide.
#[test]
fn sprt_counts_right_answers_at_the_cut() {
    let sprt = Stop::Sprt { cut: 0.25, delta: 0.5, alpha: 0.05, beta: 0.05 };
    for (right, wrong, expected) in
        [(5, 0, None), (6, 0, Some(1)), (8, 3, None), (9, 3, Some(1)), (1, 7, Some(0))]
    {
        let answers: Vec<_> = (0..right + wrong).map(|i| (0.25, i < right)).collect();
        let ln_l = ln_likelihood(&answers);
        let found = reasons(sprt.clone(), &State { log_likelihood: &ln_l, ..state() });
        let level = found.first().map(|reason| match reason {
            Reason::Sprt { level, ln_ratio, bound } => {
                assert!((ln_ratio - 0.5 * f64::from(right - wrong)).abs() < 1e-5, "{ln_ratio}");
                assert!((bound.abs() - 2.944_438_979).abs() < 1e-8);
                *level
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(level, expected, "{right} right, {wrong} wrong");
    }
}

/// Wald's promise, on simulated people at the ends of the indifference region.
#[test]
fn sprt_keeps_its_error_rates() {
    let (alpha, beta) = (0.1, 0.1);
    let rule = Rule { min_items: 1, max_items: 1000, stop: Stop::Sprt { cut: 0.0, delta: 0.5, alpha, beta } };
    let mut draws = Draws(7);
    let mut wrongly = |theta: f64, level: usize| {
        let people = 500;
        let wrong = (0..people).filter(|_| {
            let (mut ln_l, mut reasons) = (vec![0.0; GRID.len()], Vec::new());
            for answered in 1.. {
                let right = draws.unit() < p(1.0, 0.0, 0.0, theta);
                ln_l.iter_mut().zip(ln_likelihood(&[(0.0, right)])).for_each(|(a, b)| *a += b);
                if rule.check(&State { answered, log_likelihood: &ln_l, ..state() }, &mut reasons) {
                    break;
                }
            }
            matches!(reasons[0], Reason::Sprt { level: found, .. } if found == level)
        });
        wrong.count() as f64 / f64::from(people)
    };
    // Wald: alpha* <= alpha / (1 - beta) = 0.111; three standard errors of 500 people are 0.042.
    let (above, below) = (wrongly(-0.5, 1), wrongly(0.5, 0));
    assert!(above < 0.153 && below < 0.153 && above > 0.0 && below > 0.0, "{above} {below}");
}

fn answers() -> impl Strategy<Value = Vec<(f64, bool)>> {
    prop::collection::vec((-3.0..3.0f64, any::<bool>()), 1..60)
}

proptest! {
    /// When the generalised test decides, it names the level that holds the maximum of the likelihood.
    #[test]
    fn glr_levels_are_where_the_likelihood_is(answers in answers(), cuts in prop::array::uniform3(0.3..1.5f64)) {
        let cuts = vec![-1.5, -1.5 + cuts[0], -1.5 + cuts[0] + cuts[1]];
        let ln_l = ln_likelihood(&answers);
        let state = State { log_likelihood: &ln_l, ..state() };
        let glr = Stop::Glr { cuts: cuts.clone(), delta: 0.1, alpha: 0.05, beta: 0.05 };
        for reason in reasons(glr, &state) {
            let Reason::Glr { level, ln_ratio, bound } = reason else { panic!("{reason:?}") };
            prop_assert!(ln_ratio.abs() >= bound.abs() && ln_ratio.signum() == bound.signum());
            let top = (0..GRID.len()).max_by(|a, b| ln_l[*a].total_cmp(&ln_l[*b])).unwrap();
            prop_assert_eq!(level, cuts.iter().filter(|cut| **cut < GRID.theta(top)).count());
        }
    }

    /// The definition at points of the grid, with Wald's bounds: above and below at every cut, or no decision.
    #[test]
    fn glr_decides_by_the_largest_likelihoods(answers in answers(), alpha in 0.02..0.4f64, beta in 0.02..0.4f64) {
        let ln_l = ln_likelihood(&answers);
        let (cuts, delta) = (vec![-0.5, 0.75], 0.25);
        let (low, high) = (ln(beta / (1.0 - alpha)), ln((1.0 - beta) / alpha));
        let most = |within: &dyn Fn(f64) -> bool| {
            let points = (0..GRID.len()).filter(|i| within(GRID.theta(*i)));
            points.map(|i| ln_l[i]).fold(f64::NEG_INFINITY, f64::max)
        };
        let ratios = cuts.iter().map(|cut| most(&|x| x >= cut + delta) - most(&|x| x <= cut - delta));
        let decided: Vec<_> = ratios
            .filter_map(|r| if r >= high { Some((1, r, high)) } else if r <= low { Some((0, r, low)) } else { None })
            .collect();
        let glr = Stop::Glr { cuts, delta, alpha, beta };
        let found = reasons(glr, &State { log_likelihood: &ln_l, ..state() });
        if decided.len() < 2 {
            prop_assert!(found.is_empty(), "{decided:?} {found:?}");
        } else {
            let [Reason::Glr { level, ln_ratio, bound }] = found[..] else { panic!("{found:?}") };
            let nearest = decided.iter().min_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs())).unwrap();
            prop_assert_eq!(level, decided.iter().map(|d| d.0).sum::<usize>());
            prop_assert!((ln_ratio - nearest.1).abs() < 1e-9 && (bound - nearest.2).abs() < 1e-12);
        }
    }

    #[test]
    fn sprt_mirrors(answers in answers(), cut in -1.0..1.0f64) {
        let mirrored: Vec<_> = answers.iter().map(|(b, right)| (-b, !right)).collect();
        let level = |answers: &[(f64, bool)], cut| {
            let ln_l = ln_likelihood(answers);
            let sprt = Stop::Sprt { cut, delta: 0.3, alpha: 0.05, beta: 0.05 };
            match reasons(sprt, &State { log_likelihood: &ln_l, ..state() })[..] {
                [Reason::Sprt { level, .. }] => Some(level),
                _ => None,
            }
        };
        prop_assert_eq!(level(&answers, cut), level(&mirrored, -cut).map(|level| 1 - level));
    }

    /// More information never makes the reachable SE worse, and it is what the sum says.
    #[test]
    fn reachable_se(se in 0.1..1.5f64, left in 0.0..30.0f64) {
        let reach = State { se, all_left: left, ..state() }.could_reach();
        prop_assert!(reach <= se * (1.0 + 1e-12));
        prop_assert!((1.0 / (reach * reach) - 1.0 / (se * se) - left).abs() < 1e-8);
    }

    /// The level rule agrees with the posterior's own bands.
    #[test]
    fn level_shares_are_the_posteriors(answers in answers(), cut in -2.0..2.0f64) {
        let ln_l = ln_likelihood(&answers);
        let (mass, theta, se) = posterior(&ln_l);
        let state = State { theta, se, log_likelihood: &ln_l, posterior: &mass, ..state() };
        let below: f64 = mass.iter().enumerate()
            .map(|(i, m)| m * ((cut - GRID.theta(i)) / GRID.step() + 0.5).clamp(0.0, 1.0)).sum();
        let found = reasons(Stop::Level { cuts: vec![cut], share: 0.8 }, &state);
        match found[..] {
            [Reason::Level { level, share, .. }] => {
                let expected = if level == 0 { below } else { 1.0 - below };
                prop_assert!((share - expected).abs() < 1e-12 && share >= 0.8);
            }
            _ => prop_assert!(below < 0.8 && below > 0.2),
        }
    }
}

#[test]
fn bad_rules_are_named() {
    let message =
        |stop: Stop| Rule { min_items: 1, max_items: 9, stop }.validate(&GRID).unwrap_err().to_string();
    let glr = |cuts: Vec<f64>| Stop::Glr { cuts, delta: 0.5, alpha: 0.1, beta: 0.1 };
    assert_eq!(message(glr(vec![0.0, -1.0])), "stopping rule `glr`: cuts[1] is -1; give increasing cuts");
    assert!(
        message(glr(vec![4.7])).contains("cuts[0] is 4.7; give cuts that lie, with delta, inside the grid")
    );
    assert!(message(Stop::Se(f64::NAN)).contains("at_most is NaN; give a number above 0"));
    assert!(message(Stop::All(vec![])).contains("at least one rule"));
    let nested = (0..40).fold(Stop::Bank, |rule, _| Stop::Any(vec![rule]));
    assert!(message(nested).contains("nested at most 16"));
    assert!(
        message(Stop::Sprt { cut: 0.0, delta: 0.2, alpha: 0.6, beta: 0.5 }).contains("sum to less than 1")
    );
    assert!(
        message(Stop::Any(vec![Stop::Level { cuts: vec![0.0], share: 1.0 }])).contains("`level`: share is 1")
    );
    let level = |cut: f64, share| Stop::Level { cuts: vec![cut], share };
    for (rule, field) in [
        (Stop::Se(0.0), "at_most"),
        (Stop::Se(f64::INFINITY), "at_most"),
        (Stop::SeChange { within: 0.1, answers: 0 }, "answers"),
        (level(0.0, 0.0), "share"),
        (level(-5.0, 0.5), "cuts"),
        (level(5.0, 0.5), "cuts"),
        (glr(vec![-4.7]), "cuts"),
        (glr(vec![1.0, 1.0]), "cuts"),
        (Stop::Sprt { cut: 0.0, delta: 0.2, alpha: 0.5, beta: 0.5 }, "beta"),
    ] {
        let found = Rule { min_items: 1, max_items: 9, stop: rule }.validate(&GRID).unwrap_err();
        assert_eq!(found.field, field, "{found}");
    }
    let least = Rule { min_items: 0, max_items: 1, stop: Stop::SeChange { within: 0.1, answers: 1 } };
    assert!(least.validate(&GRID).is_ok() && Rule { max_items: 0, ..least }.validate(&GRID).is_err());
    let frame = Rule { min_items: 9, max_items: 5, stop: Stop::Bank }.validate(&GRID).unwrap_err();
    assert_eq!((frame.rule, frame.field, frame.found), ("rule", "max_items", 5.0));
}
