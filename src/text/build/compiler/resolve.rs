//! Folds message references and terms into the patterns that use them, so that nothing is looked up at run time.

use super::model::{File, Key, Part, Pattern};
use std::collections::{BTreeMap, BTreeSet};

/// Messages refer to their own file, terms are shared by all files of a locale.
pub(crate) fn all(files: Vec<File>) -> Result<Vec<File>, Vec<String>> {
    let mut problems = Vec::new();
    let mut terms: BTreeMap<(&str, &str), (&File, &Pattern)> = BTreeMap::new();
    for file in &files {
        for (id, pattern) in &file.terms {
            if let Some((other, _)) = terms.insert((&file.locale, id), (file, pattern)) {
                problems.push(
                    file.problem(&format!("-{id}"), format!("stands in {}.ftl too; keep one", other.page)),
                );
            }
        }
    }

    let mut resolved = Vec::new();
    let mut used = BTreeSet::new();
    for file in &files {
        let mut messages = BTreeMap::new();
        for (id, pattern) in &file.messages {
            let mut scope = Scope { file, terms: &terms, used: &mut used, depth: 0 };
            match scope.pattern(pattern, None) {
                Ok(pattern) => drop(messages.insert(id.clone(), merge(pattern))),
                Err(what) => problems.push(file.problem(id, what)),
            }
        }
        resolved.push(File {
            locale: file.locale.clone(),
            page: file.page.clone(),
            about: file.about.clone(),
            lookup: file.lookup,
            messages,
            terms: BTreeMap::new(),
        });
    }
    for ((locale, id), (file, _)) in &terms {
        if !used.contains(&((*locale).to_owned(), (*id).to_owned())) {
            problems.push(file.problem(&format!("-{id}"), "is used by no message; delete it"));
        }
    }
    if problems.is_empty() { Ok(resolved) } else { Err(problems) }
}

struct Scope<'a> {
    file: &'a File,
    terms: &'a BTreeMap<(&'a str, &'a str), (&'a File, &'a Pattern)>,
    used: &'a mut BTreeSet<(String, String)>,
    depth: u32,
}

impl Scope<'_> {
    /// `fixed` holds a term's arguments while its pattern is folded in; outside of terms variables stay variables.
    fn pattern(
        &mut self,
        pattern: &[Part],
        fixed: Option<&BTreeMap<String, String>>,
    ) -> Result<Pattern, String> {
        self.depth += 1;
        if self.depth > 20 {
            return Err("refers to itself".to_owned());
        }
        let mut out = Vec::new();
        for part in pattern {
            match part {
                Part::Message(id) => {
                    let Some(other) = self.file.messages.get(id) else {
                        return Err(format!("there is no message {id} in this file"));
                    };
                    out.extend(self.pattern(other, fixed)?);
                }
                Part::Term(id, arguments) => {
                    let key = (self.file.locale.as_str(), id.as_str());
                    let Some((_, term)) = self.terms.get(&key) else {
                        return Err(format!("there is no term -{id}"));
                    };
                    self.used.insert((key.0.to_owned(), key.1.to_owned()));
                    out.extend(self.pattern(term, Some(arguments))?);
                }
                Part::Variable(name) if fixed.is_some() => match fixed.and_then(|fixed| fixed.get(name)) {
                    Some(value) => out.push(Part::Text(value.clone())),
                    None => return Err(format!("the term needs its argument {name}")),
                },
                Part::Select { variable, variants, default } => match fixed {
                    Some(fixed) => {
                        let value = fixed.get(variable);
                        let chosen =
                            variants.iter().find(|(key, _)| value.is_some_and(|value| is(key, value)));
                        let (_, chosen) = chosen.unwrap_or(&variants[*default]);
                        out.extend(self.pattern(chosen, Some(fixed))?);
                    }
                    None => {
                        let variants = variants
                            .iter()
                            .map(|(key, pattern)| Ok((key.clone(), merge(self.pattern(pattern, None)?))));
                        let variants = variants.collect::<Result<_, String>>()?;
                        out.push(Part::Select { variable: variable.clone(), variants, default: *default });
                    }
                },
                other => out.push(other.clone()),
            }
        }
        self.depth -= 1;
        Ok(out)
    }
}

fn is(key: &Key, value: &str) -> bool {
    match key {
        Key::Word(word) => word == value,
        Key::Exactly(number) => number.to_string() == value,
    }
}

/// Neighbouring texts become one.
fn merge(pattern: Pattern) -> Pattern {
    let mut out: Pattern = Vec::new();
    for part in pattern {
        match (out.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
            (_, part) => out.push(part),
        }
    }
    out
}
