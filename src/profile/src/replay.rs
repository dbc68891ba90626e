//! Does what a credential says follow from the answers in it?
//!
//! Scores the log again with the bank at hand, compares every number bit for bit, and composes the whole document
//! again to compare every word. What cannot be told from what is at hand is unknown, never no.

use crate::axes::{Answer, Axis, Reason};
use crate::carried::Carried;
use crate::codes::{Code, Problem, problem};
use crate::compare::{difference, first_difference, holder};
use crate::compose::{Told, document};
use crate::config::Pin;
use crate::decode::DecodeError;
use crate::evidence::{BankRef, Claim, Evidence, FAMILY};

use crate::Edition;
use crate::inert::inert;
use crate::summary;
use crate::without::{Without, without};
use serde_json::Value;
use skillmark_bank::preset_digest;
use skillmark_session::{ENGINE_REV, Event, Outcome, Session, Step};

/// Answer, and what was read on the way to it.
pub(crate) struct Found<'a> {
    pub(crate) axis: Axis,
    pub(crate) problem: Option<Problem>,
    /// What the document carries, where it could be read.
    pub(crate) carried: Option<Carried>,
    /// The bank under whose names it may be shown.
    pub(crate) edition: Option<&'a Edition>,
    /// Whether the answers gave the claimed numbers with that bank.
    pub(crate) replayed: bool,
    /// For each result where some of its questions were withdrawn since, what the others say. Empty where none were.
    pub(crate) without: Vec<Option<Without>>,
}

/// Judges the evidence of a document whose integrity holds. `pins` say what counts of a bank.
pub(crate) fn judge<'a>(document: &Value, editions: &'a [Edition], pins: &[Pin]) -> Found<'a> {
    let mut found = Found {
        axis: Reason::NoEvidence.into(),
        problem: None,
        carried: None,
        edition: None,
        replayed: false,
        without: Vec::new(),
    };
    if let Err((axis, problem)) = follow(document, editions, pins, &mut found) {
        // A document that says more than follows is shown as it is, not under the bank's names.
        if axis.answer() == Answer::No {
            (found.edition, found.replayed) = (None, false);
        }
        found.axis = axis;
        found.problem = Some(problem);
    }
    found
}

type Stop = (Axis, Problem);

fn follow<'a>(
    document: &Value,
    editions: &'a [Edition],
    pins: &[Pin],
    found: &mut Found<'a>,
) -> Result<(), Stop> {
    let Some((path, narrative)) = narrative(document)? else { return Ok(()) };
    let carried = Carried::decode(narrative).map_err(|error| undecoded(error, &path))?;
    found.carried = Some(carried);
    let Some(carried) = &found.carried else { return Ok(()) };
    displayed(document, carried)?;
    let bank = carried.bank();
    // Of editions that score alike, the one whose words these are.
    let alike = || editions.iter().filter(|edition| edition.scoring() == bank.scoring);
    let edition = alike().find(|edition| edition.content() == bank.content).or_else(|| alike().next());
    match (carried, edition) {
        (Carried::Evidence(evidence), Some(edition)) => {
            let (session, outcome) = again(evidence, edition, &path)?;
            (found.edition, found.replayed) = (Some(edition), true);
            told(document, edition, &Told::of(evidence, &outcome), &path)?;
            found.problem = withdrawn(evidence, pins, &path);
            found.without = without(&session, &outcome, pin(pins, evidence));
            found.axis = counts(evidence, edition, pins, &path)?;
        }
        (Carried::Evidence(_), None) => return Err(unknown_bank(Reason::UnknownBank, bank, &path)),
        (Carried::Summary(summary), Some(edition)) => {
            named(edition, bank, &path)?;
            follows_rules(edition, &summary.preset, &summary.rules, &path)?;
            found.edition = Some(edition);
            told(document, edition, &Told::summary(summary), &path)?;
            found.axis = Reason::Withheld.into();
        }
        (Carried::Summary(_), None) => found.axis = Reason::Withheld.into(),
    }
    Ok(())
}

/// Scores the answers again, and compares every number.
fn again(evidence: &Evidence, edition: &Edition, path: &str) -> Result<(Session, Outcome), Stop> {
    named(edition, &evidence.bank, path)?;
    if evidence.plan.engine_rev != ENGINE_REV {
        let rev = evidence.plan.engine_rev.to_string();
        let message = format!("scored by rules of revision {rev}; this version has revision {ENGINE_REV}");
        return Err((
            Axis::from(Reason::UnknownRules).with("rev", rev),
            problem(Code::ScoringVersionUnknown, message, path),
        ));
    }
    follows_rules(edition, &evidence.plan.preset, &evidence.rules, path)?;
    let session = Session::replay(edition.instrument().clone(), evidence.plan.clone(), &evidence.log)
        .map_err(|error| differs(format!("the answers do not fit the bank: {error}"), path))?;
    if session.next() != Step::Done {
        let message = "the answers end before the rules would have stopped: some were left out";
        return Err((Reason::Incomplete.into(), problem(Code::EvidenceIncomplete, message, path)));
    }
    let outcome = session.outcome();
    let replayed: Vec<Claim> = outcome.skills.iter().map(Claim::from).collect();
    match difference(&evidence.results, &replayed) {
        None => Ok((session, outcome)),
        Some(difference) => {
            Err(differs(format!("scoring the answers again gives another result: {difference}"), path))
        }
    }
}

/// The digest of the rules is that of the bank's preset.
fn follows_rules(edition: &Edition, preset: &str, rules: &str, path: &str) -> Result<(), Stop> {
    match edition.bank().preset(preset) {
        Some(preset) if preset_digest(preset).to_string() == rules => Ok(()),
        Some(_) => Err(differs(format!("the bank's preset {preset:?} has other rules"), path)),
        None => Err(differs(format!("the bank has no preset {:?}", inert(preset)), path)),
    }
}

/// Every word of the document is what would be composed.
fn told(document: &Value, edition: &Edition, told: &Told<'_>, path: &str) -> Result<(), Stop> {
    let composed = holder(document)
        .and_then(|holder| self::document(edition, told, &holder).ok_or_else(|| "/validFrom".to_owned()));
    let same = composed.and_then(|expected| match first_difference(&expected, document, String::new()) {
        None => Ok(()),
        Some(path) => Err(path),
    });
    match same {
        Ok(()) => Ok(()),
        // The bank's wording may have been mended since, so no forgery is shown by it.
        Err(_) if told.bank.content != edition.content() => {
            Err(unknown_bank(Reason::OtherWording, told.bank, path))
        }
        Err(at) if told.answers => Err(differs("this part does not follow from the answers", &at)),
        Err(at) => Err(differs("this part does not follow from the numbers", &at)),
    }
}

/// The axis of evidence that follows: yes, where the deployment counts its rules.
fn counts(evidence: &Evidence, edition: &Edition, pins: &[Pin], path: &str) -> Result<Axis, Stop> {
    let preset = &evidence.plan.preset;
    let pinned = pin(pins, evidence).is_none_or(|pin| pin.presets.is_empty() || pin.presets.contains(preset));
    if !pinned {
        let message = format!("taken by the rules of preset {preset:?}, which do not count here");
        return Err((
            Axis::from(Reason::UnknownPlan).with("preset", preset.clone()),
            problem(Code::PlanUnknown, message, path),
        ));
    }
    let answers =
        evidence.log.iter().filter(|e| matches!(e, Event::Answered { .. } | Event::Unsure { .. })).count();
    Ok(Axis::from(Reason::Replayed)
        .with("bank", edition.bank().title.clone())
        .with("answers", answers.to_string())
        .with("preset", preset.clone()))
}

fn pin<'p>(pins: &'p [Pin], evidence: &Evidence) -> Option<&'p Pin> {
    pins.iter().find(|pin| pin.scoring == evidence.bank.scoring)
}

/// The result stands as it was measured; the reader is told what it rests on, and what the other answers say.
fn withdrawn(evidence: &Evidence, pins: &[Pin], path: &str) -> Option<Problem> {
    let withdrawn = &pin(pins, evidence)?.withdrawn;
    let shown = evidence.log.iter().filter_map(|event| match event {
        Event::Answered { item, .. } | Event::Unsure { item, .. } => Some(item),
        _ => None,
    });
    let gone: Vec<&str> = shown.filter(|item| withdrawn.contains(item)).map(String::as_str).collect();
    (!gone.is_empty()).then(|| {
        let message = format!("{} of its questions were withdrawn since: {}", gone.len(), gone.join(", "));
        problem(Code::ItemWithdrawn, message, path)
    })
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
        let is_ours = narrative.starts_with(FAMILY) || narrative.starts_with(summary::FAMILY);
        is_ours.then(|| (format!("/evidence/{i}/narrative"), narrative))
    });
    match (ours.next(), ours.next()) {
        (first, None) => Ok(first),
        (_, Some((path, _))) => Err(differs("there is more than one set of answers", &path)),
    }
}

/// The values that other software displays must be the claimed ones, whether or not the bank is at hand.
fn displayed(document: &Value, carried: &Carried) -> Result<(), Stop> {
    let path = "/credentialSubject/result";
    let results = document.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let claimed = carried.displayed();
    let planned = match carried {
        Carried::Evidence(evidence) => evidence.plan.skills.iter().eq(claimed.iter().map(|(skill, _)| skill)),
        Carried::Summary(_) => true,
    };
    if !planned || claimed.is_empty() || results.len() != claimed.len() {
        return Err(differs("plan, numbers and displayed results are about different skills", path));
    }
    for (i, (result, (_, value))) in results.iter().zip(claimed).enumerate() {
        let value = value.to_string();
        if result.get("value").and_then(Value::as_str) != Some(&value) {
            let message = format!("the displayed value is not {value}, which the claimed numbers give");
            return Err(differs(message, &format!("{path}/{i}/value")));
        }
    }
    Ok(())
}

/// A known bank goes by its own name, and a known edition of it by its own version.
fn named(edition: &Edition, claimed: &BankRef, path: &str) -> Result<(), Stop> {
    let bank = edition.bank();
    let renamed = claimed.id != bank.id;
    let relabelled = claimed.content == edition.content() && claimed.version != bank.version;
    match renamed || relabelled {
        true => Err(differs(format!("the digests are those of bank {} {}", bank.id, bank.version), path)),
        false => Ok(()),
    }
}

fn undecoded(error: DecodeError, path: &str) -> Stop {
    match error {
        DecodeError::Version(version) => {
            let version = inert(&version);
            let message = format!("evidence of version {version:?}, which this version does not read");
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
