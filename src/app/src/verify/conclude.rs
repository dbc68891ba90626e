//! How a verdict ends: what the reader may conclude, what not, and what to ask next.

use skillmark_profile::{Answer, Reason, Verdict};
use skillmark_text::{Locale, conclude as words};

/// Three lists of sentences.
pub struct Conclusion {
    /// You may conclude.
    pub may: Vec<String>,
    /// You may not conclude.
    pub may_not: Vec<String>,
    /// Ask next.
    pub ask: Vec<String>,
}

/// Follows from the axes alone.
pub fn conclusion(l: Locale, verdict: &Verdict) -> Conclusion {
    let axes = &verdict.axes;
    let (mut may, mut may_not, mut ask) = (Vec::new(), Vec::new(), Vec::new());
    let trusted = [&axes.integrity, &axes.issuer].iter().all(|axis| axis.answer() == Answer::Yes);
    if !trusted {
        may.push(words::may_nothing(l));
        may_not.push(words::may_not_anything(l));
        ask.push(match axes.integrity.reason {
            Reason::Unsupported => words::ask_update(l),
            _ => words::ask_file(l),
        });
        return owned(may, may_not, ask, None);
    }
    may.extend([words::may_unchanged(l), words::may_same_key(l)]);
    match axes.evidence.answer() {
        Answer::Yes => may.push(words::may_follows(l)),
        _ => may_not.push(words::may_not_result(l)),
    }
    match axes.time.answer() {
        Answer::Yes => may.push(words::may_current(l)),
        _ => may_not.push(words::may_not_lasting(l)),
    }
    may_not.extend([
        words::may_not_who(l),
        words::may_not_name(l),
        words::may_not_exact(l),
        words::may_not_decide(l),
    ]);
    ask.push(words::ask_work(l));
    ask.extend(match axes.evidence.reason {
        Reason::UnknownBank | Reason::OtherWording => Some(words::ask_bank(l)),
        Reason::UnknownRules | Reason::UnknownVersion => Some(words::ask_update(l)),
        _ => None,
    });
    ask.extend(match axes.time.reason {
        Reason::Expired => Some(words::ask_newer(l)),
        Reason::ClockDiffers | Reason::NotYet => Some(words::ask_clock(l)),
        _ => None,
    });
    let key = verdict.shown.as_ref().map(|shown| {
        let end: String = shown.issuer.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
        match &shown.name {
            Some(name) => words::ask_key(l, words::AskKey { name, end: &end }),
            None => words::ask_key_nameless(l, &end),
        }
    });
    owned(may, may_not, ask, key)
}

fn owned(may: Vec<&str>, may_not: Vec<&str>, ask: Vec<&str>, key: Option<String>) -> Conclusion {
    let all = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut ask = all(ask);
    ask.extend(key);
    Conclusion { may: all(may), may_not: all(may_not), ask }
}
