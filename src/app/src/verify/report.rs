//! The verdict as a page: first what it says, then question by question why, then what to make of it.

use super::axis::AxisRow;
use super::conclude::Conclude;
use super::received::{Document, Received};
use super::says::Says;
use super::twins::Twins;
use super::vouch::{Said, Vouch};
use crate::ask::{Sent, note_answer, sent};
use crate::deployment::config;
use crate::dom;
use crate::people::{Beside, Met, known, meet};
use crate::state::App;
use leptos::html::H2;
use leptos::prelude::*;
use skillmark_profile::{Asked, Edition, Kind, Known, Overall, Reader, Reason, Seen, Twin, Verdict};
use skillmark_text::{Locale, problem, verify};

/// A document with its verdict.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was checked.
    pub document: Document,
    /// Statements that came with it.
    pub statements: Vec<Document>,
    /// What was found.
    pub verdict: Verdict,
    /// The bank that it was scored again with.
    pub edition: Option<Edition>,
    /// Whose keys signed.
    pub met: Vec<Met>,
    /// Which keys are said to be one person's.
    pub twins: Vec<Twin>,
    /// Whom the reader knows.
    pub known: Vec<Known>,
}

/// Judges a document against the banks at hand, and looks for the one it names if that is not among them.
pub async fn judge(app: App, document: Document, statements: Vec<Document>) -> Judged {
    let (config, known) = (config().await, known(app).await);
    let catalogue = app.catalogue().await.ok();
    // A device may hold banks that came in somebody's file: those are no company's word, not even where they score alike.
    let counts = |edition: &Edition| {
        let shipped = catalogue.iter().flat_map(|catalogue| &catalogue.banks);
        shipped.into_iter().any(|entry| entry.content == edition.content())
            || config.banks.iter().any(|pin| pin.content.as_deref() == Some(edition.content()))
    };
    let now = dom::now_seconds();
    // A statement that two keys are one person's is about no profile.
    let twin = |statement: &Document| Twin::read(&statement.bytes, now);
    let twins = std::iter::once(&document).chain(&statements).filter_map(twin).collect();
    let sent = sent(&*app.store()).await;
    let requests: Vec<Asked> = sent.iter().map(|one| one.asked.clone()).collect();
    let answered: Vec<Seen> = sent.iter().flat_map(Sent::seen).collect();
    let judged = |editions: Vec<Edition>| {
        let editions: Vec<Edition> = editions.into_iter().filter(counts).collect();
        let about = statements.iter().filter(|statement| twin(statement).is_none());
        let endorsements: Vec<&[u8]> = about.map(|statement| statement.bytes.as_slice()).collect();
        let reader = Reader {
            editions: &editions,
            pins: &config.banks,
            requests: &requests,
            answered: &answered,
            endorsements: &endorsements,
            known: &known,
            now,
        };
        let verdict = reader.verdict(&document.bytes);
        let bank = verdict.shown.as_ref().and_then(|shown| shown.bank.clone());
        let edition =
            bank.as_ref().and_then(|bank| editions.into_iter().find(|e| e.scoring() == bank.scoring));
        (verdict, bank, edition)
    };
    let (mut verdict, bank, mut edition) = judged(app.at_hand());
    if let (Some(bank), Reason::UnknownBank | Reason::OtherWording) = (bank, verdict.axes.evidence.reason) {
        app.look_for(&bank.id, &bank.content).await;
        (verdict, _, edition) = judged(app.at_hand());
    }
    if let Some(seen) = &verdict.answered {
        note_answer(&*app.store(), seen).await;
    }
    let met = meet(app, &verdict).await;
    Judged { document, statements, verdict, edition, met, twins, known }
}

/// The verdict.
#[component]
pub fn Report(
    /// What was found.
    judged: Judged,
    /// Back to the ways in.
    again: impl Fn() + Copy + Send + Sync + 'static,
    /// What to do with a statement about it.
    also: impl Fn(Received) + Copy + Send + Sync + 'static,
    /// Judges again: somebody is known now, or is not any more.
    anew: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let Judged { document, verdict, edition, met, twins, known, .. } = judged;
    let signer = met.first().filter(|_| verdict.shown.is_some()).cloned();
    let signer_known = signer.as_ref().is_some_and(Met::is_known);
    let said = StoredValue::new(met);
    let heading = NodeRef::<H2>::new();
    heading.on_load(|heading| drop(heading.focus()));
    let axes =
        verdict.axes.named().map(|(name, axis)| view! { <AxisRow name axis=axis.clone()/> }.into_any());
    let source = match (&document.file, document.linked) {
        (Some(name), _) => Some(verify::file_named(l, &skillmark_profile::inert(name))),
        (None, true) => Some(verify::from_link(l).to_owned()),
        (None, false) => None,
    };
    let kind = verdict.shown.as_ref().map(|shown| shown.kind);
    // Which questions are new is known only where the answers are.
    let open = verdict.shown.as_ref().is_some_and(|shown| !shown.withheld);
    let (basis, skills) = (
        edition.clone().filter(|_| open),
        verdict.shown.as_ref().map(|s| s.skills.clone()).unwrap_or_default(),
    );
    view! {
        <section class="verdict" data-verdict=verdict.overall.as_str()>
            <h2 node_ref=heading tabindex="-1">{summary(l, verdict.overall)}</h2>
            {source.map(|source| view! { <p class="hint"><bdi>{source}</bdi></p> })}
            {verdict.shown.clone().map(move |shown| view! {
                <Says shown edition=edition.clone()>
                    {signer.map(|met| view! { <Beside met changed=anew/> })}
                </Says>
            })}
            <Twins twins known/>
        </section>
        <section>
            <h2>{verify::axes(l)}</h2>
            <dl class="axes">{axes.into_iter().collect_view()}</dl>
            <Problems verdict=verdict.clone()/>
        </section>
        <Conclude verdict=verdict.clone() known=signer_known/>
        {kind.map(|kind| view! { <Said kind statements=verdict.endorsements.clone() met=said.get_value() also anew/> })}
        {(kind == Some(Kind::Badge)).then(|| view! { <Vouch profile=document.bytes.clone() edition=basis skills/> })}
        <p class="actions"><button on:click=move |_| again()>{verify::another(l)}</button></p>
    }
}

fn summary(l: Locale, overall: Overall) -> &'static str {
    match overall {
        Overall::Valid => verify::summary_valid(l),
        Overall::Warning => verify::summary_warning(l),
        Overall::Invalid => verify::summary_invalid(l),
    }
}

/// What is wrong and where, for whoever wants to mend it.
#[component]
fn Problems(verdict: Verdict) -> impl IntoView {
    let l = App::here().l;
    let rows: Vec<_> = verdict
        .problems
        .iter()
        .map(|found| {
            let sentence = problem::get(l, found.code.as_str(), &[]).unwrap_or_else(|| found.message.clone());
            let place = (!found.path.is_empty()).then(|| verify::problem_at(l, &skillmark_profile::inert(&found.path)));
            view! { <li data-code=found.code.as_str()>{sentence} " " <small><code>{found.code.as_str()}</code> " " <bdi>{place}</bdi></small></li> }
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <details><summary>{verify::details(l)}</summary><ul>{rows}</ul></details> })
}
