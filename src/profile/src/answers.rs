//! Does a profile answer a request that the reader sent?

use crate::axes::{Axis, Reason};
use crate::carried::Carried;
use crate::codes::{Code, Problem, problem};
use crate::evidence::BankRef;
use crate::inert::inert;
use crate::period;
use crate::request::Asked;
use serde_json::Value;
use skillmark_canon::Digest;
use skillmark_credential::time;

/// Which request a profile answered, as far as the reader needs it to notice a second profile for the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Digest of the request.
    pub request: String,
    /// Digest of the answers, which profiles of one signing share, be the answers in them or left out.
    pub answers: String,
}

/// What a profile carries that can be compared with a request.
struct Answering<'a> {
    bank: &'a BankRef,
    preset: &'a str,
    skills: Vec<&'a str>,
    /// Left out with the answers.
    seed: Option<&'a str>,
    answers: String,
}

impl<'a> From<&'a Carried> for Answering<'a> {
    fn from(carried: &'a Carried) -> Self {
        match carried {
            Carried::Evidence(evidence) => Answering {
                bank: &evidence.bank,
                preset: &evidence.plan.preset,
                skills: evidence.plan.skills.iter().map(String::as_str).collect(),
                seed: Some(&evidence.plan.seed),
                answers: Digest::of(evidence.encode()).to_string(),
            },
            Carried::Summary(summary) => Answering {
                bank: &summary.bank,
                preset: &summary.preset,
                skills: summary.results.iter().map(|result| result.skill.as_str()).collect(),
                seed: None,
                answers: summary.answers.clone(),
            },
        }
    }
}

/// The axis, what is wrong, and which request was answered where that holds.
pub(crate) type Answered = (Axis, Vec<Problem>, Option<Seen>);

/// Compares a profile by `subject` with the requests at hand; `before` is what answered them until now.
pub(crate) fn judge(
    document: &Value,
    carried: Option<&Carried>,
    subject: Option<&str>,
    requests: &[Asked],
    before: &[Seen],
) -> Answered {
    let plain = |reason: Reason| (Axis::from(reason), Vec::new(), None);
    let Some(carried) = carried else { return plain(Reason::NoRequest) };
    let Some(named) = &carried.account().request else {
        let asked = requests.iter().any(|asked| asked.request.scoring == carried.bank().scoring);
        return plain(if asked { Reason::RequestMissing } else { Reason::NoRequest });
    };
    let Some(asked) = requests.iter().find(|asked| asked.digest == *named) else {
        return plain(Reason::RequestUnknown);
    };
    // Only now, for its digest takes the whole evidence.
    let profile = Answering::from(carried);
    let axis = |reason: Reason| Axis::from(reason).with("to", inert(&asked.request.to));
    if let Err(what) = matches(&profile, subject, asked) {
        let found = problem(Code::RequestMismatch, what, "/evidence/0/narrative");
        return (axis(Reason::RequestMismatch), vec![found], None);
    }
    let seen = Seen { request: named.clone(), answers: profile.answers.clone() };
    // The first one stands, also when it is looked at again after a second.
    let first = before.iter().find(|other| other.request == seen.request);
    if first.is_some_and(|first| first.answers != seen.answers) {
        let message = "another profile answered the same request before";
        let found = problem(Code::RequestReused, message, "/evidence/0/narrative");
        return (axis(Reason::RequestReused), vec![found], Some(seen));
    }
    let end = asked.request.expires;
    if period::begun(document).is_none_or(|signed| signed > end) {
        let written = time::format(end).unwrap_or_default();
        let message = format!("measured after {written}, when the request was over");
        let found = problem(Code::Expired, message, "/validFrom");
        return (axis(Reason::RequestLate).with("end", written), vec![found], Some(seen));
    }
    let part = profile.skills.len() < asked.request.skills.len();
    let reason = match profile.seed {
        Some(_) if part => Reason::RequestPart,
        Some(_) => Reason::RequestAnswered,
        None => Reason::RequestNamed,
    };
    (axis(reason), Vec::new(), Some(seen))
}

/// Whether it is what was asked for. The person may have left out skills.
fn matches(profile: &Answering<'_>, subject: Option<&str>, asked: &Asked) -> Result<(), &'static str> {
    let request = &asked.request;
    if profile.bank.scoring != request.scoring {
        return Err("it names the request, and is about another bank");
    }
    if profile.preset != request.preset {
        return Err("it names the request, and was taken by other rules");
    }
    if !profile.skills.iter().all(|skill| request.skills.iter().any(|asked| asked == skill)) {
        return Err("it names the request, and is about other skills");
    }
    let seed = subject.and_then(|subject| request.seed(subject));
    match profile.seed {
        Some(found) if seed.as_deref() != Some(found) => {
            Err("it names the request, and its questions were not drawn by the request's number")
        }
        _ => Ok(()),
    }
}
