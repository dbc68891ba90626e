//! Is a credential within its period?

use crate::axes::{Axis, Reason};
use crate::codes::{Code, Problem, problem};
use crate::date;
use crate::inert::inert;
use serde_json::Value;
use skillmark_credential::{Proof, time};

/// Clocks of two devices may differ by so many seconds.
const TOLERANCE: i64 = 5 * 60;

/// After so many months without a re-check, skills may have changed, whatever period the document names.
const STALE_MONTHS: u32 = 24;

/// Compares the document's dates with `now`, in Unix seconds. The worst finding is the axis; all are problems.
pub(crate) fn judge(document: &Value, proofs: &[Proof], now: i64) -> (Axis, Vec<Problem>) {
    let (from, until) = match period(document) {
        Ok(period) => period,
        Err(problem) => return (Reason::BadDates.into(), vec![problem]),
    };
    let (early, late) = (now.saturating_sub(TOLERANCE), now.saturating_add(TOLERANCE));
    let text = |name: &str| inert(document.get(name).and_then(Value::as_str).unwrap_or_default());
    let mut problems = Vec::new();
    let mut reasons = Vec::new();
    let expired = until.is_some_and(|until| until < early);
    if expired {
        reasons.push(Reason::Expired);
        let message = format!("its period ended at {}", text("validUntil"));
        problems.push(problem(Code::Expired, message, "/validUntil"));
    }
    if from > late {
        reasons.push(Reason::NotYet);
        let message = format!("its period begins at {}", text("validFrom"));
        problems.push(problem(Code::NotYetValid, message, "/validFrom"));
    }
    for proof in proofs {
        if proof.created.is_some_and(|created| created > late) {
            reasons.push(Reason::ClockDiffers);
            let message = "it was signed in the future: the signer's clock or this device's is wrong";
            problems.push(problem(Code::Clock, message, &format!("{}/created", proof.path)));
        }
        if proof.expires.is_some_and(|expires| expires < early) {
            reasons.push(Reason::Expired);
            problems.push(problem(
                Code::Expired,
                "its signature has run out",
                &format!("{}/expires", proof.path),
            ));
        }
    }
    problems.extend((!expired).then(|| stale(from, until, now)).flatten());

    let order = [Reason::Expired, Reason::NotYet, Reason::ClockDiffers];
    let worst = order.into_iter().find(|reason| reasons.contains(reason));
    let reason = worst.unwrap_or(if until.is_some() { Reason::Current } else { Reason::NoEnd });
    let axis = Axis::from(reason).with("from", text("validFrom"));
    let axis = if until.is_some() { axis.with("until", text("validUntil")) } else { axis };
    (axis, problems)
}

fn stale(from: i64, until: Option<i64>, now: i64) -> Option<Problem> {
    let old = date::add_months(from, STALE_MONTHS)
        .and_then(|end| time::parse(&end).ok())
        .is_some_and(|end| end < now);
    match until {
        _ if old => {
            let message = format!("it is more than {STALE_MONTHS} months old, and skills change");
            Some(problem(Code::Stale, message, "/validFrom"))
        }
        None => {
            let message = "it names no end of its period, and skills change";
            Some(problem(Code::Stale, message, "/validFrom"))
        }
        Some(_) => None,
    }
}

/// Begin and end, if those are instants in this order.
fn period(document: &Value) -> Result<(i64, Option<i64>), Problem> {
    let from = instant(document, "validFrom")?;
    let until = document.get("validUntil").map(|_| instant(document, "validUntil")).transpose()?;
    match until {
        Some(until) if until <= from => {
            let message = "validUntil is not later than validFrom";
            Err(problem(Code::InvalidSchema, message, "/validUntil"))
        }
        _ => Ok((from, until)),
    }
}

fn instant(document: &Value, name: &str) -> Result<i64, Problem> {
    let path = format!("/{name}");
    match document.get(name).and_then(Value::as_str).map(time::parse) {
        Some(Ok(instant)) => Ok(instant),
        Some(Err(message)) => Err(problem(Code::InvalidSchema, inert(&message), &path)),
        None => Err(problem(Code::InvalidSchema, "expected a date and time as text", &path)),
    }
}
