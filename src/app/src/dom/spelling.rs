//! Letters that can be spelt in several ways, by the browser's own tables (Unicode Standard Annex 15).

use js_sys::JsString;

/// With accents in one spelling, NFC: keyboards and systems differ in them, and what is signed should not.
pub fn nfc(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// For comparing only, NFKC: ligatures, full-width and other shapes of a letter become the letter.
pub fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::{nfc, nfkc};
    use skillmark_profile::{Book, Observation, same};
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn a_name_has_one_spelling_and_keeps_its_shape() {
        assert_eq!(nfc("Zoe\u{308}"), "Zo\u{eb}");
        assert_eq!(nfc("\u{fb01}"), "\u{fb01}", "a shape is the person's own choice");
    }

    #[wasm_bindgen_test]
    fn shapes_of_letters_make_nobody_else() {
        let alike = [
            ("Zo\u{eb}", "Zoe\u{308}"),
            ("Fiona", "\u{fb01}ona"),
            ("Ada", "\u{ff21}\u{ff44}\u{ff41}"),
            ("Ada L", "\u{1d400}da\u{2003}L"),
        ];
        for (one, other) in alike {
            assert!(same(one, other, nfkc), "{one} and {other}");
            let mut book = Book::default();
            book.seen("a", Some(one), "2026-05-01", nfkc);
            let observed = book.seen("b", Some(other), "2026-05-01", nfkc);
            assert_eq!(observed, Observation::KeyChanged { did: "a".into(), name: one.into() });
        }
        assert!(!same("Zo\u{eb}", "Zoe", nfkc), "an accent is a difference");
    }
}
