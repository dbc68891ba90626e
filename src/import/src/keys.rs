//! Which options a key names: by letter, number or text.

use crate::choose::letter;

/// How numbers in the keys of a whole file count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// The first option is 0.
    Zero,
    /// The first option is 1.
    One,
}

/// What the keys of a whole file are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub base: Base,
    /// Keys are the text of options, even where they look like letters or numbers.
    pub text: bool,
    /// Whether there are numbers and none of them tells the base.
    pub guessed: bool,
}

impl Style {
    /// Decides from every key of the file with its options. `usual` is what numbers mean unless the file says otherwise:
    /// a 0 shows that it counts from 0, a number that only the last option has that it counts from 1.
    pub(crate) fn of<'k>(keys: impl Iterator<Item = (&'k str, &'k [String], bool)>, usual: Base) -> Style {
        let (mut text, mut zero, mut beyond, mut numbers) = (true, false, false, false);
        for (key, options, index) in keys {
            let key = key.trim();
            if !index && options.iter().any(|o| same(o, key)) {
                continue;
            }
            text = false;
            for number in parts(key).filter_map(|part| part.parse::<usize>().ok()) {
                numbers = true;
                zero |= number == 0;
                beyond |= number == options.len();
            }
        }
        let base = match (zero, beyond) {
            (true, _) => Base::Zero,
            (false, true) => Base::One,
            (false, false) => usual,
        };
        Style { base, text, guessed: numbers && !zero && !beyond }
    }

    /// The same where numbers are places for certain.
    pub(crate) fn at_index(self, index: bool) -> Style {
        Style { text: self.text && !index, ..self }
    }

    /// Places of the options that `key` names, in order.
    ///
    /// # Errors
    /// The part that names none.
    pub(crate) fn places(self, key: &str, options: &[String]) -> Result<Vec<usize>, String> {
        let key = key.trim();
        if let Some(place) = options
            .iter()
            .position(|o| same(o, key) || same(o, bare(key)))
            .filter(|_| self.text || !short(key))
        {
            return Ok(vec![place]);
        }
        if let Some(places) = letters(key, options.len()) {
            return Ok(places);
        }
        let mut places = Vec::new();
        for part in parts(key) {
            let place = self.place(part, options).ok_or_else(|| part.to_owned())?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.sort_unstable();
        Ok(places)
    }

    fn place(self, part: &str, options: &[String]) -> Option<usize> {
        let by_text = || options.iter().position(|o| same(o, part) || same(o, bare(part)));
        let lower = part.to_lowercase();
        let name = ["option", "answer", "antwort", "choice"].iter().find_map(|word| lower.strip_prefix(word));
        // `option 2` is the second, however bare numbers count.
        let first = usize::from(self.base == Base::One || name.is_some_and(|rest| !rest.is_empty()));
        let name = name.map_or(lower.as_str(), |rest| rest.trim_start_matches([' ', '_']));
        let name = name.trim_matches(['(', ')', '.', '[', ']']);
        let by_name = letter(name).or_else(|| {
            let number: usize = name.strip_suffix(".0").unwrap_or(name).parse().ok()?;
            number.checked_sub(first)
        });
        let by_name = by_name.filter(|place| *place < options.len());
        let found = if self.text { by_text().or(by_name) } else { by_name.or_else(by_text) };
        // `b. almost the option` still names the second.
        found.or_else(|| label(part).map(|(place, _)| place).filter(|place| *place < options.len()))
    }
}

/// An option without a label like `A)` or `2.` before it.
pub(crate) fn bare(option: &str) -> &str {
    label(option).map_or(option, |(_, text)| text)
}

/// Whether every option is labelled in order, and so the labels are no part of the texts.
pub(crate) fn labelled(options: &[String]) -> bool {
    let in_order = |(at, option): (usize, &String)| label(option).is_some_and(|(place, _)| place == at);
    options.len() > 1 && options.iter().enumerate().all(in_order)
}

fn label(option: &str) -> Option<(usize, &str)> {
    let option = option.trim();
    let end = option.find(['.', ')', ':']).filter(|end| *end > 0)?;
    let name = option[..end].trim_start_matches('(');
    let place = letter(name).or_else(|| name.parse::<usize>().ok()?.checked_sub(1))?;
    let text = &option[end + 1..];
    (text.starts_with(char::is_whitespace)).then(|| (place, text.trim()))
}

fn parts(key: &str) -> impl Iterator<Item = &str> {
    // A list from a format that has lists stands on lines, and its entries may have commas.
    let lines = key.contains('\n');
    let mark = move |c: char| if lines { c == '\n' } else { [',', ';', '|', '/', '&'].contains(&c) };
    let parts = key.split(mark).flat_map(move |part| part.split(if lines { "\n" } else { " and " }));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// Letters without anything between them: `ABD`.
fn letters(key: &str, options: usize) -> Option<Vec<usize>> {
    let places: Option<Vec<usize>> = key.chars().map(|c| letter(c.encode_utf8(&mut [0; 4]))).collect();
    let places = places
        .filter(|p| p.len() > 1 && p.len() <= options && key.chars().all(|c| c.is_ascii_uppercase()))?;
    let rising = places.windows(2).all(|pair| pair[0] < pair[1]);
    (rising && places.iter().all(|place| *place < options)).then_some(places)
}

/// Whether a key may be a letter or a number.
fn short(key: &str) -> bool {
    letter(key).is_some() || key.parse::<f64>().is_ok()
}

fn same(option: &str, key: &str) -> bool {
    let option = option.trim();
    // Small letters may be longer or shorter, but not by much: a long key is not made small for each of many options.
    let near = option.len() <= 2 * key.len() && key.len() <= 2 * option.len();
    near && (option == key || option.to_lowercase() == key.to_lowercase())
}
