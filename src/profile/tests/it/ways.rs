//! Ways in which a signer could change what his own profile says before he signs it again. Each is drawn: the tests here try
//! a few draws of all, `cargo xtask study forgeries` a hundred thousand.

use crate::forge::{BOASTS, Draw, Open, options};
use crate::people::{EDITION, bank, edition, plan};
use serde_json::json;
use skillmark_profile::{Code, Edition};
use skillmark_session::{Event, Stopped};
use std::sync::LazyLock;

/// One way to forge.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    /// The problems that a verdict lists.
    pub(crate) codes: &'static [Code],
    /// Makes the forgery. It may leave the profile as it is, where there is nothing of the kind to change.
    pub(crate) forge: fn(&mut Open, &mut Draw),
}

const fn way(name: &'static str, forge: fn(&mut Open, &mut Draw)) -> Way {
    Way { name, codes: &[Code::InvalidEvidence], forge }
}

const fn found(code: &'static [Code], way: Way) -> Way {
    Way { codes: code, ..way }
}

const INCOMPLETE: &[Code] = &[Code::EvidenceIncomplete];
const UNKNOWN_BANK: &[Code] = &[Code::EvidenceUnknownBank];

/// All of them, by what they change.
pub(crate) const WAYS: [&[Way]; 6] = [NUMBERS, WORDS, PLAN, LOG, BANK, WHOLE];

const NUMBERS: &[Way] = &[
    way("score by one bit", |o, d| {
        let theta = &mut o.evidence.results[d.below(2)].theta;
        *theta = f64::from_bits(theta.to_bits() ^ 1);
    }),
    way("score", |o, d| {
        let skill = o.skill(d);
        o.evidence.results[skill].theta += 2.0 * d.share();
    }),
    way("score and displayed value", |o, d| {
        let skill = o.skill(d);
        o.evidence.results[skill].theta += 2.0 * d.share();
        o.display(skill);
    }),
    way("displayed value", |o, d| {
        let skill = o.skill(d);
        let value = &mut o.document["credentialSubject"]["result"][skill]["value"];
        *value = (if value == "99" { "98" } else { "99" }).into();
    }),
    way("prior", |o, d| o.evidence.results[d.below(2)].joint = true),
    way("digest of the rules", |o, d| {
        o.evidence.rules = skillmark_canon::Digest::of(format!("{}", d.below(1_000))).to_string();
    }),
    way("number of the attempt", |o, d| o.evidence.account.attempt = 2 + d.below(9) as u32),
    way("carried on from a file", |o, _| o.evidence.account.resumed = true),
    way("standard error", |o, d| o.evidence.results[d.below(2)].se *= 0.99 * d.share()),
    way("interval's low end", |o, d| o.evidence.results[d.below(2)].interval.0 += d.share()),
    way("interval's high end", |o, d| o.evidence.results[d.below(2)].interval.1 += d.share()),
    way("level probabilities", |o, d| o.evidence.results[d.below(2)].levels[d.below(4)] += d.share()),
    way("one level fewer", |o, d| _ = o.evidence.results[d.below(2)].levels.pop()),
    way("level claim", |o, d| {
        let claim = &mut o.evidence.results[d.below(2)].claim;
        *claim = if *claim == (3, 3) { (2, 2) } else { (3, 3) };
    }),
    way("estimate for change", |o, d| o.evidence.results[d.below(2)].wle.0 += d.share()),
    way("its standard error", |o, d| o.evidence.results[d.below(2)].wle.1 *= 0.99 * d.share()),
    way("number of questions", |o, d| o.evidence.results[d.below(2)].asked += 1 + d.below(9)),
    way("number right", |o, d| o.evidence.results[d.below(2)].right += 1 + d.below(9) as u32),
    way("number passed", |o, d| o.evidence.results[d.below(2)].unsure += 1 + d.below(9) as u32),
    way("why it stopped", |o, d| {
        let stopped = &mut o.evidence.results[d.below(2)].stopped;
        let others: Vec<Stopped> = Stopped::ALL.into_iter().filter(|other| other != stopped).collect();
        *stopped = *d.one(&others);
    }),
    way("provisional", |o, d| o.evidence.results[d.below(2)].provisional ^= true),
];

const WORDS: &[Way] = &[
    way("name", |o, d| o.say("/name", d)),
    way("description", |o, d| o.say("/description", d)),
    way("issuer's name", |o, d| o.say("/issuer/name", d)),
    way("achievement", |o, d| o.say("/credentialSubject/achievement/name", d)),
    way("what it was", |o, d| o.say("/credentialSubject/achievement/description", d)),
    way("criteria", |o, d| o.say("/credentialSubject/achievement/criteria/narrative", d)),
    way("kind of achievement", |o, d| o.say("/credentialSubject/achievement/achievementType", d)),
    way("displayed version", |o, d| o.say("/credentialSubject/achievement/version", d)),
    way("name of a scale", |o, d| o.say("/credentialSubject/achievement/resultDescription/0/name", d)),
    way("end of a scale", |o, d| {
        let end = (99 - d.below(10)).to_string();
        o.document["credentialSubject"]["achievement"]["resultDescription"][d.below(2)]["valueMax"] =
            end.into();
    }),
    way("framework's entry", |o, d| o.say("/credentialSubject/result/0/alignment/0/targetName", d)),
    way("framework's address", |o, d| o.say("/credentialSubject/result/0/alignment/0/targetUrl", d)),
    way("name of the evidence", |o, d| o.say("/evidence/0/name", d)),
    way("end of validity", |o, d| {
        o.document["validUntil"] = format!("{}-05-01T10:00:00Z", 2028 + d.below(900)).into();
    }),
    way("start of validity", |o, d| {
        o.document["validFrom"] = format!("2026-05-{:02}T10:00:00Z", 2 + d.below(29)).into();
    }),
    found(
        &[Code::Stale, Code::InvalidEvidence],
        way("no end of validity", |o, _| _ = o.document.as_object_mut().unwrap().remove("validUntil")),
    ),
    way("an image added", |o, _| {
        o.document["credentialSubject"]["achievement"]["image"] =
            json!({"id": "https://university.example/seal.png", "type": "Image"});
    }),
    way("a licence added", |o, d| {
        o.document["credentialSubject"]["licenseNumber"] = d.below(1_000).to_string().into()
    }),
];

const PLAN: &[Way] = &[
    way("shorter preset", |o, _| {
        let preset = &mut o.evidence.plan.preset;
        *preset = (if preset == "quick" { "normal" } else { "quick" }).into();
    }),
    way("preset of one's own", |o, d| o.evidence.plan.preset = format!("mine-{}", d.below(1_000))),
    way("other seed", |o, d| o.evidence.plan.seed = format!("{:032x}", d.below(usize::MAX))),
    way("seed of another form", |o, d| o.evidence.plan.seed = format!("SEED{}", d.below(1_000))),
    way("other order of skills", |o, _| o.evidence.plan.skills.reverse()),
    way("one skill twice", |o, _| o.evidence.plan.skills[1] = o.evidence.plan.skills[0].clone()),
    way("one skill left out of the results", |o, _| {
        o.evidence.results.pop();
        o.document["credentialSubject"]["result"].as_array_mut().unwrap().pop();
    }),
    way("one skill left out of the plan too", |o, _| {
        o.evidence.results.pop();
        o.evidence.plan.skills.pop();
        o.document["credentialSubject"]["result"].as_array_mut().unwrap().pop();
    }),
    way("results in another order", |o, _| {
        o.evidence.results.reverse();
        o.document["credentialSubject"]["result"].as_array_mut().unwrap().reverse();
    }),
    way("displayed results in another order", |o, _| {
        o.document["credentialSubject"]["result"].as_array_mut().unwrap().reverse();
    }),
    found(
        &[Code::ScoringVersionUnknown],
        way("rules of a later revision", |o, d| o.evidence.plan.engine_rev += 1 + d.below(99) as u32),
    ),
];

const LOG: &[Way] = &[
    way("two questions swapped", |o, d| {
        let (a, b) = (o.pair(d), o.pair(d));
        o.evidence.log.swap(a, b);
        o.evidence.log.swap(a + 1, b + 1);
    }),
    way("a wrong answer made right", |o, d| {
        o.answer(d, |options| !is_right(options), |options| options[0] = "b".into());
    }),
    way("a right answer made wrong", |o, d| o.answer(d, is_right, |options| options[0] = "c".into())),
    way("a right and a wrong answer swapped", |o, d| {
        o.answer(d, is_right, |options| options[0] = "c".into());
        let before = o.evidence.log.clone();
        let was_right =
            |at: usize| matches!(&before[at], Event::Answered { options, .. } if is_right(options));
        let wrong = (1..before.len())
            .step_by(2)
            .find(|at| !was_right(*at) && options(&mut before[*at].clone()).is_some());
        if let Some(Event::Answered { options, .. }) = wrong.map(|at| &mut o.evidence.log[at]) {
            options[0] = "b".into();
        }
    }),
    way("an option that is not there", |o, d| o.answer(d, |_| true, |options| options[0] = "z".into())),
    way("two options at once", |o, d| o.answer(d, |o| o != ["a"], |options| options.push("a".into()))),
    way("a question asked twice", |o, d| {
        let at = o.pair(d);
        o.evidence.log.extend_from_within(at..at + 2);
    }),
    way("a question more", |o, d| {
        let item = format!("evaluating-case-{:02}", d.below(24));
        let answer = Event::Answered { item: item.clone(), options: vec!["b".into()], ms: 0 };
        o.evidence.log.extend([Event::Shown { item }, answer]);
    }),
    way("a question left out", |o, d| {
        let at = o.pair(d);
        // Without the last it would only be cut, and that is told otherwise.
        let at = if at + 2 == o.evidence.log.len() { 0 } else { at };
        o.evidence.log.drain(at..at + 2);
    }),
    way("an answer without its question", |o, d| _ = o.evidence.log.remove(o.pair(d))),
    way("a question in place of another", |o, d| {
        let at = o.pair(d);
        let other = format!("directing-case-{:02}", d.below(24));
        for event in &mut o.evidence.log[at..at + 2] {
            match event {
                Event::Shown { item } | Event::Answered { item, .. } | Event::Unsure { item, .. } => {
                    *item = other.clone()
                }
                _ => {}
            }
        }
    }),
    way("another person's answers", |o, d| o.evidence.log = o.other(d).evidence.log),
    found(INCOMPLETE, way("stopped while ahead", |o, d| o.end_after(d.below(o.evidence.log.len())))),
    found(
        INCOMPLETE,
        way("the end cut off", |o, d| {
            let kept = o.evidence.log.len() - 1 - d.below(12);
            o.evidence.log.truncate(kept);
        }),
    ),
    found(
        INCOMPLETE,
        way("five more, and none of them answered", |o, _| {
            o.evidence.log.push(Event::Extended { skill: "evaluating".into(), by: 5 });
        }),
    ),
];

const BANK: &[Way] = &[
    found(
        UNKNOWN_BANK,
        way("bank of one's own", |o, d| {
            let plan = plan(&EASY, "normal", d.below(1_000) as u64);
            *o = Open::profile(&EASY, &plan, d.below(1_000_000) as u64, false);
        }),
    ),
    way("bank of one's own under the known digest", |o, d| {
        let plan = plan(&EASY, "normal", d.below(1_000) as u64);
        *o = Open::profile(&EASY, &plan, d.below(1_000_000) as u64, false);
        o.evidence.bank.scoring = EDITION.scoring().into();
        o.evidence.plan.bank = EDITION.scoring().into();
    }),
    found(
        UNKNOWN_BANK,
        way("digest of another bank", |o, d| {
            let mut digest = o.evidence.bank.scoring.clone().into_bytes();
            let at = 4 + d.below(digest.len() - 5);
            digest[at] = if digest[at] == b'A' { b'B' } else { b'A' };
            o.evidence.bank.scoring = String::from_utf8(digest).unwrap();
        }),
    ),
    way("bank's name", |o, d| o.evidence.bank.id = format!("medical-board-{}", d.below(1_000))),
    way("bank's version", |o, d| {
        let version = format!("9.9.{}", d.below(1_000));
        o.evidence.bank.version.clone_from(&version);
        o.document["credentialSubject"]["achievement"]["version"] = version.into();
    }),
];

const WHOLE: &[Way] = &[
    way("another person's numbers", |o, d| o.evidence.results = o.other(d).evidence.results),
    way("all that another person's profile says", |o, d| {
        let other = o.other(d);
        let log = std::mem::replace(&mut o.evidence, other.evidence).log;
        o.evidence.log = log;
        o.document = other.document;
    }),
    way("a second set of answers", |o, d| {
        let other = o.other(d).document["evidence"][0].clone();
        o.document["evidence"].as_array_mut().unwrap().push(other);
    }),
    way("a further piece of evidence", |o, d| {
        let report = json!({"type": ["Evidence"], "name": "Proctor's report", "narrative": *d.one(&BOASTS)});
        o.document["evidence"].as_array_mut().unwrap().push(report);
    }),
    found(
        &[Code::SubjectNotIssuer, Code::InvalidEvidence],
        way("about somebody else", |o, _| {
            o.document["credentialSubject"]["id"] =
                "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671".into();
        }),
    ),
];

fn is_right(options: &[String]) -> bool {
    options == ["b"]
}

/// Like the bank, but everything in it counts for more.
static EASY: LazyLock<Edition> = LazyLock::new(|| {
    let mut easy = bank();
    easy.items.iter_mut().for_each(|item| item.params.b += 2.0);
    edition(easy)
});
