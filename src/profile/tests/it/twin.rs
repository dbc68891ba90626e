//! Two keys that name each other.

use crate::people::{NOW, SIGNED, good, holder, key, sign};
use serde_json::Value;
use skillmark_credential::SoftKey;
use skillmark_profile::{Holder, Overall, Twin, TwinError, twin, verdict};

fn phone() -> SoftKey {
    SoftKey::from_seed(b"Ada's other device, in tests ...")
}

fn did(key: &SoftKey) -> String {
    key.public_key().did()
}

fn said(by: &SoftKey, other: &SoftKey) -> Value {
    sign(twin(&did(other), &holder(did(by))).unwrap(), by)
}

fn read(document: &Value) -> Option<Twin> {
    Twin::read(document.to_string().as_bytes(), NOW)
}

#[test]
fn two_that_name_each_other_agree_and_one_alone_does_not() {
    let (laptop, phone) = (key(), phone());
    let one = read(&said(&laptop, &phone)).unwrap();
    let two = read(&said(&phone, &laptop)).unwrap();
    assert_eq!(one, Twin { by: did(&laptop), other: did(&phone) });
    assert!(one.answers(&two) && two.answers(&one));
    assert!(!one.answers(&one));
    let stranger = SoftKey::from_seed(b"Somebody who would like to be it");
    let posed = read(&said(&stranger, &laptop)).unwrap();
    assert!(!posed.answers(&one) && !one.answers(&posed));
}

#[test]
fn other_software_and_our_verdict_take_it_for_an_endorsement() {
    let verdict = verdict(said(&key(), &phone()).to_string().as_bytes(), &[], NOW);
    assert_eq!(verdict.overall, Overall::Valid, "{:?}", verdict.problems);
}

#[test]
fn only_the_very_words_count() {
    let (laptop, phone) = (key(), phone());
    let unsigned = twin(&did(&phone), &holder(did(&laptop))).unwrap();
    assert_eq!(read(&unsigned), None);
    let changes: [(&str, Value); 4] = [
        ("/credentialSubject/endorsementComment", "It is not mine.".into()),
        ("/name", "Endorsement of a skill profile".into()),
        ("/validUntil", "2099-01-01T00:00:00Z".into()),
        ("/credentialSubject/id", "did:web:example.org".into()),
    ];
    for (path, value) in changes {
        let mut other = unsigned.clone();
        *other.pointer_mut(path).unwrap() = value;
        assert_eq!(read(&sign(other, &laptop)), None, "{path}");
    }
    let mut more = unsigned.clone();
    more["description"] = "More.".into();
    assert_eq!(read(&sign(more, &laptop)), None);
    // By another key, changed afterwards, past its time, or something else altogether.
    assert_eq!(read(&sign(unsigned, &phone)), None);
    let mut changed = said(&laptop, &phone);
    changed["credentialSubject"]["id"] = did(&SoftKey::from_seed(&[9; 32])).into();
    assert_eq!(read(&changed), None);
    let text = said(&laptop, &phone).to_string();
    assert_eq!(Twin::read(text.as_bytes(), NOW + 400 * 86_400), None);
    assert_eq!(Twin::read(good().as_bytes(), NOW), None);
    assert_eq!(Twin::read(b"[]", NOW), None);
}

#[test]
fn says_why_there_is_nothing_to_sign() {
    let (laptop, other) = (holder(did(&key())), did(&phone()));
    assert_eq!(twin("did:key:z6Mk", &laptop), Err(TwinError::Key));
    assert_eq!(twin("did:web:example.org", &laptop), Err(TwinError::Key));
    assert_eq!(twin(&laptop.did, &laptop), Err(TwinError::Own));
    assert_eq!(twin(&other, &Holder { name: Some(String::new()), ..laptop.clone() }), Err(TwinError::Name));
    assert_eq!(twin(&other, &Holder { now: -SIGNED, ..laptop }), Err(TwinError::Time));
}
