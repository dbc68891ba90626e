//! Good profiles changed at random and not signed again: whatever still passes must say what was signed.

use crate::forge::Draw;
use crate::mutate::STRUCTURE;
use crate::people::{EDITION, NOW, holder, plan, sat, take};
use crate::spell::{BYTES, Form, SPELLING};
use crate::tally::{Tally, attempts, draw};
use crate::{Report, people};
use serde_json::Value;
use skillmark_canon::{Limits, canonical, parse};
use skillmark_credential::SoftKey;
use skillmark_profile::{Overall, Verdict, compose, link, verdict};

/// Profiles of ours to begin with.
const PROFILES: u64 = 60;

/// Badges and an endorsement as other software writes them; one carries a second proof.
const FOREIGN: [&[u8]; 3] = [
    include_bytes!("../../reference/credentials/000_good.json"),
    include_bytes!("../../reference/credentials/001_good_proof_set_jcs_rdfc.json"),
    include_bytes!("../../reference/credentials/002_good_endorsement.json"),
];

const REFUSED: &str = "refused";
const SAME: &str = "the same document";
const PROOFS: &str = "the same, other list of proofs";
const OTHER: &str = "accepted with another meaning";

/// A document that is accepted, and its verdict.
pub(crate) struct Good {
    pub(crate) document: Value,
    verdict: Verdict,
}

impl Good {
    fn new(document: Value) -> Good {
        let verdict = judge(canonical(&document).as_bytes());
        assert_eq!(verdict.overall, Overall::Valid, "{:?}", verdict.problems);
        Good { document, verdict }
    }

    /// A profile of ours.
    fn profile(n: u64) -> Good {
        let key = SoftKey::from_seed(&[n as u8; 32]);
        let plan = plan(&EDITION, if n.is_multiple_of(2) { "normal" } else { "quick" }, n);
        let holder = holder(key.public_key().did());
        let document = compose(&EDITION, &sat(&plan, &take(&EDITION, &plan, n), n % 4 < 2), &holder).unwrap();
        Good::new(people::sign(document, &key))
    }
}

pub(crate) fn run(count: u64, seed: u64) -> Report {
    let foreign = FOREIGN.iter().map(|bytes| Good::new(parse(bytes, Limits::UNTRUSTED).unwrap()));
    let good: Vec<Good> = (0..PROFILES).map(Good::profile).chain(foreign).collect();
    let names = names();
    let tally = attempts(count, |n, tally| {
        let mut draw = draw(seed, n);
        let (name, of, sent) = mutated(n, &good, &mut draw);
        let found = outcome(&sent, of);
        if found == OTHER {
            tally.success(format!("attempt {n}, {name}: `{}`", String::from_utf8_lossy(&sent)));
        }
        tally.count(name, found);
    });
    report(&names, &tally)
}

/// All kinds of mutations, in the order in which attempts take turns.
fn names() -> Vec<&'static str> {
    let bytes = BYTES.iter().map(|(name, _)| *name);
    bytes
        .chain(SPELLING.iter().map(|(name, _)| *name))
        .chain(STRUCTURE.iter().map(|(name, _)| *name))
        .collect()
}

/// What is sent; drawn again while it is what it was.
fn mutated<'a>(n: u64, good: &'a [Good], draw: &mut Draw) -> (&'static str, &'a Good, Vec<u8>) {
    let kind = (n % names().len() as u64) as usize;
    loop {
        let (of, form) = (draw.one(good), *draw.one(&Form::ALL));
        let original = form.write(&of.document);
        let (name, sent) = if let Some((name, change)) = BYTES.get(kind) {
            let mut sent = original.clone();
            change(&mut sent, draw);
            (*name, sent)
        } else if let Some((name, change)) = SPELLING.get(kind - BYTES.len()) {
            (*name, form.send(change(&of.document, draw).as_bytes()))
        } else {
            let (name, change) = STRUCTURE[kind - BYTES.len() - SPELLING.len()];
            let mut document = of.document.clone();
            let text = change(&mut document, draw.one(good), draw);
            (name, text.map_or_else(|| form.write(&document), |text| form.send(text.as_bytes())))
        };
        if sent != original {
            return (name, of, sent);
        }
    }
}

/// What the receiver makes of it.
fn outcome(sent: &[u8], of: &Good) -> &'static str {
    let opened = match sent.starts_with(b"1.") {
        true => match std::str::from_utf8(sent).map(link::decode) {
            Ok(Ok(opened)) => opened,
            _ => return REFUSED,
        },
        false => sent.to_vec(),
    };
    let found = judge(&opened);
    let Ok(document) = parse(&opened, Limits::UNTRUSTED) else {
        return if found.overall == Overall::Invalid { REFUSED } else { OTHER };
    };
    if document == of.document {
        return if found == of.verdict { SAME } else { OTHER };
    }
    if found.overall == Overall::Invalid {
        return REFUSED;
    }
    let same = said(&document) == said(&of.document)
        && found.shown == of.verdict.shown
        && found.axes == of.verdict.axes;
    if same && signed(&document).iter().all(|proof| signed(&of.document).contains(proof)) {
        PROOFS
    } else {
        OTHER
    }
}

fn judge(bytes: &[u8]) -> Verdict {
    verdict(bytes, std::slice::from_ref(&EDITION), NOW)
}

/// All that a document says, by which no proof covers another.
fn said(document: &Value) -> Value {
    let mut document = document.clone();
    document.as_object_mut().map(|members| members.remove("proof"));
    document
}

/// The proofs that are checked.
fn signed(document: &Value) -> Vec<&Value> {
    let all = match &document["proof"] {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    all.into_iter().filter(|proof| proof["cryptosuite"] == "eddsa-jcs-2022").collect()
}

fn report(names: &[&'static str], tally: &Tally) -> Report {
    let mut text = tally.table("mutation", names, &[REFUSED, SAME, PROOFS, OTHER]);
    tally.successes.iter().for_each(|success| text.push_str(&format!("\n- **Accepted**: {success}")));
    Report { text, withstood: tally.sum(OTHER) == 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_says_what_was_signed() {
        let report = run(1_000, 1);
        assert!(report.withstood, "{}", report.text);
        // Otherwise nothing would be learned from all being refused.
        let spelled = report.text.lines().find(|line| line.contains("white space put in")).unwrap();
        let cells: Vec<&str> = spelled.split('|').map(str::trim).collect();
        assert_eq!((cells[3], cells[4]), ("0", cells[2]), "{spelled}");
    }
}
