//! Profiles that are changed on purpose and signed again, by the holder or by somebody else: the signature holds, and the
//! evidence must not.

use crate::Report;
use crate::forge::{Draw, Open};
use crate::people::{EDITION, NOW, key, plan, sign};
use crate::tally::{Tally, attempts, draw};
use crate::ways::{WAYS, Way};
use serde_json::Value;
use skillmark_credential::SoftKey;
use skillmark_profile::{Answer, verdict};

/// Honest profiles to begin with.
const PROFILES: u64 = 100;

const YES: &str = "evidence yes";

/// Whose key signs, and under whose name.
#[derive(Clone, Copy, PartialEq)]
enum Signer {
    Holder,
    /// Somebody else, under his own name.
    Forger,
    /// Somebody else, under the holder's name.
    Impostor,
}

pub(crate) fn run(count: u64, seed: u64) -> Report {
    let honest: Vec<(Open, Value)> =
        (0..PROFILES).map(profile).map(|open| (open.clone(), open.close())).collect();
    for (_, document) in &honest {
        assert_eq!(judge(document.clone(), Signer::Holder), Answer::Yes, "an honest profile holds");
    }
    let ways: Vec<&Way> = WAYS.into_iter().flatten().collect();
    let tally = attempts(count, |n, tally| {
        let way = ways[(n % ways.len() as u64) as usize];
        let mut draw = draw(seed, n);
        let signer = *draw.one(&[Signer::Holder, Signer::Forger, Signer::Impostor]);
        let found = judge(forged(way, &honest, &mut draw), signer);
        if found == Answer::Yes {
            tally.success(format!("attempt {n}: {}", way.name));
        }
        tally.count(way.name, column(found));
    });
    report(&ways, &tally)
}

fn profile(n: u64) -> Open {
    let preset = if n.is_multiple_of(2) { "normal" } else { "quick" };
    Open::profile(&EDITION, &plan(&EDITION, preset, n), n, n % 4 < 2)
}

/// Drawn again while it leaves a profile as it is, which some ways do with some profiles.
fn forged(way: &Way, honest: &[(Open, Value)], draw: &mut Draw) -> Value {
    loop {
        let (open, document) = draw.one(honest);
        let mut open = open.clone();
        (way.forge)(&mut open, draw);
        let forged = open.close();
        if forged != *document {
            return forged;
        }
    }
}

/// The answer on the evidence axis.
fn judge(mut document: Value, signer: Signer) -> Answer {
    let (holder, forger) = (key(), SoftKey::from_seed(b"a forger signs here with his own"));
    if signer == Signer::Forger {
        for who in ["/issuer/id", "/credentialSubject/id"] {
            let who = document.pointer_mut(who).expect("an id");
            if *who == holder.public_key().did() {
                *who = forger.public_key().did().into();
            }
        }
    }
    let signed = sign(document, if signer == Signer::Holder { &holder } else { &forger });
    let verdict = verdict(signed.to_string().as_bytes(), std::slice::from_ref(&EDITION), NOW);
    assert_eq!(verdict.axes.integrity.answer(), Answer::Yes, "the forger's own signature holds");
    if signer == Signer::Impostor {
        assert_eq!(verdict.axes.issuer.answer(), Answer::No, "the key is not the holder's");
    }
    verdict.axes.evidence.answer()
}

fn column(answer: Answer) -> &'static str {
    match answer {
        Answer::No => "evidence no",
        Answer::Unknown => "evidence unknown",
        Answer::Yes => YES,
    }
}

fn report(ways: &[&Way], tally: &Tally) -> Report {
    let names: Vec<&'static str> = ways.iter().map(|way| way.name).collect();
    let columns = [Answer::No, Answer::Unknown, Answer::Yes].map(column);
    let mut text = tally.table("forgery", &names, &columns);
    tally.successes.iter().for_each(|success| text.push_str(&format!("\n- **Not noticed**: {success}")));
    Report { text, withstood: tally.sum(YES) == 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_tried_and_none_succeeds() {
        let report = run(150, 1);
        assert!(report.withstood, "{}", report.text);
        assert_eq!(report, run(150, 1), "the same seed gives the same forgeries");
    }
}
