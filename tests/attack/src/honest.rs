//! Honest profiles in files, for measurements of how long verdicts take.

use crate::people::{edition, holder, plan, preset, sat, sign, take};
use skillmark_canon::canonical;
use skillmark_credential::SoftKey;
use skillmark_profile::compose;
use std::path::Path;

/// Writes `bank.json` and as many profiles, `profiles/00000.json` and so on, each of 40 answers, a person and a key of its own.
pub(crate) fn write(folder: &str, count: u64) -> std::io::Result<()> {
    let mut bank = crate::people::bank();
    bank.presets = vec![preset("forty", 20, 20)];
    let profiles = Path::new(folder).join("profiles");
    std::fs::create_dir_all(&profiles)?;
    std::fs::write(Path::new(folder).join("bank.json"), bank.to_json())?;
    let edition = edition(bank);
    for n in 0..count {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&n.to_le_bytes());
        let (key, plan) = (SoftKey::from_seed(&seed), plan(&edition, "forty", n));
        let log = take(&edition, &plan, n);
        let document =
            compose(&edition, &sat(&plan, &log, false), &holder(key.public_key().did())).expect("a profile");
        std::fs::write(profiles.join(format!("{n:05}.json")), canonical(&sign(document, &key)))?;
    }
    Ok(())
}
