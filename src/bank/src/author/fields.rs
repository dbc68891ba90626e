//! Reading one table of `bank.toml`, key by key.

use super::desk::{Desk, nearest, suggest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table, the path of the model's field it fills, and the keys it has been asked for.
pub(super) struct Fields<'t, 'd, 'f> {
    table: &'t DeTable<'t>,
    /// How messages name the table: `bank.toml`, `[[skill]]`.
    name: &'static str,
    path: String,
    at: usize,
    asked: Vec<&'t str>,
    desk: &'d mut Desk<'f>,
}

impl<'t, 'd, 'f> Fields<'t, 'd, 'f> {
    pub(super) fn new(
        table: &'t DeTable<'t>,
        name: &'static str,
        path: impl Into<String>,
        at: usize,
        desk: &'d mut Desk<'f>,
    ) -> Self {
        let path = path.into();
        desk.place(path.clone(), at);
        Fields { table, name, path, at, asked: Vec::new(), desk }
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        self.optional_text(key).unwrap_or_else(|| self.missing(key))
    }

    /// A text or a date, as text.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => Some(self.wrong_type(key, value, "a text in quotes")),
        }
    }

    /// A number that must be there.
    pub(super) fn number(&mut self, key: &'static str) -> f64 {
        self.optional_number(key).unwrap_or_else(|| self.missing(key))
    }

    /// A number, with or without a decimal point.
    pub(super) fn optional_number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok().map(|n| n as f64),
            DeValue::Float(n) => n.as_str().parse().ok().filter(|n: &f64| n.is_finite()),
            _ => None,
        };
        Some(number.unwrap_or_else(|| self.wrong_type(key, value, "a number")))
    }

    /// A whole number that must be there.
    pub(super) fn whole(&mut self, key: &'static str) -> u32 {
        self.optional_whole(key).unwrap_or_else(|| self.missing(key))
    }

    /// A whole number.
    pub(super) fn optional_whole(&mut self, key: &'static str) -> Option<u32> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(n) => u32::from_str_radix(n.as_str(), n.radix()).ok(),
            _ => None,
        };
        Some(number.unwrap_or_else(|| self.wrong_type(key, value, "a whole number, 0 or more")))
    }

    /// A list of texts that may be absent.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let texts = value.get_ref().as_array().and_then(|all| {
            all.iter().map(|v| v.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
        });
        texts.unwrap_or_else(|| self.wrong_type(key, value, "a list of texts: [\"…\", \"…\"]"))
    }

    /// Two texts that must be there.
    pub(super) fn pair(&mut self, key: &'static str) -> (String, String) {
        let Some(value) = self.value(key) else { return self.missing(key) };
        let text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str().map(str::to_owned);
        let all = value.get_ref().as_array().filter(|all| all.len() == 2);
        all.and_then(|all| text(&all[0]).zip(text(&all[1])))
            .unwrap_or_else(|| self.wrong_type(key, value, "two ids: [\"…\", \"…\"]"))
    }

    /// The `[key]` table with the place where it stands, when there is one.
    pub(super) fn table(&mut self, key: &'static str) -> Option<(&'t DeTable<'t>, usize)> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type::<String>(key, value, &format!("a table that opens with [{key}]"));
            return None;
        };
        Some((table, value.span().start))
    }

    /// The `[[key]]` tables, in file order.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<(&'t DeTable<'t>, usize)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let tables = value.get_ref().as_array().and_then(|all| {
            all.iter()
                .map(|v| v.get_ref().as_table().map(|t| (t, v.span().start)))
                .collect::<Option<Vec<_>>>()
        });
        tables.unwrap_or_else(|| {
            let form = format!("tables that each open with [[{key}]]");
            self.wrong_type(key, value, &form)
        })
    }

    /// Reads keys that the model keeps in a part of its own.
    pub(super) fn in_part<T>(&mut self, part: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let longer = self.path_of(part);
        let path = std::mem::replace(&mut self.path, longer);
        let value = read(self);
        self.path = path;
        value
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let Fields { table, name, asked, desk, .. } = self;
        for (key, _) in table {
            let word: &str = key.get_ref();
            if !asked.contains(&word) {
                let message = format!("{name} has no key `{word}`");
                desk.error(
                    "",
                    key.span().start,
                    "unknown-key",
                    message,
                    suggest(word, asked.iter().copied()),
                );
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        let (written, value) = self.table.get_key_value(key)?;
        self.desk.place(self.path_of(key), written.span().start);
        Some(value)
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn missing<T: Default>(&mut self, key: &'static str) -> T {
        if let Some((typed, at)) = self.mistyped(key) {
            self.asked.push(typed);
            let (message, help) = (unknown(self.name, typed), format!("Did you mean `{key}`?"));
            self.desk.error(self.path_of(key), at, "unknown-key", message, help);
        } else {
            let message = format!("{} needs a key `{key}`", self.name);
            let help = format!("Add `{key} = …`; FORMAT.md says what it is for.");
            self.desk.error(self.path_of(key), self.at, "missing-key", message, help);
        }
        T::default()
    }

    /// A key of the table that is probably `key` mistyped, and where it stands.
    fn mistyped(&self, key: &str) -> Option<(&'t str, usize)> {
        let written = self.table.keys().map(|k| -> (&str, usize) { (k.get_ref(), k.span().start) });
        let mut strangers = written.filter(|(typed, _)| !self.asked.contains(typed));
        strangers.find(|(typed, _)| nearest(typed, [key]).is_some())
    }

    fn wrong_type<T: Default>(&mut self, key: &str, value: &Spanned<DeValue<'t>>, form: &str) -> T {
        let message = format!("`{key}` is {}, expected {form}", article(value.get_ref().type_str()));
        let help = format!("Write `{key}` as {form}.");
        self.desk.error(self.path_of(key), value.span().start, "wrong-type", message, help);
        T::default()
    }
}

fn unknown(table: &str, key: &str) -> String {
    format!("{table} has no key `{key}`")
}

fn article(kind: &str) -> String {
    let an = kind.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {kind}", if an { "an" } else { "a" })
}
