//! Evidence as text: one way to write it, and nothing else is read.

use proptest::prelude::*;
use skillmark_profile::{Account, BankRef, Claim, DecodeError, Evidence, PREFIX, reduce};
use skillmark_session::{Event, Plan, Stopped};

fn shown(item: &str) -> Event {
    Event::Shown { item: item.into() }
}

fn answered(item: &str, option: &str, ms: u32) -> Event {
    Event::Answered { item: item.into(), options: vec![option.into()], ms }
}

fn unsure(item: &str, ms: u32) -> Event {
    Event::Unsure { item: item.into(), ms }
}

fn evidence(log: Vec<Event>, times: bool) -> Evidence {
    let bank = BankRef {
        id: "tiny".into(),
        version: "1.0.0".into(),
        scoring: "uEiScoring".into(),
        content: "uEiContent".into(),
    };
    let plan = Plan {
        engine_rev: 1,
        bank: bank.scoring.clone(),
        preset: "quick".into(),
        skills: vec!["one".into()],
        seed: "00112233445566778899aabbccddeeff".into(),
        locale: "en".into(),
    };
    let claim = Claim {
        skill: "one".into(),
        theta: 0.1 + 0.2,
        se: 1.0 / 3.0,
        interval: (-0.25, 0.8500000000000001),
        levels: vec![1e-12, 0.25, 0.75],
        claim: (1, 2),
        wle: (0.3, 0.4),
        asked: 2,
        right: 1,
        unsure: 1,
        stopped: Stopped::Length,
        provisional: true,
        joint: false,
    };
    let account = Account { attempt: 2, resumed: true, request: None };
    let (rules, salt) = ("uEiRules".into(), "ffeeddccbbaa99887766554433221100".into());
    Evidence { bank, plan, rules, account, salt, log, times, results: vec![claim] }
}

#[test]
fn reads_as_documented() {
    let log = vec![shown("a-1"), answered("a-1", "b", 0), shown("a-2"), unsure("a-2", 0)];
    let text = evidence(log, false).encode();
    assert_eq!(
        text,
        concat!(
            r#"skillmark-evidence/2 {"account":{"attempt":"2","resumed":"yes"},"bank":{"content":"uEiContent","id":"tiny","scoring":"uEiScoring","version":"1.0.0"},"#,
            r#""log":["a-1 b","a-2 ?"],"#,
            r#""plan":{"engine_rev":"1","locale":"en","preset":"quick","rules":"uEiRules","#,
            r#""seed":"00112233445566778899aabbccddeeff","skills":["one"]},"#,
            r#""results":[{"asked":"2","claim":["1","2"],"estimator":"eap","interval":["-0.25","0.8500000000000001"],"levels":["1e-12","0.25","0.75"],"#,
            r#""prior":"standard-normal","provisional":"yes","right":"1","se":"0.3333333333333333","skill":"one","stopped":"length","#,
            r#""theta":"0.30000000000000004","unsure":"1","wle":["0.3","0.4"]}],"#,
            r#""salt":"ffeeddccbbaa99887766554433221100"}"#
        )
    );
}

#[test]
fn refuses_every_other_spelling() {
    let log = vec![shown("a-1"), answered("a-1", "b", 1200), shown("a-2"), unsure("a-2", 900)];
    let good = evidence(log.clone(), true).encode();
    assert_eq!(Evidence::decode(&good), Ok(evidence(log, true)));
    let spellings = [
        (": white space", "\"log\":", "\"log\": "),
        ("another order", "\"engine_rev\":\"1\",\"locale\":\"en\"", "\"locale\":\"en\",\"engine_rev\":\"1\""),
        ("a longer decimal", "0.3333333333333333", "0.33333333333333331"),
        ("a number", "\"asked\":\"2\"", "\"asked\":2"),
        ("a leading zero", "\"asked\":\"2\"", "\"asked\":\"02\""),
        ("an unknown member", ",\"bank\"", ",\"aside\":\"x\",\"bank\""),
        (
            "an unknown member of the account",
            "\"resumed\":\"yes\"",
            "\"resumed\":\"yes\",\"watched\":\"yes\"",
        ),
        ("no attempt", "\"attempt\":\"2\"", "\"attempt\":\"0\""),
        ("neither yes nor no", "\"resumed\":\"yes\"", "\"resumed\":\"maybe\""),
        ("another estimator", "\"eap\"", "\"map\""),
        ("another prior", "\"standard-normal\"", "\"uniform\""),
        ("a missing member", "\"provisional\":\"yes\",", ""),
        ("one time left out", "a-2 ? 900", "a-2 ?"),
        ("a joined answer taken apart", "\"a-1 b 1200\"", "\"!a-1\",\"=a-1 b 1200\""),
        ("an id that banks do not have", "a-1 b", "A-1 b"),
        ("no answer", "a-1 b 1200", "a-1"),
        ("a negative time", "1200", "-1200"),
        ("not a reason to stop", "\"length\"", "\"boredom\""),
        ("not a number", "1e-12", "nan"),
        ("an escape", "\"locale\":\"en\"", "\"locale\":\"\\u0065n\""),
    ];
    for (what, from, to) in spellings {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{what}");
        assert!(matches!(Evidence::decode(&bad), Err(DecodeError::Malformed(_))), "{what}");
    }
    let newer = good.replacen("/2 ", "/3 ", 1);
    assert_eq!(Evidence::decode(&newer), Err(DecodeError::Version("3".into())));
    assert!(matches!(Evidence::decode(&good[PREFIX.len()..]), Err(DecodeError::Malformed(_))));
}

#[test]
fn what_does_not_bear_on_the_result_stays_home() {
    let log = [
        shown("a-1"),
        Event::Paused,
        Event::Resumed,
        answered("a-1", "b", 1200),
        Event::Contested { item: "a-1".into(), note: "my manager wrote this".into() },
        Event::Extended { skill: "one".into(), by: 5 },
        shown("a-2"),
        unsure("a-2", 900),
    ];
    let kept = reduce(&log, false);
    assert_eq!(
        kept,
        [
            shown("a-1"),
            answered("a-1", "b", 0),
            Event::Extended { skill: "one".into(), by: 5 },
            shown("a-2"),
            unsure("a-2", 0),
        ]
    );
    assert_eq!(reduce(&log, true)[1], answered("a-1", "b", 1200));
    assert!(evidence(kept, false).encode().contains(r#""log":["a-1 b","+one 5","a-2 ?"]"#));
}

fn event() -> impl Strategy<Value = Event> {
    let id = || "[a-z0-9-]{1,8}";
    prop_oneof![
        3 => id().prop_map(|item| Event::Shown { item }),
        3 => (id(), prop::collection::vec("[a-h]", 1..3), any::<u32>())
            .prop_map(|(item, options, ms)| Event::Answered { item, options, ms }),
        1 => (id(), any::<u32>()).prop_map(|(item, ms)| Event::Unsure { item, ms }),
        1 => (id(), any::<u32>()).prop_map(|(skill, by)| Event::Extended { skill, by }),
    ]
}

proptest! {
    #[test]
    fn any_log_comes_back(events in prop::collection::vec(event(), 0..12), times: bool) {
        let log = reduce(&events, times);
        let times = times && log.iter().any(|e| matches!(e, Event::Answered { .. } | Event::Unsure { .. }));
        let evidence = evidence(log, times);
        prop_assert_eq!(Evidence::decode(&evidence.encode()), Ok(evidence));
    }

    #[test]
    fn any_text_is_answered(text in "(skillmark-evidence/2 )?\\PC{0,300}") {
        let _ = Evidence::decode(&text);
    }

    #[test]
    fn no_changed_byte_reads_as_the_same(at: prop::sample::Index, byte: u8) {
        let log = vec![shown("a-1"), answered("a-1", "b", 0), shown("a-2"), unsure("a-2", 0)];
        let good = evidence(log, false);
        let mut bytes = good.encode().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(text) = std::str::from_utf8(&bytes) {
            prop_assert_ne!(Evidence::decode(text), Ok(good));
        }
    }
}
