//! Reads [`Evidence`] back. Kept apart from writing it: whoever takes a test never needs this half.

use crate::account::Account;
use crate::decimal::{decode as number, decode_count as count};
use crate::evidence::{BankRef, Claim, ESTIMATOR, Evidence, FAMILY, PREFIX, prior};
use serde::Deserialize;
use serde_json::Value;
use skillmark_session::{Event, Plan, Stopped};

/// Why a string is not evidence that this version reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// A version that this one does not know, as written.
    Version(String),
    /// It is not written as this version is.
    Malformed(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    bank: Value,
    plan: RawPlan,
    account: Value,
    salt: String,
    log: Vec<String>,
    results: Vec<RawClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlan {
    engine_rev: String,
    locale: String,
    preset: String,
    rules: String,
    seed: String,
    skills: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    skill: String,
    theta: String,
    se: String,
    interval: [String; 2],
    levels: Vec<String>,
    claim: [String; 2],
    wle: [String; 2],
    asked: String,
    right: String,
    unsure: String,
    stopped: String,
    provisional: String,
    estimator: String,
    prior: String,
}

impl Evidence {
    /// Reads what [`Evidence::encode`] wrote, and nothing that it would have written otherwise.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        let malformed = |what: String| DecodeError::Malformed(what);
        let versioned =
            text.strip_prefix(FAMILY).ok_or_else(|| malformed(format!("it lacks {FAMILY:?} in front")))?;
        let Some(json) = text.strip_prefix(PREFIX) else {
            return Err(DecodeError::Version(versioned.split(' ').next().unwrap_or_default().to_owned()));
        };
        let value = skillmark_canon::parse(json.as_bytes(), skillmark_canon::Limits::UNTRUSTED)
            .map_err(|e| malformed(e.to_string()))?;
        let raw: RawEvidence = RawEvidence::deserialize(&value).map_err(|e| malformed(e.to_string()))?;
        let evidence = raw.typed().map_err(malformed)?;
        match evidence.encode() == text {
            true => Ok(evidence),
            false => Err(malformed("it is not written in its one canonical way".to_owned())),
        }
    }
}

impl RawEvidence {
    fn typed(self) -> Result<Evidence, String> {
        let bank = BankRef::read(&self.bank).map_err(|fault| format!("in bank, {fault}"))?;
        let account = Account::read(&self.account).map_err(|fault| format!("in account, {fault}"))?;
        let plan = Plan {
            engine_rev: count(&self.plan.engine_rev).ok_or("plan.engine_rev is no number")?,
            bank: bank.scoring.clone(),
            preset: self.plan.preset,
            skills: self.plan.skills,
            seed: self.plan.seed,
            locale: self.plan.locale,
        };
        let (log, times) = decode_log(&self.log)?;
        let results = self
            .results
            .into_iter()
            .map(|raw| raw.typed().ok_or("a result holds a number in a form that is never written"))
            .collect::<Result<_, _>>()?;
        let (rules, salt) = (self.plan.rules, self.salt);
        Ok(Evidence { bank, plan, rules, account, salt, log, times, results })
    }
}

impl RawClaim {
    fn typed(self) -> Option<Claim> {
        let pair = |[a, b]: &[String; 2]| Some((number(a)?, number(b)?));
        Some(Claim {
            skill: self.skill,
            theta: number(&self.theta)?,
            se: number(&self.se)?,
            interval: pair(&self.interval)?,
            levels: self.levels.iter().map(|x| number(x)).collect::<Option<_>>()?,
            claim: (count(&self.claim[0])?, count(&self.claim[1])?),
            wle: pair(&self.wle)?,
            asked: count(&self.asked)?,
            right: count(&self.right)?,
            unsure: count(&self.unsure)?,
            stopped: stopped(&self.stopped)?,
            provisional: match self.provisional.as_str() {
                "yes" => true,
                "no" => false,
                _ => return None,
            },
            // Another estimator or prior is no version 2: it is not what would be written.
            joint: self.prior == prior(true) && self.estimator == ESTIMATOR,
        })
    }
}

fn stopped(code: &str) -> Option<Stopped> {
    Stopped::ALL.into_iter().find(|s| s.code() == code)
}

/// The events, and whether they carry times.
fn decode_log(words: &[String]) -> Result<(Vec<Event>, bool), String> {
    let times = words.iter().any(|word| word.split(' ').count() == 3);
    let mut log = Vec::with_capacity(2 * words.len());
    for word in words {
        decode_word(word, &mut log).ok_or_else(|| format!("the log holds {word:?}, which is no event"))?;
    }
    Ok((log, times))
}

fn decode_word(word: &str, log: &mut Vec<Event>) -> Option<()> {
    if let Some(item) = word.strip_prefix('!') {
        log.push(Event::Shown { item: id(item)? });
        return Some(());
    }
    if let Some(extended) = word.strip_prefix('+') {
        let (skill, by) = extended.split_once(' ')?;
        log.push(Event::Extended { skill: id(skill)?, by: count(by)? });
        return Some(());
    }
    let (joined, rest) = match word.strip_prefix('=') {
        Some(rest) => (false, rest),
        None => (true, word),
    };
    let (item, answer) = rest.split_once(' ')?;
    let (answer, ms) = match answer.split_once(' ') {
        Some((answer, ms)) => (answer, count(ms)?),
        None => (answer, 0),
    };
    let item = id(item)?;
    if joined {
        log.push(Event::Shown { item: item.clone() });
    }
    log.push(match answer {
        "?" => Event::Unsure { item, ms },
        _ => Event::Answered { item, options: answer.split(',').map(id).collect::<Option<_>>()?, ms },
    });
    Some(())
}

/// An id as banks have them.
fn id(text: &str) -> Option<String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!text.is_empty() && text.bytes().all(plain)).then(|| text.to_owned())
}
