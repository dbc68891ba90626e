//! What a page reads by itself.

use crate::tiny;
use skillmark_bank::{Area, Bank, Correlation, Usual, content_digest, scoring_digest};

/// The tiny bank without what few banks have.
fn plain() -> Bank {
    let mut bank = tiny::bank();
    for item in &mut bank.items {
        (item.testlet, item.params.a_sd) = (None, None);
    }
    bank
}

#[test]
fn a_usual_bank_is_the_bank() {
    let bank = plain();
    let usual = Usual::read(bank.to_json().as_bytes()).unwrap();
    assert_eq!(*usual.content(), content_digest(&bank));
    assert_eq!(*usual.scoring(), scoring_digest(&bank));
    assert_eq!(usual.into_bank(), bank);
}

/// Nothing that few banks have is passed over: it would be missing in the digest, and in the test.
#[test]
fn a_bank_with_more_is_not_read() {
    let changes: [fn(&mut Bank); 19] = [
        |bank| {
            let between = ("percentages".to_owned(), "charts".to_owned());
            bank.correlations.push(Correlation { between, r: 0.5, source: "tests".to_owned() });
        },
        |bank| bank.presets[0].criterion = Some("mepv".to_owned()),
        |bank| bank.presets[0].success_low = Some(0.75),
        |bank| bank.presets[0].success_high = Some(0.8),
        |bank| bank.presets[0].stop_information = Some(0.1),
        |bank| bank.presets[0].rules.exposure = Some("progressive".to_owned()),
        |bank| bank.presets[0].rules.strata = Some(3),
        |bank| bank.presets[0].rules.minutes = Some(20),
        |bank| bank.presets[0].rules.stop_se_change = Some(0.01),
        |bank| bank.presets[0].rules.stop_total_information = Some(6.0),
        |bank| bank.presets[0].rules.decide = Some("ratio".to_owned()),
        |bank| bank.presets[0].rules.decide_error = Some(0.1),
        |bank| bank.presets[0].rules.decide_within = Some(0.3),
        |bank| bank.presets[0].rules.content = vec![Area::default()],
        |bank| bank.items[0].testlet = Some("letter".to_owned()),
        |bank| bank.items[0].content = Some("figures".to_owned()),
        |bank| bank.items[0].seconds = Some(40),
        |bank| bank.items[0].acceptance = Some(0.5),
        |bank| bank.items[0].params.a_sd = Some(0.1),
    ];
    for (n, change) in changes.into_iter().enumerate() {
        let mut bank = plain();
        change(&mut bank);
        assert_eq!(Usual::read(bank.to_json().as_bytes()), None, "change {n}");
        assert_ne!(scoring_digest(&bank), scoring_digest(&plain()), "change {n}");
    }
}

#[test]
fn what_is_no_bank_is_not_read() {
    for text in
        ["", "[]", "{}", "<!doctype html>", &plain().to_json().replace("\"format\":1", "\"format\":2")]
    {
        assert_eq!(Usual::read(text.as_bytes()), None, "{text}");
    }
}
