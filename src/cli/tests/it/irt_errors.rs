//! What `skillmark irt` says about requests that it cannot answer.

use crate::irt::{ITEMS, talk};

/// One bad request: the code, and the message.
fn refused(request: &str) -> (String, String) {
    let (answers, code) = talk(request);
    assert_eq!((answers.len(), code), (1, 1), "{request}: {answers:?}");
    let text = |name: &str| answers[0]["error"][name].as_str().unwrap().to_owned();
    (text("code"), text("message"))
}

#[test]
fn bad_requests_are_told_which_field_what_was_found_and_what_is_expected() {
    let with = |more: &str| format!(r#"{{"op":"estimate","items":{ITEMS},"responses":[1,0,1]{more}}}"#);
    let select = |more: &str| format!(r#"{{"op":"select","items":{ITEMS}{more}}}"#);
    let cat = |stop: &str| {
        format!(r#"{{"op":"cat","items":{ITEMS},"responses":[1,0,1],"criterion":"mfi","stop":{stop}}}"#)
    };
    let items = |model: &str, items: &str| {
        format!(r#"{{"op":"functions","model":"{model}","items":{items},"theta":[0]}}"#)
    };
    for (request, code, message) in [
        ("[1,2]".to_owned(), "INVALID_REQUEST", "the request is an array of 2; expected an object"),
        ("{\"op\":".to_owned(), "INVALID_JSON", "column 7: "),
        (r#"{"op":"a","op":"b"}"#.to_owned(), "INVALID_JSON", "the key \"op\" stands here a second time"),
        ("[".repeat(5000), "TOO_LARGE", "32"),
        (with(",\"d\":1e400"), "INVALID_JSON", "1e400"),
        (with(",\"d\":1e300"), "INVALID_FIELD", "`d` is 1e+300; expected a number from -1e6 to 1e6"),
        (
            "{}".to_owned(),
            "MISSING_FIELD",
            "`op` is missing; expected one of functions, estimate, select, cat, fit",
        ),
        (
            r#"{"op":"guess"}"#.to_owned(),
            "UNKNOWN_OP",
            "no op is named \"guess\"; expected one of functions,",
        ),
        (r#"{"op":3}"#.to_owned(), "UNKNOWN_OP", "`op` is 3; expected one of"),
        (
            with(",\"nodez\":3"),
            "UNKNOWN_FIELD",
            "no field is named \"nodez\"; expected one of op, model, items",
        ),
        (with(",\"model\":\"5pl\""), "INVALID_FIELD", "no model is named \"5pl\"; expected one of 4pl, grm"),
        (
            with(",\"method\":\"mle\""),
            "INVALID_FIELD",
            "no method is named \"mle\"; expected one of ml, map, eap, wle, huber, tukey",
        ),
        (
            with(",\"method\":\"ml\",\"tuning\":2"),
            "INVALID_FIELD",
            "`tuning` is 2, which goes with method huber or tukey only",
        ),
        (with(",\"tuning\":2"), "INVALID_FIELD", "goes with method huber or tukey only"),
        (
            with(",\"method\":\"tukey\",\"tuning\":0"),
            "INVALID_FIELD",
            "`method`: tuning is 0; expected at least 1e-6",
        ),
        (
            r#"{"op":"estimate","model":"pcm","items":[[0,1]],"responses":[1],"method":"huber"}"#.to_owned(),
            "INVALID_FIELD",
            "`method`: number of categories of item 0 is 3; expected 2 for a robust estimate",
        ),
        (
            with(",\"range\":[1]"),
            "INVALID_FIELD",
            "`range` is an array of 1; expected two numbers, the lower first",
        ),
        (
            with(",\"range\":[2,-2]"),
            "INVALID_FIELD",
            "`range` is [2, -2]; expected two numbers, the lower first",
        ),
        (with(",\"nodes\":2"), "INVALID_FIELD", "`nodes` is 2; expected a whole number from 3 to 10001"),
        (with(",\"nodes\":10.5"), "INVALID_FIELD", "`nodes` is 10.5; expected a whole number"),
        (with(",\"d\":0"), "INVALID_FIELD", "`d` is 0; expected a scaling constant above 0"),
        (
            with(",\"prior\":\"flat\""),
            "INVALID_FIELD",
            "no prior is named \"flat\"; expected one of jeffreys",
        ),
        (with(",\"prior\":{\"normal\":[0,0]}"), "INVALID_FIELD", "`prior`: sd of the normal prior is 0"),
        (
            with(",\"prior\":{\"normal\":[0]}"),
            "INVALID_FIELD",
            "`prior.normal` is an array of 1; expected two numbers",
        ),
        (
            with(",\"prior\":{\"cauchy\":[0,1]}"),
            "INVALID_FIELD",
            "`prior` is an object; expected {\"normal\":",
        ),
        (with(",\"prior\":{\"uniform\":[4,9]}"), "INVALID_FIELD", "less than the upper end of the range"),
        (
            with(",\"prior\":{\"uniform\":[0.1,0.2]}"),
            "INVALID_FIELD",
            "number of nodes within the uniform prior is 0",
        ),
        (
            format!(r#"{{"op":"estimate","items":{ITEMS}}}"#),
            "MISSING_FIELD",
            "`responses` is missing; expected an array of 3",
        ),
        (
            format!(r#"{{"op":"estimate","items":{ITEMS},"responses":[1,0]}}"#),
            "INVALID_FIELD",
            "`responses` is an array of 2; expected an array of 3 responses",
        ),
        (
            format!(r#"{{"op":"estimate","items":{ITEMS},"responses":[1,0,2]}}"#),
            "INVALID_FIELD",
            "`responses[2]` is 2; expected a category from 0 to 1, or null for a missing answer",
        ),
        (
            format!(r#"{{"op":"estimate","items":{ITEMS},"responses":[1,true,"1"]}}"#),
            "INVALID_FIELD",
            "`responses[1]` is true; expected a category",
        ),
        (r#"{"op":"functions","theta":[0]}"#.to_owned(), "MISSING_FIELD", "`items` is missing"),
        (items("4pl", "[]"), "INVALID_FIELD", "`items` is empty; expected at least one item"),
        (
            items("4pl", "[[1,0,0,1],[1,0]]"),
            "INVALID_FIELD",
            "`items[1]` holds 2 numbers; expected 4 numbers a, b, c, d",
        ),
        (items("4pl", "[[1,0,0,1,1]]"), "INVALID_FIELD", "`items[0]` holds 5 numbers"),
        (items("4pl", "[[1,null,0,1]]"), "INVALID_FIELD", "`items[0][1]` is null; expected a number"),
        (items("4pl", "[[\"1\",0,0,1]]"), "INVALID_FIELD", "`items[0][0]` is \"1\"; expected a number"),
        (items("4pl", "[3]"), "INVALID_FIELD", "`items[0]` is 3; expected 4 numbers a, b, c, d"),
        (items("4pl", "[[-1,0,0,1]]"), "INVALID_FIELD", "`items[0]`: a is -1; expected more than 0"),
        (items("4pl", "[[1,0,0.9,0.8]]"), "INVALID_FIELD", "`items[0]`: c is 0.9; expected at most d"),
        (
            items("grm", "[[1]]"),
            "INVALID_FIELD",
            "`items[0]` holds 1 numbers; expected 2 numbers or more: a, b1..bk",
        ),
        (
            items("grm", "[[1,1,0]]"),
            "INVALID_FIELD",
            "threshold 2 is 0; expected no less than the threshold before it",
        ),
        (items("mgrm", "[[1,1]]"), "INVALID_FIELD", "`items[0]` holds 2 numbers; expected 3 numbers or more"),
        (items("nrm", "[[1,1,2]]"), "INVALID_FIELD", "expected 2 numbers or more in pairs"),
        (items("pcm", "[[null]]"), "INVALID_FIELD", "`items[0]` holds 0 numbers"),
        (
            format!(r#"{{"op":"functions","items":{ITEMS},"theta":0}}"#),
            "INVALID_FIELD",
            "`theta` is 0; expected an array of numbers",
        ),
        (
            format!(r#"{{"op":"functions","items":{ITEMS},"theta":[0,"x"]}}"#),
            "INVALID_FIELD",
            "`theta[1]` is \"x\"; expected a number",
        ),
        (select(""), "MISSING_FIELD", "`criterion` is missing; expected one of mfi, urry"),
        (select(",\"criterion\":\"best\""), "INVALID_FIELD", "no criterion is named \"best\""),
        (
            select(",\"criterion\":\"mfi\",\"administered\":[3],\"responses\":[1]"),
            "INVALID_FIELD",
            "`administered[0]` is 3; expected a whole number from 0 to 2",
        ),
        (
            select(",\"criterion\":\"mfi\",\"administered\":[1,1],\"responses\":[1,0]"),
            "INVALID_FIELD",
            "`administered[1]` is 1; expected each item only once",
        ),
        (
            select(",\"criterion\":\"mfi\",\"administered\":[1]"),
            "MISSING_FIELD",
            "`responses` is missing; expected an array of 1",
        ),
        (
            select(",\"criterion\":\"mfi\",\"responses\":[1]"),
            "INVALID_FIELD",
            "`responses` is an array of 1; expected an array of 0",
        ),
        (
            select(",\"criterion\":\"mfi\",\"theta\":[0]"),
            "INVALID_FIELD",
            "`theta` is an array of 1; expected a number",
        ),
        (cat("5"), "INVALID_FIELD", "`stop` is 5; expected an object such as"),
        (
            cat("{\"lenght\":5}"),
            "INVALID_FIELD",
            "no rule of `stop` is named \"lenght\"; expected one of length, se",
        ),
        (cat("{\"length\":0}"), "INVALID_FIELD", "`stop.length` is 0; expected a whole number from 1"),
        (cat("{\"se\":-1}"), "INVALID_FIELD", "`stop.se` is -1; expected 0 or more"),
        (
            cat("{\"classify\":{\"cuts\":[0],\"alpha\":2}}"),
            "INVALID_FIELD",
            "`stop`: stopping rule `classify`: alpha is 2; give a number between 0 and 1",
        ),
        (cat("{\"classify\":{\"cuts\":[]}}"), "INVALID_FIELD", "`stop.classify` must hold cuts and alpha"),
        (cat("{\"classify\":{\"cuts\":[],\"alpha\":0.1}}"), "INVALID_FIELD", "`stop.classify.cuts` is empty"),
    ] {
        let found = refused(&request);
        assert_eq!(found.0, code, "{request}: {}", found.1);
        assert!(found.1.contains(message), "{request}: {}", found.1);
    }
}
