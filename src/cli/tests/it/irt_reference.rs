//! `skillmark irt` against other software and textbooks: `tests/reference/irt`. Every case is named here or, where the
//! command cannot say it, in the cross-crate tests.

use crate::irt::ask;
use serde_json::{Value, json};

fn reference() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/irt/cases.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

struct Case {
    inputs: Value,
    expected: Value,
    tolerance: f64,
}

/// The cases whose names begin so; there must be some.
fn cases(reference: &Value, prefix: &str) -> Vec<Case> {
    let all = reference["cases"].as_array().unwrap().iter();
    let found: Vec<Case> = all
        .filter(|case| case["id"].as_str().unwrap().starts_with(prefix))
        .map(|case| Case {
            inputs: case["inputs"].clone(),
            expected: case["expected"].clone(),
            tolerance: case["tolerance"].as_f64().unwrap(),
        })
        .collect();
    assert!(!found.is_empty(), "no case {prefix}");
    found
}

fn bank(reference: &Value, name: &Value) -> Value {
    let name = name.as_str().unwrap();
    match name.strip_prefix("inline: ") {
        Some(rows) => serde_json::from_str(rows).unwrap(),
        None if reference["banks"][name].is_array() => reference["banks"][name].clone(),
        None => reference["banks"][name]["rows"].clone(),
    }
}

/// Numbers within the tolerance, `null` where the reference has it. Beyond the categories of an item the reference is
/// padded.
fn assert_near(ours: &Value, theirs: &Value, tolerance: f64, what: &str) {
    match theirs {
        Value::Array(theirs) => {
            let ours = ours.as_array().unwrap_or_else(|| panic!("{what}: {ours}"));
            let padding = theirs.iter().rev().take_while(|x| x.is_null()).count();
            assert!(
                [theirs.len(), theirs.len() - padding].contains(&ours.len()),
                "{what}: {} numbers",
                ours.len()
            );
            ours.iter().zip(theirs).for_each(|(ours, theirs)| assert_near(ours, theirs, tolerance, what));
        }
        Value::Null => assert!(ours.is_null(), "{what}: {ours}"),
        _ => {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            assert!((ours - theirs).abs() <= tolerance, "{what}: {ours}, reference {theirs}");
        }
    }
}

#[test]
fn functions_of_the_4pl() {
    let reference = reference();
    for Case { inputs, expected, tolerance } in cases(&reference, "catr-4pl-functions") {
        let ours = ask(json!({
            "op": "functions", "items": bank(&reference, &inputs["bank"]), "theta": inputs["theta"], "d": inputs["D"],
        }));
        assert_near(&ours["p"], &expected["P"], tolerance, "P");
        assert_near(&ours["info"], &expected["I"], tolerance, "I");
    }
}

#[test]
fn functions_of_every_polytomous_model() {
    let reference = reference();
    for model in ["GRM", "MGRM", "PCM", "GPCM", "RSM", "NRM"] {
        for Case { inputs, expected, tolerance } in cases(&reference, &format!("catr-poly-functions-{model}"))
        {
            let items = bank(&reference, &inputs["bank"]);
            let model = model.to_lowercase();
            let ours =
                ask(json!({"op": "functions", "model": model, "items": items, "theta": inputs["theta"]}));
            assert_near(&ours["p"], &expected["P"], tolerance, &model);
            assert_near(&ours["info"], &expected["I"], tolerance, &model);
        }
    }
}

#[test]
fn estimates_by_every_method_and_prior_of_every_model() {
    let reference = reference();
    let mut count = 0;
    for prefix in ["catr-thetaest", "catr-poly-thetaest"] {
        for Case { inputs, expected, tolerance } in cases(&reference, prefix) {
            for (name, theirs) in expected.as_object().unwrap() {
                let (method, prior, tuning) = match name.split_once('_') {
                    Some(("ROB", weights)) => {
                        let (weights, constant) = weights.split_at(weights.len() - 1);
                        (weights, Value::Null, json!(constant.parse::<u8>().unwrap()))
                    }
                    Some((method, "N01")) => (method, json!({"normal": [0, 1]}), Value::Null),
                    Some((method, "unif22")) => (method, json!({"uniform": [-2, 2]}), Value::Null),
                    Some((method, "Jeffreys")) => (method, json!("jeffreys"), Value::Null),
                    _ => (name.as_str(), Value::Null, Value::Null),
                };
                let ours = ask(json!({
                    "op": "estimate", "model": inputs["model"].as_str().unwrap().to_lowercase(),
                    "items": bank(&reference, &inputs["bank"]), "responses": inputs["x"], "range": inputs["range"],
                    "method": word(method), "prior": prior, "tuning": tuning,
                }));
                // catR's roots are good to about 3e-5, its sums to the last digits.
                let tolerance = if method == "EAP" { 1e-12 } else { tolerance.min(5e-5) };
                assert_near(&ours["theta"], &theirs["theta"], tolerance, name);
                assert_near(&ours["se"], &theirs["se"], tolerance, name);
                // catR says nothing where it holds an estimate at the end of the range.
                let at_end = theirs["theta"].as_f64().is_some_and(|theta| theta.abs() == 4.0);
                assert_eq!(ours["flags"], if at_end { json!(["no_maximum"]) } else { json!([]) });
                count += 1;
            }
        }
    }
    assert_eq!(count, 70);
}

/// catR's name of a method or criterion as the command's.
fn word(name: &str) -> String {
    match name {
        "BM" => "map".to_owned(),
        "WL" => "wle".to_owned(),
        "bOpt" => "urry".to_owned(),
        "thOpt" => "thopt".to_owned(),
        "MEIF" => "mei_fisher".to_owned(),
        other => other.to_lowercase(),
    }
}

#[test]
fn values_of_every_criterion() {
    let reference = reference();
    for Case { inputs, expected, tolerance } in cases(&reference, "s60-criteria") {
        for (name, theirs) in expected.as_object().unwrap() {
            let ours = ask(json!({
                "op": "select", "items": bank(&reference, &inputs["bank"]), "administered": [4],
                "responses": inputs["x"], "theta": inputs["theta"], "criterion": word(name),
            }));
            // The re-estimated ones carry the tolerance of catR's roots.
            let tolerance = if name.starts_with("MEI") { tolerance.min(5e-5) } else { 1e-12 };
            assert_near(&ours["values"], theirs, tolerance, name);
            let number = |value: &Value| value.as_f64();
            let all = theirs.as_array().unwrap().iter().enumerate();
            let rated = all.filter_map(|(i, value)| Some((i, number(value)?)));
            let best = match name.as_str() {
                "MEPV" => rated.min_by(|a, b| a.1.total_cmp(&b.1)),
                _ => rated.max_by(|a, b| a.1.total_cmp(&b.1)),
            };
            assert_eq!(ours["item"].as_u64().unwrap() as usize, best.unwrap().0, "{name}");
        }
    }
}

#[test]
fn whole_adaptive_tests() {
    let reference = reference();
    let all = cases(&reference, "s60-fullcat");
    assert_eq!(all.len(), 9);
    for Case { inputs, expected, tolerance } in all {
        let name = format!("{} {}", inputs["estimator"], inputs["selection"]);
        let ours = ask(json!({
            "op": "cat", "items": bank(&reference, &inputs["bank"]), "responses": inputs["responses"],
            "start_theta": inputs["start_theta"], "method": word(inputs["estimator"].as_str().unwrap()),
            "criterion": word(inputs["selection"].as_str().unwrap()), "stop": {"length": inputs["length"]},
        }));
        let items: Vec<u64> =
            expected["items"].as_array().unwrap().iter().map(|i| i.as_u64().unwrap() - 1).collect();
        assert_eq!(ours["items"], json!(items), "{name}");
        assert_eq!(ours["stopped_by"], "length");
        let tolerance = tolerance.min(5e-5);
        assert_near(&ours["theta"], &expected["theta_provisional"], tolerance, &name);
        // Where nothing is known, SE is in the thousands: relative there.
        for (ours, theirs) in
            ours["se"].as_array().unwrap().iter().zip(expected["se_provisional"].as_array().unwrap())
        {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            assert!((ours / theirs - 1.0).abs() < tolerance, "{name}: SE {ours}, reference {theirs}");
        }
    }
}

#[test]
fn values_of_the_package_adaptivetesting() {
    let reference = reference();
    let Case { inputs, expected, tolerance } = cases(&reference, "adaptivetesting").remove(0);
    let (items, x) = (&inputs["items"], &inputs["x"]);
    let estimate =
        |method: &str| ask(json!({"op": "estimate", "items": items, "responses": x, "method": method}));
    assert_near(&estimate("map")["theta"], &expected["BM_N01"], tolerance, "MAP");
    assert_near(&estimate("ml")["theta"], &expected["ML"], tolerance, "ML");
    let eap = estimate("eap");
    let (mean, sd) = (eap["theta"].as_f64().unwrap(), eap["se"].as_f64().unwrap());
    let around_zero = (mean * mean + sd * sd).sqrt();
    assert_near(&json!(around_zero), &expected["EAP_posterior_sd_around_0"], tolerance, "SD around 0");
    let at_zero = ask(json!({"op": "functions", "items": items, "theta": [0]}));
    let information: f64 = at_zero["info"][0].as_array().unwrap().iter().map(|i| i.as_f64().unwrap()).sum();
    assert_near(&json!(1.0 / information.sqrt()), &expected["SE_ML_at_0"], tolerance, "SE of ML at 0");
    assert_near(
        &json!(1.0 / (information + 1.0).sqrt()),
        &expected["SE_BM_at_0"],
        tolerance,
        "SE of MAP at 0",
    );

    let rasch = |b: &Value| -> Value { b.as_array().unwrap().iter().map(|b| json!([1, b, 0, 1])).collect() };
    for case in expected["rasch_ML"].as_array().unwrap() {
        let request =
            json!({"op": "estimate", "items": rasch(&case["b"]), "responses": case["x"], "method": "ml"});
        assert_near(&ask(request)["theta"], &case["theta"], tolerance, "Rasch ML");
    }
    let items = rasch(&expected["information_rasch_b"]);
    let at_zero = ask(json!({"op": "functions", "items": items, "theta": [0]}));
    let information: f64 = at_zero["info"][0].as_array().unwrap().iter().map(|i| i.as_f64().unwrap()).sum();
    assert_near(&json!(information), &expected["information_rasch_at_0"], tolerance, "Rasch information");
}

#[test]
fn textbook_tables() {
    let reference = reference();
    let Case { inputs, expected, tolerance } = cases(&reference, "baker-icc").remove(0);
    let (two, three) = (&inputs["twopl"], &inputs["threepl"]);
    let items = json!([
        [1, inputs["rasch_b"], 0, 1],
        [two["a"], two["b"], 0, 1],
        [three["a"], three["b"], three["c"], 1]
    ]);
    let ours = ask(json!({"op": "functions", "items": items, "theta": inputs["theta"]}));
    for (i, name) in ["rasch", "twopl", "threepl"].iter().enumerate() {
        let column: Value = ours["p"].as_array().unwrap().iter().map(|row| row[i].clone()).collect();
        assert_near(&column, &expected[*name], tolerance * 1.001, name);
    }

    let Case { inputs, expected, tolerance } = cases(&reference, "gonulates-3pl").remove(0);
    let items = json!([[inputs["a"], inputs["b"], inputs["c"], 1]]);
    let ours = ask(json!({"op": "functions", "items": items, "theta": inputs["theta"], "d": inputs["D"]}));
    let column: Value = ours["p"].as_array().unwrap().iter().map(|row| row[0].clone()).collect();
    assert_near(&column, &expected["P"], tolerance, "3PL with D = 1.7");

    let Case { inputs, expected, tolerance } = cases(&reference, "baker-ability").remove(0);
    let list = |name: &str| inputs[name].as_array().unwrap().iter();
    let items: Value = list("a").zip(list("b")).map(|(a, b)| json!([a, b, 0, 1])).collect();
    let ours = ask(json!({"op": "estimate", "items": items, "responses": inputs["x"], "method": "ml"}));
    assert_near(&ours["theta"], &expected["theta"], tolerance, "ML");
    assert_near(&ours["se"], &expected["se"], tolerance, "SE");

    let Case { inputs, expected, tolerance } = cases(&reference, "baker-tcc").remove(0);
    let list = |name: &str| inputs[name].as_array().unwrap().iter();
    let items: Value = list("a").zip(list("b")).map(|(a, b)| json!([a, b, 0, 1])).collect();
    let ours = ask(json!({"op": "functions", "items": items, "theta": [inputs["theta"]]}));
    assert_near(&ours["p"][0], &expected["P"], tolerance, "true score");
}
