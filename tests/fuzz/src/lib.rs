//! What must hold for any bytes. The functions are shared: fuzz targets call them with bytes that libFuzzer makes up, and
//! `tests/tests/fuzz.rs` with those that are saved in `corpus/`.

mod value;

use serde_json::Value;
use skillmark_canon::{Limits, canonical, to_canonical};
use skillmark_profile::{Evidence, Overall, Verdict, badge, link};

/// What is read has one canonical text, which reads as the same; and another reader sees the same document.
pub fn parse(bytes: &[u8]) {
    let read = match skillmark_canon::parse(bytes, Limits::UNTRUSTED) {
        Ok(read) => read,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let text = canonical(&read);
    assert!(!text.contains(['\n', '\t']), "white space in a canonical text");
    let again = skillmark_canon::parse(text.as_bytes(), Limits::BANK).expect("a canonical text is readable");
    assert_eq!(again, read);
    assert_eq!(canonical(&again), text);
    let other: Value = serde_json::from_slice(bytes).expect("serde_json reads what the strict reader reads");
    assert!(value::same(&read, &other), "{read} is {other} to serde_json");
}

/// Any value has one text, or is refused for a number that readers disagree about.
pub fn canonical_form(bytes: &[u8]) {
    let value = value::from(bytes);
    match to_canonical(&value) {
        Ok(text) => {
            assert_eq!(text, canonical(&value));
            let read =
                skillmark_canon::parse(text.as_bytes(), Limits::BANK).expect("a canonical text is readable");
            assert_eq!(canonical(&read), text);
            assert!(value::same(&read, &value), "{read} was {value}");
        }
        Err(error) => assert!(error.to_string().contains("2^53"), "{error}"),
    }
}

/// Link data unfold to a document of bounded size that travels again, or say why not.
pub fn link(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match link::decode(text) {
        Ok(document) => {
            assert!(document.len() <= link::LIMIT);
            assert_eq!(link::decode(&link::encode(&document)), Ok(document));
        }
        Err(error) => assert!(!error.to_string().is_empty() && !error.code().is_empty()),
    }
}

/// The same with bytes that are compressed data, which a fuzzer would seldom spell in base64url.
pub fn unfold(bytes: &[u8]) {
    let data = data_encoding::BASE64URL_NOPAD.encode(bytes);
    link(format!("1.{}.{data}", data.len()).as_bytes());
    link(format!("1.{data}").as_bytes());
}

/// A picture gives a document of bounded size that can be baked again, or says why not.
pub fn picture(bytes: &[u8]) {
    match badge::unbake(bytes) {
        Ok(document) => {
            assert!(document.len() <= badge::LIMIT);
            let text = std::str::from_utf8(&document).expect("a document is text");
            let again = badge::bake(DOT, text).expect("what was read can be baked");
            assert_eq!(badge::unbake(&again).as_deref(), Ok(&document[..]));
        }
        Err(error) => {
            let verdict = Verdict::of_lost(&error);
            assert!(verdict.overall == Overall::Invalid && !verdict.problems.is_empty());
        }
    }
}

const DOT: &[u8] = include_bytes!("../../reference/profile/dot.png");

/// Evidence has one spelling.
pub fn evidence(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(read) = Evidence::decode(text) {
        assert_eq!(read.encode(), text);
    }
}

/// Every document gets a verdict, and one that nobody has signed is invalid with a reason. Nothing that it says leaves as
/// markup or invisible characters.
pub fn verdict(bytes: &[u8]) {
    let verdict = skillmark_profile::verdict(bytes, &[], 1_780_272_000);
    assert!(verdict.overall != Overall::Invalid || !verdict.problems.is_empty());
    for problem in &verdict.problems {
        assert!(!problem.message.contains(['\u{202e}', '\u{0}', '\n']), "{:?}", problem.message);
    }
    assert!(verdict.report().is_object());
}
