//! A `bank.json` that is cut short, changed by hand, or something else.

use crate::tiny;
use serde::Deserialize;
use serde_json::{Value, json};
use skillmark_bank::{Bank, validate};

fn refused(bytes: impl AsRef<[u8]>) -> (&'static str, String) {
    let error = Bank::load(bytes.as_ref()).expect_err("refused");
    (error.code(), error.to_string())
}

/// The tiny bank as a value, changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::to_value(tiny::bank()).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn every_cut_is_noticed() {
    let text = tiny::bank().to_json();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let (code, message) = refused(&text[..end]);
        assert_eq!(code, "not-json", "cut at {end}: {message}");
        assert!(message.contains("Get the file again"), "{message}");
    }
    let (_, message) = refused(&text[..2000]);
    assert!(message.starts_with("The bank cannot be read: line 1, column "), "{message}");
    assert!(message.contains("at /items/"), "{message}");
}

#[test]
fn what_is_no_bank_is_named() {
    for (bytes, code, says) in [
        ("<!doctype html><title>Log in</title>", "not-json", "This is a web page, not a bank."),
        ("", "not-json", "The bank cannot be read: "),
        ("[]", "not-a-bank", "This is JSON, but no Skillmark bank: it has no `format` number."),
        (r#"{"format":"1"}"#, "not-a-bank", "This is JSON, but no Skillmark bank"),
        (r#"{"format":7}"#, "newer-format", "its layout is version 7, and this Skillmark reads version 1."),
        (r#"{"format":1}"#, "shape", "The bank is damaged: missing field `id`"),
        (r#"{"format":1,"format":1}"#, "not-json", "the key \"format\" stands here a second time"),
    ] {
        let (found, message) = refused(bytes);
        assert_eq!(found, code, "{bytes}: {message}");
        assert!(message.contains(says), "{bytes}: {message}");
    }
}

#[test]
fn damage_is_named_with_its_place() {
    let says = |change: fn(&mut Value), code: &str, place: &str| {
        let (found, message) = refused(changed(change));
        assert_eq!(found, code, "{message}");
        assert!(message.contains(place), "{message}");
    };
    says(
        |b| b["items"][1]["params"]["a"] = json!("1.4"),
        "shape",
        "at `items[1].params.a` (share-of-share), expected a number, found the text \"1.4\"",
    );
    says(
        |b| drop(b["items"][0]["answer"]["options"][2].as_object_mut().unwrap().remove("rationale")),
        "shape",
        "at `items[0].answer.options[2]` (c), missing field `rationale`",
    );
    says(
        |b| b["items"][3]["colour"] = json!(1),
        "shape",
        "at `items[3]` (bar-height), unknown field `colour`",
    );
    says(
        |b| b["skills"][1]["levels"][0]["id"] = json!(4),
        "shape",
        "at `skills[1].levels[0].id` (charts), expected text, found the number 4",
    );
    says(
        |b| b["presets"][0]["max_items"] = json!(-1),
        "shape",
        "at `presets[0].max_items` (quick), expected a whole number from 0 on, found the number -1",
    );
    says(
        |b| b["items"][2]["answer"]["type"] = json!("essay"),
        "shape",
        "unknown variant `essay`, expected `single-choice`",
    );
    says(
        |b| b["items"][0]["answer"]["options"][1]["key"] = json!(true),
        "content",
        "items[0].answer.options: 2 options are marked as the key, expected one",
    );
    says(
        |b| b["items"][0]["skill"] = json!("reading"),
        "content",
        "items[0].skill: no skill is called `reading`",
    );
    says(|b| b["items"][1]["id"] = json!("half-off"), "content", "a second item is called `half-off`");
    says(|b| b["items"].as_array_mut().unwrap().reverse(), "content", "follows one of a later skill");
    says(|b| b["skills"][0]["levels"][1]["cut"] = json!(99), "content", "cut is 99, expected -4 to 4");
    says(
        |b| b["items"][0]["params"]["b_sd"] = json!(0),
        "content",
        "a judged difficulty is given as certain",
    );
    says(|b| b["items"][0]["params"]["c"] = json!(0.1), "content", "a judged item has a = 1 and c = 0.1");
    says(|b| b["title"] = json!("a\u{7}"), "content", "title: the text holds the control character U+0007");
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let quote = |depth: usize| (0..depth).fold(json!({"p": ["deep"]}), |inner, _| json!({"quote": [inner]}));
    let nested = |depth: usize| changed(|b| b["items"][0]["stem"][0] = quote(depth));
    assert!(Bank::load(nested(3).as_bytes()).is_ok());
    assert_eq!(refused(nested(5)).0, "content");
    assert_eq!(refused(nested(100)).0, "not-json");
}

/// Every value of the document, one at a time, deleted or replaced by something of each kind: the loader must say no
/// or hand out a bank that keeps every rule.
#[test]
fn any_single_change_is_refused_or_harmless() {
    let whole = serde_json::to_value(tiny::bank()).unwrap();
    let mut paths = Vec::new();
    collect(&whole, String::new(), &mut paths);
    assert!(paths.len() > 250, "{}", paths.len());
    let stand_ins =
        [Value::Null, json!(true), json!(-1), json!(1e300), json!(""), json!("x"), json!([]), json!({})];
    let mut refused = 0;
    for path in &paths {
        for stand_in in stand_ins.iter().map(Some).chain([None]) {
            let mut value = whole.clone();
            match stand_in {
                Some(other) => *value.pointer_mut(path).unwrap() = other.clone(),
                None => remove(&mut value, path),
            }
            // The derived reader is the second implementation.
            let derived = Bank::deserialize(&value);
            match Bank::load(value.to_string().as_bytes()) {
                Ok(bank) => {
                    assert_eq!(validate(&bank), [], "{path}");
                    assert_eq!(derived.unwrap(), bank, "{path}");
                }
                Err(error) => {
                    assert_eq!(
                        error.code() == "shape",
                        derived.is_err() && error.code() != "not-a-bank",
                        "{path}: {error}"
                    );
                    assert!(error.message().len() > 20 && !error.help().is_empty());
                    refused += 1;
                }
            }
        }
    }
    // Mostly refused: what passes is another word in a text.
    assert!(refused * 10 > paths.len() * 9 * 8, "{refused} of {}", paths.len() * 9);
}

fn collect(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(k, v)| collect(v, format!("{path}/{k}"), out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, v)| collect(v, format!("{path}/{i}"), out))
        }
        _ => {}
    }
    if !path.is_empty() {
        out.push(path);
    }
}

fn remove(value: &mut Value, path: &str) {
    let (parent, last) = path.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.remove(last)),
        Value::Array(list) => drop(list.remove(last.parse().unwrap())),
        _ => unreachable!("paths lead through containers"),
    }
}
