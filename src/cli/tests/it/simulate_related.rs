//! `skillmark simulate` with a bank whose skills go together.

use crate::run::{Scratch, skillmark};
use crate::simulate_items::{number, rows};
use std::collections::HashMap;

const BANK: &str = "src/bank/tests/tiny";

/// A bank of two skills with 20 items each.
fn bank(scratch: &Scratch, r: f64) -> String {
    let file = scratch.path("bank.json");
    skillmark(&["bank", "build", BANK, "--out", &file]);
    let mut bank: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let pattern = bank["items"][0].clone();
    let mut items = Vec::new();
    for skill in ["percentages", "charts"] {
        for i in 0..20 {
            let mut item = pattern.clone();
            item["id"] = format!("{skill}-{i}").into();
            item["skill"] = skill.into();
            item["params"] = serde_json::json!({"a": 1.2, "b": f64::from(i) / 5.0 - 2.0, "c": 0.2, "b_sd": 0.0, "status": "calibrated", "n": 500});
            item.as_object_mut().unwrap().remove("enemies");
            items.push(item);
        }
    }
    bank["items"] = items.into();
    for skill in bank["skills"].as_array_mut().unwrap() {
        skill["shift_sd"] = 0.0.into();
    }
    // Ten questions each, however precise.
    bank["presets"][0]["max_items"] = 10.into();
    bank["presets"][0]["min_items"] = 10.into();
    if r != 0.0 {
        bank["correlations"] =
            serde_json::json!([{"between": ["charts", "percentages"], "r": r, "source": "tests"}]);
    }
    scratch.write("related.json", bank.to_string())
}

fn people(scratch: &Scratch, bank: &str, more: &[&str]) -> Vec<HashMap<String, String>> {
    let file = scratch.path("people.csv");
    let call = ["simulate", "--bank", bank, "--preset", "quick", "--people", "800", "--people-out", &file];
    let run = skillmark(&[&call[..], more].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    rows(&file, crate::simulate_items::PEOPLE)
}

fn column(rows: &[HashMap<String, String>], test: &str, name: &str) -> Vec<f64> {
    rows.iter().filter(|row| row["test"] == test).map(|row| number(row, name)).collect()
}

fn rmse(rows: &[HashMap<String, String>]) -> f64 {
    let off = |row: &HashMap<String, String>| number(row, "estimate") - number(row, "theta");
    (rows.iter().map(|row| off(row) * off(row)).sum::<f64>() / rows.len() as f64).sqrt()
}

#[test]
fn related_skills_are_taken_in_one_session_by_people_who_have_both() {
    let scratch = Scratch::new("related");
    let with = people(&scratch, &bank(&scratch, 0.8), &[]);
    let apart = people(&scratch, &bank(&scratch, 0.0), &["--skill", "charts"]);
    let [one, two] = ["percentages", "charts"].map(|test| column(&with, test, "theta"));
    let n = one.len() as f64;
    let covariance = one.iter().zip(&two).map(|(a, b)| a * b).sum::<f64>() / n;
    // SD of a correlation of 800 people: 0.013.
    assert!((covariance - 0.8).abs() < 0.08, "{covariance}");
    let ratio = rmse(&with) / rmse(&apart);
    assert!(ratio < 0.95, "{ratio}");
    let stated = column(&with, "charts", "se").iter().map(|se| se * se).sum::<f64>() / n;
    let charts: Vec<_> = with.iter().filter(|row| row["test"] == "charts").cloned().collect();
    assert!((rmse(&charts) / stated.sqrt() - 1.0).abs() < 0.08);
    // Alone, a skill is the one it is in a bank without correlations.
    assert_eq!(people(&scratch, &bank(&scratch, 0.8), &["--skill", "charts"]), apart);
}
