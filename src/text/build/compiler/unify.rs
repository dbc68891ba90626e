//! Makes sure that every locale says the same things with the same arguments.

use super::model::{Arguments, CATEGORIES, Catalogue, File, Key, Kind, Message, Page, Part, Pattern};
use super::{REFERENCE, emit};
use crate::plural;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn catalogue(files: Vec<File>) -> Result<Catalogue, Vec<String>> {
    let locales: BTreeSet<&str> = files.iter().map(|file| file.locale.as_str()).collect();
    if !locales.contains(REFERENCE) {
        return Err(vec![format!("locales/{REFERENCE} is missing: it decides which messages there are")]);
    }
    // The reference first: it is the default of `Locale`.
    let others = locales.iter().filter(|locale| **locale != REFERENCE);
    let locales: Vec<String> = [&REFERENCE].into_iter().chain(others).map(|tag| (*tag).to_owned()).collect();

    let mut problems = Vec::new();
    for locale in &locales {
        if plural::rule(locale).is_none() {
            problems.push(format!("locales/{locale}: no plural rule; add the language to src/plural.rs"));
        }
    }
    let found: BTreeMap<(&str, &str), &File> =
        files.iter().map(|file| ((file.locale.as_str(), file.page.as_str()), file)).collect();
    let mut pages = BTreeMap::new();
    for reference in files.iter().filter(|file| file.locale == REFERENCE) {
        let mut translations = Vec::new();
        for locale in &locales {
            match found.get(&(locale, &reference.page)) {
                Some(file) => translations.push(*file),
                None => problems.push(format!("locales/{locale}/{}.ftl is missing", reference.page)),
            }
        }
        pages.insert(reference.page.clone(), page(reference, &translations, &mut problems));
    }
    for file in &files {
        if !pages.contains_key(&file.page) {
            problems
                .push(format!("locales/{}/{}.ftl has no counterpart in {REFERENCE}", file.locale, file.page));
        }
    }
    if problems.is_empty() { Ok(Catalogue { locales, pages }) } else { Err(problems) }
}

/// Words that Rust keeps for itself.
const RESERVED: [&str; 39] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "match", "mod", "move", "mut", "out", "pub", "ref", "return", "self", "static", "true", "type", "use",
    "while",
];

/// Messages become functions: their names must be free, and differ when `-` and `.` are `_`.
fn names(file: &File, problems: &mut Vec<String>) {
    let mut taken: BTreeMap<String, &String> = BTreeMap::new();
    for id in file.messages.keys() {
        let name = emit::snake(id);
        if RESERVED.contains(&name.as_str()) {
            problems.push(file.problem(id, "is a word of Rust; choose another name"));
        }
        if let Some(other) = taken.insert(name, id) {
            problems.push(file.problem(id, format!("and {other} become the same function; rename one")));
        }
    }
}

fn page(reference: &File, translations: &[&File], problems: &mut Vec<String>) -> Page {
    if !reference.lookup {
        names(reference, problems);
    }
    let mut messages = BTreeMap::new();
    for id in reference.messages.keys() {
        let mut patterns = Vec::new();
        let mut arguments = Arguments::new();
        let mut names: Option<BTreeSet<String>> = None;
        for file in translations {
            let Some(pattern) = file.messages.get(id) else {
                problems.push(file.problem(id, "is missing"));
                continue;
            };
            let mut own = Arguments::new();
            problems.extend(kinds(pattern, &mut own).into_iter().map(|what| file.problem(id, what)));
            let own_names: BTreeSet<String> = own.keys().cloned().collect();
            let expected = names.get_or_insert_with(|| own_names.clone());
            if own_names != *expected {
                problems.push(file.problem(
                    id,
                    format!("has the arguments {own_names:?}, {} has {expected:?}", reference.locale),
                ));
            }
            for (name, kind) in own {
                if name == "l" || RESERVED.contains(&name.as_str()) {
                    problems
                        .push(file.problem(id, format!("${name} is a word of Rust; choose another name")));
                }
                if let Err(what) = agree(&mut arguments, &name, kind) {
                    problems.push(file.problem(id, what));
                }
            }
            patterns.push(pattern.clone());
        }
        messages.insert(id.clone(), Message { arguments, patterns });
    }
    for file in translations {
        for id in file.messages.keys().filter(|id| !reference.messages.contains_key(*id)) {
            problems.push(file.problem(id, format!("does not exist in {}", reference.locale)));
        }
    }
    Page { about: reference.about.clone(), lookup: reference.lookup, messages }
}

/// An argument is a number where its plural category is asked for or NUMBER shows it, a date in
/// DATETIME, a word where variants are words, else a text.
fn kinds(pattern: &Pattern, arguments: &mut Arguments) -> Vec<String> {
    let mut problems = Vec::new();
    for part in pattern {
        let (name, kind) = match part {
            Part::Variable(name) => (name, Kind::Text),
            Part::Number(name) => (name, Kind::Number),
            Part::Date(name) => (name, Kind::Date),
            Part::Select { variable, variants, .. } => {
                let counts = |key: &Key| match key {
                    Key::Exactly(_) => true,
                    Key::Word(word) => CATEGORIES.contains(&word.as_str()),
                };
                for (_, pattern) in variants {
                    problems.extend(kinds(pattern, arguments));
                }
                let counting = variants.iter().filter(|(key, _)| counts(key)).count();
                match counting {
                    // `other` alone is how a choice between words ends.
                    _ if counting == variants.len() => (variable, Kind::Number),
                    0 => (variable, Kind::Word),
                    1 if ends_in_other(variants) => (variable, Kind::Word),
                    _ => {
                        problems.push(format!("${variable} is compared with numbers and with words"));
                        continue;
                    }
                }
            }
            Part::Text(_) | Part::Message(_) | Part::Term(..) => continue,
        };
        problems.extend(agree(arguments, name, kind).err());
    }
    problems
}

fn ends_in_other(variants: &[(Key, Pattern)]) -> bool {
    variants.iter().any(|(key, _)| *key == Key::Word("other".to_owned()))
}

/// A plain `{ $x }` goes along with the number or date that another use makes of it.
fn agree(arguments: &mut Arguments, name: &str, kind: Kind) -> Result<(), String> {
    let before = arguments.get(name).copied().unwrap_or(Kind::Text);
    let agreed = match (before, kind) {
        (Kind::Text, kind) | (kind, Kind::Text) => kind,
        (before, kind) if before == kind => kind,
        _ => return Err(format!("${name} is used as two of number, date and word")),
    };
    arguments.insert(name.to_owned(), agreed);
    Ok(())
}
