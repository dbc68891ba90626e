//! Every reference document gets exactly the verdict that `verdicts.json` gives it.

use crate::people::NOW;
use serde_json::{Value, json};
use skillmark_profile::verdict;
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/credentials");

fn read(name: &str) -> Vec<u8> {
    fs::read(format!("{FOLDER}/{name}")).unwrap()
}

#[test]
fn every_document_has_its_verdict() {
    let manifest: Value = serde_json::from_slice(&read("verdicts.json")).unwrap();
    let mut listed = Vec::new();
    for case in manifest["cases"].as_array().unwrap() {
        let file = case["file"].as_str().unwrap();
        let report = verdict(&read(file), &[], NOW).report();
        let codes: Vec<&Value> = report["problems"].as_array().unwrap().iter().map(|p| &p["code"]).collect();
        let found = json!({"verdict": report["verdict"], "axes": report["axes"], "codes": codes});
        let expected = json!({"verdict": case["verdict"], "axes": case["axes"], "codes": case["codes"]});
        assert_eq!(found, expected, "{file}: {}", case["why"]);
        listed.push(file.to_owned());
    }
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> =
        files.filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).collect();
    files.sort();
    assert_eq!(listed, files, "each document is listed once, in order");
}

/// The vectors are signed by a key that is not their issuer's, so the signature holds and the verdict does not.
#[test]
fn w3c_vectors_fail_at_issuer_binding() {
    let vectors: Value = serde_json::from_slice(&read("vc_vectors.json")).unwrap();
    let mut seen = 0;
    for document in signed_documents(&vectors) {
        if document["proof"]["cryptosuite"] != "eddsa-jcs-2022" {
            continue;
        }
        seen += 1;
        let report = verdict(document.to_string().as_bytes(), &[], NOW).report();
        assert_eq!(report["verdict"], "invalid");
        let problems = report["problems"].as_array().unwrap();
        assert!(problems.iter().any(|p| p["code"] == "INVALID_ISSUER_BINDING"), "{problems:?}");
        assert!(problems.iter().all(|p| p["code"] != "INVALID_SIGNATURE"), "{problems:?}");
    }
    assert!(seen > 0);
}

fn signed_documents(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(members) if members.contains_key("proof") && members.contains_key("@context") => {
            vec![value]
        }
        Value::Object(members) => members.values().flat_map(signed_documents).collect(),
        Value::Array(items) => items.iter().flat_map(signed_documents).collect(),
        _ => Vec::new(),
    }
}
