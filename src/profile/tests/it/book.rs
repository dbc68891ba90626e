//! What a reader's address book remembers, warns of, and never takes for known.

use proptest::prelude::*;
use skillmark_canon::canonical;
use skillmark_profile::{BOOK_LIMIT, Book, Observation};

const DAY: &str = "2026-05-01T10:00:00Z";

/// What NFKC makes of the few shapes that stand here; the page's tests ask the browser.
fn nfkc(name: &str) -> String {
    name.replace("e\u{308}", "\u{eb}").replace('\u{fb01}', "fi")
}

fn changed(did: &str, name: &str) -> Observation {
    Observation::KeyChanged { did: did.into(), name: name.into() }
}

#[test]
fn a_key_that_takes_another_name_is_told_each_time() {
    let mut book = Book::default();
    assert_eq!(book.seen("a", Some("Ada"), DAY, nfkc), Observation::New);
    for _ in 0..2 {
        assert_eq!(book.seen("a", Some("Eve"), DAY, nfkc), Observation::Renamed { from: "Ada".into() });
    }
    assert_eq!(book.seen("a", Some(" ada "), DAY, nfkc), Observation::Same);
    assert_eq!(book.seen("a", None, DAY, nfkc), Observation::Same, "no name is no other name");
    assert_eq!(book.find("a").unwrap().claimed.as_deref(), Some("Ada"));
}

#[test]
fn a_name_that_comes_later_is_no_renaming() {
    let mut book = Book::default();
    book.seen("a", None, DAY, nfkc);
    assert_eq!(book.seen("a", Some("Ada"), DAY, nfkc), Observation::Same);
    assert_eq!(book.seen("a", Some("Eve"), DAY, nfkc), Observation::Renamed { from: "Ada".into() });
}

#[test]
fn a_key_that_kept_silent_at_first_is_not_first_to_claim_a_name() {
    let mut book = Book::default();
    book.seen("silent", None, DAY, nfkc);
    book.seen("b", Some("Ada"), DAY, nfkc);
    for _ in 0..2 {
        assert_eq!(book.seen("silent", Some("Ada"), DAY, nfkc), changed("b", "Ada"));
    }
}

#[test]
fn a_known_name_under_another_key_is_told_until_the_reader_has_compared() {
    let mut book = Book::default();
    book.seen("a", Some("Ada"), DAY, nfkc);
    for _ in 0..2 {
        assert_eq!(book.seen("b", Some("ADA"), DAY, nfkc), changed("a", "Ada"));
    }
    assert_eq!(book.seen("a", Some("Ada"), DAY, nfkc), Observation::Same, "the first is not the changed one");
    assert!(book.name("b", Some("Ada, new laptop".into())));
    assert_eq!(book.seen("b", Some("Ada"), DAY, nfkc), Observation::Same);
    // Now the other one is the odd one out.
    assert_eq!(book.seen("a", Some("Ada"), DAY, nfkc), changed("b", "Ada, new laptop"));
    book.forget("b");
    assert_eq!(book.seen("a", Some("Ada"), DAY, nfkc), Observation::Same);
}

#[test]
fn the_readers_own_name_for_a_key_is_guarded_too() {
    let mut book = Book::default();
    book.seen("a", Some("A. Example"), DAY, nfkc);
    book.name("a", Some("Ada".into()));
    assert_eq!(book.seen("b", Some("Ada"), DAY, nfkc), changed("a", "Ada"));
}

#[test]
fn another_shape_of_a_letter_is_no_other_name() {
    let mut book = Book::default();
    book.seen("a", Some("Zo\u{eb}"), DAY, nfkc);
    assert_eq!(book.seen("a", Some("Zoe\u{308}"), DAY, nfkc), Observation::Same);
    assert_eq!(
        book.seen("b", Some("Zoe\u{200d}\u{308}"), DAY, nfkc),
        changed("a", "Zo\u{eb}"),
        "joined unseen"
    );
    book.seen("c", Some("Fiona"), DAY, nfkc);
    assert_eq!(book.seen("d", Some("\u{fb01}ona"), DAY, nfkc), changed("c", "Fiona"));
}

#[test]
fn nameless_keys_are_nobodys_doubles() {
    let mut book = Book::default();
    assert_eq!(book.seen("a", None, DAY, nfkc), Observation::New);
    assert_eq!(book.seen("b", None, DAY, nfkc), Observation::New);
}

#[test]
fn a_key_is_named_only_once_it_was_seen_and_by_a_name_that_shows() {
    let mut book = Book::default();
    assert!(!book.name("a", Some("Ada".into())));
    book.seen("a", Some("Ada\u{202e}"), DAY, nfkc);
    assert!(!book.find("a").unwrap().claimed.as_ref().unwrap().contains('\u{202e}'));
    for bad in ["", " Ada", "Ada\u{202e}", "\u{200b}"] {
        assert!(!book.name("a", Some(bad.into())), "{bad:?}");
    }
    assert!(book.known().is_empty());
    assert!(book.name("a", Some("Ada".into())) && book.known().len() == 1);
    assert!(book.name("a", None) && book.known().is_empty());
}

#[test]
fn a_full_book_forgets_the_oldest_whom_nobody_named() {
    let mut book = Book::default();
    book.seen("first", None, DAY, nfkc);
    book.name("first", Some("Ada".into()));
    (0..BOOK_LIMIT).for_each(|i| drop(book.seen(&i.to_string(), None, DAY, nfkc)));
    assert_eq!(book.contacts().len(), BOOK_LIMIT);
    assert!(book.find("first").is_some() && book.find("0").is_none() && book.find("1").is_some());
}

#[test]
fn a_damaged_book_says_where() {
    let error = Book::read(br#"[{"did":"a","first":1}]"#).unwrap_err();
    assert!(error.contains("[0].first"), "{error}");
}

proptest! {
    #[test]
    fn seeing_makes_nobody_known_and_what_is_kept_comes_back(
        came in prop::collection::vec((0..4_u8, prop::option::of("[a-c]")), 0..20),
        named in prop::collection::vec((0..4_u8, prop::option::of("[a-c]")), 0..4),
    ) {
        let mut book = Book::default();
        for (key, claimed) in &came {
            let observed = book.seen(&key.to_string(), claimed.as_deref(), DAY, nfkc);
            prop_assert_eq!(&book.seen(&key.to_string(), claimed.as_deref(), DAY, nfkc), match &observed {
                Observation::New => &Observation::Same,
                other => other,
            });
        }
        prop_assert!(book.known().is_empty());
        for (key, name) in named {
            book.name(&key.to_string(), name);
        }
        let kept = canonical(&book.to_value());
        prop_assert_eq!(Book::read(kept.as_bytes()), Ok(book));
    }
}
