//! Numbers, ranges and bounds that an option consists of: "10 to 20", "at least 5 %", "more than a week".

use super::words;

/// The values an option stands for, in the unit of its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    low: f64,
    high: f64,
    low_in: bool,
    high_in: bool,
    /// The other words, by which options are comparable or not.
    unit: String,
}

impl Range {
    /// Whether some value is in both. Two single numbers are two answers, not ranges.
    pub(super) fn overlaps(&self, other: &Range) -> bool {
        if self.unit != other.unit || self.is_number() && other.is_number() {
            return false;
        }
        let reaches = |a: &Range, b: &Range| a.low < b.high || a.low == b.high && a.low_in && b.high_in;
        reaches(self, other) && reaches(other, self)
    }

    pub(super) fn is_number(&self) -> bool {
        self.low == self.high
    }

    /// Reads an option that is a number, a range or a bound and little else.
    pub(super) fn read(option: &str) -> Option<Range> {
        let tokens = tokens(option);
        let numbers: Vec<(usize, f64)> =
            tokens.iter().enumerate().filter_map(|(i, token)| Some((i, number(token)?))).collect();
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (first, value) = *numbers.first()?;
        let before = words[..first].join(" ");
        let range = |low, high, low_in, high_in, rest: &[&str]| {
            Some(Range { low, high, low_in, high_in, unit: unit(rest)? })
        };
        if let [(i, a), (j, b)] = numbers[..] {
            let between = words[i + 1..j].to_vec();
            let parted = matches!(between.last(), Some(&("to" | "-" | "and" | "through" | "until")));
            let starts = matches!(before.as_str(), "" | "from" | "between" | "about");
            if !parted
                || between.len() > 2
                || !starts
                || between.last() == Some(&"and") && before != "between"
                || a > b
            {
                return None;
            }
            let scale = scale(words.get(j + 1).copied());
            return range(a * scale.0, b * scale.0, true, true, &words[j + 1 + scale.1..]);
        }
        if numbers.len() != 1 {
            return None;
        }
        let (scale, used) = scale(words.get(first + 1).copied());
        let rest = &words[first + 1 + used..];
        let x = value * scale;
        let inf = f64::INFINITY;
        match before.as_str() {
            "more than" | "over" | "above" | "greater than" | "longer than" | "higher than" => {
                range(x, inf, false, false, rest)
            }
            "at least" | "from" | "no less than" | "no fewer than" => range(x, inf, true, false, rest),
            "less than" | "fewer than" | "under" | "below" | "lower than" | "shorter than" => {
                range(-inf, x, false, false, rest)
            }
            "at most" | "up to" | "no more than" | "within" | "not more than" => {
                range(-inf, x, false, true, rest)
            }
            "" | "exactly" | "about" => match rest {
                ["or", "more" | "over" | "above" | "higher" | "longer" | "greater", unit @ ..]
                | ["and", "more" | "over" | "above" | "up", unit @ ..] => range(x, inf, true, false, unit),
                ["or", "less" | "fewer" | "under" | "below" | "lower", unit @ ..]
                | ["and", "less" | "under" | "below", unit @ ..] => range(-inf, x, false, true, unit),
                [unit, "or", "more" | "over" | "older" | "longer"] => range(x, inf, true, false, &[unit]),
                [unit, "or", "less" | "fewer" | "younger"] => range(-inf, x, false, true, &[unit]),
                // "A mean" is no number.
                _ if matches!(words[first], "a" | "an") && used == 0 => None,
                _ => range(x, x, true, true, rest),
            },
            _ => None,
        }
    }
}

/// At most so many words beside the numbers: longer options say something else with numbers in it.
const WORDS: usize = 3;

fn unit(rest: &[&str]) -> Option<String> {
    let singular = rest.iter().map(|word| word.strip_suffix('s').unwrap_or(word));
    (rest.len() <= WORDS).then(|| singular.collect::<Vec<_>>().join(" "))
}

/// Units of time in seconds, so that a week is less than a month; 1 for all others, which stay words.
fn scale(word: Option<&str>) -> (f64, usize) {
    let day = 86_400.0;
    let word = word.unwrap_or_default();
    match word.strip_suffix('s').unwrap_or(word) {
        "second" => (1.0, 1),
        "minute" => (60.0, 1),
        "hour" => (3600.0, 1),
        "day" => (day, 1),
        "week" => (7.0 * day, 1),
        "month" => (30.4 * day, 1),
        "year" => (365.0 * day, 1),
        _ => (1.0, 0),
    }
}

/// Words and numbers, small; a dash between numbers is a word.
fn tokens(option: &str) -> Vec<String> {
    let mut out = String::new();
    let chars: Vec<char> = option.to_lowercase().chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        let (after, before) = (digit(Some(i + 1)), digit(i.checked_sub(1)));
        match c {
            '.' | ',' if after && before => out.push(c),
            // Between numbers, with spaces or without; else a sign.
            '–' | '—' | '-' | '−'
                if out.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%')
                    && chars[i + 1..].iter().find(|c| **c != ' ').is_some_and(char::is_ascii_digit) =>
            {
                out.push_str(" - ");
            }
            '-' | '−' if after => out.push('-'),
            '%' => out.push_str(" % "),
            c if c.is_alphanumeric() || c == ':' || c == '/' => {
                // "5kg", "10€".
                if c.is_alphabetic() && before {
                    out.push(' ');
                }
                out.push(c);
            }
            _ => out.push(' '),
        }
    }
    let tokens: Vec<&str> = out.split_whitespace().collect();
    // "10 % to 20 %": the unit is said once.
    let twice = |i: usize| matches!(tokens[i], "%") && tokens[i + 1..].contains(&"%");
    (0..tokens.len()).filter(|i| !twice(*i)).map(|i| tokens[i].to_owned()).collect()
}

fn number(token: &str) -> Option<f64> {
    const NAMES: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Some(n) = NAMES.iter().position(|name| *name == token) {
        return Some(n as f64);
    }
    if matches!(token, "a" | "an") {
        return Some(1.0);
    }
    let grouped = token.split(',').skip(1).all(|group| group.len() == 3) && token.contains(',');
    let plain = if grouped { token.replace(',', "") } else { token.replace(',', ".") };
    plain.starts_with(|c: char| c.is_ascii_digit() || c == '-').then(|| plain.parse().ok())?
}

/// Whether a number is said anywhere, in figures or words.
pub(super) fn has_amount(option: &str) -> bool {
    let parts = ["half", "third", "quarter", "twice", "double", "none", "nothing", "percent", "dozen"];
    let counts = |token: &str| !matches!(token, "a" | "an") && number(token).is_some();
    tokens(option).iter().any(|token| counts(token) || parts.iter().any(|part| token.starts_with(part)))
}

/// Whether `whole` is `part` with something joined to it: "copper", "copper and tin".
pub(super) fn adds_to(whole: &str, part: &str) -> bool {
    let (whole, part) = (words::normal(whole), words::normal(part));
    if part.is_empty() || matches!(part.as_str(), "yes" | "no" | "a" | "b" | "true" | "false") {
        return false;
    }
    let joins = |rest: &str| {
        ["and", "or", "plus", "including", "together", "along"]
            .contains(&rest.split(' ').next().unwrap_or_default())
            || rest.starts_with("as well as ")
    };
    let starts = whole.strip_prefix(&format!("{part} ")).is_some_and(joins);
    let ends = whole
        .strip_suffix(&format!(" {part}"))
        .is_some_and(|rest| ["and", "or", "plus"].contains(&rest.rsplit(' ').next().unwrap_or_default()));
    starts || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(a: &str, b: &str) -> bool {
        let [a, b] = [a, b].map(|text| Range::read(text).unwrap_or_else(|| panic!("{text} is a range")));
        assert_eq!(a.overlaps(&b), b.overlaps(&a), "either way round");
        a.overlaps(&b)
    }

    #[test]
    fn ranges_that_share_a_value_overlap() {
        for (a, b) in [
            ("10 to 20", "20 to 30"),
            ("0–5 %", "5–10 %"),
            ("10 % to 20 %", "15 % to 30 %"),
            ("Between 5 and 10 metres", "From 8 to 12 metres"),
            ("More than 10", "More than 20"),
            ("At least 5 km", "Up to 5 km"),
            ("Within a week", "Within a month"),
            ("1,000-2,000", "2,000 or more"),
            ("5 or fewer", "3"),
            ("Less than 3 hours", "Less than 1 day"),
        ] {
            assert!(overlap(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn ranges_that_share_none_do_not() {
        for (a, b) in [
            ("10 to 19", "20 to 29"),
            ("Less than 10", "10 to 20"),
            ("20 or more", "10-19"),
            ("7", "8"),
            ("1 hour", "2 hours"),
            ("2 to 3 kg", "2 to 3 metres"),
            ("-5 to -1", "0 to 4"),
        ] {
            assert!(!overlap(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn what_only_has_numbers_in_it_is_no_range() {
        for option in [
            "A mean",
            "The 3 largest of the 10 customers",
            "9:00 to 10:00 h",
            "Five of 8",
            "It rose by 5 to 7 in the second year",
        ] {
            assert_eq!(Range::read(option), None, "{option}");
        }
    }

    #[test]
    fn an_option_with_something_added_is_seen() {
        assert!(adds_to("Copper and tin", "Copper"));
        assert!(adds_to("The name, plus the address.", "The name"));
        assert!(adds_to("Tin or copper", "copper"));
        assert!(!adds_to("Copper wire", "Copper"));
        assert!(!adds_to("Yes, and it rises", "Yes"));
    }
}
