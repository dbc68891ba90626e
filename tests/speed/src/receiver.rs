//! What a receiver waits for: the verdict on one profile, with its answers scored again.

use skillmark_bank::Bank;
use skillmark_profile::{Answer, Edition, Overall, verdict};
use skillmark_session::Instrument;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

/// 2026-06-01, within the period of the profiles that are timed, in seconds since 1970.
const THEN: i64 = 1_780_272_000;

/// Somebody with a bank at hand.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Receiver(Edition);

#[wasm_bindgen]
impl Receiver {
    /// With the bank of this `bank.json`.
    pub fn with_bank(json: &[u8]) -> Receiver {
        let bank = Bank::load(json).expect("a bank");
        Receiver(Edition::new(Arc::new(Instrument::new(Arc::new(bank)).expect("an instrument"))))
    }

    /// Whether a profile is valid and its answers give its numbers.
    pub fn accepts(&self, profile: &[u8]) -> bool {
        let verdict = verdict(profile, std::slice::from_ref(&self.0), THEN);
        verdict.overall == Overall::Valid && verdict.axes.evidence.answer() == Answer::Yes
    }
}
