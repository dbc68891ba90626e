//! What a second look finds, in a bank that builds.

use crate::tiny;
use skillmark_bank::Date;
use skillmark_bank::author::{Draft, Finding, Severity};
use std::fmt::Write;

fn warnings(draft: &Draft) -> Vec<Finding> {
    assert!(draft.errors().is_empty(), "{:?}", draft.errors());
    draft.warnings(Date::parse("2026-06-01").unwrap())
}

/// Weaknesses of single items: the tiny bank has none of them.
const WEAK: &[(&str, &str)] = &[
    ("- [x] 20", "- [x] 20, since half of a half is a quarter"),
    ("- [ ] 60", "- [ ] All of the above"),
    ("- [ ] 60", "- [ ] It is always 60"),
    ("- [ ] 60", "- [ ] **40**."),
    ("What does the chart *overstate*?", "Which of these does the chart not overstate?"),
    ("What does the chart *overstate*?", "Choose what the chart doesn’t overstate."),
    ("review-by: 2030-06\nenemies", "review-by: 2026-05\nenemies"),
    ("What does the chart *overstate*?", LONG),
    ("- [ ] The time covered", OPTION),
    ("cut = 0.5\ncan_do = \"Compares shares of different wholes.\"", NARROW),
    ("min_items = 2\nmax_items = 4", "min_items = 5\nmax_items = 5"),
    ("- [ ] 60", "- [ ] 10 to 30\n  > why\n- [ ] 30 to 60"),
    ("What does the chart *overstate*?", "Which differences does the chart overstate?"),
    ("What does the chart *overstate*?", "A chart of sales."),
    ("- [ ] The time covered", "- [ ] It covers the time"),
    ("What does the chart *overstate*?", HARD),
    ("enemies: bar-height", "enemies: half-off"),
    ("testlet: survey", "allow: orphan-testlet (the second item is being written)"),
    ("testlet: survey", "testlet: survey\nallow: orphan-testlet (the second item is being written)"),
    ("testlet: survey", "testlet: survey\nallow: orphan-testlet"),
    ("testlet: survey", "testlet: survey\nallow: orphan-testlets (why); long-stem (it is short)"),
    (
        "shift_sd = 0.3",
        "shift_sd = 0.3\n\n[[allow]]\nrule = \"few-items\"\nskill = \"charts\"\nreason = \"a test\"",
    ),
    ("shift_sd = 0.3", "shift_sd = 0.3\n\n[[allow]]\nrule = \"few-items\"\nreason = \"a test\""),
    (
        "shift_sd = 0.3",
        "shift_sd = 0.3\n\n[[allow]]\nrule = \"few-items\"\nskill = \"chart\"\nreason = \"a test\"",
    ),
];

const HARD: &str = concat!(
    "What, given that the second bar, which stands to the right of the first one and shows the sales of the following ",
    "month, is twice as tall as the first, while the axis runs from 96 to 101 only, does it overstate?",
);

const LONG: &str = concat!(
    "one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "What does it overstate?",
);
const OPTION: &str = concat!(
    "- [ ] one two three four five six seven eight nine ten one two three four five six seven eight nine ten ",
    "one two three four five six seven eight nine ten eleven",
);
const NARROW: &str = concat!(
    "cut = 0.5\ncan_do = \"Compares shares of different wholes.\"\n\n",
    "[[skill.level]]\nid = \"expert\"\ntitle = \"Expert\"\ncut = 0.8\ncan_do = \"Explains them.\"",
);

#[test]
fn every_weakness_is_named_with_its_place_and_remedy() {
    let before = warnings(&tiny::draft(tiny::MANIFEST, tiny::CHARTS, tiny::PERCENTAGES));
    let mut said = String::new();
    writeln!(said, "as it stands").unwrap();
    before.iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
    for (from, to) in WEAK {
        writeln!(said, "\n--- {from:?}\n+++ {to:?}").unwrap();
        let after = warnings(&tiny::changed(from, to));
        let known = |f: &&Finding| before.iter().any(|b| (b.code, &b.message) == (f.code, &f.message));
        let (old, new): (Vec<&Finding>, Vec<&Finding>) = after.iter().partition(known);
        new.iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
        if old.len() < before.len() {
            writeln!(said, "{} less than before", before.len() - old.len()).unwrap();
        }
    }
    crate::golden::check("warnings.txt", &said);
}

/// Thirty items of one skill, each from its number.
fn thirty(item: impl Fn(usize) -> String) -> Vec<Finding> {
    let items: String = (0..30).map(item).collect();
    let manifest = tiny::MANIFEST.replace("id = \"charts\"", "id = \"other\"");
    let other = "## other\nskill: other\ndifficulty: 0\nobjective: o\nreview-by: 2030-01\n\nWhy?\n\n\
                 - [x] yes\n  > y\n- [ ] no\n  > n\n";
    let warnings = warnings(&tiny::draft(&manifest, other, &items));
    warnings.into_iter().filter(|f| !f.message.contains("`other`") && f.line < 40).collect()
}

fn item(i: usize, key: usize, difficulty: f64, key_text: &str) -> String {
    let option = |o: usize| match o == key {
        true => format!("- [x] {key_text}\n  > why\n"),
        false => format!("- [ ] answer {o}\n  > why\n"),
    };
    format!(
        "## item-{i}\nskill: percentages\ndifficulty: {difficulty}\nobjective: o\nreview-by: 2030-01\n\n\
         Question {i}?\n\n{}\n",
        (0..4).map(option).collect::<String>()
    )
}

fn codes(findings: &[Finding]) -> Vec<(&str, &str)> {
    let about_skill = findings.iter().filter(|f| f.file == "bank.toml" && f.line < 41);
    // No four judged items tell enough: that is true of all of these banks.
    let about_skill = about_skill.filter(|f| f.code != "unreachable-se");
    about_skill.map(|f| (f.code, f.message.as_str())).collect()
}

#[test]
fn a_balanced_skill_gives_no_warning() {
    let spread = |i: usize| f64::from(i as u32) / 6.0 - 2.4;
    let found = thirty(|i| item(i, i % 4, spread(i), "answer k"));
    assert_eq!(codes(&found), []);
}

#[test]
fn habits_that_show_only_in_many_items_are_found() {
    let spread = |i: usize| f64::from(i as u32) / 6.0 - 2.4;
    let found = thirty(|i| item(i, if i < 18 { 2 } else { i % 4 }, spread(i), "answer k"));
    assert_eq!(codes(&found), [("key-position", "the key is option c in 21 of 30 items, about 8 expected")]);

    // By two characters: too little to be said of each item, and telling in so many.
    let found = thirty(|i| item(i, i % 4, spread(i), if i < 11 { "answer k" } else { "answer ok" }));
    let message = "the key is the longest option in 19 of 30 items (63 %, by chance 25 %)";
    assert_eq!(codes(&found), [("long-keys", message)]);

    let found = thirty(|i| item(i, i % 4, spread(i).clamp(-1.5, 0.4), "answer k"));
    assert_eq!(codes(&found), [("difficulty-gap", "no item's difficulty lies between 0.4 and 2")]);
}

#[test]
fn twins_and_too_many_negative_questions_are_found() {
    let spread = |i: usize| f64::from(i as u32) / 6.0 - 2.4;
    let all = |item: &dyn Fn(usize) -> String| {
        let items: String = (0..30).map(item).collect();
        warnings(&tiny::draft(tiny::MANIFEST, tiny::CHARTS, &items))
    };
    let twin = |i: usize| item(i, i % 4, spread(i), "answer k").replace("Question 7?", "QUESTION  9.");
    let found = all(&twin);
    let said = found.iter().find(|f| f.code == "duplicate-stem").unwrap();
    assert_eq!(
        (said.item.as_deref(), said.message.as_str()),
        (Some("item-9"), "the question is the same as that of `item-7`")
    );

    let negative =
        |i: usize| item(i, i % 4, spread(i), "answer k").replace("Question 1", "Which is **NOT** number");
    let found = all(&negative);
    assert!(found.iter().all(|f| f.code != "negative-stem"));
    let said = found.iter().find(|f| f.code == "negative-share").unwrap();
    assert_eq!((said.line, said.message.as_str()), (1, "11 of 32 questions are negative"));
}

#[test]
fn warnings_never_stand_in_the_way() {
    for (from, to) in WEAK {
        let draft = tiny::changed(from, to);
        assert!(draft.bank().is_some());
        assert!(warnings(&draft).iter().all(|finding| finding.severity == Severity::Warning));
    }
}

#[test]
fn items_with_errors_are_not_judged_and_the_others_are() {
    let draft = tiny::changed("- [x] 20", "- [] 20");
    let today = Date::parse("2031-01-01").unwrap();
    let items: Vec<_> = draft.warnings(today).into_iter().map(|f| (f.code, f.item.unwrap())).collect();
    let past = |id: &str| ("review-past", id.to_owned());
    assert_eq!(items, [past("cut-axis"), past("bar-height"), past("share-of-share")]);
}

/// What all thirty items and the preset together can or cannot do.
#[test]
fn what_a_skill_cannot_measure_is_found() {
    let spread = |i: usize| f64::from(i as u32) / 6.0 - 2.4;
    let draft = |items: String| tiny::draft(tiny::MANIFEST, tiny::CHARTS, &items);
    let judged = |i: usize| item(i, i % 4, spread(i), "answer k");
    let calibrated = |i: usize, a: f64| {
        let b = spread(i);
        judged(i).replace(
            &format!("difficulty: {b}"),
            &format!("status: calibrated\na: {a}\nb: {b}\nc: 0\nse: 0\nn: 300"),
        )
    };
    let of = |items: String, code: &str| -> Vec<String> {
        warnings(&draft(items)).into_iter().filter(|f| f.code == code).map(|f| f.message).collect()
    };

    let some = |n: usize| {
        let true_false = |i: usize| item(i, i % 2, spread(i), "k").replace("Question", "Is it, question");
        let two = |i: usize| true_false(i).replace("- [ ] answer 2\n  > why\n- [ ] answer 3\n  > why\n", "");
        let of_type = |i: usize| two(i).replace("skill: perc", "type: true-false\nskill: perc");
        (0..30).map(|i| if i < n { of_type(i) } else { judged(i) }).collect::<String>()
    };
    assert_eq!(of(some(3), "true-false-share"), Vec::<String>::new());
    assert_eq!(of(some(4), "true-false-share"), ["skill `percentages`: 4 of 30 items are true-false"]);

    // Four items of a = 3 tell 4 · 9 / 4 at their difficulty: SE 1 / √10.
    let sharp: String = (0..30).map(|i| calibrated(i, 3.0)).collect();
    assert_eq!(of(sharp, "unreachable-se"), Vec::<String>::new());
    let flat: String = (0..30).map(|i| calibrated(i, 0.5)).collect();
    assert_eq!(of(flat, "unreachable-se").len(), 1);

    let one_best: String = (0..30).map(|i| calibrated(i, if i == 14 { 1.5 } else { 0.3 })).collect();
    let message = "it is the most informative item of `percentages` for 100 % of θ from -2 to 2";
    assert_eq!(of(one_best, "exposure"), [message]);
}

/// A level of 1.2 θ units needs a standard error of 0.36.
#[test]
fn a_level_that_no_result_can_sit_in_is_found() {
    let level = "cut = 0.5\ncan_do = \"Compares shares of different wholes.\"";
    let more = format!(
        "{level}\n\n[[skill.level]]\nid = \"expert\"\ntitle = \"Expert\"\ncut = 1.7\ncan_do = \"Explains.\""
    );
    let manifest = tiny::MANIFEST.replace(level, &more);
    let found = |a: f64| {
        let spread = |i: usize| f64::from(i as u32) / 6.0 - 2.4;
        let one = |i: usize| {
            let b = spread(i);
            let known = format!("status: calibrated\na: {a}\nb: {b}\nc: 0\nse: 0\nn: 300");
            item(i, i % 4, b, "answer k").replace(&format!("difficulty: {b}"), &known)
        };
        let items: String = (0..30).map(one).collect();
        let all = warnings(&tiny::draft(&manifest, tiny::CHARTS, &items));
        all.into_iter().filter(|f| f.code == "unreachable-level").map(|f| f.message).collect::<Vec<_>>()
    };
    assert_eq!(found(3.0), Vec::<String>::new());
    let missed = found(1.0);
    assert_eq!(missed.len(), 1, "{missed:?}");
    assert!(missed[0].starts_with("level `advanced` is 1.20 wide, and preset `quick` reaches"), "{missed:?}");
}

#[test]
fn what_is_let_stand_is_kept_with_its_reason_and_changes_no_bank() {
    let today = Date::parse("2026-06-01").unwrap();
    let plain = tiny::draft(tiny::MANIFEST, tiny::CHARTS, tiny::PERCENTAGES);
    let noted = tiny::changed(
        "testlet: survey",
        "testlet: survey\nallow: orphan-testlet (the second is being written)",
    );
    assert_eq!(noted.bank(), plain.bank());
    let checked = noted.check(today);
    assert!(checked.findings.iter().all(|f| f.code != "orphan-testlet" && !f.code.starts_with("allow")));
    let [silenced] = &checked.silenced[..] else { panic!("{:?}", checked.silenced) };
    assert_eq!(
        (silenced.finding.code, silenced.reason.as_str()),
        ("orphan-testlet", "the second is being written")
    );
    assert_eq!(checked.findings.len() + 1, plain.check(today).findings.len());
}

/// While there are errors some rules do not look: a note for them is not called idle.
#[test]
fn notes_are_not_called_idle_before_all_was_looked_at() {
    let manifest = tiny::MANIFEST
        .replace("[provisional]", "[[allow]]\nrule = \"few-items\"\nreason = \"small\"\n\n[provisional]");
    let draft = tiny::draft(&manifest, tiny::CHARTS, &tiny::PERCENTAGES.replace("- [x] 20", "- [] 20"));
    assert!(!draft.errors().is_empty());
    let checked = draft.check(Date::parse("2026-06-01").unwrap());
    assert!(checked.findings.iter().all(|f| f.code != "allow-unused"), "{:?}", checked.findings);
}

/// What tells a key among options of one's own is no tell elsewhere.
#[test]
fn each_rule_looks_at_the_types_it_is_about() {
    let of = |kind: &str, answer: &str| -> Vec<&str> {
        let stem = if kind == "inline-choice" { "The sky is {1}." } else { "What is above?" };
        let items = format!(
            "{}\n## other\ntype: {kind}\nskill: percentages\ndifficulty: 0\nobjective: o\nreview-by: 2030-01\n\n{stem}\n\n{answer}\n",
            tiny::PERCENTAGES
        );
        let found = warnings(&tiny::draft(tiny::MANIFEST, tiny::CHARTS, &items));
        found.into_iter().filter(|f| f.item.as_deref() == Some("other")).map(|f| f.code).collect()
    };
    let long_key = "- [x] the whole blue sky\n  > y\n- [ ] never so\n  > n";
    assert_eq!(of("single-choice", long_key), ["key-longest", "absolute-word"]);
    assert_eq!(of("multiple-choice", long_key), ["key-longest", "absolute-word"]);
    for kind in ["true-false", "short-text"] {
        assert_eq!(of(kind, long_key), [""; 0], "{kind}");
    }
    // Of several keys the shortest counts.
    let two = "- [x] the whole blue sky\n  > y\n- [x] air\n  > y\n- [ ] the grass\n  > n";
    assert_eq!(of("multiple-choice", two), [""; 0]);
    let gap = "- [x] 1: blue\n  > y\n- [ ] 1: Blue\n  > n";
    assert_eq!(of("inline-choice", gap), ["duplicate-options"]);
    assert_eq!(of("inline-choice", "- [x] 1: blue\n- [ ] 1: red"), ["missing-rationale"]);
    assert_eq!(of("numeric", "- [x] 12"), ["missing-rationale"]);
}
