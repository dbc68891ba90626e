//! For tests that compare with software in other languages: profiles of made-up people, and graphs of any document.
//!
//! ```text
//! profiles samples COUNT    signed profiles, one a line: {"quads", "signed"}
//! profiles quads            for each document on a line of standard input: {"quads"} or {"error"}
//! ```

use std::io::{BufWriter, Write, stdin, stdout};
use std::sync::Arc;

use serde_json::{Value, json};
use skillmark_bank::{Alignment, Answer, Bank, Choice, FORMAT, Item, Level, Params, Preset, Skill, Status};
use skillmark_credential::SoftKey;
use skillmark_profile::{Account, Edition, Holder, Sat, compose, compose_summary, n_quads, prepare};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step};

/// How many questions each skill gets.
const QUESTIONS: u32 = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::new(stdout().lock());
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["samples", count] => {
            for number in 0..count.parse()? {
                writeln!(out, "{}", sample(number)?)?;
            }
        }
        ["quads"] => {
            for line in stdin().lines() {
                let answer = match n_quads(&serde_json::from_str(&line?)?) {
                    Ok(quads) => json!({ "quads": quads }),
                    Err(error) => json!({ "error": error.to_string() }),
                };
                writeln!(out, "{answer}")?;
            }
        }
        _ => return Err("usage: profiles samples COUNT | profiles quads".into()),
    }
    Ok(out.flush()?)
}

/// The profile with this number, and what it means.
fn sample(number: u64) -> Result<Value, Box<dyn std::error::Error>> {
    let mut draws = Draws(number);
    let edition = Edition::new(Arc::new(Instrument::new(Arc::new(bank(&mut draws)))?));
    let plan = Plan {
        engine_rev: ENGINE_REV,
        bank: edition.scoring().into(),
        preset: "short".into(),
        skills: edition.bank().skills.iter().map(|skill| skill.id.clone()).collect(),
        seed: format!("{:032x}", draws.next()),
        locale: "en".into(),
    };
    let mut session = Session::new(edition.instrument().clone(), plan)?;
    while let Step::Ask(question) = session.next() {
        let item = edition.bank().items[question.item].id.clone();
        session.push(Event::Shown { item: item.clone() })?;
        let ms = draws.below(60_000) as u32;
        session.push(match draws.below(5) {
            0 => Event::Unsure { item, ms },
            1 | 2 => Event::Answered { item, options: vec!["a".into()], ms },
            _ => Event::Answered { item, options: vec!["b".into()], ms },
        })?;
    }

    let key = SoftKey::from_seed(&std::array::from_fn(|_| draws.below(256) as u8));
    let holder = Holder {
        did: key.public_key().did(),
        name: (draws.below(3) > 0).then(|| name(&mut draws)),
        now: draws.below(4_000_000_000) as i64,
        id: std::array::from_fn(|_| draws.below(256) as u8),
    };
    let sat = Sat {
        plan: session.plan(),
        log: session.log(),
        times: draws.below(2) == 0,
        account: Account { attempt: 1 + draws.below(9) as u32, resumed: draws.below(2) == 0, request: None },
        salt: std::array::from_fn(|_| draws.below(256) as u8),
    };
    let document = match draws.below(3) {
        0 => compose_summary(&edition, &sat, &holder)?,
        _ => compose(&edition, &sat, &holder)?,
    };
    let quads = n_quads(&document)?;
    let prepared = prepare(document, &key.public_key(), holder.now)?;
    let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
    Ok(json!({ "quads": quads, "signed": prepared.attach(&signatures) }))
}

/// One to eight skills under all kinds of names; some point to the same place of a framework, some twice.
fn bank(draws: &mut Draws) -> Bank {
    let frameworks: Vec<Alignment> = (0..3).map(|_| alignment(draws)).collect();
    let skills: Vec<Skill> = (0..1 + draws.below(8))
        .map(|i| Skill {
            id: format!("skill-{i}"),
            title: draws.text(),
            definition: "What a person can do.".into(),
            levels: levels(draws),
            cuts_by: "Test".into(),
            cuts_on: "2026-01-01".into(),
            shift_sd: 0.3,
            alignments: (0..draws.below(5)).map(|_| frameworks[draws.below(3) as usize].clone()).collect(),
        })
        .collect();
    Bank {
        format: FORMAT,
        id: "made-up".into(),
        version: draws.text(),
        language: "en".into(),
        title: draws.text(),
        summary: "Made up.".into(),
        licence: "CC-BY-4.0".into(),
        credits: Vec::new(),
        correlations: Vec::new(),
        images: Vec::new(),
        items: skills.iter().flat_map(|skill| (0..QUESTIONS).map(|i| item(&skill.id, i))).collect(),
        skills,
        presets: vec![Preset {
            id: "short".into(),
            min_items: QUESTIONS,
            max_items: QUESTIONS,
            stop_se: 0.45,
            stop_level: 0.9,
            randomesque: 1,
            valid_months: 1 + draws.below(40) as u32,
            ..Preset::default()
        }],
    }
}

fn levels(draws: &mut Draws) -> Vec<Level> {
    let cuts = [None, Some(-0.5), Some(0.5), Some(1.5)];
    let level = |(i, cut)| Level { id: format!("level-{i}"), title: draws.text(), cut, can_do: "…".into() };
    cuts.into_iter().enumerate().map(level).collect()
}

fn alignment(draws: &mut Draws) -> Alignment {
    Alignment {
        framework: draws.text(),
        name: draws.text(),
        url: format!("https://framework.example/{}?a=b&c#{}", draws.below(9), draws.below(9)),
        code: (draws.below(2) == 0).then(|| draws.text()),
        relation: "exact".into(),
    }
}

fn item(skill: &str, i: u32) -> Item {
    let choice = |id: &str| Choice { id: id.into(), text: Vec::new(), rationale: Vec::new(), key: id == "b" };
    Item {
        id: format!("{skill}-{i}"),
        skill: skill.into(),
        stem: Vec::new(),
        answer: Answer::SingleChoice { options: ["a", "b", "c"].map(choice).into() },
        params: Params {
            a: 1.0,
            b: f64::from(i) - 2.0,
            c: 0.25,
            b_sd: 0.4,
            status: Status::Provisional,
            a_sd: None,
            steps: None,
            n: None,
        },
        objective: "Chooses well".into(),
        review_by: "2027-01".into(),
        sources: Vec::new(),
        testlet: None,
        enemies: Vec::new(),
        pilot: false,
        content: None,
        seconds: None,
        acceptance: None,
    }
}

/// A name that profiles take: nothing in it that does not show, no space at its ends.
fn name(draws: &mut Draws) -> String {
    let text = draws.text();
    let shows = |c: &char| !c.is_control() && skillmark_profile::inert(&c.to_string()) == c.to_string();
    let name: String = text.chars().filter(shows).collect();
    match name.trim() {
        "" => "Zoë \"O'Neil\" \\ Ångström".into(),
        name => name.into(),
    }
}

/// The generator SplitMix64 (Steele, Lea & Flood 2014).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// One to thirty characters from everywhere: letters, what must be escaped, controls, planes beyond the first.
    fn text(&mut self) -> String {
        let length = 1 + self.below(30);
        (0..length).map(|_| self.character()).collect()
    }

    fn character(&mut self) -> char {
        let (first, count) = match self.below(10) {
            0 => (0x00, 0x20),
            1 => {
                return ['"', '\\', '\n', '\r', '\t', '\u{7f}', '<', '>', '\u{2028}', '\u{fffe}']
                    [self.below(10) as usize];
            }
            2 => (0x80, 0x500),
            3 => (0x3000, 0x6000),
            4 => (0xe000, 0x1fff),
            5 => (0x1_f300, 0x500),
            _ => (0x20, 0x5f),
        };
        char::from_u32(first + self.below(count) as u32).unwrap_or('?')
    }
}
