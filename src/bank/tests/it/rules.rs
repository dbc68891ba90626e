//! Presets that ask for more than most: what is compiled of them, and what authors are told about their slips.
//!
//! `tests/golden/rules.txt` holds what is said in each case.

use skillmark_bank::author::{self, Draft, File, Finding, Folder};
use skillmark_bank::{Area, Bank, Rules, scoring_digest, validate};
use std::fmt::Write;

/// The example that is a preset alone is for the first one's bank.
const FORMAT: &str = include_str!("../../FORMAT.md");

fn manifest() -> String {
    let mut blocks = FORMAT.split("```toml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let (bank, preset) =
        (blocks.next().unwrap(), blocks.find(|block| block.starts_with("[[preset]]")).unwrap());
    let both = [bank, preset].concat().replace("https://…", "https://example.org");
    // Without the comments, so that slips can be made over several lines.
    both.lines().map(|line| line.split("  #").next().unwrap().trim_end().to_owned() + "\n").collect()
}

/// Forty calibrated questions on two areas.
fn items() -> String {
    let item = |i: usize| {
        let area = if i < 16 { "figures" } else { "sources" };
        let acceptance = ["acceptance: 0.6\n", ""][(i % 10).min(1)];
        let enemies = if i == 3 { "enemies: q4\n" } else { "" };
        let testlet = if (21..24).contains(&i) { "testlet: letter\n" } else { "" };
        format!(
            "## q{i}\nskill: evaluating-ai-output\nstatus: calibrated\na: 1.{}\nb: {}\nc: 0.2\nse: 0.1\nn: 300\n\
             objective: o\nreview-by: 2030-01\ncontent: {area}\nseconds: 40\n{acceptance}{enemies}{testlet}\n\
             Question {i}?\n\n- [x] yes\n  > y\n- [ ] no\n  > n\n\n",
            i % 10,
            (i as f64 - 20.0) / 10.0
        )
    };
    (0..40).map(item).collect()
}

fn draft(manifest: &str, items: &str) -> Draft {
    author::read(&Folder::new(File::new("bank.toml", manifest), vec![File::new("items/a.md", items)]))
}

fn bank() -> Bank {
    let draft = draft(&manifest(), &items());
    let texts: Vec<String> = draft.errors().iter().map(Finding::to_string).collect();
    draft.bank().unwrap_or_else(|| panic!("{}", texts.join("\n"))).clone()
}

fn changed(from: &str, to: &str) -> Draft {
    let (manifest, items) = (manifest(), items());
    assert!(manifest.contains(from) || items.contains(from), "`{from}` occurs nowhere");
    draft(&manifest.replacen(from, to, 1), &items.replacen(from, to, 1))
}

#[test]
fn what_is_written_is_what_is_read() {
    let bank = bank();
    let area = |name: &str, share: f64, at_least: Option<u32>, at_most: Option<u32>| Area {
        skill: Some("evaluating-ai-output".to_owned()),
        area: name.to_owned(),
        share: Some(share),
        at_least,
        at_most,
    };
    let rules = Rules {
        exposure: Some("progressive".to_owned()),
        minutes: Some(20),
        stop_se_change: Some(0.01),
        stop_total_information: Some(6.0),
        decide: Some("interval".to_owned()),
        decide_error: Some(0.1),
        content: vec![area("sources", 0.6, None, None), area("figures", 0.4, Some(4), Some(8))],
        ..Rules::default()
    };
    let preset = bank.preset("thorough").unwrap();
    assert_eq!(preset.rules, rules);
    assert_eq!(preset.randomesque, 1, "chance comes from elsewhere");
    let item = &bank.items[0];
    assert_eq!(
        (item.content.as_deref(), item.seconds, item.acceptance),
        (Some("figures"), Some(40), Some(0.6))
    );
    let loaded = Bank::load(bank.to_json().as_bytes()).unwrap();
    assert_eq!(loaded, bank);
    assert_eq!(scoring_digest(&loaded), scoring_digest(&bank));
    assert_eq!(validate(&bank), []);
}

#[test]
fn a_preset_without_rules_keeps_none() {
    let manifest = manifest();
    let (before, _) = manifest.split_once("[[preset]]\nid = \"thorough\"").unwrap();
    let draft = draft(before, &items());
    let bank = draft.bank().unwrap();
    assert!(bank.presets.iter().all(|preset| preset.rules.is_empty()));
    assert!(!bank.to_json().contains("rules"));
}

#[test]
fn whatever_a_session_reads_moves_the_scoring_digest() {
    let before = scoring_digest(&bank());
    for (from, to) in [
        ("exposure = \"progressive\"", "exposure = \"proportional\""),
        ("minutes = 20", "minutes = 21"),
        ("stop_se_change = 0.01", "stop_se_change = 0.02"),
        ("decide_error = 0.1", "decide_error = 0.2"),
        ("at_least = 4", "at_least = 3"),
        ("share = 0.6", "share = 0.59"),
        ("content: figures", "content: sources"),
        ("seconds: 40", "seconds: 41"),
        ("acceptance: 0.6", "acceptance: 0.5"),
    ] {
        let draft = changed(from, to);
        let bank = draft.bank().unwrap_or_else(|| panic!("{from}: {:?}", draft.errors()));
        assert_ne!(scoring_digest(bank), before, "{from} -> {to}");
    }
}

/// One slip each.
const SLIPS: &[(&str, &str)] = &[
    ("exposure = \"progressive\"", "exposure = \"progresive\""),
    ("exposure = \"progressive\"", "exposur = \"progressive\""),
    ("exposure = \"progressive\"", "exposure = \"progressive\"\nrandomesque = 3"),
    ("exposure = \"progressive\"", "exposure = \"progressive\"\ncriterion = \"mepv\""),
    ("exposure = \"progressive\"", "randomesque = 1\nstrata = 3"),
    ("exposure = \"progressive\"", "randomesque = 1\ncriterion = \"urry\"\nstrata = 30"),
    ("minutes = 20", "minutes = 0"),
    ("minutes = 20", "minutes = 7.5"),
    ("minutes = 20", "minutes = \"20\""),
    ("stop_se_change = 0.01", "stop_se_change = 1"),
    ("stop_total_information = 6", "stop_total_information = 0"),
    ("decide = \"interval\"", "decide = \"intervall\""),
    ("decide = \"interval\"\n", "\n"),
    ("decide = \"interval\"", "decide = \"sprt\""),
    ("decide = \"interval\"", "decide = \"interval\"\ndecide_within = 0.3"),
    ("decide_error = 0.1\n", "\n"),
    ("decide_error = 0.1", "decide_error = 0.5"),
    ("area = \"figures\"", "area = \"figure\""),
    ("area = \"figures\"", "area = \"sources\""),
    ("area = \"figures\"\n", "\n"),
    ("area = \"figures\"\nshare = 0.4\nat_least = 4\nat_most = 8", "area = \"figures\""),
    ("share = 0.4", "share = 0.3"),
    ("share = 0.4", "share = 40"),
    ("share = 0.4\n", ""),
    ("at_least = 4", "at_least = 9"),
    ("at_least = 4", "at_leest = 4"),
    // What each alone could be, and all together cannot.
    ("at_least = 4\nat_most = 8", "at_least = 17"),
    ("max_items = 30", "max_items = 50"),
    ("minutes = 20", "minutes = 15"),
    ("at_least = 4\nat_most = 8", "at_most = 5"),
    ("content: figures", "content: Figures"),
    ("content: figures", "content: figure"),
    ("content: figures\n", ""),
    ("seconds: 40", "seconds: 40 s"),
    ("seconds: 40", "seconds: 0"),
    ("acceptance: 0.6", "acceptance: 6"),
];

#[test]
fn every_slip_is_named_with_its_place_and_remedy() {
    let mut said = String::new();
    for (from, to) in SLIPS {
        let draft = changed(from, to);
        assert!(draft.bank().is_none(), "{from:?} -> {to:?} built a bank");
        writeln!(said, "--- {from:?}\n+++ {to:?}").unwrap();
        draft.errors().iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
        said.push('\n');
    }
    crate::golden::check("rules.txt", &said);
}

/// With a third level there is a second cut.
#[test]
fn a_ratio_at_one_cut_is_not_for_several() {
    let level = "[[skill.level]]\nid = \"expert\"\ntitle = \"Expert\"\ncut = 1\ncan_do = \"More.\"\n\n[[skill.alignment]]";
    let manifest = manifest().replace("decide = \"interval\"", "decide = \"sprt\"\ndecide_within = 0.3");
    assert_eq!(draft(&manifest, &items()).errors(), []);
    let said = draft(&manifest.replace("[[skill.alignment]]", level), &items());
    let [error] = said.errors() else { panic!("{:?}", said.errors()) };
    assert_eq!(error.message, "`sprt` decides at one cut, and skill `evaluating-ai-output` has several");
}

/// Each of the requirements is possible without any one of the others.
#[test]
fn a_conflict_of_many_is_told_as_the_smallest() {
    let testlets = "content: sources\nseconds: 40\ntestlet: letter\n";
    let items = items().replace(testlets, &testlets.replace("sources", "letters"));
    let manifest = manifest();
    let (before, _) = manifest.split_once("[[preset.content]]").unwrap();
    let areas = "content = [{ area = \"letters\", at_least = 1, at_most = 2 }, { area = \"figures\", at_least = 9 }]\n";
    let draft = draft(&[before, areas].concat(), &items);
    let said: Vec<&str> = draft.errors().iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "preset `thorough`, skill `evaluating-ai-output`: no test meets all bounds; these cannot be met together: testlet \
            `letter` is asked whole (3 questions); at most 2 of the area `letters` (which has 3); at least 1 of the area \
            `letters` (which has 3)"
        ]
    );
}

/// A file changed by hand.
#[test]
fn rules_of_another_shape_are_refused_with_their_place() {
    let text = bank().to_json();
    for (from, to, says) in [
        (
            "\"minutes\":20",
            "\"minutes\":\"20\"",
            "at `presets[1].rules.minutes` (thorough), expected a whole number",
        ),
        ("\"minutes\":20", "\"hours\":20", "at `presets[1].rules` (thorough), unknown field `hours`"),
        (
            "\"share\":0.6",
            "\"share\":[]",
            "at `presets[1].rules.content[0].share` (thorough), expected a number, found a list",
        ),
    ] {
        let error = Bank::load(text.replace(from, to).as_bytes()).unwrap_err();
        assert_eq!(error.code(), "shape");
        assert!(error.message().contains(says), "{error}");
    }
}
