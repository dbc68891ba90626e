//! Links as they arrive: whole, cut, wrapped, quoted, glued, damaged and hostile.

use data_encoding::BASE64URL_NOPAD;
use proptest::prelude::*;
use skillmark_profile::link::{LIMIT, LinkError, decode, encode, encode_short};

/// A document that does not shrink to nothing.
fn document() -> Vec<u8> {
    (0..400u32)
        .flat_map(|i| format!("{{\"n\":\"{}\"}}", i.wrapping_mul(2_654_435_761)).into_bytes())
        .collect()
}

fn data_length(link: &str) -> usize {
    link.rsplit('.').next().unwrap().len()
}

#[test]
fn opens_what_mail_programs_do_to_it() {
    let link = encode(&document());
    let (head, tail) = link.split_at(700);
    let arrived = [
        link.clone(),
        format!("{link}."),
        format!("<{link}>"),
        format!("{link}_"),
        format!("({link}), see there"),
        format!("https://intranet.example/skills/index.html#/p/{link}"),
        format!("Look:\r\n<https://intranet.example/#/p/{link}>.\r\n-- \r\nAna"),
        format!("{head}\r\n{tail}"),
        format!("{head}\u{ad}\n    {tail}\u{200b}"),
    ];
    for text in arrived {
        assert_eq!(decode(&text).as_deref(), Ok(&document()[..]), "{}", &text[..60]);
    }
}

#[test]
fn reads_links_without_a_length() {
    let link = encode(&document());
    let plain = format!("1.{}", link.rsplit('.').next().unwrap());
    assert_eq!(decode(&plain), Ok(document()));
    assert_eq!(decode(&format!("{plain}).")), Ok(document()));
    let cut = &plain[..plain.len() / 2];
    assert_eq!(decode(cut), Err(LinkError::Cut { found: cut.len() - 2, expected: None }));
}

#[test]
fn a_cut_link_says_how_much_arrived() {
    let link = encode(&document());
    let expected = data_length(&link);
    let front = link.len() - expected;
    for arrived in [1, 312, expected / 2, expected - 1] {
        let error = Err(LinkError::Cut { found: arrived, expected: Some(expected) });
        let cut = &link[..front + arrived];
        assert_eq!(decode(cut), error);
        assert_eq!(decode(&format!("{cut}...")), error, "cut by a program that shows that it cut");
    }
    let message = decode(&link[..front + 312]).unwrap_err().to_string();
    assert!(message.contains(&format!("312 of {expected} characters")), "{message}");
}

#[test]
fn says_what_is_wrong() {
    assert_eq!(decode(""), Err(LinkError::Empty));
    assert_eq!(decode("  \n"), Err(LinkError::Empty));
    assert_eq!(decode("1."), Err(LinkError::Empty));
    assert_eq!(decode("https://intranet.example/#/p/"), Err(LinkError::Empty));
    assert_eq!(decode("3.abc"), Err(LinkError::Version { found: "3.".into() }));
    assert_eq!(decode("hello"), Err(LinkError::Version { found: "hello".into() }));
    assert_eq!(decode("1.ab+d"), Err(LinkError::Character { found: '+', at: 2 }));
    assert_eq!(decode("1.ab.cd"), Err(LinkError::Character { found: '.', at: 2 }));
    assert_eq!(decode("1.900.abcd€f"), Err(LinkError::Character { found: '€', at: 4 }));
    assert_eq!(decode("1.4.____"), Err(LinkError::Damaged));
}

#[test]
fn refuses_a_second_stream_behind_the_first() {
    let mut bytes = miniz_oxide::deflate::compress_to_vec(b"{}", 9);
    bytes.extend(miniz_oxide::deflate::compress_to_vec(b"[]", 9));
    assert_eq!(decode(&format!("1.{}", BASE64URL_NOPAD.encode(&bytes))), Err(LinkError::Damaged));
}

#[test]
fn stops_inflating_at_the_limit() {
    let bomb = |size| encode(&vec![b' '; size]);
    assert_eq!(decode(&bomb(LIMIT)).map(|d| d.len()), Ok(LIMIT));
    assert_eq!(decode(&bomb(LIMIT + 1)), Err(LinkError::TooLarge));
    assert_eq!(decode(&bomb(64 << 20)), Err(LinkError::TooLarge));
    assert_eq!(decode(&format!("1.{}", "A".repeat(4 << 20))), Err(LinkError::TooLarge));
}

#[test]
fn reference_fragments() {
    let cases = include_str!("../../../../tests/reference/credentials/fragments.json");
    let cases: Vec<serde_json::Value> = serde_json::from_str(cases).unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        let found = match decode(case["fragment"].as_str().unwrap()) {
            Ok(_) => "VALID",
            Err(error) => error.code(),
        };
        assert_eq!(found, case["expect"], "{}", case["id"]);
    }
}

proptest! {
    #[test]
    fn any_document_comes_back(document in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert_eq!(decode(&encode_short(&document)), Ok(document.clone()));
        prop_assert_eq!(decode(&encode(&document)), Ok(document));
    }

    #[test]
    fn any_text_is_answered(text in "([12]\\.)?([0-9]{1,8}\\.)?\\PC{0,200}") {
        if let Ok(document) = decode(&text) {
            prop_assert!(document.len() <= LIMIT);
        }
    }

    #[test]
    fn no_part_of_a_link_passes_for_the_whole(keep in 0.0..1.0f64) {
        for link in [encode(&document()), encode_short(&document())] {
            let keep = (link.len() as f64 * keep) as usize;
            prop_assert!(decode(&link[..keep]).is_err());
        }
    }
}
