//! Does what a credential says follow from the answers in it?
//!
//! Scores the log again with the bank at hand, compares every number bit for bit, and composes the whole document
//! again to compare every word. What cannot be told from what is at hand is unknown, never no.

use crate::axes::{Answer, Axis, Reason};
use crate::codes::{Code, Problem, problem};
use crate::compose::{Holder, document, is_name, urn};
use crate::decode::DecodeError;
use crate::evidence::{BankRef, Claim, Evidence, FAMILY};
use crate::inert::inert;
use crate::{Edition, words};
use serde_json::Value;
use skillmark_session::{ENGINE_REV, Event, Session, Step};

/// Answer, and what was read on the way to it.
pub(crate) struct Found<'a> {
    pub(crate) axis: Axis,
    pub(crate) problem: Option<Problem>,
    /// The evidence, where it could be read.
    pub(crate) evidence: Option<Evidence>,
    /// The bank with which the answers gave the claimed numbers.
    pub(crate) edition: Option<&'a Edition>,
}

/// Judges the evidence of a document whose integrity holds.
pub(crate) fn judge<'a>(document: &Value, editions: &'a [Edition]) -> Found<'a> {
    let mut found = Found { axis: Reason::NoEvidence.into(), problem: None, evidence: None, edition: None };
    if let Err((axis, problem)) = follow(document, editions, &mut found) {
        // A document that says more than follows is shown as it is, not under the bank's names.
        found.edition = found.edition.filter(|_| axis.answer() != Answer::No);
        found.axis = axis;
        found.problem = Some(problem);
    }
    found
}

type Stop = (Axis, Problem);

fn follow<'a>(document: &Value, editions: &'a [Edition], found: &mut Found<'a>) -> Result<(), Stop> {
    let Some((path, narrative)) = narrative(document)? else { return Ok(()) };
    let evidence = Evidence::decode(narrative).map_err(|error| undecoded(error, &path))?;
    let evidence = &*found.evidence.insert(evidence);
    displayed(document, evidence)?;

    let edition = editions.iter().find(|edition| edition.scoring() == evidence.bank.scoring);
    let edition = edition.ok_or_else(|| unknown_bank(Reason::UnknownBank, &evidence.bank, &path))?;
    named(edition, evidence, &path)?;
    if evidence.plan.engine_rev != ENGINE_REV {
        let rev = evidence.plan.engine_rev.to_string();
        let message = format!("scored by rules of revision {rev}; this version has revision {ENGINE_REV}");
        return Err((
            Axis::from(Reason::UnknownRules).with("rev", rev),
            problem(Code::ScoringVersionUnknown, message, &path),
        ));
    }

    let session = Session::replay(edition.instrument().clone(), evidence.plan.clone(), &evidence.log)
        .map_err(|error| differs(format!("the answers do not fit the bank: {error}"), &path))?;
    if session.next() != Step::Done {
        let message = "the answers end before the rules would have stopped: some were left out";
        return Err((Reason::Incomplete.into(), problem(Code::EvidenceIncomplete, message, &path)));
    }
    let outcome = session.outcome();
    let replayed: Vec<Claim> = outcome.skills.iter().map(Claim::from).collect();
    if let Some(difference) = difference(&evidence.results, &replayed) {
        return Err(differs(format!("scoring the answers again gives another result: {difference}"), &path));
    }

    found.edition = Some(edition);

    let again = holder(document).and_then(|holder| {
        self::document(edition, evidence, &outcome, &holder).ok_or_else(|| "/validFrom".to_owned())
    });
    let told = again.and_then(|expected| match first_difference(&expected, document, String::new()) {
        None => Ok(()),
        Some(path) => Err(path),
    });
    match told {
        Ok(()) => {}
        // The bank's wording may have been mended since, so no forgery is shown by it.
        Err(_) if evidence.bank.content != edition.content() => {
            return Err(unknown_bank(Reason::OtherWording, &evidence.bank, &path));
        }
        Err(at) => return Err(differs("this part does not follow from the answers", &at)),
    }
    let answers =
        evidence.log.iter().filter(|e| matches!(e, Event::Answered { .. } | Event::Unsure { .. })).count();
    found.axis = Axis::from(Reason::Replayed)
        .with("bank", edition.bank().title.clone())
        .with("answers", answers.to_string());
    Ok(())
}

/// The narrative that is ours, with its place. Two would be two truths.
fn narrative(document: &Value) -> Result<Option<(String, &str)>, Stop> {
    let entries: &[Value] = match document.get("evidence") {
        Some(Value::Array(entries)) => entries,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    let mut ours = entries.iter().enumerate().filter_map(|(i, entry)| {
        let narrative = entry.get("narrative")?.as_str()?;
        narrative.starts_with(FAMILY).then(|| (format!("/evidence/{i}/narrative"), narrative))
    });
    match (ours.next(), ours.next()) {
        (first, None) => Ok(first),
        (_, Some((path, _))) => Err(differs("there is more than one set of answers", &path)),
    }
}

/// The values that other software displays must be the claimed ones, whether or not the bank is at hand.
fn displayed(document: &Value, evidence: &Evidence) -> Result<(), Stop> {
    let path = "/credentialSubject/result";
    let results = document.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let skills: Vec<&str> = evidence.results.iter().map(|claim| claim.skill.as_str()).collect();
    if skills != evidence.plan.skills || results.len() != skills.len() {
        return Err(differs(
            "plan, numbers and displayed results are about different skills".to_owned(),
            path,
        ));
    }
    for (i, (result, claim)) in results.iter().zip(&evidence.results).enumerate() {
        let value = words::score(claim.theta);
        if result.get("value").and_then(Value::as_str) != Some(&value) {
            let message = format!("the displayed value is not {value}, which the claimed numbers give");
            return Err(differs(message, &format!("{path}/{i}/value")));
        }
    }
    Ok(())
}

/// A known bank goes by its own name, and a known edition of it by its own version.
fn named(edition: &Edition, evidence: &Evidence, path: &str) -> Result<(), Stop> {
    let (bank, claimed) = (edition.bank(), &evidence.bank);
    let renamed = claimed.id != bank.id;
    let relabelled = claimed.content == edition.content() && claimed.version != bank.version;
    match renamed || relabelled {
        true => Err(differs(format!("the digests are those of bank {} {}", bank.id, bank.version), path)),
        false => Ok(()),
    }
}

/// The first number that differs, in words.
fn difference(claimed: &[Claim], replayed: &[Claim]) -> Option<String> {
    if claimed.len() != replayed.len() {
        return Some(format!("{} skills, not {}", replayed.len(), claimed.len()));
    }
    claimed.iter().zip(replayed).find_map(|(claimed, replayed)| {
        let bits = |claim: &Claim| -> Vec<(&'static str, u64)> {
            let Claim { theta, se, interval, levels, wle, .. } = claim;
            let mut all = vec![
                ("theta", theta.to_bits()),
                ("se", se.to_bits()),
                ("interval", interval.0.to_bits()),
                ("interval", interval.1.to_bits()),
                ("wle", wle.0.to_bits()),
                ("wle", wle.1.to_bits()),
            ];
            all.extend(levels.iter().map(|p| ("levels", p.to_bits())));
            all
        };
        let (ours, theirs) = (bits(replayed), bits(claimed));
        let field = match ours.iter().zip(&theirs).find(|(a, b)| a != b) {
            Some((ours, _)) => Some(ours.0),
            None if ours.len() != theirs.len() => Some("levels"),
            // Equal bits are equal numbers, so what is left are names and counts.
            None => (claimed != replayed).then_some("counts"),
        };
        field.map(|field| format!("{field} of skill {:?}", inert(&replayed.skill)))
    })
}

/// Who, when and which: what the document adds to its evidence. Else the place that cannot have been composed.
fn holder(document: &Value) -> Result<Holder, String> {
    let text = |path: &str| document.pointer(path).and_then(Value::as_str).ok_or_else(|| path.to_owned());
    let name = words::holder(text("/issuer/name")?);
    if !name.is_none_or(is_name) {
        return Err("/issuer/name".to_owned());
    }
    Ok(Holder {
        did: text("/issuer/id")?.to_owned(),
        name: name.map(str::to_owned),
        now: skillmark_credential::time::parse(text("/validFrom")?).map_err(|_| "/validFrom")?,
        id: uuid(text("/id")?).ok_or("/id")?,
    })
}

pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    let hex: String = text.strip_prefix("urn:uuid:")?.chars().filter(|c| *c != '-').collect();
    let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).ok()?;
    let id: [u8; 16] = bytes.try_into().ok()?;
    (urn(id) == text).then_some(id)
}

/// JSON Pointer to the first place where two documents differ. The proof is not part of what was composed.
fn first_difference(expected: &Value, found: &Value, at: String) -> Option<String> {
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let ours = |key: &str| !(at.is_empty() && key == "proof");
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).filter(|key| ours(key)).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter().find_map(|key| {
                let at = format!("{at}/{}", crate::content::escape(key));
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => first_difference(a, b, at),
                    _ => Some(at),
                }
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| first_difference(a, b, format!("{at}/{i}")))
        }
        _ => (expected != found).then_some(at),
    }
}

fn undecoded(error: DecodeError, path: &str) -> Stop {
    match error {
        DecodeError::Version(version) => {
            let version = inert(&version);
            let message = format!("evidence of version {version:?}; this version reads version 1");
            (
                Axis::from(Reason::UnknownVersion).with("version", version),
                problem(Code::EvidenceVersionUnknown, message, path),
            )
        }
        DecodeError::Malformed(what) => {
            differs(format!("the evidence does not read: {}", inert(&what)), path)
        }
    }
}

fn unknown_bank(reason: Reason, bank: &BankRef, path: &str) -> Stop {
    let name = inert(&format!("{} {}", bank.id, bank.version));
    let message = match reason {
        Reason::OtherWording => {
            format!("the numbers follow, the wording is from another edition of bank {name}")
        }
        _ => format!("bank {name} with scoring digest {} is not at hand", inert(&bank.scoring)),
    };
    (Axis::from(reason).with("bank", name), problem(Code::EvidenceUnknownBank, message, path))
}

fn differs(message: impl Into<String>, path: &str) -> Stop {
    (Reason::Differs.into(), problem(Code::InvalidEvidence, message, path))
}
