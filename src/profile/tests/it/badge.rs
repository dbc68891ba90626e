//! Pictures that carry a document: what goes in comes out, and what was changed on the way is noticed.

use proptest::prelude::*;
use skillmark_profile::badge::{BadgeError, FILE_LIMIT, LIMIT, bake, is_picture, unbake};

const PICTURE: &[u8] = include_bytes!("../../../../tests/reference/profile/dot.png");
/// Where the first chunk behind the header begins.
const SECOND: usize = 33;

/// A chunk with its checksum, by the crate that the PNG crate itself uses.
fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut crc = crc32fast::Hasher::new();
    crc.update(kind);
    crc.update(data);
    let length = (data.len() as u32).to_be_bytes();
    [&length, kind, data, &crc.finalize().to_be_bytes()].concat()
}

fn with(chunks: &[Vec<u8>]) -> Vec<u8> {
    [&PICTURE[..SECOND], &chunks.concat(), &PICTURE[SECOND..]].concat()
}

#[test]
fn the_document_stands_in_the_chunk_of_the_standard() {
    let expected = with(&[chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{\"name\":\"Ana\"}")]);
    assert_eq!(bake(PICTURE, "{\"name\":\"Ana\"}"), Ok(expected));
}

#[test]
fn other_programs_may_name_a_language_and_add_chunks() {
    let badge = with(&[
        chunk(b"tEXt", b"Software\0Paint"),
        chunk(b"iTXt", b"openbadgecredential\0\0\0en\0Nachweis\0{}"),
    ]);
    assert_eq!(unbake(&badge).as_deref(), Ok(&b"{}"[..]));
}

#[test]
fn says_what_is_wrong() {
    let text = |flag: u8, text: &[u8]| {
        chunk(b"iTXt", &[b"openbadgecredential\0", &[flag, 0, 0, 0][..], text].concat())
    };
    assert_eq!(unbake(b"{}"), Err(BadgeError::Kind));
    assert_eq!(unbake(PICTURE), Err(BadgeError::Empty));
    assert_eq!(unbake(&with(&[chunk(b"tEXt", b"openbadgecredential\0{}")])), Err(BadgeError::Empty));
    assert_eq!(unbake(&with(&[text(0, b"{}"), text(0, b"{}")])), Err(BadgeError::Several));
    assert_eq!(unbake(&with(&[text(1, b"x\x9c")])), Err(BadgeError::Compressed));
    assert_eq!(unbake(&with(&[text(0, b"\xff")])), Err(BadgeError::Text));
    assert_eq!(unbake(&with(&[chunk(b"iTXt", b"openbadgecredential\0\0")])), Err(BadgeError::Text));
    assert_eq!(unbake(&with(&[chunk(b"iTXt", b"openbadgecredential\0\0\0en")])), Err(BadgeError::Text));
    let big = " ".repeat(LIMIT + 1);
    assert_eq!(unbake(&with(&[text(0, big.as_bytes())])), Err(BadgeError::TooLarge { found: LIMIT + 1 }));
    assert_eq!(bake(PICTURE, &big), Err(BadgeError::TooLarge { found: LIMIT + 1 }));
    let large = [PICTURE, &vec![0; FILE_LIMIT]].concat();
    assert_eq!(unbake(&large), Err(BadgeError::Large { found: large.len() }));
    assert_eq!(bake(b"GIF89a", "{}"), Err(BadgeError::Kind));
}

#[test]
fn nothing_is_baked_into_a_badge_or_a_broken_picture() {
    let badge = bake(PICTURE, "{}").unwrap();
    assert_eq!(bake(&badge, "{}"), Err(BadgeError::Several));
    assert_eq!(bake(&PICTURE[..40], "{}"), Err(BadgeError::Cut { found: 40 }));
    // The header is not where readers look for it.
    let turned = [&PICTURE[..8], &PICTURE[SECOND..], &PICTURE[8..SECOND]].concat();
    assert_eq!(bake(&turned, "{}"), Err(BadgeError::Damaged { at: 8 }));
}

#[test]
fn a_cut_picture_never_gives_a_document() {
    let badge = bake(PICTURE, "{\"name\":\"Ana\"}").unwrap();
    for length in 8..badge.len() {
        assert_eq!(unbake(&badge[..length]), Err(BadgeError::Cut { found: length }));
    }
    // What stands behind the end is no part of the picture.
    assert!(unbake(&[&badge[..], b"\0\0\0\xffiTXt"].concat()).is_ok());
}

#[test]
fn every_changed_byte_is_noticed_or_changes_nothing() {
    let badge = bake(PICTURE, "{\"name\":\"Ana\"}").unwrap();
    for at in 0..badge.len() {
        for bit in 0..8 {
            let mut changed = badge.clone();
            changed[at] ^= 1 << bit;
            assert!(unbake(&changed).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn reads_an_svg_of_another_maker() {
    let svg = |inside: &str| {
        format!("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}<path/></svg>\n")
            .into_bytes()
    };
    let element = |inside: &str| {
        svg(&format!(
            "<openbadges:credential xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\">{inside}</openbadges:credential>"
        ))
    };
    assert_eq!(unbake(&element("\n<![CDATA[{\"a\":1}]]>\n")).as_deref(), Ok(&b"{\"a\":1}"[..]));
    let split = element("<![CDATA[{\"a\":\"]]]]><![CDATA[>\"}]]>");
    assert_eq!(unbake(&split).as_deref(), Ok(&b"{\"a\":\"]]>\"}"[..]));
    assert_eq!(unbake(&svg("")), Err(BadgeError::Empty));
    assert_eq!(unbake(&svg("<openbadges:credential verify=\"ey.J\"/>")), Err(BadgeError::Empty));
    assert!(matches!(unbake(&element("{}")), Err(BadgeError::Damaged { .. })));
    let two = element("<![CDATA[{}]]></openbadges:credential><openbadges:credential><![CDATA[{}]]>");
    assert_eq!(unbake(&two), Err(BadgeError::Several));
    let cut = &split[..split.len() - 20];
    assert_eq!(unbake(cut), Err(BadgeError::Cut { found: cut.len() }));
}

proptest! {
    #[test]
    fn what_goes_in_comes_out(document in ".{0,400}") {
        let badge = bake(PICTURE, &document).unwrap();
        prop_assert_eq!(unbake(&badge).unwrap(), document.into_bytes());
    }

    #[test]
    fn a_changed_byte_gives_the_same_or_nothing(document in ".{1,60}", at in any::<prop::sample::Index>(), byte: u8) {
        let mut badge = bake(PICTURE, &document).unwrap();
        let at = at.index(badge.len());
        badge[at] = byte;
        if let Ok(read) = unbake(&badge) {
            prop_assert_eq!(read, document.into_bytes());
        }
    }

    #[test]
    fn no_bytes_are_too_much_for_it(bytes: Vec<u8>, chunks in prop::collection::vec((any::<[u8; 4]>(), any::<Vec<u8>>()), 0..4)) {
        let png = [PICTURE, &bytes].concat();
        prop_assert!(unbake(&png).is_err());
        let chunks: Vec<_> = chunks.iter().map(|(kind, data)| chunk(kind, data)).collect();
        let _ = unbake(&with(&chunks));
        let _ = unbake(&[&PICTURE[..8], &bytes].concat());
        let svg = [b"<svg><openbadges:credential>", &bytes[..]].concat();
        prop_assert!(is_picture(&svg) && unbake(&svg).is_err());
    }
}
