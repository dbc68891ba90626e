//! Codes: what is shown on a screen is what a camera reads, one code or several, in any order.

use crate::people;
use proptest::prelude::*;
use skillmark_profile::link;
use skillmark_profile::qr::series::{MOST, PREFIX, Series, SeriesError, parts};
use skillmark_profile::qr::{Code, ScanError, Scanner, Seen, codes, look};

/// Light around a code, as the standard asks for, in modules.
const QUIET: u32 = 4;

/// A code as pixels, `scale` a module: brightness row by row, and the width.
fn raster(code: &Code, scale: u32) -> (Vec<u8>, usize) {
    let width = (code.size() + 2 * QUIET) * scale;
    let dark = |x: u32, y: u32| {
        let [x, y] = [x, y].map(|at| (at / scale).checked_sub(QUIET));
        x.zip(y).is_some_and(|(x, y)| code.is_dark(x, y))
    };
    let pixels = (0..width * width).map(|i| if dark(i % width, i / width) { 20 } else { 235 });
    (pixels.collect(), width as usize)
}

/// What a camera reads of a code.
fn read(code: &Code, scale: u32) -> String {
    let (pixels, width) = raster(code, scale);
    let [text] = look(&pixels, width, width).try_into().unwrap();
    text
}

/// A profile of so many skills, as it is signed: with its answers, and without.
fn profiles(skills: usize) -> [String; 2] {
    let edition = people::edition(people::bank_of(skills));
    [people::profile(&edition), people::profile_without(&edition)]
}

fn address(document: &str) -> String {
    format!("https://intranet.example/tools/skillmark/#/p/{}", link::encode_short(document.as_bytes()))
}

#[test]
fn profiles_of_1_to_12_skills_travel_by_camera() {
    let all = [1, 4, 12].into_iter().flat_map(|skills| profiles(skills).map(|document| (skills, document)));
    for (skills, document) in all {
        let codes = codes(document.as_bytes(), &address(&document)).unwrap();
        // Without the answers one skill fits one code, which any phone opens.
        let most = if document.contains("skillmark-summary") { 1 + skills / 4 } else { 2 + skills / 3 };
        assert!(codes.len() <= most, "{skills} skills: {} codes", codes.len());
        let mut scanner = Scanner::default();
        for (i, code) in codes.iter().enumerate().rev() {
            let most = if codes.len() == 1 { 117 } else { 97 };
            assert!(code.size() <= most, "{skills} skills: a code of a series is for quick looks");
            match scanner.take(&read(code, 3)).unwrap() {
                Seen::Document(read) => assert_eq!((i, read), (0, document.clone().into_bytes())),
                Seen::Missing { count, numbers } => {
                    assert_eq!((count, numbers), (codes.len(), (1..=i).collect()));
                }
            }
        }
    }
}

#[test]
fn what_fits_one_code_is_a_link_for_any_phone() {
    let document = format!("{{\"name\":\"{}\"}}", "Ana ".repeat(20));
    let [code] =
        codes(document.as_bytes(), &address(&document)).unwrap().try_into().unwrap_or_else(|_| panic!());
    assert_eq!(read(&code, 4), address(&document));
    let mut scanner = Scanner::default();
    assert_eq!(scanner.take(&address(&document)), Ok(Seen::Document(document.into_bytes())));
}

/// Text that does not shrink, of so many bytes when folded or a few more.
fn long(bytes: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 56) as u8
    };
    (0..bytes).map(|_| next()).collect()
}

#[test]
fn correction_is_low_where_that_saves_the_series_and_a_series_where_nothing_does() {
    let sizes = |bytes| {
        let document = long(bytes);
        let link = format!("https://a.example/#/p/{}", link::encode(&document));
        codes(&document, &link).unwrap().iter().map(Code::size).collect::<Vec<_>>()
    };
    assert_eq!(sizes(700), [117], "997 bytes of medium correction");
    assert_eq!(sizes(900), [117], "1273 bytes of low correction");
    assert_eq!(sizes(1000).len(), 2);
    assert!(codes(&long(11_000), &"x".repeat(3000)).is_none(), "more than {MOST} codes");
}

#[test]
fn a_part_is_written_as_documented() {
    let [first, second] = parts(b"{}").unwrap().try_into().unwrap();
    assert_eq!(first[..PREFIX.len() + 4], format!("{PREFIX}1:2:"));
    assert_eq!(second[..PREFIX.len() + 4], format!("{PREFIX}2:2:"));
    assert_eq!(first[PREFIX.len() + 4..].split(':').next().unwrap().len(), 6);
    let alphanumeric = |c: char| "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".contains(c);
    assert!([first, second].iter().all(|part| part.chars().all(alphanumeric)));
}

#[test]
fn what_is_not_written_so_is_refused() {
    let form = Err(SeriesError::Form);
    for wrong in [
        "",
        "hello",
        PREFIX,
        "SKILLMARK:1:1:2",
        "SKILLMARK:1:1:2:ABCDEF:",
        "SKILLMARK:1:1:2:ABCDEF:A",
        "SKILLMARK:1:0:2:ABCDEF:BB8",
        "SKILLMARK:1:3:2:ABCDEF:BB8",
        "SKILLMARK:1:1:1:ABCDEF:BB8",
        "SKILLMARK:1:1:17:ABCDEF:BB8",
        "SKILLMARK:1:01:2:ABCDEF:BB8",
        "SKILLMARK:1:+1:2:ABCDEF:BB8",
        "SKILLMARK:1:1:2:ABCDE1:BB8",
        "SKILLMARK:1:1:2:ABCDE:BB8",
        "SKILLMARK:1:1:2:ABCDEF:bb8",
    ] {
        assert_eq!(Series::begin(wrong), form, "{wrong}");
    }
    assert_eq!(Series::begin("SKILLMARK:2:1:2:ABCDEF:BB8"), Err(SeriesError::Version));
    assert!(Series::begin("SKILLMARK:1:1:2:ABCDEF:BB8").is_ok());
}

/// A part of the same series with other data.
fn forged(part: &str) -> String {
    format!("{}BB8", &part[..PREFIX.len() + "1:2:ABCDEF:".len()])
}

#[test]
fn parts_of_two_profiles_do_not_mix() {
    let (ours, theirs) = (parts(&long(1500)).unwrap(), parts(&long(1501)).unwrap());
    let mut scanner = Scanner::default();
    scanner.take(&ours[0]).unwrap();
    let before = scanner.clone();
    assert_eq!(scanner.take(&theirs[1]), Err(ScanError::Series(SeriesError::Mixed)));
    // Another text under the same number and tie: nobody can tell which is the right one.
    let forged = forged(&ours[0]);
    assert_eq!(scanner.take(&forged), Err(ScanError::Series(SeriesError::Mixed)));
    assert_eq!(scanner, before);
    assert_eq!(
        scanner.take(&ours[0]),
        Ok(Seen::Missing { count: ours.len(), numbers: (2..=ours.len()).collect() })
    );
}

#[test]
fn parts_that_give_no_document_have_to_come_again() {
    let ours = parts(&long(1000)).unwrap();
    let mut scanner = Scanner::default();
    scanner.take(&ours[0]).unwrap();
    assert_eq!(scanner.take(&forged(&ours[1])), Err(ScanError::Series(SeriesError::Damaged)));
    scanner.take(&ours[0]).unwrap();
    assert_eq!(scanner.take(&ours[1]), Ok(Seen::Document(long(1000))));
}

#[test]
fn other_codes_say_nothing() {
    for text in ["https://example.org/menu", "WIFI:T:WPA;S:guest;;", "{}", ""] {
        assert_eq!(Scanner::default().take(text), Err(ScanError::Foreign), "{text}");
    }
    let cut = &address(&profiles(1)[0])[..200];
    assert!(matches!(Scanner::default().take(cut), Err(ScanError::Link(_))));
}

#[test]
fn a_picture_without_a_code_shows_none() {
    assert_eq!(look(&[], 0, 0), [""; 0]);
    assert_eq!(look(&[0; 100], 20, 5), [""; 0]);
    assert_eq!(look(&[0; 100], 200, 5), [""; 0]);
    assert_eq!(look(&vec![255; 640 * 480], 640, 480), [""; 0]);
}

proptest! {
    #[test]
    fn any_order_gives_the_document(document in prop::collection::vec(any::<u8>(), 1..4000), seed: u64) {
        let mut parts = parts(&document).unwrap();
        // Shuffled, some of them seen twice.
        parts.extend(parts.clone());
        parts.sort_by_key(|part| skillmark_canon::Digest::of(format!("{seed}{part}")));
        let mut scanner = Scanner::default();
        let seen = parts.iter().find_map(|part| match scanner.take(part).unwrap() {
            Seen::Document(document) => Some(document),
            Seen::Missing { .. } => None,
        });
        prop_assert_eq!(seen, Some(document));
    }

    #[test]
    fn a_changed_character_never_gives_another_document(bytes in 1..1500_usize, at: prop::sample::Index, c in "[ -~]") {
        let document = long(bytes);
        let mut parts = parts(&document).unwrap();
        let at = at.index(parts[0].len());
        parts[0].replace_range(at..=at, &c);
        let mut scanner = Scanner::default();
        for part in &parts {
            if let Ok(Seen::Document(read)) = scanner.take(part) {
                prop_assert_eq!(&read, &document);
            }
        }
    }

    #[test]
    fn no_text_is_too_much_for_it(text in "(SKILLMARK:[0-9:]{0,8})?[A-Z0-9:]{0,40}", other in ".{0,40}") {
        let mut scanner = Scanner::default();
        let _ = (scanner.take(&text), scanner.take(&other));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// The decoder is not ours: whatever lies before a camera must not end the page.
    #[test]
    fn no_picture_is_too_much_for_it(noise in prop::collection::vec(any::<u8>(), 64), size in 24..200_usize, holes in any::<u64>()) {
        let document = long(300);
        let code = codes(&document, &address("{}")).unwrap().remove(0);
        let (mut pixels, width) = raster(&code, 3);
        let mut draw = holes;
        for pixel in &mut pixels {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if draw >> 60 == 0 {
                *pixel = noise[(draw >> 50) as usize % noise.len()];
            }
        }
        look(&pixels, width, width);
        look(&pixels[..width * (width / 2)], width, width / 2);
        let random: Vec<u8> = (0..size * size).map(|i| noise[i * 31 % noise.len()]).collect();
        look(&random, size, size);
    }
}
