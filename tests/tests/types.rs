//! A session over items of every type: asked, answered in part, replayed, judged.

use skillmark_bank::author::{self, File, Folder};
use skillmark_irt::{Model, num::exp};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Reply, Session, Step};
use std::sync::Arc;

fn instrument() -> Arc<Instrument> {
    let manifest = include_str!("../../src/bank/tests/types/bank.toml");
    let items = include_str!("../../src/bank/tests/types/items/all.md");
    // All of them are asked, whatever is known by then.
    let manifest =
        manifest.replace("min_items = 5", "min_items = 20").replace("max_items = 8", "max_items = 20");
    let folder = Folder::new(File::new("bank.toml", &manifest), vec![File::new("items/all.md", items)]);
    let chart = include_bytes!("../../src/bank/tests/types/images/visits.svg").to_vec();
    let draft = author::read(&folder.with_images(vec![("visits.svg".into(), chart)]));
    let bank = draft.bank().unwrap_or_else(|| panic!("{:?}", draft.errors())).clone();
    Arc::new(Instrument::new(Arc::new(bank)).unwrap())
}

fn plan(instrument: &Instrument) -> Plan {
    Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: "quick".into(),
        skills: vec!["work".into(), "habits".into()],
        seed: "7".repeat(32),
        locale: "en".into(),
    }
}

/// Everybody gets this share of the points of every item.
fn sit(share: f64) -> Session {
    let instrument = instrument();
    let mut session = Session::new(instrument.clone(), plan(&instrument)).unwrap();
    while let Step::Ask(question) = session.next() {
        let item = instrument.bank().items[question.item].clone();
        assert_eq!(question.order.len(), item.answer.shuffled(), "{}", item.id);
        let points = (share * item.answer.points() as f64) as usize;
        session.push(Event::Shown { item: item.id.clone() }).unwrap();
        let wrong =
            Event::Answered { item: item.id.clone(), options: vec!["none of them".into(); 9], ms: 9000 };
        assert_eq!(session.push(wrong).unwrap_err().code, "EVENT");
        session
            .push(Event::Answered { item: item.id, options: item.answer.worth(points), ms: 9000 })
            .unwrap();
    }
    session
}

#[test]
fn more_points_are_a_higher_estimate_and_logs_replay() {
    let sessions = [0.0, 0.5, 1.0].map(sit);
    let thetas: Vec<f64> = sessions.iter().map(|session| session.outcome().skills[0].theta).collect();
    assert!(thetas[0] < thetas[1] && thetas[1] < thetas[2], "{thetas:?}");
    for session in sessions {
        let again = Session::replay(instrument(), session.plan().clone(), session.log()).unwrap();
        assert_eq!(again.outcome(), session.outcome());
        assert!(session.fit(0).is_some());
    }
}

#[test]
fn a_part_is_told_apart_from_the_whole() {
    let replies = |share| -> Vec<Reply> { sit(share).steps()[0].iter().map(|step| step.reply).collect() };
    assert!(replies(1.0).iter().all(|reply| *reply == Reply::Right));
    let half = replies(0.5);
    assert!(half.contains(&Reply::Partly) && half.contains(&Reply::Wrong) && !half.contains(&Reply::Right));
}

/// What a draw gives is distributed as the model says.
#[test]
fn draws_follow_the_model() {
    let instrument = instrument();
    for item in 0..instrument.bank().items.len() {
        let model: Model = instrument.model(item).unwrap();
        assert_eq!(model.categories(), instrument.bank().items[item].answer.points() + 1);
        let mut counts = vec![0.0; model.categories()];
        let n = 10_000;
        (0..n).for_each(|k| counts[model.draw(0.3, (f64::from(k) + 0.5) / f64::from(n))] += 1.0);
        for (category, count) in counts.iter().enumerate() {
            let p = model.category(0.3, category).p;
            assert!((count / f64::from(n) - p).abs() < 2e-4, "{item} {category}: {count} {p}");
        }
    }
}

/// The curve that is left of a partial credit model whose difficulty is uncertain, against the integral itself.
#[test]
fn uncertain_difficulties_flatten_the_steps() {
    let instrument = instrument();
    let bank = instrument.bank();
    let place = bank.items.iter().position(|item| item.id == "in-order").unwrap();
    let (flat, params) = (instrument.model(place).unwrap(), &bank.items[place].params);
    let at = |b: f64| Model::generalized_partial_credit(1.0, &[b - 0.6, b, b + 0.6]).unwrap();
    for theta in [-2.0, -1.0, 0.0, 0.7, 2.0] {
        let (mut mean, mut total) = (0.0, 0.0);
        for point in -40..=40 {
            let z = f64::from(point) / 10.0;
            let weight = exp(-0.5 * z * z);
            let expected = |model: &Model| (1..4).map(|k| k as f64 * model.category(theta, k).p).sum::<f64>();
            mean += weight * expected(&at(params.b + z * params.b_sd));
            total += weight;
        }
        let found: f64 = (1..4).map(|k| k as f64 * flat.category(theta, k).p).sum();
        assert!((found - mean / total).abs() < 0.15, "{theta}: {found} instead of {}", mean / total);
    }
}
