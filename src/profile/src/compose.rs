//! Outcome to Open Badges 3.0 credential, unsigned.
//!
//! The document is a function of the bank, the evidence and [`Holder`] alone. A verifier composes it again from what
//! it received and compares: a profile says nothing but what follows from its evidence.

use crate::evidence::{BankRef, Claim, Evidence, reduce};
use crate::{Edition, date, words};
use serde_json::{Map, Value, json};
use skillmark_bank::{Alignment, Skill};
use skillmark_credential::time;
use skillmark_session::{Event, Outcome, Plan, Session, SkillOutcome, Step};

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

/// The credential for a finished session, ready to be signed by the holder's key.
///
/// The numbers are computed here from plan and log, so that what is signed always replays. Response times travel
/// along only if `times`, or where the preset limits the time: then they decide what was asked.
pub fn compose(
    edition: &Edition,
    plan: &Plan,
    log: &[Event],
    times: bool,
    holder: &Holder,
) -> Result<Value, ComposeError> {
    let limited = edition.bank().preset(&plan.preset).is_some_and(|preset| preset.rules.minutes.is_some());
    let times = times || limited;
    let log = reduce(log, times);
    let session = Session::replay(edition.instrument().clone(), plan.clone(), &log)?;
    if session.next() != Step::Done {
        return Err(ComposeError::Unfinished);
    }
    if !holder.name.as_deref().is_none_or(is_name) {
        return Err(ComposeError::Name);
    }
    let outcome = session.outcome();
    let bank = edition.bank();
    let evidence = Evidence {
        bank: BankRef {
            id: bank.id.clone(),
            version: bank.version.clone(),
            scoring: edition.scoring().to_owned(),
            content: edition.content().to_owned(),
        },
        plan: plan.clone(),
        log,
        times,
        results: outcome.skills.iter().map(Claim::from).collect(),
    };
    document(edition, &evidence, &outcome, holder).ok_or(ComposeError::Clock)
}

/// The document that says what `outcome` says. `None` when the holder's time has no date.
pub(crate) fn document(
    edition: &Edition,
    evidence: &Evidence,
    outcome: &Outcome,
    holder: &Holder,
) -> Option<Value> {
    let bank = edition.bank();
    let preset = bank.preset(&evidence.plan.preset)?;
    let skills: Vec<(&Skill, &SkillOutcome)> =
        outcome.skills.iter().map(|s| Some((bank.skill(&s.skill)?, s))).collect::<Option<_>>()?;
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
                "version": evidence.bank.version,
                "name": bank.title,
                "description": words::ASSESSMENT,
                "criteria": { "type": ["Criteria"], "narrative": words::criteria(&preset.id) },
                "resultDescription": skills.iter().map(|(skill, _)| scale(&id, skill)).collect::<Vec<_>>(),
            },
            "result": skills.iter().map(|(skill, outcome)| result(&id, skill, outcome)).collect::<Vec<_>>(),
        },
        "evidence": [{ "type": ["Evidence"], "name": words::EVIDENCE, "narrative": evidence.encode() }],
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
fn result(id: &str, skill: &Skill, outcome: &SkillOutcome) -> Value {
    let mut result = json!({
        "type": ["Result"],
        "resultDescription": format!("{id}#{}", skill.id),
        "value": words::score(outcome.theta),
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
    let hex: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// A name that shows as what it is.
pub(crate) fn is_name(name: &str) -> bool {
    (1..=NAME_LIMIT).contains(&name.chars().count())
        && name.trim() == name
        && name.chars().all(crate::inert::shows)
}
