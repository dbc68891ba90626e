//! What a profile's numbers were computed from, as one string.
//!
//! ```text
//! evidence = "skillmark-evidence/2 " json
//! json     = RFC 8785 canonical form of
//!            { bank: {id, version, scoring, content}, plan: {engine_rev, locale, preset, rules, seed, skills},
//!              account: {attempt, resumed, request?}, salt, log: [event], results: [result] }
//! event    = item " " answer [ " " ms ]    shown and answered; the common case
//!          | "!" item                      shown
//!          | "=" item " " answer [" " ms]  answered, when something came between
//!          | "+" skill " " count           extended
//! answer   = option *( "," option ) | "?"
//! ```
//!
//! `rules` is the digest of the bank's preset ([`preset_digest`](skillmark_bank::preset_digest)), `account` is the
//! person's own ([`Account`]), and `salt` is 32 random hex digits: without them nobody can try out which answers have the
//! digest that a profile without answers carries.
//!
//! All values are strings. Numbers are the shortest decimals that read back to the same bits. Pauses and disputes do
//! not bear on the result and stay with the person, and so do response times unless the person adds them or the preset
//! limits the time. There is exactly one way to write a given evidence; [`Evidence::decode`] refuses all others.

use crate::account::Account;
use crate::decimal;
use serde_json::{Value, json};
use skillmark_canon::{Fault, Fields, text};
use skillmark_session::{Event, Plan, SkillOutcome, Stopped};

/// What evidence of the version that this crate writes begins with.
pub const PREFIX: &str = "skillmark-evidence/2 ";

/// What evidence of any version begins with.
pub(crate) const FAMILY: &str = "skillmark-evidence/";

/// Plan, log and claimed numbers, with the bank they refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which bank.
    pub bank: BankRef,
    /// Under which rules; its `bank` is [`BankRef::scoring`].
    pub plan: Plan,
    /// Digest of the preset that the plan names, so that the rules are known where the bank is not.
    pub rules: String,
    /// What else the person says about the sitting.
    pub account: Account,
    /// 128 random bits as hex digits.
    pub salt: String,
    /// What was answered. Events that do not bear on the result are left out.
    pub log: Vec<Event>,
    /// Whether the log carries response times; they are 0 otherwise.
    pub times: bool,
    /// The numbers claimed, one entry per skill of the plan.
    pub results: Vec<Claim>,
}

/// A bank by name and digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankRef {
    /// Its stable name.
    pub id: String,
    /// Version for people.
    pub version: String,
    /// Digest of what scoring depends on.
    pub scoring: String,
    /// Digest of everything.
    pub content: String,
}

impl BankRef {
    pub(crate) fn encode(&self) -> Value {
        json!({ "id": self.id, "version": self.version, "scoring": self.scoring, "content": self.content })
    }

    pub(crate) fn read(value: &Value) -> Result<BankRef, Fault> {
        let mut f = Fields::of(value)?;
        let bank = BankRef {
            id: f.need("id", text),
            version: f.need("version", text),
            scoring: f.need("scoring", text),
            content: f.need("content", text),
        };
        f.end(bank)
    }
}

/// The numbers claimed for one skill, as in [`SkillOutcome`].
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Skill id.
    pub skill: String,
    /// Posterior mean.
    pub theta: f64,
    /// Posterior SD.
    pub se: f64,
    /// Central 90 % interval.
    pub interval: (f64, f64),
    /// Posterior probability of each level.
    pub levels: Vec<f64>,
    /// First and last level of the claim.
    pub claim: (usize, usize),
    /// Warm's estimate with its standard error.
    pub wle: (f64, f64),
    /// How many questions were answered or passed.
    pub asked: usize,
    /// How many were right.
    pub right: u32,
    /// How many were passed.
    pub unsure: u32,
    /// Why it stopped.
    pub stopped: Stopped,
    /// Whether any question has provisional parameters.
    pub provisional: bool,
    /// Whether the prior is joint with skills that go together; else it is standard normal. The estimator is EAP.
    pub joint: bool,
}

impl From<&SkillOutcome> for Claim {
    fn from(outcome: &SkillOutcome) -> Self {
        Claim {
            skill: outcome.skill.clone(),
            theta: outcome.theta,
            se: outcome.se,
            interval: outcome.interval,
            levels: outcome.levels.clone(),
            claim: outcome.claim,
            wle: outcome.wle,
            asked: outcome.items.len(),
            right: outcome.right,
            unsure: outcome.unsure,
            stopped: outcome.stopped,
            provisional: outcome.provisional,
            joint: !outcome.related.is_empty(),
        }
    }
}

impl Evidence {
    /// The string that travels in the credential.
    pub fn encode(&self) -> String {
        let value = json!({
            "bank": self.bank.encode(),
            "plan": {
                "engine_rev": self.plan.engine_rev.to_string(), "locale": self.plan.locale,
                "preset": self.plan.preset, "rules": self.rules, "seed": self.plan.seed,
                "skills": self.plan.skills,
            },
            "account": self.account.encode(),
            "salt": self.salt,
            "log": encode_log(&self.log, self.times),
            "results": self.results.iter().map(Claim::encode).collect::<Vec<_>>(),
        });
        format!("{PREFIX}{}", skillmark_canon::canonical(&value))
    }
}

impl Claim {
    fn encode(&self) -> Value {
        let number = |x: f64| Value::String(decimal::encode(x));
        json!({
            "skill": self.skill,
            "theta": number(self.theta),
            "se": number(self.se),
            "interval": [number(self.interval.0), number(self.interval.1)],
            "levels": self.levels.iter().copied().map(number).collect::<Vec<_>>(),
            "claim": [self.claim.0.to_string(), self.claim.1.to_string()],
            "wle": [number(self.wle.0), number(self.wle.1)],
            "asked": self.asked.to_string(),
            "right": self.right.to_string(),
            "unsure": self.unsure.to_string(),
            "stopped": self.stopped.code(),
            "provisional": yes_or_no(self.provisional),
            "estimator": ESTIMATOR,
            "prior": prior(self.joint),
        })
    }
}

/// How every score is estimated: the posterior mean (Bock & Mislevy 1982).
pub(crate) const ESTIMATOR: &str = "eap";

/// The prior's name for machines.
pub(crate) fn prior(joint: bool) -> &'static str {
    if joint { "joint-normal" } else { "standard-normal" }
}

pub(crate) fn yes_or_no(it: bool) -> &'static str {
    if it { "yes" } else { "no" }
}

/// The events that bear on the result, without response times unless `times`.
pub fn reduce(log: &[Event], times: bool) -> Vec<Event> {
    let time = |ms: u32| if times { ms } else { 0 };
    log.iter()
        .filter_map(|event| match event.clone() {
            Event::Answered { item, options, ms } => Some(Event::Answered { item, options, ms: time(ms) }),
            Event::Unsure { item, ms } => Some(Event::Unsure { item, ms: time(ms) }),
            event @ (Event::Shown { .. } | Event::Extended { .. }) => Some(event),
            Event::Paused | Event::Resumed | Event::Contested { .. } => None,
        })
        .collect()
}

fn encode_log(log: &[Event], times: bool) -> Vec<String> {
    let mut words = Vec::with_capacity(log.len());
    let mut shown: Option<&str> = None;
    for event in log {
        let (item, answer, ms) = match event {
            Event::Shown { item } => {
                words.extend(shown.replace(item).map(|before| format!("!{before}")));
                continue;
            }
            Event::Extended { skill, by } => {
                words.extend(shown.take().map(|before| format!("!{before}")));
                words.push(format!("+{skill} {by}"));
                continue;
            }
            Event::Answered { item, options, ms } => (item, options.join(","), ms),
            Event::Unsure { item, ms } => (item, "?".to_owned(), ms),
            Event::Paused | Event::Resumed | Event::Contested { .. } => continue,
        };
        let joined = shown == Some(item.as_str());
        if !joined {
            words.extend(shown.take().map(|before| format!("!{before}")));
        }
        shown = None;
        let time = if times { format!(" {ms}") } else { String::new() };
        words.push(format!("{}{item} {answer}{time}", if joined { "" } else { "=" }));
    }
    words.extend(shown.map(|before| format!("!{before}")));
    words
}
