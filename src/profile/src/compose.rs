//! Outcome to Open Badges 3.0 credential, unsigned.
//!
//! The document is a function of the bank, the evidence and [`Holder`] alone. A verifier composes it again from what
//! it received and compares: a profile says nothing but what follows from its evidence.

use crate::account::Account;
use crate::evidence::{BankRef, Claim, Evidence, reduce};
use crate::summary::{Rounded, Summary};
use crate::{Edition, date, words};
use serde_json::{Map, Value, json};
use skillmark_bank::{Alignment, Skill, preset_digest};
use skillmark_credential::time;
use skillmark_session::{Event, Outcome, Plan, Session, Step};

/// The contexts, in this order. They define every term that a profile uses.
pub const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// Longest name of a holder, in characters.
pub const NAME_LIMIT: usize = 100;

/// Whose profile it is, and when and under which number it was made. Clock and randomness come in here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// `did:key:…` of the key that will sign.
    pub did: String,
    /// Real name or pseudonym; none leaves it out.
    pub name: Option<String>,
    /// Unix seconds.
    pub now: i64,
    /// 128 random bits, used for nothing else.
    pub id: [u8; 16],
}

/// A finished session, and what its profile is to tell of it.
#[derive(Debug, Clone)]
pub struct Sat<'a> {
    /// The session's plan.
    pub plan: &'a Plan,
    /// The session's events.
    pub log: &'a [Event],
    /// Whether response times travel along. They do in any case where the preset limits the time: then they decide what was
    /// asked.
    pub times: bool,
    /// What else the person says about it.
    pub account: Account,
    /// 128 random bits that nobody else gets to know, unless the answers are shared.
    pub salt: [u8; 16],
}

/// Why there is nothing to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposeError {
    /// Plan or log do not fit the bank.
    Session(skillmark_session::Error),
    /// The rules ask for more answers. A profile of half a session would be refused by every verifier.
    Unfinished,
    /// The name is empty, too long, or holds characters that do not show.
    Name,
    /// The clock says a time that has no date of four-digit year.
    Clock,
}

impl std::fmt::Display for ComposeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ComposeError::Session(error) => write!(f, "plan or log do not fit the bank: {error}"),
            ComposeError::Unfinished => {
                f.write_str("the session has not ended: answer the remaining questions first")
            }
            ComposeError::Name => write!(
                f,
                "a name has 1 to {NAME_LIMIT} characters, no space at either end, and none that do not show"
            ),
            ComposeError::Clock => f.write_str("the clock must show a year from 1970 to 9999"),
        }
    }
}

impl std::error::Error for ComposeError {}

impl From<skillmark_session::Error> for ComposeError {
    fn from(error: skillmark_session::Error) -> Self {
        ComposeError::Session(error)
    }
}

/// The credential for a finished session with its answers, ready to be signed by the holder's key.
///
/// The numbers are computed here from plan and log, so that what is signed always replays.
pub fn compose(edition: &Edition, sat: &Sat<'_>, holder: &Holder) -> Result<Value, ComposeError> {
    let (evidence, outcome) = evidence(edition, sat, holder)?;
    document(edition, &Told::of(&evidence, &outcome), holder).ok_or(ComposeError::Clock)
}

/// The same without the answers: whole numbers, and a digest of the evidence that stays with the person. Nobody can score it
/// again, so that it is the signer's word.
pub fn compose_summary(edition: &Edition, sat: &Sat<'_>, holder: &Holder) -> Result<Value, ComposeError> {
    let (evidence, _) = evidence(edition, sat, holder)?;
    let summary = Summary::of(&evidence);
    document(edition, &Told::summary(&summary), holder).ok_or(ComposeError::Clock)
}

fn evidence(edition: &Edition, sat: &Sat<'_>, holder: &Holder) -> Result<(Evidence, Outcome), ComposeError> {
    let bank = edition.bank();
    let preset = bank.preset(&sat.plan.preset);
    let times = sat.times || preset.is_some_and(|preset| preset.rules.minutes.is_some());
    let log = reduce(sat.log, times);
    let session = Session::replay(edition.instrument().clone(), sat.plan.clone(), &log)?;
    if session.next() != Step::Done {
        return Err(ComposeError::Unfinished);
    }
    if !holder.name.as_deref().is_none_or(is_name) {
        return Err(ComposeError::Name);
    }
    let outcome = session.outcome();
    let evidence = Evidence {
        bank: BankRef {
            id: bank.id.clone(),
            version: bank.version.clone(),
            scoring: edition.scoring().to_owned(),
            content: edition.content().to_owned(),
        },
        plan: sat.plan.clone(),
        rules: preset.map(|preset| preset_digest(preset).to_string()).unwrap_or_default(),
        account: sat.account.clone(),
        salt: hex(&sat.salt),
        log,
        times,
        results: outcome.skills.iter().map(Claim::from).collect(),
    };
    Ok((evidence, outcome))
}

/// What a document tells, with its answers or without.
pub(crate) struct Told<'a> {
    pub(crate) bank: &'a BankRef,
    pub(crate) preset: &'a str,
    pub(crate) account: &'a Account,
    pub(crate) results: Vec<Rounded>,
    /// Whether the answers go along, and what goes in either case.
    pub(crate) answers: bool,
    pub(crate) narrative: String,
}

impl<'a> Told<'a> {
    pub(crate) fn of(evidence: &'a Evidence, outcome: &Outcome) -> Self {
        Told {
            bank: &evidence.bank,
            preset: &evidence.plan.preset,
            account: &evidence.account,
            results: outcome.skills.iter().map(|skill| Rounded::of(&Claim::from(skill))).collect(),
            answers: true,
            narrative: evidence.encode(),
        }
    }

    pub(crate) fn summary(summary: &'a Summary) -> Self {
        Told {
            bank: &summary.bank,
            preset: &summary.preset,
            account: &summary.account,
            results: summary.results.clone(),
            answers: false,
            narrative: summary.encode(),
        }
    }
}

/// The document that tells this. `None` when the holder's time has no date, or the bank lacks a skill or the preset.
pub(crate) fn document(edition: &Edition, told: &Told<'_>, holder: &Holder) -> Option<Value> {
    let bank = edition.bank();
    let preset = bank.preset(told.preset)?;
    let skills: Vec<(&Skill, &Rounded)> =
        told.results.iter().map(|s| Some((bank.skill(&s.skill)?, s))).collect::<Option<_>>()?;
    let id = urn(holder.id);
    let from = time::format(holder.now)?;
    let until = date::add_months(holder.now, preset.valid_months)?;

    Some(json!({
        "@context": CONTEXTS,
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words::title(bank),
        "description": words::description(&skills),
        "issuer": { "id": holder.did, "type": ["Profile"], "name": words::issuer(holder.name.as_deref()) },
        "validFrom": from,
        "validUntil": until,
        "credentialSubject": {
            "id": holder.did,
            "type": ["AchievementSubject"],
            "achievement": {
                "id": format!("{id}#achievement"),
                "type": ["Achievement"],
                "achievementType": "Assessment",
                "version": told.bank.version,
                "name": bank.title,
                "description": words::ASSESSMENT,
                "criteria": { "type": ["Criteria"], "narrative": words::criteria(told) },
                "resultDescription": skills.iter().map(|(skill, _)| scale(&id, skill)).collect::<Vec<_>>(),
            },
            "result": skills.iter().map(|(skill, rounded)| result(&id, skill, rounded)).collect::<Vec<_>>(),
        },
        "evidence": [{ "type": ["Evidence"], "name": words::evidence(told.answers), "narrative": told.narrative }],
    }))
}

/// The scale of one skill.
fn scale(id: &str, skill: &Skill) -> Value {
    json!({
        "id": format!("{id}#{}", skill.id),
        "type": ["ResultDescription"],
        "name": skill.title,
        "resultType": "ScaledScore",
        "valueMin": words::SCALE.0.to_string(),
        "valueMax": words::SCALE.1.to_string(),
    })
}

/// The value on it.
fn result(id: &str, skill: &Skill, rounded: &Rounded) -> Value {
    let mut result = json!({
        "type": ["Result"],
        "resultDescription": format!("{id}#{}", skill.id),
        "value": rounded.score.to_string(),
    });
    // Readers expect an absent array, not an empty one.
    if !skill.alignments.is_empty() {
        result["alignment"] = skill.alignments.iter().map(alignment).collect();
    }
    result
}

fn alignment(to: &Alignment) -> Value {
    let mut alignment = Map::new();
    alignment.insert("type".into(), json!(["Alignment"]));
    alignment.insert("targetName".into(), json!(to.name));
    alignment.insert("targetFramework".into(), json!(to.framework));
    alignment.insert("targetUrl".into(), json!(to.url));
    alignment.extend(to.code.as_ref().map(|code| ("targetCode".into(), json!(code))));
    alignment.into()
}

/// A random (version 4) UUID as a URN (RFC 9562).
pub(crate) fn urn(mut random: [u8; 16]) -> String {
    random[6] = random[6] & 0x0f | 0x40;
    random[8] = random[8] & 0x3f | 0x80;
    let hex = hex(&random);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// A name that shows as what it is.
pub(crate) fn is_name(name: &str) -> bool {
    (1..=NAME_LIMIT).contains(&name.chars().count())
        && name.trim() == name
        && name.chars().all(crate::inert::shows)
}
