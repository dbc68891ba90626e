//! A bank's folder from questions: `bank.toml`, one file per skill, pictures.

use crate::{Haul, Question, item};
use skillmark_bank::Block;
use skillmark_bank::author::{self, File, Folder};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Files of a bank, by their paths in its folder, and what became of each question.
#[derive(Debug, Default)]
pub struct Bundle {
    /// Text files.
    pub files: BTreeMap<String, String>,
    /// Files of `images/`, by their names.
    pub images: BTreeMap<String, Vec<u8>>,
    /// Items in the order of their questions.
    pub imported: Vec<Imported>,
}

/// An item and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Its id in the bank.
    pub id: String,
    /// Name of its type.
    pub r#type: &'static str,
    /// Place of the question.
    pub from: String,
}

/// Writes a bank of all questions that can be items. Each is read again as the author's text that it became: one that our rules
/// refuse goes to `haul.refused` with their words.
pub fn folder(haul: &mut Haul, name: &str, title: &str) -> Bundle {
    let questions = std::mem::take(&mut haul.questions);
    let mut ids = BTreeSet::new();
    let mut skills: Vec<(String, String)> = Vec::new();
    let mut texts: Vec<(Imported, String, String)> = Vec::new();
    for question in &questions {
        let skill = skill(question, &mut skills);
        let id = fresh(&slug(&wording(question), "question"), &ids);
        match item::text(question, &id, &skill, haul) {
            Ok(text) => {
                ids.insert(id.clone());
                let imported = Imported { id, r#type: question.body.name(), from: question.from.clone() };
                texts.push((imported, skill, text));
            }
            Err((code, message)) => haul.refuse(&question.from, code, message),
        }
    }
    // Rules look at one item at a time, so whatever is left passes the second time.
    for _ in 0..2 {
        let bundle = bundle(&texts, &skills, haul, name, title);
        let faults = faults(&bundle);
        if faults.is_empty() {
            return bundle;
        }
        texts.retain(|(imported, ..)| {
            let fault = faults.get(imported.id.as_str());
            if let Some((code, message)) = fault {
                haul.refuse(&imported.from, code, message);
            }
            fault.is_none()
        });
    }
    bundle(&texts, &skills, haul, name, title)
}

fn bundle(
    texts: &[(Imported, String, String)],
    skills: &[(String, String)],
    haul: &Haul,
    name: &str,
    title: &str,
) -> Bundle {
    let used: Vec<&(String, String)> =
        skills.iter().filter(|(id, _)| texts.iter().any(|(_, skill, _)| skill == id)).collect();
    let mut bundle = Bundle { images: haul.images.clone(), ..Bundle::default() };
    let mut least = usize::MAX;
    for (id, title) in &used {
        let items: Vec<&str> =
            texts.iter().filter(|(_, s, _)| s == id).map(|(.., text)| text.as_str()).collect();
        least = least.min(items.len());
        let text = format!(
            "# {}\n\nImported; nobody has read these items since.\n\n{}",
            one_line(title),
            items.join("\n")
        );
        bundle.files.insert(format!("items/{id}.md"), text);
    }
    bundle.files.insert("bank.toml".into(), manifest(&used, least, name, title));
    bundle.imported = texts.iter().map(|(imported, ..)| imported.clone()).collect();
    bundle
}

/// First error of each item, by its id.
fn faults(bundle: &Bundle) -> BTreeMap<String, (&'static str, String)> {
    let file = |path: &str| File::new(path, bundle.files.get(path).map_or("", String::as_str));
    let items =
        bundle.files.keys().filter(|path| path.starts_with("items/")).map(|path| file(path)).collect();
    let images = bundle.images.clone().into_iter().collect();
    let draft = author::read(&Folder::new(file("bank.toml"), items).with_images(images));
    let mut faults = BTreeMap::new();
    for error in draft.errors() {
        if let Some(item) = &error.item {
            faults.entry(item.clone()).or_insert((error.code, format!("{}. {}", error.message, error.help)));
        }
    }
    faults
}

fn manifest(skills: &[&(String, String)], least: usize, name: &str, title: &str) -> String {
    let quoted = |text: &str| toml::Value::from(one_line(text)).to_string();
    let mut out = format!(
        "id = {id}\nversion = \"0.1.0\"\nlanguage = \"en\"\ntitle = {title}\n\
         summary = \"Imported questions that nobody has reviewed here yet.\"\nlicence = \"LicenseRef-imported\"\n\
         credits = [{credit}]\n\n\
         # Nobody has judged how hard these questions are: every difficulty is 0, and all of the spread stays unknown.\n\
         [provisional]\nagreement = 0.0\nspread = 1.0\nshift_sd = 0.3\n",
        id = quoted(&slug(name, "imported")),
        title = quoted(title),
        credit = quoted(&format!("Imported from {title}.")),
    );
    for (id, title) in skills {
        let _ = write!(
            out,
            "\n[[skill]]\nid = {}\ntitle = {}\ndefinition = \"To be written: what these questions measure.\"\n\
             cuts_by = \"Nobody yet: evenly spread by the import\"\ncuts_on = 2026-01-01\n",
            quoted(id),
            quoted(title)
        );
        for (level, cut) in [
            ("Foundation", None),
            ("Intermediate", Some(-0.9)),
            ("Advanced", Some(0.3)),
            ("Expert", Some(1.5)),
        ] {
            let _ = write!(
                out,
                "\n[[skill.level]]\nid = {}\ntitle = {}\n",
                quoted(&slug(level, "level")),
                quoted(level)
            );
            if let Some(cut) = cut {
                let _ = writeln!(out, "cut = {cut:?}");
            }
            out.push_str("can_do = \"To be written.\"\n");
        }
    }
    let mut last = 0;
    for (id, most) in [("quick", 8), ("normal", 15), ("precise", 30)] {
        let most = most.min(least.max(1));
        if most > last {
            let least = most.min(5);
            let _ = write!(
                out,
                "\n[[preset]]\nid = \"{id}\"\nmin_items = {least}\nmax_items = {most}\nstop_se = 0.45\nstop_level = 0.9\n\
                 randomesque = 3\nvalid_months = 12\n"
            );
            last = most;
        }
    }
    out
}

/// The skill that the innermost category stands for.
fn skill(question: &Question, skills: &mut Vec<(String, String)>) -> String {
    let title = question.category.iter().rev().find(|part| !part.trim().is_empty());
    let title = title.map_or("Imported questions", |title| title.trim());
    if let Some((id, _)) = skills.iter().find(|(_, known)| known == title) {
        return id.clone();
    }
    let taken = skills.iter().map(|(id, _)| id.clone()).collect();
    let id = fresh(&slug(title, "skill"), &taken);
    skills.push((id.clone(), title.to_owned()));
    id
}

/// What names the item: its own name, its title, or its first words.
fn wording(question: &Question) -> String {
    let named =
        |text: &Option<String>| text.clone().filter(|text| text.chars().any(|c| c.is_ascii_alphabetic()));
    let words = || {
        let plain = Block::plain(&question.stem);
        plain.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
    };
    named(&question.id).or_else(|| named(&question.title)).unwrap_or_else(words)
}

/// A name as banks have them: small letters, digits, single hyphens; at most 48 characters.
fn slug(text: &str, otherwise: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
        if out.len() >= 48 {
            break;
        }
    }
    let out = out.trim_matches('-');
    if out.is_empty() { otherwise.to_owned() } else { out.to_owned() }
}

/// The name, or the first of name-2, name-3, … that nobody has.
fn fresh(name: &str, taken: &BTreeSet<String>) -> String {
    let free = |name: &String| !taken.contains(name);
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    std::iter::once(name.to_owned()).chain(numbered).find(free).unwrap_or_else(|| name.to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
