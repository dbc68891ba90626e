//! `skillmark irt` as a script calls it.

use crate::run::{command, skillmark_reading};
use serde_json::{Value, json};
use skillmark_canon::Limits;
use skillmark_irt::Model;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// The answers to requests, one per line, and the exit code.
pub(crate) fn talk(requests: &str) -> (Vec<Value>, i32) {
    let run = skillmark_reading(&["irt"], requests);
    assert_eq!(run.err, "");
    // The strict reader rounds correctly, whatever features serde_json was built with.
    let answer = |line: &str| skillmark_canon::parse(line.as_bytes(), Limits::BANK).unwrap();
    (run.out.lines().map(answer).collect(), run.code)
}

/// One good request.
pub(crate) fn ask(request: Value) -> Value {
    let (answers, code) = talk(&request.to_string());
    assert_eq!((answers.len(), code), (1, 0), "{answers:?}");
    answers[0].clone()
}

pub(crate) fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value}"))
}

pub(crate) const ITEMS: &str = "[[1.2,0.5,0.2,1],[0.9,-1,0.1,0.95],[1.6,1,0.25,1]]";

#[test]
fn each_line_is_answered_before_the_next_is_written() {
    let pipe = || Stdio::piped();
    let mut child = command(&["irt"]).stdin(pipe()).stdout(pipe()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for theta in [0.0, 1.0] {
        writeln!(stdin, r#"{{"op":"functions","items":{ITEMS},"theta":[{theta}]}}"#).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let p = number(&serde_json::from_str::<Value>(&line).unwrap()["p"][0][0]);
        assert!((p - (0.2 + 0.8 / (1.0 + skillmark_irt::num::exp(-1.2 * (theta - 0.5))))).abs() < 1e-12);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_bad_request_spoils_no_other_and_empty_lines_are_none() {
    let good = format!(r#"{{"op":"functions","items":{ITEMS},"theta":[0]}}"#);
    let (answers, code) = talk(&format!("{good}\n\n  \r\n{{\"op\":\"nothing\"}}\n{good}\r\n{good}"));
    assert_eq!((answers.len(), code), (4, 1));
    assert_eq!(answers[1]["error"]["code"], "UNKNOWN_OP");
    assert!(answers[0] == answers[2] && answers[2] == answers[3] && answers[0]["p"].is_array());
    assert_eq!(talk(""), (vec![], 0));
}

#[test]
fn floats_come_back_with_the_same_bits() {
    let thetas: Vec<f64> = (0..60).map(|i| -3.0 + f64::from(i) * 0.1 + f64::from(i).sqrt() * 1e-7).collect();
    let ours = ask(json!({"op": "functions", "items": [[1.234567890123, -0.1, 0.0, 1]], "theta": thetas}));
    let item = Model::logistic(1.234567890123, -0.1, 0.0, 1.0).unwrap();
    for (i, theta) in thetas.iter().enumerate() {
        assert_eq!(number(&ours["info"][i][0]).to_bits(), item.information(*theta).to_bits());
    }
}

#[test]
fn rows_may_be_padded_and_fields_null() {
    let request = |items: &str| {
        let text = format!(
            r#"{{"op":"estimate","model":"grm","items":{items},"responses":[1,2,null],"prior":null,"nodes":null}}"#
        );
        ask(serde_json::from_str(&text).unwrap())
    };
    let padded = request("[[1,0,null,null],[1.5,-1,1,null],[1,0,1,2]]");
    assert_eq!(padded, request("[[1,0],[1.5,-1,1],[1,0,1,2]]"));
    let functions =
        ask(json!({"op": "functions", "model": "pcm", "items": [[0.5, null], [0.5, -1]], "theta": [0]}));
    let lengths: Vec<usize> =
        functions["p"][0].as_array().unwrap().iter().map(|row| row.as_array().unwrap().len()).collect();
    assert_eq!(lengths, [2, 3], "one probability per category of the item");
}

#[test]
fn bytes_that_are_no_text_are_refused_and_the_next_line_is_served() {
    let mut input = b"\xff\xfe{\n".to_vec();
    input.extend(format!(r#"{{"op":"functions","items":{ITEMS},"theta":[0]}}"#).bytes());
    let run = skillmark_reading(&["irt"], input);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((run.code, lines.len()), (1, 2));
    assert_eq!(lines[0]["error"]["code"], "INVALID_JSON");
    assert!(lines[1]["p"].is_array());
}
