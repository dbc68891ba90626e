//! The compiler of the messages: what it writes, and what it refuses with which words.

#[path = "../build/compiler/mod.rs"]
#[allow(dead_code)]
mod compiler;
#[path = "../src/plural.rs"]
#[allow(dead_code, unreachable_pub)]
mod plural;

use compiler::{Source, compile};

fn source(locale: &str, page: &str, text: &str) -> Source {
    Source { locale: locale.to_owned(), page: page.to_owned(), text: text.to_owned() }
}

fn english(text: &str) -> Result<String, Vec<String>> {
    compile(&[source("en", "page", text)])
}

/// The one problem with an English page, as a translator reads it.
#[track_caller]
fn refused(text: &str) -> String {
    let problems = english(text).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.into_iter().next().unwrap()
}

#[test]
fn a_plain_message_is_a_constant() {
    let code = english("title = Find out\n    where you stand\n").unwrap();
    assert!(code.contains("pub fn title(l: Locale) -> &'static str"), "{code}");
    assert!(code.contains("Locale::En => \"Find out where you stand\","), "{code}");
}

#[test]
fn arguments_have_kinds_and_several_have_names() {
    let code =
        english("a = Hello { $name }\nb = { NUMBER($n) } by { $who } on { DATETIME($day) }\n").unwrap();
    assert!(code.contains("pub fn a(l: Locale, name: &str) -> String"), "{code}");
    assert!(code.contains("pub fn b(l: Locale, B { day, n, who }: B) -> String"), "{code}");
    assert!(code.contains("pub n: u32,") && code.contains("pub day: &'a str,"), "{code}");
    assert!(code.contains("format::date(&mut out, l, day);"), "{code}");
}

#[test]
fn variants_are_matched_in_their_order() {
    let code = english("a = { $n ->\n    [0] none\n    [one] one\n   *[other] { $n }\n}\n").unwrap();
    let at = |what: &str| code.find(what).unwrap_or_else(|| panic!("{what} is missing in {code}"));
    assert!(code.contains("pub fn a(l: Locale, n: u32)"), "{code}");
    assert!(at("0 => {") < at("n if plural::category(Rule::One, n) == Category::One => {"));
    let code = english("a = { $way ->\n    [up] above\n   *[other] below\n}\n").unwrap();
    assert!(code.contains("way: &str") && code.contains("\"up\" => {"), "{code}");
}

#[test]
fn terms_and_messages_are_folded_in() {
    let files = [
        source("en", "a", "-brand = { $case ->\n    [whose] Skillmark’s\n   *[name] Skillmark\n}\n"),
        source("en", "b", "x = { -brand(case: \"whose\") } page\ny = { x }.\nz = { -brand }\n"),
    ];
    let code = compile(&files).unwrap();
    for text in ["\"Skillmark’s page\"", "\"Skillmark’s page.\"", "\"Skillmark\""] {
        assert!(code.contains(text), "{text} is missing in {code}");
    }
}

#[test]
fn attributes_are_messages_of_their_own() {
    let code = english("drop = Drop a file\n    .hint = or choose one\n").unwrap();
    assert!(code.contains("pub fn drop_hint("), "{code}");
}

#[test]
fn a_lookup_finds_by_code_and_lists_its_codes() {
    let code = english("### @lookup\nTOO_LARGE = More than { $most }\n").unwrap();
    assert!(code.contains("(\"TOO_LARGE\", &[\"most\"])") && code.contains("pub fn get("), "{code}");
}

#[test]
fn a_translation_must_say_the_same_things() {
    let files = [
        source("en", "page", "a = A { $x }\nb = B\nd = { NUMBER($n) }\n"),
        source("de", "page", "a = A { $y }\nc = C\nd = { $n }\n"),
        source("de", "extra", "a = A\n"),
        source("tlh", "page", "a = { $x }\nb = B\nd = { $n }\n"),
    ];
    let problems = compile(&files).unwrap_err().join("\n");
    for part in [
        "locales/de/page.ftl: a: has the arguments {\"y\"}, en has {\"x\"}",
        "locales/de/page.ftl: b: is missing",
        "locales/de/page.ftl: c: does not exist in en",
        "locales/de/extra.ftl has no counterpart in en",
        "locales/tlh: no plural rule",
    ] {
        assert!(problems.contains(part), "{part} is missing in:\n{problems}");
    }
    assert!(!problems.contains("page.ftl: d:"), "a plain {{ $n }} goes along with NUMBER: {problems}");
}

#[test]
fn a_locale_is_a_variant_with_its_own_plurals() {
    let message = "a = { $n ->\n    [one] x\n   *[other] y\n}\n";
    let russian = "a = { $n ->\n    [one] x\n    [few] z\n   *[other] y\n}\n";
    let code = compile(&[source("en", "p", message), source("ru", "p", russian)]).unwrap();
    assert!(code.contains("&[Locale::En, Locale::Ru]"), "{code}");
    assert!(code.contains("plural::category(Rule::Russian, n) == Category::Few"), "{code}");
}

#[test]
fn what_cannot_be_meant_is_refused_with_file_and_message() {
    for (text, expected) in [
        ("a = A\na = B\n", "locales/en/page.ftl: a: stands twice; keep one"),
        ("a = { b }\n", "a: there is no message b in this file"),
        ("a = { -b }\n", "a: there is no term -b"),
        ("-b = B\na = A\n", "-b: is used by no message; delete it"),
        ("a = { a }\n", "a: refers to itself"),
        ("a = { PERCENT($x) }\n", "a: there is no function PERCENT; NUMBER and DATETIME are known"),
        (
            "a = { $x ->\n    [1] one\n    [red] red\n   *[other] x\n}\n",
            "a: $x is compared with numbers and with words",
        ),
        ("a = { NUMBER($x) } { DATETIME($x) }\n", "a: $x is used as two of number, date and word"),
        ("continue = A\n", "continue: is a word of Rust; choose another name"),
        ("a = { $type }\n", "a: $type is a word of Rust; choose another name"),
        ("a-b = A\na = A\n    .b = B\n", "a.b: and a-b become the same function; rename one"),
        ("a = A\n\nb { $x }\n", "page.ftl: line 3: "),
        ("a = { $x ->\n   *[other] y\n    [one] x\n}\n", "a: the default variant, marked *, must come last"),
    ] {
        let problem = refused(text);
        assert!(problem.contains(expected), "{text:?}: {problem}");
    }
}
