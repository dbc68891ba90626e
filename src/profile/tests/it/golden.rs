//! The profile that other tests and other software read, `tests/reference/profile/`, natively and in wasm.
//!
//! `SKILLMARK_BLESS=1 cargo test -p skillmark-profile golden` writes the files anew.

use crate::people::{EDITION, NOW, bank, good, key, sign_text, unsigned};
use skillmark_profile::{Answer, Overall, verdict};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const BANK: &str = include_str!("../../../../tests/reference/profile/bank.json");
const GOOD: &str = include_str!("../../../../tests/reference/profile/good.json");
const ONE_PROOF: &str = include_str!("../../../../tests/reference/profile/one_proof.json");

/// What other software may make of it: signed over its text alone.
fn one_proof() -> String {
    skillmark_canon::canonical(&sign_text(unsigned(), &key()))
}

#[test]
fn golden_profile() {
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("SKILLMARK_BLESS").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/profile");
        std::fs::write(format!("{folder}/bank.json"), bank().to_json()).unwrap();
        std::fs::write(format!("{folder}/good.json"), good()).unwrap();
        std::fs::write(format!("{folder}/one_proof.json"), one_proof()).unwrap();
        for (name, text) in crate::request::files() {
            std::fs::write(format!("{folder}/{name}"), text).unwrap();
        }
        return;
    }
    // A profile that is signed today must verify tomorrow: bless only with a new evidence version, engine_rev or suite.
    assert!(bank().to_json() == BANK, "bank.json would be written otherwise today");
    assert!(good() == GOOD, "good.json would be written otherwise today");
    assert!(one_proof() == ONE_PROOF, "one_proof.json would be written otherwise today");
    for profile in [GOOD, ONE_PROOF] {
        let verdict = verdict(profile.as_bytes(), std::slice::from_ref(&EDITION), NOW);
        assert_eq!((verdict.overall, verdict.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
    }
}
