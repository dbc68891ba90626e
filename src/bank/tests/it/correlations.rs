//! How skills go together.

use crate::tiny;
use skillmark_bank::author::Draft;
use skillmark_bank::{Bank, Correlation, content_digest, scoring_digest, validate};
use std::fmt::Write;

fn draft(correlations: &str) -> Draft {
    tiny::draft(&format!("{}\n{correlations}", tiny::MANIFEST), tiny::CHARTS, tiny::PERCENTAGES)
}

const SOUND: &str = r#"
[[correlation]]
between = ["percentages", "charts"]
r = 0.6
source = "Our judgement"
"#;

#[test]
fn a_correlation_reaches_the_bank_and_its_digests() {
    let bank = draft(SOUND).bank().unwrap().clone();
    let between = ("percentages".to_owned(), "charts".to_owned());
    assert_eq!(bank.correlations, [Correlation { between, r: 0.6, source: "Our judgement".to_owned() }]);
    let loaded = Bank::load(bank.to_json().as_bytes()).unwrap();
    assert_eq!(loaded, bank);
    // The derived reader is the second implementation.
    assert_eq!(serde_json::from_str::<Bank>(&bank.to_json()).unwrap(), bank);

    let digests = |r: f64, source: &str| {
        let mut bank = bank.clone();
        (bank.correlations[0].r, bank.correlations[0].source) = (r, source.to_owned());
        (scoring_digest(&bank), content_digest(&bank))
    };
    let was = digests(0.6, "Our judgement");
    assert_ne!(digests(0.5, "Our judgement").0, was.0);
    assert_eq!(digests(0.6, "A study").0, was.0);
    assert_ne!(digests(0.6, "A study").1, was.1);
    assert_ne!(scoring_digest(&tiny::bank()), was.0);
}

/// Places, findings and remedies; `tests/golden/correlations.txt` holds what is said.
#[test]
fn every_slip_is_named_with_its_place_and_remedy() {
    let mut said = String::new();
    for (from, to) in [
        ("\"charts\"", "\"chart\""),
        ("\"charts\"", "\"percentages\""),
        (", \"charts\"", ""),
        ("[\"percentages\", \"charts\"]", "\"charts\""),
        ("between = [\"percentages\", \"charts\"]\n", ""),
        ("r = 0.6", "r = 1"),
        ("r = 0.6", "r = \"strong\""),
        ("r = 0.6", "rho = 0.6"),
        ("source = \"Our judgement\"", "source = \"\""),
        ("[[correlation]]", "[correlation]"),
    ] {
        let draft = draft(&SOUND.replacen(from, to, 1));
        assert!(draft.bank().is_none(), "{from:?} -> {to:?} built a bank");
        writeln!(said, "--- {from:?}\n+++ {to:?}").unwrap();
        draft.errors().iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
        said.push('\n');
    }
    let twice = draft(&format!("{SOUND}{SOUND}"));
    writeln!(said, "--- once\n+++ twice").unwrap();
    twice.errors().iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
    crate::golden::check("correlations.txt", &said);
}

/// A bank of `n` skills, each with items of its own, and some correlations.
fn skilled(n: usize, pairs: &[(usize, usize, f64)]) -> Bank {
    let mut bank = tiny::bank();
    let (skill, items) = (bank.skills[0].clone(), bank.items.clone());
    bank.skills.clear();
    bank.items.clear();
    for k in 0..n {
        bank.skills.push(skillmark_bank::Skill { id: format!("s{k}"), ..skill.clone() });
        bank.items.extend(items.iter().map(|item| skillmark_bank::Item {
            id: format!("s{k}-{}", item.id),
            skill: format!("s{k}"),
            enemies: Vec::new(),
            ..item.clone()
        }));
    }
    let correlation = |(a, b, r): &(usize, usize, f64)| Correlation {
        between: (format!("s{a}"), format!("s{b}")),
        r: *r,
        source: "tests".to_owned(),
    };
    bank.correlations = pairs.iter().map(correlation).collect();
    bank
}

#[test]
fn groups_are_what_correlations_link() {
    let groups = |pairs: &[(usize, usize, f64)]| {
        skilled(6, pairs).related().into_iter().map(|r| r.skills).collect::<Vec<_>>()
    };
    assert!(groups(&[]).is_empty());
    assert_eq!(groups(&[(4, 1, 0.5)]), [[1, 4]]);
    assert_eq!(groups(&[(3, 4, 0.5), (0, 5, 0.5), (5, 3, 0.5)]), [[0, 3, 4, 5]]);
    assert_eq!(groups(&[(5, 4, 0.5), (0, 1, 0.5), (4, 2, 0.5)]), [vec![0, 1], vec![2, 4, 5]]);
    let bank = skilled(3, &[(2, 0, 0.5), (1, 2, -0.25)]);
    assert_eq!(bank.related()[0].correlations, [[1.0, 0.0, 0.5], [0.0, 1.0, -0.25], [0.5, -0.25, 1.0]]);
    assert_eq!(validate(&bank), []);
}

#[test]
fn numbers_that_no_people_have_are_refused() {
    let problems = |n, pairs: &[(usize, usize, f64)]| {
        validate(&skilled(n, pairs)).into_iter().map(|p| (p.code, p.message)).collect::<Vec<_>>()
    };
    // Whoever is like two others cannot be their opposite.
    assert_eq!(
        problems(3, &[(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.5)]),
        [("correlation-matrix", "the correlations between s0, s1, s2 contradict each other".to_owned())]
    );
    let chain: Vec<_> = (0..8).map(|k| (k, k + 1, 0.3)).collect();
    assert_eq!(problems(9, &chain)[0].0, "correlation-group");
    assert_eq!(problems(8, &chain[..7]), []);
    assert_eq!(problems(2, &[(0, 1, f64::NAN)])[0].0, "number");
    assert_eq!(problems(2, &[(0, 1, 0.99)]).len(), 1);
}
