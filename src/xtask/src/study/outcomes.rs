//! What became of mutants, file by file: counted, written as a table, and read from it again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use anyhow::Result;

use super::mutants::read;

/// How the table begins.
const HEAD: &str = "| file | mutants | do not compile | caught | of these by never ending | survive |\n|---|---:|---:|---:|---:|---:|\n";

/// How the paragraph begins that says how a run was made; written by hand, and kept while parts are run again.
const HOW: &str = "**How this run was made.**";

/// How the line begins that names the files run again since.
const AGAIN: &str = "Run again since, by the command for these files alone: ";

/// What became of the mutants of one file.
#[derive(Debug, Default, Clone, PartialEq)]
struct Count {
    mutants: usize,
    unviable: usize,
    endless: usize,
    survive: usize,
}

/// One number of a count.
type Field = fn(&mut Count) -> &mut usize;

/// What a study found, or several, each of some files.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Results {
    counts: BTreeMap<String, Count>,
    /// Survivors, as cargo-mutants names them.
    pub(super) missed: Vec<String>,
    /// How the first run was made, if otherwise than by the command.
    how: String,
    again: BTreeSet<String>,
}

impl Results {
    /// What [`write`](Self::write) and the list of survivors say.
    pub(super) fn parse(text: &str) -> Self {
        let mut results = Results::default();
        for line in text.lines() {
            if let Some(mutant) = line.strip_prefix("- `src/irt/src/") {
                results.missed.push(format!("src/irt/src/{}", mutant.trim_end_matches('`')));
            } else if let Some(files) = line.strip_prefix(AGAIN) {
                let names = files.trim_end_matches('.').split(", ");
                results.again.extend(names.map(|name| name.trim_matches('`').to_owned()));
            }
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let numbers = || cells[1..].iter().map(|cell| cell.parse().ok()).collect::<Option<Vec<usize>>>();
            if let (6, true, Some(numbers)) = (cells.len(), cells[0].ends_with(".rs"), numbers()) {
                let [mutants, unviable, _, endless, survive] = numbers[..] else { continue };
                let count = Count { mutants, unviable, endless, survive };
                results.counts.insert(cells[0].to_owned(), count);
            }
        }
        if let Some((_, how)) = text.split_once(HOW) {
            let paragraph = how.split("\n\n").next().unwrap_or_default();
            results.how = format!("{HOW}{paragraph}");
        }
        results
    }

    /// Forgets files that are run again.
    pub(super) fn forget(&mut self, files: &BTreeSet<&str>) {
        self.counts.retain(|file, _| !files.contains(file.as_str()));
        self.missed.retain(|mutant| file(mutant).is_none_or(|file| !files.contains(file)));
        self.again.extend(files.iter().map(|file| (*file).to_owned()));
    }

    /// Takes in what cargo-mutants left in its folder about these mutants, one per line.
    pub(super) fn add(&mut self, all: &str, folder: &Path) -> Result<()> {
        let left = |name: &str| read(&folder.join(name));
        let missed = left("mutants.out/missed.txt")?;
        let (endless, unviable) = (left("mutants.out/timeout.txt")?, left("unviable.txt")?);
        let lists: [(&str, Field); 4] = [
            (all, |count| &mut count.mutants),
            (&unviable, |count| &mut count.unviable),
            (&endless, |count| &mut count.endless),
            (&missed, |count| &mut count.survive),
        ];
        for (list, field) in lists {
            for file in list.lines().filter_map(file) {
                *field(self.counts.entry(file.to_owned()).or_default()) += 1;
            }
        }
        self.missed.extend(missed.lines().map(str::to_owned));
        Ok(())
    }

    pub(super) fn write(&self, text: &mut String) -> Result<()> {
        if !self.how.is_empty() {
            writeln!(text, "{}\n", self.how)?;
        }
        if !self.again.is_empty() {
            let names: Vec<String> = self.again.iter().map(|file| format!("`{file}`")).collect();
            writeln!(text, "{AGAIN}{}.\n", names.join(", "))?;
        }
        text.push_str(HEAD);
        let mut sum = Count::default();
        for (file, count) in &self.counts {
            row(text, file, count)?;
            sum.mutants += count.mutants;
            sum.unviable += count.unviable;
            sum.endless += count.endless;
            sum.survive += count.survive;
        }
        row(text, "together", &sum)
    }
}

fn row(text: &mut String, file: &str, count: &Count) -> Result<()> {
    let Count { mutants, unviable, endless, survive } = count;
    let caught = mutants - unviable - survive;
    Ok(writeln!(text, "| {file} | {mutants} | {unviable} | {caught} | {endless} | {survive} |")?)
}

/// `src/irt/src/fit.rs:3:7: replace …`: `fit.rs`.
pub(super) fn file(mutant: &str) -> Option<&str> {
    mutant.strip_prefix("src/irt/src/")?.split(':').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let count = |mutants, survive| Count { mutants, unviable: 2, endless: 1, survive };
        let missed = [
            "src/irt/src/fit.rs:3:7: replace + with - in person_fit",
            "src/irt/src/num.rs:1:1: delete ! in f",
        ];
        let results = Results {
            counts: [("fit.rs".to_owned(), count(9, 1)), ("num.rs".to_owned(), count(12, 1))].into(),
            missed: missed.map(str::to_owned).to_vec(),
            how: format!("{HOW} On a machine,\nby hand."),
            again: ["fit.rs".to_owned(), "model/mod.rs".to_owned()].into(),
        };
        let mut text = String::new();
        results.write(&mut text).unwrap();
        missed.iter().for_each(|mutant| writeln!(text, "- `{mutant}`").unwrap());
        assert!(text.contains("| together | 21 | 4 | 15 | 2 | 2 |"), "{text}");
        let mut read = Results::parse(&text);
        assert_eq!(read, results);
        read.forget(&["fit.rs"].into());
        assert_eq!((read.counts.len(), &read.missed[..]), (1, &results.missed[1..]));
    }
}
