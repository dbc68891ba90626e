//! The authors' text format: a folder of text files to a [`Bank`], and checks that a program can make.
//!
//! The format is described in `FORMAT.md` beside this crate. Reading collects every error, each with its file,
//! line and column, and never stops at the first.

mod allow;
mod answer;
mod desk;
mod fields;
mod finding;
mod items;
mod keys;
mod lint;
mod manifest;
mod map;
mod pictures;
mod provisional;
mod rich;
mod sections;
mod shape;
mod slots;
mod source;

pub use finding::{Finding, Severity};
pub use lint::{RULES, Rule, Silenced, SkillTable, Warnings};
pub use source::{File, Folder};

use crate::{Bank, Date, Problem, Status, validate};
use allow::{Allow, Scope};
use desk::Desk;
use items::Read;
use map::{Map, item_of};
use provisional::Trust;

/// A bank as read from its folder. With errors it holds stand-ins and is not handed out.
#[derive(Debug, Clone)]
pub struct Draft {
    bank: Bank,
    /// Difficulty of each item as its author stated it, before shrinking.
    stated: Vec<f64>,
    /// Warnings that the authors let stand.
    allows: Vec<Allow>,
    map: Map,
    errors: Vec<Finding>,
}

impl Draft {
    /// The bank, unless there are errors.
    pub fn bank(&self) -> Option<&Bank> {
        self.errors.is_empty().then_some(&self.bank)
    }

    /// All errors, in file order.
    pub fn errors(&self) -> &[Finding] {
        &self.errors
    }

    /// What deserves a second look, in file order. Items with errors are left out, and while there are any
    /// so are the checks of whole skills, which they would mislead.
    pub fn warnings(&self, today: Date) -> Vec<Finding> {
        self.check(today).findings
    }

    /// The same, with what its authors let stand and a table of each skill.
    pub fn check(&self, today: Date) -> Warnings {
        lint::check(self, today)
    }
}

/// Reads a bank's folder. The same text always gives the same bank.
pub fn read(folder: &Folder) -> Draft {
    let mut desk = Desk::new(&folder.manifest, None);
    let (mut bank, trust, mut allows) = manifest::read(&mut desk);
    let mut errors = Vec::new();
    let reads = read_items(folder, &bank, trust.as_ref(), &mut errors);
    if trust.is_none() {
        miss_trust(&reads, &mut desk);
    }
    let legible = desk.findings.iter().all(|f| f.code != "toml");

    let mut map = Map::default();
    map.add("", &folder.manifest, &desk.places, &desk.spoilt);
    errors.extend(desk.findings);
    let mut stated = Vec::new();
    for (i, (file, read)) in reads.into_iter().enumerate() {
        map.add(&format!("items[{i}]"), file, &read.places, &read.spoilt);
        let path = format!("items[{i}].allow");
        let noted = read.allowed.into_iter();
        allows.extend(noted.map(|(rule, reason)| Allow {
            rule,
            reason,
            of: Scope::Item(i),
            path: path.clone(),
        }));
        errors.extend(read.findings);
        bank.items.push(read.item);
        stated.push(read.stated);
    }
    bank.images = pictures::read(folder, &bank, &mut errors);
    settle_shifts(&mut bank);
    if legible {
        // A skill may only seem to have no items while the name of a skill is mistyped.
        let named = bank.items.iter().all(|item| bank.skill(&item.skill).is_some());
        let follows = |p: &Problem| map.is_spoilt(&p.path) || p.code == "skill-without-items" && !named;
        let rest = validate(&bank).into_iter().filter(|problem| !follows(problem));
        errors.extend(rest.map(|problem| {
            let help = advice(&bank, &problem);
            map.finding(&bank, Severity::Error, problem.code, &problem.path, problem.message, help)
        }));
    }
    finding::sort(&mut errors);
    Draft { bank, stated, allows, map, errors }
}

/// The items of all files, grouped by skill in the order of `bank.toml`.
fn read_items<'f>(
    folder: &'f Folder,
    bank: &Bank,
    trust: Option<&Trust>,
    errors: &mut Vec<Finding>,
) -> Vec<(&'f File, Read)> {
    let mut reads: Vec<(&File, Read)> = Vec::new();
    for file in &folder.items {
        let (items, stray) = items::read(file, trust);
        errors.extend(stray);
        reads.extend(items.into_iter().map(|read| (file, read)));
    }
    let rank = |read: &Read| bank.skills.iter().position(|s| s.id == read.item.skill).unwrap_or(usize::MAX);
    reads.sort_by_key(|(_, read)| rank(read));
    reads
}

fn miss_trust(reads: &[(&File, Read)], desk: &mut Desk<'_>) {
    let provisional = reads.iter().any(|(_, read)| read.item.params.status == Status::Provisional);
    // A mistyped heading or a line that is no TOML may hide the table: that is said already.
    let hidden = desk.findings.iter().any(|f| matches!(f.code, "unknown-key" | "toml" | "wrong-type"));
    if provisional && !hidden {
        let message = "items have judged difficulties, and nothing says how far to trust them";
        let help =
            "Add [provisional] with agreement = 0.5, spread = 1.0, shift_sd = 0.3; FORMAT.md explains them.";
        desk.error("provisional", 0, "provisional-trust", message, help);
    }
}

/// A skill whose items are all calibrated has no judges whose bias could shift it.
fn settle_shifts(bank: &mut Bank) {
    for skill in &mut bank.skills {
        let mut items = bank.items.iter().filter(|item| item.skill == skill.id);
        if items.all(|item| item.params.status == Status::Calibrated) {
            skill.shift_sd = 0.0;
        }
    }
}

/// The rule's own advice, or the name that was probably meant.
fn advice(bank: &Bank, problem: &Problem) -> String {
    let item = item_of(bank, &problem.path);
    let meant = match (problem.code, item) {
        ("unknown-skill", Some(item)) => {
            desk::nearest(&item.skill, bank.skills.iter().map(|s| s.id.as_str()))
        }
        ("unknown-skill", None) => {
            let unknown = bank.correlations.iter().flat_map(|c| [&c.between.0, &c.between.1]);
            let unknown = unknown.filter(|id| problem.message.contains(&format!("`{id}`")));
            let known = || bank.skills.iter().map(|s| s.id.as_str());
            unknown.filter_map(|id| desk::nearest(id, known())).next()
        }
        ("unknown-enemy", Some(item)) => {
            let index = problem.path.rsplit_once('[').and_then(|(_, i)| i.trim_end_matches(']').parse().ok());
            let enemy = index.and_then(|i: usize| item.enemies.get(i)).map_or("", String::as_str);
            let others = bank.items.iter().map(|i| i.id.as_str()).filter(|id| *id != item.id);
            desk::nearest(enemy, others)
        }
        _ => None,
    };
    meant.map_or(problem.help.to_owned(), |name| format!("Did you mean `{name}`?"))
}
