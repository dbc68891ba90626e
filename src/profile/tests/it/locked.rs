//! Locked links: what is written is read, what mail does to them is told, and nothing else is taken for one.

use data_encoding::BASE64URL_NOPAD;
use proptest::prelude::*;
use skillmark_profile::link::{self, LinkError};
use skillmark_profile::locked::{ITERATIONS, Locked, RANDOM, document, is_locked, passphrase, stream};

fn locked(sealed: Vec<u8>) -> Locked {
    Locked { iterations: ITERATIONS, salt: *b"sixteen of salt!", nonce: *b"twelve bytes", sealed }
}

fn of(bytes: &[u8]) -> String {
    let data = BASE64URL_NOPAD.encode(bytes);
    format!("e1.{}.{data}", data.len())
}

#[test]
fn the_bytes_stand_as_documented() {
    let sealed = vec![7; 17];
    let head = [&600_000_u32.to_be_bytes()[..], b"sixteen of salt!", b"twelve bytes"].concat();
    assert_eq!(locked(sealed.clone()).encode(), of(&[&head[..], &sealed].concat()));
    assert_eq!(locked(sealed).authenticated(), [b"e1", &head[..]].concat());
}

#[test]
fn mail_may_wrap_it_and_a_cut_is_told() {
    let link = locked(vec![7; 300]).encode();
    let (front, back) = link.split_at(200);
    let wrapped = format!("Look:\r\n<https://intranet.example/#/p/{front}\r\n {back}>.");
    assert_eq!(Locked::decode(&wrapped), Ok(locked(vec![7; 300])));
    let length = link.rsplit('.').next().unwrap().len();
    let front = link.len() - length;
    assert_eq!(
        Locked::decode(&link[..front + 100]),
        Err(LinkError::Cut { found: 100, expected: Some(length) })
    );
}

#[test]
fn what_cannot_be_sound_is_refused() {
    let head = |iterations: u32| [&iterations.to_be_bytes()[..], &[1; 28]].concat();
    let with = |iterations: u32, sealed: usize| of(&[head(iterations), vec![2; sealed]].concat());
    assert!(Locked::decode(&with(600_000, 17)).is_ok() && Locked::decode(&with(10_000_000, 17)).is_ok());
    for damaged in [with(599_999, 17), with(10_000_001, 17), with(600_000, 16), of(&head(600_000)[..20])] {
        assert_eq!(Locked::decode(&damaged), Err(LinkError::Damaged), "{damaged}");
    }
    assert_eq!(Locked::decode("e2.abcd"), Err(LinkError::Version { found: "e2.".into() }));
}

#[test]
fn neither_kind_of_link_is_taken_for_the_other() {
    let (plain, locked) = (link::encode(b"{}"), locked(vec![7; 40]).encode());
    assert!(matches!(Locked::decode(&plain), Err(LinkError::Version { .. })));
    assert!(matches!(link::decode(&locked), Err(LinkError::Version { .. })));
    for (text, expected) in [
        (locked.clone(), true),
        (format!("https://intranet.example/#/p/{locked}"), true),
        (plain.clone(), false),
        (format!("https://intranet.example/#/p/{plain}"), false),
        ("{}".to_owned(), false),
    ] {
        assert_eq!(is_locked(&text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(iterations in ITERATIONS..=10_000_000, salt: [u8; 16], nonce: [u8; 12], sealed in prop::collection::vec(any::<u8>(), 17..400)) {
        let locked = Locked { iterations, salt, nonce, sealed };
        prop_assert_eq!(Locked::decode(&locked.encode()), Ok(locked));
    }

    #[test]
    fn a_document_survives_being_made_small(text in ".{0,300}") {
        prop_assert_eq!(document(&stream(text.as_bytes())), Ok(text.into_bytes()));
    }

    #[test]
    fn any_text_is_refused_with_a_reason_or_read(text in "(e1\\.)?.{0,80}", bytes: Vec<u8>) {
        let _ = (Locked::decode(&text), document(&bytes), Locked::decode(&of(&bytes)));
    }

    #[test]
    fn no_bit_of_a_passphrase_is_lost(a: [u8; RANDOM], b: [u8; RANDOM]) {
        prop_assert_eq!(passphrase(a) == passphrase(b), a == b);
        prop_assert_eq!(passphrase(a).len(), 29);
    }
}
