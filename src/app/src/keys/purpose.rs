//! What a key is for: one purpose, one key.

use crate::dom;
use skillmark_canon::Digest;

/// What a key signs for. Two purposes never share a key, so that nobody can join by it what the person kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// Under the person's real name: the main key.
    Person,
    /// Under a pseudonym, which finds its key again when it is typed again.
    Pseudonym(&'a str),
    /// One profile and nothing else; the number is the profile's.
    Once(&'a [u8; 16]),
    /// Whoever asked for a profile, by their `did`: two of them cannot compare keys.
    Requester(&'a str),
}

impl Purpose<'_> {
    /// The key's name in the store. What people typed goes in as a digest: no pseudonym can spell another key's name.
    pub fn name(self) -> String {
        match self {
            Purpose::Person => "signing".to_owned(),
            Purpose::Pseudonym(name) => format!("pseudonym:{}", Digest::of(dom::nfc(name.trim()))),
            Purpose::Once(number) => format!("once:{}", dom::hex(number)),
            Purpose::Requester(did) => format!("requester:{}", Digest::of(did)),
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::Purpose;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn no_two_purposes_share_a_name() {
        let did = "did:key:z6MkqfHZJyNVKv56MfN3p2Kg73L1vgiusTG12gamx55DEiXx";
        let (one, two) = ([1; 16], [2; 16]);
        let purposes = [
            Purpose::Person,
            Purpose::Pseudonym("Ada"),
            Purpose::Pseudonym("ada"),
            Purpose::Pseudonym("Ada L"),
            Purpose::Pseudonym("signing"),
            Purpose::Pseudonym(""),
            Purpose::Pseudonym(did),
            Purpose::Once(&one),
            Purpose::Once(&two),
            Purpose::Requester(did),
            Purpose::Requester("did:web:example.org"),
        ];
        for (i, purpose) in purposes.iter().enumerate() {
            for other in &purposes[..i] {
                assert_ne!(purpose.name(), other.name(), "{purpose:?} and {other:?}");
            }
        }
    }

    #[wasm_bindgen_test]
    fn a_pseudonym_typed_again_is_the_same() {
        for (first, again) in [("Night Owl", " Night Owl\n"), ("Zo\u{eb}", "Zoe\u{308}")] {
            assert_eq!(Purpose::Pseudonym(first).name(), Purpose::Pseudonym(again).name());
        }
    }
}
