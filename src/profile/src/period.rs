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

/// Compares the document's dates with `now`, in Unix seconds. The gravest finding is the axis; all are problems.
pub(crate) fn judge(document: &Value, proofs: &[Proof], now: i64) -> (Axis, Vec<Problem>) {
    let (from, until) = match period(document) {
        Ok(period) => period,
        Err(problem) => return (Reason::BadDates.into(), vec![problem]),
    };
    let (early, late) = (now.saturating_sub(TOLERANCE), now.saturating_add(TOLERANCE));
    let written = |at: i64| time::format(at).unwrap_or_default();
    let expiries =
        proofs.iter().filter_map(|proof| Some((proof.expires?, format!("{}/expires", proof.path))));
    let end = until.map(|until| (until, "/validUntil".to_owned())).into_iter().chain(expiries).min();
    let signed =
        proofs.iter().filter_map(|proof| Some((proof.created?, format!("{}/created", proof.path)))).max();

    let mut reason = if end.is_some() { Reason::Current } else { Reason::NoEnd };
    let mut problems = Vec::new();
    if let Some((created, path)) = signed.as_ref().filter(|(created, _)| *created > late) {
        reason = Reason::ClockDiffers;
        let message = format!("signed at {}, in the future: one of two clocks is wrong", written(*created));
        problems.push(problem(Code::Clock, message, path));
    }
    if from > late {
        reason = Reason::NotYet;
        problems.push(problem(
            Code::NotYetValid,
            format!("its period begins at {}", written(from)),
            "/validFrom",
        ));
    }
    match &end {
        Some((end, path)) if *end < early => {
            reason = Reason::Expired;
            problems.push(problem(Code::Expired, format!("its period ended at {}", written(*end)), path));
        }
        _ => problems.extend(stale(from, until, now)),
    }

    let mut axis = Axis::from(reason).with("from", written(from));
    if let Some((end, _)) = end {
        axis = axis.with("until", written(end));
    }
    if let Some((created, _)) = signed {
        axis = axis.with("created", written(created));
    }
    (axis, problems)
}

/// When its period begins, in Unix seconds.
pub(crate) fn begun(document: &Value) -> Option<i64> {
    period(document).ok().map(|(from, _)| from)
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
