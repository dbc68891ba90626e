//! From what a person wants to know to a signed request.

use super::sent;
use crate::dom;
use crate::keys::{Key, Purpose, Use, note};
use crate::state::App;
use skillmark_credential::time;
use skillmark_profile::{Edition, NAME_LIMIT, Request, RequestError, TEXT_LIMIT};
use skillmark_text::{Locale, ask};

/// What was filled in.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub preset: String,
    pub skills: Vec<String>,
    pub to: String,
    pub from: String,
    pub role: String,
    pub purpose: String,
    pub retention: String,
    /// `YYYY-MM-DD`.
    pub due: String,
    /// Days after `due` on which an answer still counts.
    pub grace: u32,
}

const DAY: i64 = 86_400;

/// Signs and keeps the request; gives its text. The error is a sentence.
pub async fn sign(app: App, edition: &Edition, wanted: Wanted) -> Result<String, String> {
    let l = app.l;
    if wanted.skills.is_empty() {
        return Err(ask::skills_missing(l).to_owned());
    }
    let now = dom::now_seconds();
    let due = time::parse(&format!("{}T00:00:00Z", wanted.due)).ok().filter(|due| due + DAY > now);
    let due = due.ok_or_else(|| ask::problem_day(l).to_owned())?;
    let store = app.store();
    let key = Key::get(&*store, Purpose::Person).await;
    let trimmed = |text: &str| dom::nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let optional = |text: &str| Some(trimmed(text)).filter(|text| !text.is_empty());
    let bank = edition.bank();
    let request = Request {
        from: key.public_key().did(),
        name: optional(&wanted.from),
        to: trimmed(&wanted.to),
        bank: bank.id.clone(),
        scoring: edition.scoring().to_owned(),
        title: bank.title.clone(),
        preset: wanted.preset,
        skills: wanted.skills,
        role: optional(&wanted.role),
        purpose: trimmed(&wanted.purpose),
        retention: trimmed(&wanted.retention),
        due: wanted.due,
        expires: due + (1 + i64::from(wanted.grace)) * DAY,
        nonce: dom::random(),
    };
    let prepared = request.prepare(&key.public_key(), now).map_err(|error| sentence(l, &request, &error))?;
    let [bytes] = prepared.bytes();
    let signature = key.sign(bytes).await.ok_or_else(|| ask::problem_failed(l).to_owned())?;
    let text = skillmark_canon::canonical(&prepared.attach(&[signature]));
    let used = Use {
        did: request.from,
        attempt: None,
        title: request.title,
        date: dom::now_text(),
        name: request.name,
        to: Some(request.to),
    };
    note(&*store, used).await;
    // It is worth having even where it cannot be kept.
    sent::add(&*store, text.clone()).await;
    Ok(text)
}

fn sentence(l: Locale, request: &Request, error: &RequestError) -> String {
    let is_text = |text: &str| (1..=TEXT_LIMIT).contains(&text.chars().count());
    match error {
        RequestError::Malformed(_) if !is_text(&request.purpose) || !is_text(&request.retention) => {
            ask::problem_text(l, TEXT_LIMIT as u32)
        }
        RequestError::Malformed(_) => ask::problem_name(l, NAME_LIMIT as u32),
        _ => ask::problem_failed(l).to_owned(),
    }
}
