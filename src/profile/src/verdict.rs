//! What a received document proves, question by question.

use crate::answers::{self, Seen};
use crate::axes::{Answer, Axes, Axis, Reason};
use crate::badge::BadgeError;
use crate::codes::{Code, Problem, Severity, problem};
use crate::config::Pin;
use crate::content::{self, Kind, issuer, kind};
use crate::endorsed::{self, Endorsed, Known, ShownEndorsement, resources};
use crate::inert::inert;
use crate::proofs::{self, Signed};
use crate::request::Asked;
use crate::shown::{Shown, show};
use crate::{Edition, period, replay};
use serde_json::{Value, json};

/// Most problems that are listed; a hostile document could hold thousands.
const MOST_PROBLEMS: usize = 20;

/// One word for machines. People get the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overall {
    /// Signed by its issuer, unchanged, nothing to remark.
    Valid,
    /// Signed by its issuer and unchanged, with something that the reader should know.
    Warning,
    /// Not to be relied on: something is wrong, or the signature could not be checked.
    Invalid,
}

impl Overall {
    /// `valid`, `warning` or `invalid`.
    pub fn as_str(self) -> &'static str {
        match self {
            Overall::Valid => "valid",
            Overall::Warning => "warning",
            Overall::Invalid => "invalid",
        }
    }
}

/// All that can be told about a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The one word.
    pub overall: Overall,
    /// The questions, each answered for itself.
    pub axes: Axes,
    /// What is wrong, the gravest stage first.
    pub problems: Vec<Problem>,
    /// What may be displayed: none unless integrity holds and the key is the issuer's.
    pub shown: Option<Shown>,
    /// Statements by others that came with it and are about it.
    pub endorsements: Vec<ShownEndorsement>,
    /// The request at hand that it answers: to be kept, so that a second profile for the same one is noticed.
    pub answered: Option<Seen>,
}

/// What the reader of a document has at hand. Nothing else is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'a> {
    /// The banks that the deployment pins.
    pub editions: &'a [Edition],
    /// What counts of them; of a bank that is not named all does.
    pub pins: &'a [Pin],
    /// Requests that the reader sent.
    pub requests: &'a [Asked],
    /// What answered them until now.
    pub answered: &'a [Seen],
    /// Endorsements that came with the document, each a signed credential.
    pub endorsements: &'a [&'a [u8]],
    /// People whose keys are known.
    pub known: &'a [Known],
    /// Unix seconds.
    pub now: i64,
}

impl Verdict {
    /// For machines: `{"verdict", "axes", "reasons", "endorsements", "problems": [{"code", "message", "path"}]}`.
    pub fn report(&self) -> Value {
        let axes = self.axes.named();
        json!({
            "verdict": self.overall.as_str(),
            "axes": axes.iter().map(|(name, axis)| (*name, axis.answer().as_str())).collect::<Map>(),
            "reasons": axes.iter().map(|(name, axis)| (*name, axis.reason.code())).collect::<Map>(),
            "endorsements": self.endorsements.iter().map(|one| json!({
                "by": one.by, "known": one.known, "issuer": one.issuer, "from": one.from,
                "supervision": one.supervision.map(crate::Supervision::code), "comment": one.comment,
                "spot": one.spot.as_ref().map(|spot| json!({
                    "skill": spot.skill, "asked": spot.asked.to_string(), "right": spot.right.to_string(),
                    "p": spot.p.to_string(), "power": spot.power.to_string(),
                })),
            })).collect::<Vec<_>>(),
            "problems": self.problems.iter().map(|problem| json!({
                "code": problem.code.as_str(), "message": problem.message, "path": problem.path,
            })).collect::<Vec<_>>(),
        })
    }
}

impl Verdict {
    /// The verdict on a picture that gives no document: nothing in it can be checked.
    pub fn of_lost(error: &BadgeError) -> Verdict {
        let code = match error {
            BadgeError::Large { .. } | BadgeError::TooLarge { .. } => Code::TooLarge,
            BadgeError::Compressed => Code::Unsupported,
            _ => Code::InvalidEncoding,
        };
        let problems = vec![problem(code, error.to_string(), "")];
        rejected(Reason::Unreadable, Reason::IssuerUnchecked.into(), problems)
    }
}

type Map = std::collections::BTreeMap<&'static str, &'static str>;

/// Judges a document against the banks at hand, at a time in Unix seconds, with nothing else at hand.
pub fn verdict(bytes: &[u8], editions: &[Edition], now: i64) -> Verdict {
    Reader { editions, now, ..Reader::default() }.verdict(bytes)
}

impl Reader<'_> {
    /// Judges a document. Never panics.
    ///
    /// Form and signature come first. Where they do not hold, the other questions are not asked: what anybody could have
    /// written deserves no answer.
    pub fn verdict(&self, bytes: &[u8]) -> Verdict {
        let document = match skillmark_canon::parse(bytes, skillmark_canon::Limits::UNTRUSTED) {
            Ok(document) => document,
            Err(error) => {
                let problems = vec![unreadable(&error)];
                return rejected(Reason::Unreadable, Reason::IssuerUnchecked.into(), problems);
            }
        };
        let malformed = content::shape(&document);
        let signed = proofs::check(&document);
        let reason = match malformed.as_slice() {
            [] => signed.integrity,
            problems if problems.iter().all(|p| p.code == Code::Unsupported) => Reason::Unsupported,
            _ => Reason::Malformed,
        };
        match reason.answer() {
            Answer::Yes => self.judged(&document, signed),
            _ => rejected(reason, signed.issuer, [malformed, signed.problems].concat()),
        }
    }

    /// The verdict on a document that is what its key signed.
    fn judged(&self, document: &Value, signed: Signed) -> Verdict {
        let found = replay::judge(document, self.editions, self.pins);
        let carried = found.carried.as_ref();
        let (issuer, misplaced) = self_issued(document, signed.issuer, carried.is_some());
        let (time, dates) = period::judge(document, &signed.proofs, self.now);
        let (status, list) = status(document);
        let (evidence, contents) = stands(document, found.axis);
        let (endorsements, statements, vouched) = self.endorsements(document);
        let subject = content::issuer(document);
        let (request, asked, answered) =
            answers::judge(document, carried, subject, self.requests, self.answered);
        let replayed = found.problem.into_iter().collect();
        let problems =
            [signed.problems, misplaced, contents, dates, replayed, list, statements, asked].concat();

        // Under somebody else's name nothing is shown: the reader would remember the name and not the warning.
        let mut shown = match issuer.answer() {
            Answer::Yes => show(document, carried, found.edition, found.replayed),
            _ => None,
        };
        let skills = shown.iter_mut().flat_map(|shown| &mut shown.skills);
        skills.zip(found.without).for_each(|(skill, without)| skill.without = without);
        if let Some(shown) = shown.as_mut().filter(|shown| shown.profile && evidence.answer() == Answer::No) {
            // A wrong number is remembered, whatever stands beside it.
            shown.skills.iter_mut().for_each(|skill| {
                (skill.numbers, skill.value, skill.without) = (None, None, None);
            });
        }
        let integrity = signed.integrity.into();
        let axes = Axes { integrity, issuer, time, status, evidence, endorsements, request };
        let overall = overall(&axes, &problems);
        Verdict { overall, axes, problems: listed(problems), shown, endorsements: vouched, answered }
    }

    /// What others say: of several statements the gravest fault is told, else the best that is said.
    fn endorsements(&self, document: &Value) -> (Axis, Vec<Problem>, Vec<ShownEndorsement>) {
        if self.endorsements.is_empty() {
            let (axis, problems) = inside(document);
            return (axis, problems, Vec::new());
        }
        let judged: Vec<Endorsed> = (self.endorsements.iter().enumerate())
            .map(|(place, bytes)| endorsed::judge(bytes, place, document, self.known, self.now))
            .collect();
        let rank = |answer: Answer| match answer {
            Answer::No => 0,
            Answer::Yes => 1,
            Answer::Unknown => 2,
        };
        let told = judged.iter().min_by_key(|one| rank(one.axis.answer()));
        let axis = told.map_or(Reason::NoEndorsement.into(), |one| one.axis.clone());
        let problems = judged.iter().flat_map(|one| one.problems.clone()).collect();
        (axis, problems, judged.into_iter().filter_map(|one| one.shown).collect())
    }
}

fn rejected(integrity: Reason, issuer: Axis, problems: Vec<Problem>) -> Verdict {
    let axes = Axes {
        integrity: integrity.into(),
        issuer,
        time: Reason::TimeUnchecked.into(),
        status: Reason::StatusUnchecked.into(),
        evidence: Reason::EvidenceUnchecked.into(),
        endorsements: Reason::EndorsementsUnchecked.into(),
        request: Reason::RequestUnchecked.into(),
    };
    Verdict {
        overall: Overall::Invalid,
        axes,
        problems: listed(problems),
        shown: None,
        endorsements: Vec::new(),
        answered: None,
    }
}

/// The gravest problem decides. A document whose signature or issuer could not be checked is never better than
/// invalid: whoever acts on this word alone must not be fooled by an unknown kind of signature.
fn overall(axes: &Axes, problems: &[Problem]) -> Overall {
    let checked = [&axes.integrity, &axes.issuer].iter().all(|axis| axis.answer() == Answer::Yes);
    match problems.iter().map(|problem| problem.code.severity()).max() {
        _ if !checked => Overall::Invalid,
        Some(Severity::Invalid) => Overall::Invalid,
        Some(Severity::Warning) => Overall::Warning,
        None => Overall::Valid,
    }
}

/// Each fault once, and not too many: what the form lacks, the check of the signature may have missed too.
fn listed(problems: Vec<Problem>) -> Vec<Problem> {
    let mut listed: Vec<Problem> = Vec::new();
    for problem in problems {
        let same = |other: &Problem| other.code == problem.code && other.path == problem.path;
        if listed.len() < MOST_PROBLEMS && !listed.iter().any(same) {
            listed.push(problem);
        }
    }
    listed
}

/// A self-administered profile is about its signer.
fn self_issued(document: &Value, axis: Axis, profile: bool) -> (Axis, Vec<Problem>) {
    let subject = document.pointer("/credentialSubject/id").and_then(Value::as_str);
    if !profile || subject == issuer(document) {
        return (axis, Vec::new());
    }
    let message = "a self-administered profile about somebody else than its signer";
    (Reason::OtherSubject.into(), vec![problem(Code::SubjectNotIssuer, message, "/credentialSubject/id")])
}

/// What replay found holds only of a document that is sound in itself.
fn stands(document: &Value, replayed: Axis) -> (Axis, Vec<Problem>) {
    let (undefined, off) = (content::undefined_terms(document), content::results(document));
    let axis = match (undefined.is_empty(), off.is_empty()) {
        (true, true) => replayed,
        (true, false) => Reason::Contradictory.into(),
        (false, _) => Reason::Undefined.into(),
    };
    (axis, [undefined, off].concat())
}

/// Withdrawal lists live on servers, and verification reads no server.
fn status(document: &Value) -> (Axis, Vec<Problem>) {
    if document.get("credentialStatus").is_none() {
        return (Reason::NoList.into(), Vec::new());
    }
    let message = "it names a list of withdrawn credentials, which was not read";
    (Reason::ListUnread.into(), vec![problem(Code::StatusUnknown, message, "/credentialStatus")])
}

/// Statements inside the document are not read; one that is the document must be bound to what it names.
fn inside(document: &Value) -> (Axis, Vec<Problem>) {
    let endorsed = document.pointer("/credentialSubject/id").and_then(Value::as_str);
    let bound = resources(document);
    let elsewhere =
        !bound.is_empty() && !bound.iter().any(|to| to.get("id").and_then(Value::as_str) == endorsed);
    if kind(document) == Some(Kind::Endorsement) && elsewhere {
        let message = "it names one credential and is bound to another";
        let path = "/credentialSubject/id";
        return (Reason::NotForThis.into(), vec![problem(Code::EndorsementNotForThis, message, path)]);
    }
    match document.get("endorsement") {
        Some(_) => (Reason::EndorsementUnread.into(), Vec::new()),
        None => (Reason::NoEndorsement.into(), Vec::new()),
    }
}

fn unreadable(error: &skillmark_canon::Error) -> Problem {
    let code = if error.code() == "TOO_LARGE" { Code::TooLarge } else { Code::InvalidJson };
    problem(code, inert(&error.to_string()), &inert(error.path()))
}
