//! What must hold for any bytes. The functions are shared: fuzz targets call them with bytes that libFuzzer makes up, and
//! `tests/tests/fuzz.rs` with those that are saved in `corpus/`.

mod value;

use serde_json::Value;
use skillmark_canon::{Limits, canonical, to_canonical};
use skillmark_profile::qr::series::SeriesError;
use skillmark_profile::qr::{self, ScanError, Scanner, Seen};
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

/// What codes say, a line each, is taken up or refused with a reason; a document that comes of it has a bounded size.
pub fn scan(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut scanner = Scanner::default();
    for code in text.lines() {
        let before = scanner.clone();
        match scanner.take(code) {
            Ok(Seen::Document(document)) => assert!(document.len() <= link::LIMIT),
            Ok(Seen::Missing { count, numbers }) => assert!(!numbers.is_empty() && numbers.len() < count),
            // Parts that all came and give no document are forgotten.
            Err(ScanError::Series(SeriesError::Damaged | SeriesError::TooLarge)) => {
                assert_eq!(scanner, Scanner::default());
            }
            Err(_) => assert_eq!(scanner, before),
        }
    }
}

/// Any picture shows codes or none: the pixels as they come, or a code whose pixels are changed in places.
pub fn sight(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let side = 24 + usize::from(kind / 2);
    let mut pixels: Vec<u8> = match kind % 2 {
        0 => (0..side * side).map(|i| bytes.get(i % bytes.len().max(1)).copied().unwrap_or(0)).collect(),
        _ => code(side),
    };
    if kind % 2 == 1 {
        for change in bytes.chunks_exact(3) {
            let place = usize::from(change[0]) << 8 | usize::from(change[1]);
            pixels[place % (side * side)] = change[2];
        }
    }
    qr::look(&pixels, side, side);
}

/// A code as large as the picture allows, in its top left corner.
fn code(side: usize) -> Vec<u8> {
    let codes = qr::codes(b"{}", "https://a.example/#/p/1.3.q1Y").expect("one code");
    let size = codes[0].size() as usize;
    let scale = (side / (size + 8)).max(1);
    let dark = |at: usize| (at / scale).checked_sub(4).map(|at| at as u32);
    let pixel = |i: usize| {
        let place = dark(i % side).zip(dark(i / side));
        if place.is_some_and(|(x, y)| codes[0].is_dark(x, y)) { 0 } else { 255 }
    };
    (0..side * side).map(pixel).collect()
}

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
