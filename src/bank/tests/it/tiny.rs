//! The bank in `tiny/`, whole and with one thing changed.

use skillmark_bank::Bank;
use skillmark_bank::author::{self, Draft, File, Finding, Folder};

pub(crate) const MANIFEST: &str = include_str!("../tiny/bank.toml");
pub(crate) const CHARTS: &str = include_str!("../tiny/items/charts.md");
pub(crate) const PERCENTAGES: &str = include_str!("../tiny/items/percentages.md");

pub(crate) fn draft(manifest: &str, charts: &str, percentages: &str) -> Draft {
    let items = vec![File::new("items/percentages.md", percentages), File::new("items/charts.md", charts)];
    author::read(&Folder::new(File::new("bank.toml", manifest), items))
}

pub(crate) fn bank() -> Bank {
    let draft = draft(MANIFEST, CHARTS, PERCENTAGES);
    let texts: Vec<String> = draft.errors().iter().map(Finding::to_string).collect();
    draft.bank().unwrap_or_else(|| panic!("{}", texts.join("\n"))).clone()
}

/// What is said when `from`, which must occur once, is replaced in whichever file holds it.
pub(crate) fn changed(from: &str, to: &str) -> Draft {
    let texts = [MANIFEST, CHARTS, PERCENTAGES];
    let hits: usize = texts.iter().map(|text| text.matches(from).count()).sum();
    assert_eq!(hits, 1, "`{from}` occurs {hits} times");
    let [manifest, charts, percentages] = texts.map(|text| text.replace(from, to));
    draft(&manifest, &charts, &percentages)
}
