//! From a field of the bank back to the line that its author wrote.

use super::{File, Finding, Severity};
use crate::{Bank, Item};
use std::collections::BTreeMap;

/// Where each field of the bank was written, by its path.
#[derive(Debug, Clone, Default)]
pub(super) struct Map {
    spots: BTreeMap<String, Spot>,
    spoilt: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Spot {
    file: String,
    line: u32,
    column: u32,
}

impl Map {
    /// Takes over what was noted while reading the part of the bank at `base`.
    pub(super) fn add(&mut self, base: &str, file: &File, places: &[(String, usize)], spoilt: &[String]) {
        let join = |path: &str| match (base, path) {
            (base, "") => base.to_owned(),
            ("", path) => path.to_owned(),
            (base, path) => format!("{base}.{path}"),
        };
        for (path, at) in places {
            let (line, column) = file.position(*at);
            self.spots.insert(join(path), Spot { file: file.path.clone(), line, column });
        }
        self.spoilt.extend(spoilt.iter().filter(|path| !path.is_empty()).map(|path| join(path)));
    }

    /// Whether an error was already noted for the field, for a part of it or for what it is part of.
    pub(super) fn is_spoilt(&self, path: &str) -> bool {
        let inside = |inner: &str, outer: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.spoilt.iter().any(|spoilt| inside(path, spoilt) || inside(spoilt, path))
    }

    /// A finding about the field at `path`, or about the nearest thing around it that has a place.
    pub(super) fn finding(
        &self,
        bank: &Bank,
        severity: Severity,
        code: &'static str,
        path: &str,
        message: String,
        help: String,
    ) -> Finding {
        let Spot { file, line, column } = self.spot(path);
        let item = item_of(bank, path).map(|item| item.id.clone()).filter(|id| !id.is_empty());
        Finding { code, severity, file, line, column, item, message, help }
    }

    fn spot(&self, mut path: &str) -> Spot {
        loop {
            match (self.spots.get(path), path.rfind(['.', '['])) {
                (Some(spot), _) => return spot.clone(),
                (None, Some(end)) => path = &path[..end],
                // The whole bank is where bank.toml begins.
                (None, None) => return self.spots.get("").cloned().unwrap_or_default(),
            }
        }
    }
}

/// The item that a path lies in.
pub(super) fn item_of<'b>(bank: &'b Bank, path: &str) -> Option<&'b Item> {
    let (index, _) = path.strip_prefix("items[")?.split_once(']')?;
    bank.items.get(index.parse::<usize>().ok()?)
}
