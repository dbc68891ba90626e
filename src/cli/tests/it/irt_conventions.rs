//! The conventions of `skillmark irt`: what options mean, for every model and operation.

use crate::irt::{ITEMS, ask, number};
use serde_json::{Value, json};

/// Each model with D equals the model whose parameters carry it.
#[test]
fn the_scaling_constant_is_honoured_by_every_model_and_operation() {
    for (model, plain, scaled) in [
        ("4pl", json!([[1, 0.5, 0.2, 0.9]]), json!([[2, 0.5, 0.2, 0.9]])),
        ("grm", json!([[1, -0.5, 1]]), json!([[2, -0.5, 1]])),
        ("mgrm", json!([[1, 0.5, 1, 0]]), json!([[2, 0.5, 1, 0]])),
        ("gpcm", json!([[1, 0.5, -0.2]]), json!([[2, 0.5, -0.2]])),
        ("nrm", json!([[1, 0.5, 0.7, -0.2]]), json!([[2, 1, 1.4, -0.4]])),
    ] {
        for request in [
            json!({"op": "functions", "theta": [-1, 0.3]}),
            json!({"op": "estimate", "responses": [1], "method": "map"}),
            json!({"op": "select", "criterion": "mepv", "theta": 0.4}),
            json!({"op": "cat", "criterion": "mfi", "responses": [1]}),
            json!({"op": "fit", "responses": [1]}),
        ] {
            let with = |items: &Value, d: f64| {
                let mut request = request.clone();
                (request["model"], request["items"], request["d"]) = (model.into(), items.clone(), d.into());
                ask(request)
            };
            assert_eq!(with(&plain, 2.0), with(&scaled, 1.0), "{model} {request}");
        }
    }
    let rating = |items: Value, model: &str| {
        ask(json!({"op": "functions", "model": model, "items": items, "theta": [0.3], "d": 2}))
    };
    assert_eq!(rating(json!([[0.5, 0.25, -0.5]]), "rsm"), rating(json!([[0.75, 0]]), "pcm"));
}

#[test]
fn range_nodes_and_prior_are_honoured() {
    let items: Value = serde_json::from_str(ITEMS).unwrap();
    let estimate = |more: Value| {
        let mut request = json!({"op": "estimate", "items": items, "responses": [1, 1, 1]});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer = ask(request);
        (number(&answer["theta"]), answer["flags"].clone(), answer)
    };
    let held = json!(["no_maximum"]);
    assert_eq!(
        (estimate(json!({"method": "ml"})).0, estimate(json!({"method": "ml"})).1),
        (4.0, held.clone())
    );
    let (theta, flags, _) = estimate(json!({"method": "ml", "range": [-6, 5.5]}));
    assert_eq!((theta, flags), (5.5, held));
    let (theta, flags, _) = estimate(json!({"method": "map", "prior": {"uniform": [-2, 1.5]}}));
    assert_eq!((theta, flags), (1.5, json!(["no_maximum"])));
    let (theta, ..) = estimate(json!({"method": "eap", "prior": {"uniform": [-2, 9]}, "range": [0, 3]}));
    assert!(theta > 1.0 && theta < 3.0);
    let coarse = estimate(json!({"nodes": 7})).0;
    let fine = estimate(json!({"nodes": 2001})).0;
    assert!((coarse - fine).abs() > 1e-4 && (estimate(json!({})).0 - fine).abs() < 1e-3);
    assert_eq!(estimate(json!({"prior": {"normal": [0, 1]}})).2, estimate(json!({"method": "eap"})).2);
    // Without any answer there is no information, and JSON has no infinity.
    let none =
        ask(json!({"op": "estimate", "items": items, "responses": [null, null, null], "method": "wle"}));
    assert_eq!(none, json!({"theta": 0, "se": null, "flags": ["no_maximum", "no_information"]}));
}

#[test]
fn expected_information_re_estimates_by_the_mode_unless_told_otherwise() {
    let items: Value = serde_json::from_str(ITEMS).unwrap();
    let values = |criterion: &str, method: Value| {
        let request = json!({
            "op": "select", "items": items, "administered": [1], "responses": [1], "criterion": criterion,
            "theta": 0.2, "method": method,
        });
        ask(request)["values"].clone()
    };
    for criterion in ["mei", "mei_fisher"] {
        assert_eq!(values(criterion, Value::Null), values(criterion, "map".into()));
        assert_ne!(values(criterion, Value::Null), values(criterion, "eap".into()));
        assert!(values(criterion, Value::Null)[1].is_null());
    }
    // θ itself is estimated by EAP.
    let chosen = |theta: Value| {
        let mut request = json!({"op": "select", "items": items, "administered": [1], "responses": [0], "criterion": "mei"});
        request["theta"] = theta;
        ask(request)
    };
    let eap = ask(json!({"op": "estimate", "items": items, "responses": [null, 0, null]}))["theta"].clone();
    assert_eq!(chosen(Value::Null), chosen(eap));
}

#[test]
fn distances_of_urry_and_thopt() {
    let items = json!([[1.5, 1.0, 0.0, 1], [1.5, 0.5, 0.25, 1], [1.5, 0.5, 0.25, 1], [0.8, -0.2, 0.1, 0.9]]);
    let select =
        |criterion: &str| ask(json!({"op": "select", "items": items, "criterion": criterion, "theta": 0.5}));
    let urry = select("urry");
    assert_eq!((urry["item"].as_u64(), &urry["values"]), (Some(1), &json!([0.5, 0, 0, 0.7])));
    let thopt = select("thopt");
    // Birnbaum: b + ln((1 + sqrt(1 + 8c)) / 2) / a.
    let peak = skillmark_irt::num::ln(0.5 * (1.0 + 3.0_f64.sqrt())) / 1.5;
    assert!((number(&thopt["values"][1]) - peak).abs() < 1e-12 && number(&thopt["values"][0]) == 0.5);
    assert_eq!(thopt["item"], 1);
}

#[test]
fn rules_that_stop_a_test() {
    let items: Vec<Value> = (0..30).map(|i| json!([1.5, f64::from(i) * 0.1 - 1.5, 0, 1])).collect();
    let cat = |stop: Value| {
        ask(json!({"op": "cat", "items": items, "responses": vec![1; 30], "criterion": "mfi", "stop": stop}))
    };
    let count = |answer: &Value| answer["items"].as_array().unwrap().len();
    for (stop, why, items) in [
        (json!({"length": 4}), "length", Some(4)),
        (json!({"length": 40}), "bank", Some(30)),
        (json!({}), "bank", Some(30)),
        (json!({"se": 0.6, "length": 20}), "se", None),
        (json!({"se": 0.01, "length": 20}), "length", Some(20)),
        (json!({"classify": {"cuts": [0], "alpha": 0.05}, "length": 20}), "classify", None),
        (json!({"min_info": 0.4}), "min_info", None),
        (json!({"min_info": 99}), "min_info", Some(1)),
    ] {
        let answer = cat(stop.clone());
        assert_eq!(answer["stopped_by"], why, "{stop}: {answer}");
        assert!(items.is_none_or(|n| count(&answer) == n) && count(&answer) > 0);
        for list in ["theta", "se"] {
            assert_eq!(answer[list].as_array().unwrap().len(), count(&answer));
        }
    }
    let tight = cat(json!({"se": 0.6}));
    let se = tight["se"].as_array().unwrap();
    assert!(number(&se[se.len() - 1]) <= 0.6 && number(&se[se.len() - 2]) > 0.6);
}

#[test]
fn every_operation_takes_every_model_and_missing_answers() {
    for (model, items) in [
        ("4pl", json!([[1, 0, 0.2, 1], [1.5, 1, 0, 0.9], [0.7, -1, 0, 1]])),
        ("grm", json!([[1, -1, 0, 1], [1.5, 0.5, null, null], [0.7, -1, 1, null]])),
        ("mgrm", json!([[1, 0, 1, 0, -1], [1.5, 0.5, 1, 0, -1], [0.7, -1, 1, 0, -1]])),
        ("pcm", json!([[-1, 0, 1], [0.5, null, null], [1, -1, null]])),
        ("gpcm", json!([[1, -1, 0, 1], [1.5, 0.5, null, null], [0.7, 1, -1, null]])),
        ("rsm", json!([[0, -1, 0, 1], [0.5, -1, 0, 1], [1, -1, 0, 1]])),
        ("nrm", json!([[1, 0, 2, -1], [1.5, 0.5, null, null], [0.7, 1, -1, 0.3]])),
    ] {
        for prior in [json!({"normal": [0.2, 1.5]}), json!({"uniform": [-3, 3]}), json!("jeffreys")] {
            for criterion in [
                "mfi",
                "urry",
                "thopt",
                "mlwi",
                "mpwi",
                "mei",
                "mei_fisher",
                "mepv",
                "kl",
                "klp",
                "gdi",
                "gdip",
            ] {
                let select = ask(json!({
                    "op": "select", "model": model, "items": items, "administered": [2, 0], "responses": [1, null],
                    "criterion": criterion, "prior": prior,
                }));
                assert_eq!(select["item"], 1, "{model} {criterion}");
                assert!(number(&select["values"][1]).is_finite());
            }
            for method in ["ml", "map", "eap", "wle"] {
                let cat = ask(json!({
                    "op": "cat", "model": model, "items": items, "responses": [1, null, 0], "criterion": "mepv",
                    "method": method, "prior": prior, "start_theta": -0.5,
                }));
                assert_eq!(
                    (cat["stopped_by"].as_str(), cat["items"].as_array().unwrap().len()),
                    (Some("bank"), 3)
                );
                assert!(cat["theta"].as_array().unwrap().iter().all(|theta| number(theta).abs() <= 4.0));
            }
            let fit = ask(json!({
                "op": "fit", "model": model, "items": items, "responses": [1, null, 0], "prior": prior,
            }));
            for index in ["lz", "lz_star", "infit", "outfit"] {
                assert!(number(&fit[index]).is_finite(), "{model} {fit}");
            }
        }
    }
}

#[test]
fn fit_takes_a_theta_or_the_mode() {
    let items: Vec<Value> = (0..12).map(|i| json!([1.4, f64::from(i) * 0.4 - 2.2, 0, 1])).collect();
    let fit = |responses: &Value, more: Value| {
        let mut request = json!({"op": "fit", "items": items, "responses": responses});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask(request)
    };
    let guttman = json!([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    let reversed = json!([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    assert!(
        number(&fit(&guttman, json!({}))["lz"]) > 1.0 && number(&fit(&reversed, json!({}))["lz_star"]) < -3.0
    );
    let map = ask(json!({"op": "estimate", "items": items, "responses": guttman, "method": "map"}))["theta"]
        .clone();
    assert_eq!(fit(&guttman, json!({})), fit(&guttman, json!({"theta": map})));
    assert_ne!(fit(&guttman, json!({})), fit(&guttman, json!({"theta": 1})));
}

/// With steps of 0.25, the SD of a posterior of SD 0.02 is an accident of where the nodes lie.
#[test]
fn a_posterior_between_the_nodes_is_flagged() {
    let items = vec![json!([2, 0.1, 0, 1]); 4000];
    let responses: Vec<u32> = (0..4000).map(|i| i % 2).collect();
    let estimate = |nodes: u32| {
        let answer = ask(json!({"op": "estimate", "items": items, "responses": responses, "nodes": nodes}));
        (number(&answer["se"]), answer["flags"].clone())
    };
    let (fine, coarse) = (estimate(4001), estimate(33));
    assert!((fine.0 - 1.0 / 4000.0_f64.sqrt()).abs() < 1e-4 && fine.1 == json!([]));
    assert!(coarse.0 < 1e-3 && coarse.1 == json!(["coarse_nodes"]));
}
