//! Verdicts on received documents: the honest one, changed ones, old ones, strange ones.

use crate::people::{EDITION, NOW, SIGNED, bank, edition, good, holder, key, plan, sat, sign, take};
use proptest::prelude::*;
use serde_json::{Value, json};
use skillmark_credential::SoftKey;
use skillmark_profile::{
    Answer, Code, Edition, Evidence, Kind, Overall, Reason, Verdict, compose, link, preview, verdict,
};
use std::sync::LazyLock;

static GOOD: LazyLock<String> = LazyLock::new(good);

fn judge(document: &Value) -> Verdict {
    judge_at(document, NOW)
}

fn judge_at(document: &Value, now: i64) -> Verdict {
    verdict(document.to_string().as_bytes(), std::slice::from_ref(&EDITION), now)
}

fn document() -> Value {
    let mut document: Value = serde_json::from_str(&GOOD).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    document
}

/// The good profile with a change, signed after it.
fn resigned(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    sign(document, &key())
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn an_honest_profile() {
    let verdict = judge(&serde_json::from_str(&GOOD).unwrap());
    assert_eq!(verdict.overall, Overall::Valid);
    let answers: Vec<_> = verdict.axes.named().map(|(name, axis)| (name, axis.answer().as_str())).into();
    assert_eq!(
        answers,
        [
            ("integrity", "yes"),
            ("issuer", "yes"),
            ("time", "yes"),
            ("status", "unknown"),
            ("evidence", "yes"),
            ("endorsements", "unknown"),
            ("request", "unknown"),
        ]
    );
    assert_eq!(verdict.axes.evidence.arg("bank"), Some("AI literacy at work"));
    assert_eq!(verdict.axes.evidence.arg("answers"), Some("25"));
    assert_eq!(verdict.axes.time.arg("until"), Some("2027-05-01T10:00:00Z"));

    let shown = verdict.shown.unwrap();
    assert_eq!((shown.kind, shown.profile, shown.replayed), (Kind::Badge, true, true));
    assert_eq!(shown.title, "AI literacy at work");
    assert_eq!(shown.name.as_deref(), Some("Ana Example"));
    assert_eq!(shown.from, "2026-05-01T10:00:00Z");
    assert_eq!(shown.skills.len(), 2);
    let skill = &shown.skills[0];
    assert_eq!(skill.title, "Directing AI effectively");
    assert_eq!(skill.levels, ["Foundation", "Intermediate", "Advanced", "Expert"]);
    assert_eq!(skill.alignments[0].url.as_deref(), Some("https://framework.example/ai-literacy"));
    let numbers = skill.numbers.as_ref().unwrap();
    assert!(numbers.provisional && numbers.se > 0.0);
    assert_eq!(skill.value.as_deref(), Some(&*(50.0 + 10.0 * numbers.theta).round().to_string()));
}

#[test]
fn by_link() {
    let link = format!("https://intranet.example/#/p/{}", link::encode(GOOD.as_bytes()));
    assert_eq!(link::decode(&link).unwrap(), GOOD.as_bytes());
}

#[test]
fn without_the_bank() {
    let verdict = verdict(GOOD.as_bytes(), &[], NOW);
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Warning, vec![Code::EvidenceUnknownBank]));
    assert_eq!(verdict.axes.evidence.reason, Reason::UnknownBank);
    assert_eq!(verdict.axes.evidence.arg("bank"), Some("ai-literacy 0.1.0"));
    let shown = verdict.shown.unwrap();
    assert!(!shown.replayed && shown.profile);
    assert_eq!(shown.skills[1].title, "Evaluating AI output");
    assert!(shown.skills[1].numbers.is_some() && shown.skills[1].levels.is_empty());
}

#[test]
fn among_several_banks() {
    let mut other = bank();
    other.items.truncate(30);
    let editions = [edition(other), EDITION.clone()];
    assert_eq!(verdict(GOOD.as_bytes(), &editions, NOW).axes.evidence.answer(), Answer::Yes);
}

/// The bank's texts were mended after the profile was signed.
#[test]
fn with_a_later_edition_of_the_bank() {
    let judge = |change: fn(&mut skillmark_bank::Bank)| {
        let mut later = bank();
        change(&mut later);
        let later: Edition = edition(later);
        assert_eq!(later.scoring(), EDITION.scoring());
        assert_ne!(later.content(), EDITION.content());
        verdict(GOOD.as_bytes(), &[later], NOW)
    };
    let mended = judge(|bank| bank.items[0].objective = "Chooses well.".into());
    assert_eq!((mended.overall, mended.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
    let relabelled = judge(|bank| bank.version = "0.1.1".into());
    assert_eq!(relabelled.axes.evidence.answer(), Answer::Yes);

    let renamed = judge(|bank| bank.skills[0].title = "Steering AI".into());
    assert_eq!((renamed.overall, renamed.axes.evidence.reason), (Overall::Warning, Reason::OtherWording));
    assert_eq!(codes(&renamed), [Code::EvidenceUnknownBank]);
    let shown = renamed.shown.unwrap();
    assert!(shown.replayed, "the numbers follow");
    assert_eq!(shown.skills[0].title, "Steering AI", "under the name that is vouched for");
}

#[test]
fn scored_by_other_rules() {
    let later = resigned(|document| {
        let narrative = document["evidence"][0]["narrative"].as_str().unwrap();
        let mut evidence = Evidence::decode(narrative).unwrap();
        evidence.plan.engine_rev += 1;
        document["evidence"][0]["narrative"] = evidence.encode().into();
    });
    let verdict = judge(&later);
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Warning, vec![Code::ScoringVersionUnknown]));
    assert_eq!(verdict.axes.evidence.reason, Reason::UnknownRules);
    assert!(!verdict.shown.unwrap().replayed);
}

#[test]
fn evidence_of_a_later_version() {
    let later = resigned(|document| document["evidence"][0]["narrative"] = "skillmark-evidence/3 …".into());
    let verdict = judge(&later);
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Warning, vec![Code::EvidenceVersionUnknown]));
    assert_eq!(verdict.axes.evidence.arg("version"), Some("3"));
}

#[test]
fn periods() {
    const DAY: i64 = 86_400;
    let until = skillmark_credential::time::parse("2027-05-01T10:00:00Z").unwrap();
    let good: Value = serde_json::from_str(&GOOD).unwrap();
    let cases: [(i64, Reason, &[Code]); 8] = [
        (SIGNED, Reason::Current, &[]),
        (SIGNED - 300, Reason::Current, &[]),
        (SIGNED - 301, Reason::NotYet, &[Code::Clock, Code::NotYetValid]),
        (until + 300, Reason::Current, &[]),
        (until + 301, Reason::Expired, &[Code::Expired]),
        (until + 400 * DAY, Reason::Expired, &[Code::Expired]),
        (i64::MIN, Reason::NotYet, &[Code::Clock, Code::NotYetValid]),
        (i64::MAX, Reason::Expired, &[Code::Expired]),
    ];
    for (now, reason, expected) in cases {
        let verdict = judge_at(&good, now);
        assert_eq!((verdict.axes.time.reason, &*codes(&verdict)), (reason, expected), "at {now}");
        assert_eq!(verdict.axes.evidence.answer(), Answer::Yes, "age does not change what follows");
        let overall = if expected.is_empty() { Overall::Valid } else { Overall::Warning };
        assert_eq!(verdict.overall, overall);
    }
}

/// A badge of somebody else's making, without evidence of ours.
fn badge(members: Value) -> Value {
    let did = key().public_key().did();
    let mut badge = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context.json"],
        "id": "https://school.example/badges/1",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": did,
        "validFrom": "2026-01-01T00:00:00+01:00",
        "validUntil": "2028-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"type": "IdentityObject", "identityHash": "a@b.example", "hashed": false}],
            "achievement": {
                "id": "https://school.example/achievements/1", "type": ["Achievement"], "name": "Welding",
                "description": "Can weld.", "criteria": {"narrative": "Welded."}, "creditsAvailable": 2.5,
            },
        },
    });
    for (key, value) in members.as_object().unwrap() {
        match value {
            Value::Null => drop(badge.as_object_mut().unwrap().remove(key)),
            value => badge[key] = value.clone(),
        }
    }
    sign(badge, &key())
}

#[test]
fn a_badge_of_somebody_else() {
    let verdict = judge(&badge(json!({})));
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Valid, vec![]));
    assert_eq!(verdict.axes.evidence.reason, Reason::NoEvidence);
    let shown = verdict.shown.unwrap();
    assert_eq!((shown.title.as_str(), shown.name, shown.profile), ("Welding", None, false));
}

#[test]
fn a_badge_with_something_to_remark() {
    let day = |day: &str| json!(format!("{day}T00:00:00Z"));
    let cases = [
        (
            json!({"credentialStatus": {"id": "https://school.example/list#1", "type": "BitstringStatusListEntry"}}),
            Overall::Warning,
            Code::StatusUnknown,
        ),
        (json!({"validUntil": null}), Overall::Warning, Code::Stale),
        (
            json!({"validFrom": day("2024-05-01"), "validUntil": day("2034-01-01")}),
            Overall::Warning,
            Code::Stale,
        ),
        (
            json!({"validUntil": day("2025-01-01"), "validFrom": day("2024-01-01")}),
            Overall::Warning,
            Code::Expired,
        ),
        (json!({"validFrom": day("2026-07-01")}), Overall::Warning, Code::NotYetValid),
        (json!({"validFrom": "2026-01-01T00:00:00"}), Overall::Invalid, Code::InvalidSchema),
        (json!({"validUntil": "soon"}), Overall::Invalid, Code::InvalidSchema),
        (json!({"validUntil": 2027}), Overall::Invalid, Code::InvalidSchema),
        (json!({"validFrom": null}), Overall::Invalid, Code::InvalidSchema),
        (json!({"id": null}), Overall::Invalid, Code::InvalidSchema),
        (json!({"issuer": null}), Overall::Invalid, Code::InvalidSchema),
        (json!({"type": null}), Overall::Invalid, Code::InvalidSchema),
        (json!({"type": ["VerifiableCredential", "DiplomaCredential"]}), Overall::Invalid, Code::Unsupported),
        (json!({"credentialSubject": null}), Overall::Invalid, Code::InvalidSchema),
        (json!({"credentialSubject": []}), Overall::Invalid, Code::InvalidSchema),
        (json!({"verified": "yes"}), Overall::Invalid, Code::InvalidSchema),
        (
            json!({"evidence": {"type": ["Evidence"], "@context": {"name": "ex:n"}}}),
            Overall::Invalid,
            Code::InvalidContext,
        ),
        (
            json!({"issuer": "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671"}),
            Overall::Invalid,
            Code::InvalidIssuerBinding,
        ),
        (json!({"issuer": "https://school.example"}), Overall::Invalid, Code::InvalidIssuerBinding),
    ];
    for (members, overall, code) in cases {
        let verdict = judge(&badge(members.clone()));
        assert_eq!(
            (verdict.overall, codes(&verdict)),
            (overall, vec![code]),
            "{members}: {:?}",
            verdict.problems
        );
    }
}

#[test]
fn results_off_their_scale() {
    let subject = |value: Value, scale: Value| {
        let mut scale = scale;
        scale["id"] = "urn:r:1".into();
        scale["type"] = json!(["ResultDescription"]);
        json!({"credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {"type": ["Achievement"], "name": "W", "resultDescription": [scale]},
            "result": [{"type": ["Result"], "resultDescription": "urn:r:1", "value": value}],
        }})
    };
    let percent = json!({"valueMin": "0", "valueMax": "100"});
    let grade = json!({"allowedValue": ["A", "B"]});
    for (value, scale, sound) in [
        ("57", &percent, true),
        ("100", &percent, true),
        ("100.5", &percent, false),
        ("-1", &percent, false),
        ("nan", &percent, false),
        ("inf", &percent, false),
        ("A", &percent, false),
        ("A", &grade, true),
        ("C", &grade, false),
        ("anything", &json!({}), true),
    ] {
        let verdict = judge(&badge(subject(value.into(), scale.clone())));
        let expected = if sound { vec![] } else { vec![Code::InvalidSemantic] };
        assert_eq!(codes(&verdict), expected, "{value} on {scale}");
        let reason = if sound { Reason::NoEvidence } else { Reason::Contradictory };
        assert_eq!(verdict.axes.evidence.reason, reason);
    }
    let mut dangling = subject("57".into(), percent);
    dangling["credentialSubject"]["result"][0]["resultDescription"] = "urn:r:2".into();
    assert_eq!(codes(&judge(&badge(dangling))), [Code::InvalidSemantic]);
}

#[test]
fn several_proofs() {
    let good = badge(json!({}));
    let twice = sign(good.clone(), &key());
    assert_eq!(twice["proof"].as_array().unwrap().len(), 2);
    assert_eq!(judge(&twice).overall, Overall::Valid);

    let stranger = SoftKey::from_seed(b"somebody else altogether, signs.");
    let countersigned = judge(&sign(good.clone(), &stranger));
    assert_eq!(codes(&countersigned), [Code::InvalidIssuerBinding]);
    assert_eq!((countersigned.overall, countersigned.shown), (Overall::Invalid, None));

    let with = |proof: Value| {
        let mut document = good.clone();
        document["proof"] = json!([good["proof"], proof]);
        judge(&document)
    };
    let of_another = badge(json!({"id": "https://school.example/badges/2"}))["proof"].clone();
    assert_eq!(codes(&with(of_another)), [Code::InvalidSignature], "a broken proof beside a good one");
    let method = good["proof"]["verificationMethod"].clone();
    let foreign = |suite: &str, method: &Value| {
        with(json!({"type": "DataIntegrityProof", "cryptosuite": suite, "verificationMethod": method,
                    "proofPurpose": "assertionMethod", "proofValue": "z1"}))
    };
    assert_eq!(
        codes(&foreign("eddsa-rdfc-2022", &method)),
        [Code::ProofUnchecked],
        "its graph is not known here"
    );
    assert_eq!(codes(&foreign("bbs-2023", &method)), [Code::ProofUnchecked]);
    let elsewhere = codes(&foreign("eddsa-rdfc-2022", &json!("did:key:z6Mk#z6Mk")));
    assert_eq!(elsewhere, [Code::InvalidIssuerBinding, Code::ProofUnchecked]);
    assert_eq!(with(json!("a proof")).overall, Overall::Invalid);
    assert_eq!(
        with(json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022"})).overall,
        Overall::Invalid
    );
}

#[test]
fn hostile_strings_are_shown_inert() {
    let hostile = "\u{1b}[31m\u{202e}<script>alert(1)</script>\0";
    let members = json!({
        "issuer": {"id": key().public_key().did(), "type": ["Profile"], "name": hostile},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {"type": ["Achievement"], "name": hostile.repeat(50), "resultDescription":
                [{"id": "urn:r:1", "type": ["ResultDescription"], "name": hostile}]},
            "result": [{"type": ["Result"], "resultDescription": "urn:r:1", "value": hostile, "alignment": [
                {"type": ["Alignment"], "targetName": hostile, "targetUrl": "javascript:alert(1)"},
                {"type": ["Alignment"], "targetName": "ok", "targetUrl": "https://ok.example/\u{202e}gpj"},
            ]}],
        },
    });
    let shown = judge(&badge(members)).shown.unwrap();
    let skill = &shown.skills[0];
    let texts = [&shown.title, shown.name.as_ref().unwrap(), &skill.title, skill.value.as_ref().unwrap()];
    for text in texts.into_iter().chain([&skill.alignments[0].name]) {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\0']), "{text:?}");
        assert!(text.contains("<script>"), "markup is text like any other");
        assert!(text.chars().count() <= 301);
    }
    assert!(skill.alignments.iter().all(|alignment| alignment.url.is_none()));
}

#[test]
fn messages_and_paths_are_inert_too() {
    let verdict = judge(&badge(json!({"\u{1b}[2J\u{202e}": "x"})));
    let problem = &verdict.problems[0];
    assert!(!format!("{}{}", problem.message, problem.path).contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn limits() {
    let deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
    let large = " ".repeat(300 * 1024);
    for bytes in [deep.as_bytes(), large.as_bytes()] {
        let verdict = verdict(bytes, &[], NOW);
        assert_eq!((verdict.overall, codes(&verdict)), (Overall::Invalid, vec![Code::TooLarge]));
    }
    let many: Value =
        (0..1000).map(|i| (format!("x{i}"), json!("x"))).collect::<serde_json::Map<_, _>>().into();
    assert!(judge(&badge(many)).problems.len() <= 20);
}

#[test]
fn report_for_machines() {
    let report = judge(&badge(json!({"validUntil": null}))).report();
    assert_eq!(report["verdict"], "warning");
    assert_eq!(report["axes"]["time"], "yes");
    assert_eq!(report["reasons"]["time"], "time-no-end");
    assert_eq!(report["problems"][0]["code"], "STALE");
    assert_eq!(report["problems"][0]["path"], "/validFrom");
}

#[test]
fn every_reason_and_code_has_one_name() {
    let mut names: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    names.extend(Code::ALL.iter().map(|code| code.as_str()));
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// Every byte of a good profile, changed in a way that follows from its place: nothing with another meaning passes.
#[test]
fn every_byte_matters() {
    let honest = skillmark_canon::parse(GOOD.as_bytes(), skillmark_canon::Limits::UNTRUSTED).unwrap();
    let mut bytes = GOOD.clone().into_bytes();
    for i in 0..bytes.len() {
        let before = bytes[i];
        bytes[i] ^= 1 << (i % 7);
        assert!(refused_or_the_same(&bytes, &honest), "byte {i}");
        bytes[i] = before;
    }
}

/// Whether a text is refused, or says the same as the honest document. Proofs cover the document and not each other:
/// a second proof can be made one that nobody knows, which is remarked upon.
fn refused_or_the_same(text: &[u8], honest: &Value) -> bool {
    let verdict = verdict(text, std::slice::from_ref(&EDITION), NOW);
    let read = skillmark_canon::parse(text, skillmark_canon::Limits::UNTRUSTED).unwrap_or_default();
    let unproven = |document: &Value| {
        let mut document = document.clone();
        document.as_object_mut().and_then(|members| members.remove("proof"));
        document
    };
    match verdict.overall {
        Overall::Valid => read == *honest,
        Overall::Warning => codes(&verdict) == [Code::ProofUnchecked] && unproven(&read) == unproven(honest),
        Overall::Invalid => true,
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(verdict(&bytes, &[], NOW).overall, Overall::Invalid);
    }

    #[test]
    fn any_edit_is_answered(cut in any::<prop::sample::Index>(), drop in 0..40usize, put in "[ -~]{0,12}") {
        let mut text = GOOD.clone();
        let at = cut.index(text.len());
        prop_assume!(text.is_char_boundary(at) && text.is_char_boundary((at + drop).min(text.len())));
        text.replace_range(at..(at + drop).min(text.len()), &put);
        let honest = serde_json::from_str(&GOOD).unwrap();
        prop_assert!(refused_or_the_same(text.as_bytes(), &honest));
    }

    #[test]
    fn any_value_in_any_place_is_answered(place in any::<prop::sample::Index>(), kind in 0..6) {
        let mut document = document();
        let mut places = Vec::new();
        all_places(&document, String::new(), &mut places);
        let value = [json!(null), json!([]), json!({}), json!("x"), json!(1), json!([["x"]])][kind as usize].clone();
        *document.pointer_mut(&places[place.index(places.len())]).unwrap() = value;
        if document.get("@context").is_some() {
            let verdict = judge(&sign(document, &key()));
            prop_assert_ne!(verdict.axes.evidence.answer(), Answer::Yes);
        }
    }

    #[test]
    fn any_person_is_believed(seed: u64, person: u64, times: bool) {
        let plan = plan(&EDITION, ["quick", "normal"][(seed % 2) as usize], seed);
        let log = take(&EDITION, &plan, person);
        let document = compose(&EDITION, &sat(&plan, &log, times), &holder(key().public_key().did())).unwrap();
        let verdict = judge(&sign(document, &key()));
        prop_assert_eq!(verdict.overall, Overall::Valid, "{:?}", verdict.problems);
        prop_assert_eq!(verdict.axes.evidence.answer(), Answer::Yes);
    }
}

/// Every value of a document but the document itself.
fn all_places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| {
            out.push(format!("{at}/{i}"));
            all_places(item, format!("{at}/{i}"), out);
        }),
        Value::Object(members) => members.iter().for_each(|(key, member)| {
            out.push(format!("{at}/{key}"));
            all_places(member, format!("{at}/{key}"), out);
        }),
        _ => {}
    }
}

#[test]
fn a_preview_is_what_the_signed_document_will_show() {
    for (name, preset) in
        [(None, "quick"), (Some("Ada Example"), "normal"), (Some("\u{202e}elpmaxE"), "quick")]
    {
        let mut holder = holder(key().public_key().did());
        holder.name = name.map(str::to_owned);
        let plan = plan(&EDITION, preset, 1);
        let Ok(document) = compose(&EDITION, &sat(&plan, &take(&EDITION, &plan, 7), false), &holder) else {
            continue;
        };
        let before = preview(&document, &EDITION);
        let signed = judge(&sign(document, &key()));
        assert!(before.is_some());
        assert_eq!(before, signed.shown, "{name:?}");
    }
    assert_eq!(preview(&serde_json::json!({ "evidence": [{ "narrative": "x" }] }), &EDITION), None);
}
