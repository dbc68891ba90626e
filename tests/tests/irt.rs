//! Reference values that the command `skillmark irt` does not print: derivatives, the exact standard error, likelihoods of
//! published calibrations. What it prints is tested in `src/cli`.

use serde_json::Value;
use skillmark_irt::{Answers, Category, Estimator, Fisher, Grid, Model, Pool, Prior, Scoring, exact_se, num};

fn reference() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/reference/irt/cases.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

fn case(id: &str) -> Value {
    let all = reference()["cases"].as_array().unwrap().clone();
    all.into_iter().find(|case| case["id"] == id).unwrap_or_else(|| panic!("no case {id}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

fn rows(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

fn logistic(row: &[f64]) -> Model {
    Model::logistic(row[0], row[1], row[2], row[3]).unwrap()
}

fn assert_near(ours: f64, theirs: f64, tolerance: f64, what: &str) {
    assert!((ours - theirs).abs() <= tolerance, "{what}: {ours}, reference {theirs}");
}

#[test]
fn derivatives_of_the_4pl() {
    let (case, bank) = (case("catr-4pl-functions"), reference()["banks"]["b4"]["rows"].clone());
    let items: Vec<Model> = rows(&bank).iter().map(|row| logistic(row)).collect();
    type Quantity = fn(&[Category], Fisher) -> f64;
    let quantities: [(&str, Quantity); 7] = [
        ("P", |c, _| c[1].p),
        ("dP", |c, _| c[1].slope()),
        ("d2P", |c, _| c[1].curvature()),
        ("dI", |_, f| f.d1),
        ("J", |_, f| f.j),
        ("OI_x1", |c, _| c[1].observed_information()),
        ("OI_x0", |c, _| c[0].observed_information()),
    ];
    let mut categories = Vec::new();
    for (name, quantity) in quantities {
        for (theta, expected) in numbers(&case["inputs"]["theta"]).iter().zip(rows(&case["expected"][name])) {
            for (item, expected) in items.iter().zip(expected) {
                item.at(*theta, &mut categories);
                assert_near(quantity(&categories, Fisher::of(item, *theta)), expected, 1e-9, name);
            }
        }
    }
}

#[test]
fn warms_j_of_every_polytomous_model() {
    for model in ["GRM", "MGRM", "PCM", "GPCM", "RSM", "NRM"] {
        let case = case(&format!("catr-poly-functions-{model}"));
        let bank = rows(&reference()["banks"][format!("poly_{model}")]["rows"]);
        for (theta, expected) in numbers(&case["inputs"]["theta"]).iter().zip(rows(&case["expected"]["J"])) {
            for (row, expected) in bank.iter().zip(expected) {
                let item = match model {
                    "GRM" => Model::graded(row[0], &row[1..]),
                    "MGRM" => Model::modified_graded(row[0], row[1], &row[2..]),
                    "PCM" => Model::partial_credit(row),
                    "GPCM" => Model::generalized_partial_credit(row[0], &row[1..]),
                    "RSM" => Model::rating_scale(row[0], &row[1..]),
                    _ => Model::nominal(&row.chunks(2).map(|l| (l[0], l[1])).collect::<Vec<_>>()),
                };
                assert_near(Fisher::of(&item.unwrap(), *theta).j, expected, 1e-9, model);
            }
        }
    }
}

#[test]
fn exact_standard_error_of_warms_estimate() {
    let (case, bank) = (case("catr-exact-se"), reference()["banks"]["b4"]["rows"].clone());
    let items: Vec<Model> = rows(&bank)[..6].iter().map(|row| logistic(row)).collect();
    let x: Vec<_> = numbers(&case["inputs"]["x"]).iter().map(|x| Some(*x as usize)).collect();
    let scoring = Scoring { estimator: Estimator::Wle, prior: Prior::STANDARD };
    let grid = Grid::new(-4.0, 4.0, 33).unwrap();
    let estimate = scoring.estimate(&Answers::all(&Pool::of(&items, grid), &x));
    let expected = |name: &str| case["expected"][name].as_f64().unwrap();
    assert_near(estimate.theta, expected("theta"), 0.002, "θ");
    assert_near(estimate.se, expected("se_asymptotic"), 0.002, "asymptotic SE");
    let exact = exact_se(&Pool::of(&items, grid), estimate.theta, &scoring).unwrap();
    assert_near(exact, expected("se_exact"), 0.002, "exact SE");
}

/// Newton's steps from θ = 1, as the book does them by hand: score over information.
#[test]
fn bakers_ability_by_hand() {
    let case = case("baker-ability");
    let (a, b, x) =
        (numbers(&case["inputs"]["a"]), numbers(&case["inputs"]["b"]), numbers(&case["inputs"]["x"]));
    let items: Vec<Model> =
        a.iter().zip(&b).map(|(a, b)| Model::logistic(*a, *b, 0.0, 1.0).unwrap()).collect();
    let mut theta = 1.0;
    let mut categories = Vec::new();
    for iterate in numbers(&case["expected"]["iterates"]) {
        let mut score = 0.0;
        for (item, x) in items.iter().zip(&x) {
            item.at(theta, &mut categories);
            score += categories[*x as usize].d1;
        }
        theta += score / items.iter().map(|item| item.information(theta)).sum::<f64>();
        assert_near(theta, iterate, 1e-5, "iterate");
    }
}

/// The true score: a test characteristic curve at one θ.
#[test]
fn bakers_true_score() {
    let case = case("baker-tcc");
    let (a, b) = (numbers(&case["inputs"]["a"]), numbers(&case["inputs"]["b"]));
    let mut categories = Vec::new();
    let mut sum = 0.0;
    for ((a, b), expected) in a.iter().zip(&b).zip(numbers(&case["expected"]["P"])) {
        Model::logistic(*a, *b, 0.0, 1.0).unwrap().at(1.0, &mut categories);
        assert_near(categories[1].p, expected, 1e-5, "P");
        sum += categories[1].p;
    }
    assert_near(sum, case["expected"]["true_score"].as_f64().unwrap(), 1e-5, "true score");
}

/// Marginal log-likelihood of response patterns with their frequencies, θ ~ N(0, 1) on 121 points of [-6, 6].
struct Marginal {
    patterns: Vec<(Vec<usize>, f64)>,
}

impl Marginal {
    fn of(data: &str) -> Self {
        let rows = rows(&reference()["datasets"][data]["rows"]);
        let patterns = rows.into_iter().map(|row| (row[..5].iter().map(|x| *x as usize).collect(), row[5]));
        Marginal { patterns: patterns.collect() }
    }

    /// Probability of each pattern, by slopes and intercepts.
    fn probabilities(&self, a: &[f64], d: &[f64]) -> Vec<f64> {
        let items: Vec<Model> =
            a.iter().zip(d).map(|(a, d)| Model::logistic(*a, -d / a, 0.0, 1.0).unwrap()).collect();
        let mut sums = vec![0.0; self.patterns.len()];
        let mut mass = 0.0;
        let mut categories = vec![Vec::new(); items.len()];
        for i in 0..=120 {
            let theta = -6.0 + 0.1 * f64::from(i);
            let weight = num::exp(-0.5 * theta * theta);
            mass += weight;
            items.iter().zip(&mut categories).for_each(|(item, out)| item.at(theta, out));
            for (sum, (pattern, _)) in sums.iter_mut().zip(&self.patterns) {
                let likelihood: f64 = pattern.iter().zip(&categories).map(|(x, all)| all[*x].p).product();
                *sum += weight * likelihood;
            }
        }
        sums.iter().map(|sum| sum / mass).collect()
    }

    fn ln_likelihood(&self, a: &[f64], d: &[f64]) -> f64 {
        let p = self.probabilities(a, d);
        self.patterns.iter().zip(p).map(|((_, count), p)| count * num::ln(p)).sum()
    }

    /// No parameter can be moved by `step` either way without loss.
    fn assert_maximum(&self, a: &[f64], d: &[f64], step: f64) {
        let top = self.ln_likelihood(a, d);
        for i in 0..5 {
            for h in [-step, step] {
                let (mut a2, mut d2) = (a.to_vec(), d.to_vec());
                a2[i] += h;
                assert!(self.ln_likelihood(&a2, d) < top, "slope {i}");
                d2[i] += h;
                assert!(self.ln_likelihood(a, &d2) < top, "intercept {i}");
            }
        }
    }
}

#[test]
fn mirts_calibration_of_lsat_7() {
    let (case, data) = (case("mirt-lsat7-2pl"), Marginal::of("LSAT7"));
    let expected = |name: &str| case["expected"][name].as_f64().unwrap();
    let (a, d) = (numbers(&case["expected"]["a"]), numbers(&case["expected"]["d"]));
    let ln_l = data.ln_likelihood(&a, &d);
    assert_near(ln_l, expected("logLik"), 0.002, "log-likelihood");
    let n: f64 = data.patterns.iter().map(|(_, count)| count).sum();
    assert_near(-2.0 * ln_l + 20.0, expected("AIC"), 0.005, "AIC");
    assert_near(-2.0 * ln_l + 10.0 * num::ln(n), expected("BIC"), 0.005, "BIC");
    assert_near(-2.0 * ln_l + 10.0 * num::ln((n + 2.0) / 24.0), expected("SABIC"), 0.005, "SABIC");
    let p = data.probabilities(&a, &d);
    let g2: f64 =
        data.patterns.iter().zip(p).map(|((_, count), p)| 2.0 * count * num::ln(count / (n * p))).sum();
    assert_near(g2, expected("G2"), 0.01, "G²");
    let (a, d) = ([0.9875, 1.0808, 1.7075, 0.7650, 0.7357], [1.8559, 0.8080, 1.8052, 0.4860, 1.8545]);
    data.assert_maximum(&a, &d, 0.002);
}

/// With all slopes 1 and the SD of θ free; the SD is the common slope on a standard normal θ.
#[test]
fn mirts_rasch_calibration_of_lsat_7() {
    let (case, data) = (case("mirt-lsat7-rasch"), Marginal::of("LSAT7"));
    let d = numbers(&case["expected"]["d"]);
    let at = |slope: f64| data.ln_likelihood(&[slope; 5], &d);
    assert_near(at(1.011), -2664.9009, 0.001, "log-likelihood");
    assert!(at(1.011) > at(1.021) && at(1.011) > at(1.001));
    for i in 0..5 {
        for h in [-0.005, 0.005] {
            let mut moved = d.clone();
            moved[i] += h;
            assert!(data.ln_likelihood(&[1.011; 5], &moved) < at(1.011), "intercept {i}");
        }
    }
}

#[test]
fn ltms_calibration_of_lsat_6() {
    let (case, data) = (case("ltm-lsat6-2pl"), Marginal::of("LSAT6"));
    let expected = |name: &str| numbers(&case["expected"][name]);
    let intercepts = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| -a * b).collect::<Vec<_>>();
    let (a, b) = (expected("discrimination"), expected("difficulty"));
    let ln_l = data.ln_likelihood(&a, &intercepts(&a, &b));
    assert_near(ln_l, case["expected"]["logLik"].as_f64().unwrap(), 0.005, "log-likelihood");
    assert_near(-2.0 * ln_l + 20.0, case["expected"]["AIC"].as_f64().unwrap(), 0.01, "AIC");
    assert_near(-2.0 * ln_l + 10.0 * num::ln(1000.0), case["expected"]["BIC"].as_f64().unwrap(), 0.01, "BIC");
    let (a, b) = ([0.8257, 0.7227, 0.8909, 0.6884, 0.6569], [-3.3588, -1.3701, -0.2797, -1.8664, -3.1259]);
    data.assert_maximum(&a, &intercepts(&a, &b), 0.002);
}
