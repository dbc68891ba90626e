//! What a profile without answers carries in their place, as one string.
//!
//! ```text
//! summary = "skillmark-summary/1 " json
//! json    = RFC 8785 canonical form of
//!           { bank: {id, version, scoring, content}, plan: {engine_rev, preset, rules}, account: {attempt, resumed, request?},
//!             answers: digest, results: [{skill, score, se, interval, claim, asked, provisional, estimator, prior}] }
//! ```
//!
//! Scores, errors and interval ends are whole numbers on the display scale, for θ and its error at full precision give the
//! answers away. `answers` is the digest of the evidence that was left out ([`Evidence::encode`]), whose salt nobody else knows:
//! the person can show later that these were the answers, and nobody can find them out.

use crate::account::Account;
use crate::decimal::decode_count;
use crate::evidence::{BankRef, Claim, ESTIMATOR, Evidence, prior, yes_or_no};
use crate::words;
use serde_json::{Value, json};
use skillmark_canon::{Digest, Fault, Fields, Limits, canonical, list, parse, text};

/// What summaries of the version that this crate writes begin with.
const PREFIX: &str = "skillmark-summary/1 ";

/// What summaries of any version begin with.
pub(crate) const FAMILY: &str = "skillmark-summary/";

/// The numbers of a profile whose answers were left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which bank.
    pub bank: BankRef,
    /// The engine's revision.
    pub engine_rev: u32,
    /// The plan's preset.
    pub preset: String,
    /// Digest of that preset.
    pub rules: String,
    /// What else the person says about the sitting.
    pub account: Account,
    /// Digest of the evidence that was left out.
    pub answers: String,
    /// The numbers, one entry per skill.
    pub results: Vec<Rounded>,
}

/// The numbers of one skill on the display scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounded {
    /// Skill id.
    pub skill: String,
    /// Posterior mean.
    pub score: u32,
    /// Posterior SD.
    pub se: u32,
    /// Central 90 % interval.
    pub interval: (u32, u32),
    /// First and last level of the claim.
    pub claim: (usize, usize),
    /// How many questions were answered or passed.
    pub asked: usize,
    /// Whether any question has provisional parameters.
    pub provisional: bool,
    /// Whether the prior is joint with skills that go together.
    pub joint: bool,
}

impl Summary {
    /// What may be told of evidence without its answers.
    pub fn of(evidence: &Evidence) -> Summary {
        Summary {
            bank: evidence.bank.clone(),
            engine_rev: evidence.plan.engine_rev,
            preset: evidence.plan.preset.clone(),
            rules: evidence.rules.clone(),
            account: evidence.account.clone(),
            answers: Digest::of(evidence.encode()).to_string(),
            results: evidence.results.iter().map(Rounded::of).collect(),
        }
    }

    /// The string that travels in the credential.
    pub fn encode(&self) -> String {
        let value = json!({
            "bank": self.bank.encode(),
            "plan": { "engine_rev": self.engine_rev.to_string(), "preset": self.preset, "rules": self.rules },
            "account": self.account.encode(),
            "answers": self.answers,
            "results": self.results.iter().map(Rounded::encode).collect::<Vec<_>>(),
        });
        format!("{PREFIX}{}", canonical(&value))
    }

    /// Reads what [`encode`](Self::encode) wrote, and nothing that it would have written otherwise. The error is a sentence, or
    /// the version that this code does not read.
    pub(crate) fn decode(encoded: &str) -> Result<Summary, crate::DecodeError> {
        use crate::DecodeError::{Malformed, Version};
        let Some(json) = encoded.strip_prefix(PREFIX) else {
            let version = encoded.strip_prefix(FAMILY).and_then(|rest| rest.split(' ').next());
            return Err(Version(version.unwrap_or_default().to_owned()));
        };
        let value =
            parse(json.as_bytes(), Limits::UNTRUSTED).map_err(|error| Malformed(error.to_string()))?;
        let summary = Summary::read(&value).map_err(|fault| Malformed(fault.to_string()))?;
        match summary.encode() == encoded {
            true => Ok(summary),
            false => Err(Malformed("it is not written in its one canonical way".to_owned())),
        }
    }

    fn read(value: &Value) -> Result<Summary, Fault> {
        let mut f = Fields::of(value)?;
        let (engine_rev, preset, rules) = f.must("plan", plan)?;
        let summary = Summary {
            bank: f.must("bank", BankRef::read)?,
            engine_rev,
            preset,
            rules,
            account: f.must("account", Account::read)?,
            answers: f.need("answers", text),
            results: f.need("results", list(Rounded::read)),
        };
        f.end(summary)
    }
}

fn plan(value: &Value) -> Result<(u32, String, String), Fault> {
    let mut f = Fields::of(value)?;
    let plan = (f.need("engine_rev", whole), f.need("preset", text), f.need("rules", text));
    f.end(plan)
}

/// A number written as text, as all are here.
fn whole<T: std::str::FromStr + ToString>(value: &Value) -> Result<T, Fault> {
    let written = text(value)?;
    decode_count(&written)
        .ok_or_else(|| Fault::new(format!("{written:?} is no whole number as it is written here")))
}

fn pair<T: std::str::FromStr + ToString>(value: &Value) -> Result<(T, T), Fault> {
    match <[T; 2]>::try_from(list(whole)(value)?) {
        Ok([a, b]) => Ok((a, b)),
        Err(_) => Err(Fault::new("expected two numbers".to_owned())),
    }
}

impl Rounded {
    /// On the display scale, as people see it.
    pub(crate) fn of(claim: &Claim) -> Rounded {
        Rounded {
            skill: claim.skill.clone(),
            score: words::points(claim.theta),
            se: words::spread(claim.se),
            interval: (words::points(claim.interval.0), words::points(claim.interval.1)),
            claim: claim.claim,
            asked: claim.asked,
            provisional: claim.provisional,
            joint: claim.joint,
        }
    }

    fn encode(&self) -> Value {
        json!({
            "skill": self.skill,
            "score": self.score.to_string(),
            "se": self.se.to_string(),
            "interval": [self.interval.0.to_string(), self.interval.1.to_string()],
            "claim": [self.claim.0.to_string(), self.claim.1.to_string()],
            "asked": self.asked.to_string(),
            "provisional": yes_or_no(self.provisional),
            "estimator": ESTIMATOR,
            "prior": prior(self.joint),
        })
    }

    fn read(value: &Value) -> Result<Rounded, Fault> {
        let mut f = Fields::of(value)?;
        let rounded = Rounded {
            skill: f.need("skill", text),
            score: f.need("score", whole),
            se: f.need("se", whole),
            interval: f.must("interval", pair)?,
            claim: f.must("claim", pair)?,
            asked: f.need("asked", whole),
            provisional: f.need("provisional", text) == "yes",
            joint: f.need("prior", text) == prior(true),
        };
        // Compared with the others when the whole is written again.
        f.need("estimator", text);
        let ((low, high), (first, last)) = (rounded.interval, rounded.claim);
        match low <= rounded.score && rounded.score <= high && high <= 100 && first <= last {
            true => f.end(rounded),
            false => Err(Fault::new("score, interval and levels contradict each other".to_owned())),
        }
    }
}
