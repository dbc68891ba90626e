//! What a response is worth: whole points, by which the engine's ordered categories count.

use crate::{Answer, Choice, Credit, Gap, Partner};

/// A response that does not fit its item: what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(pub &'static str);

impl Answer {
    /// Most points that a response can have; 1 unless parts count ([`Credit::Each`]) or the item is a rating.
    pub fn points(&self) -> usize {
        match self {
            Answer::MultipleChoice { options, credit: Credit::Each }
            | Answer::HotText { options, credit: Credit::Each } => keys(options).max(1),
            Answer::InlineChoice { gaps, credit: Credit::Each } => gaps.len().max(1),
            Answer::Ordering { options, credit: Credit::Each } => options.len().saturating_sub(1).max(1),
            Answer::Matching { left, credit: Credit::Each, .. } => left.len().max(1),
            Answer::Rating { options } => options.len().saturating_sub(1).max(1),
            _ => 1,
        }
    }

    /// Probability that somebody who knows nothing and picks at random is right in everything.
    pub fn chance(&self) -> f64 {
        let subsets = |options: &[Choice]| match keys(options) {
            1 => 1.0 / options.len().max(1) as f64,
            // Any set but the empty one.
            _ => 1.0 / ((1u64 << options.len().min(52)) - 1).max(1) as f64,
        };
        match self {
            Answer::SingleChoice { options } | Answer::TrueFalse { options } => {
                1.0 / options.len().max(1) as f64
            }
            Answer::MultipleChoice { options, .. } => {
                1.0 / ((1u64 << options.len().min(52)) - 1).max(1) as f64
            }
            Answer::HotText { options, .. } => subsets(options),
            Answer::InlineChoice { gaps, .. } => {
                gaps.iter().map(|gap| 1.0 / gap.options.len().max(1) as f64).product()
            }
            Answer::Ordering { options, .. } => (1..=options.len()).map(|n| 1.0 / n as f64).product(),
            Answer::Matching { left, options, .. } => {
                // Without putting one back.
                (0..left.len()).map(|n| 1.0 / options.len().saturating_sub(n).max(1) as f64).product()
            }
            Answer::Numeric { .. } | Answer::ShortText { .. } | Answer::Rating { .. } => 0.0,
        }
    }

    /// Lower asymptote while nobody has calibrated the item: chance, or nothing where parts count and the curves of more than two
    /// categories have no asymptote.
    pub fn guessing(&self) -> f64 {
        // More than one half is no measurement, and the bank's rules refuse it.
        if self.points() > 1 { 0.0 } else { self.chance() }
    }

    /// Points of a response as logs carry it:
    ///
    /// - choices and passages: ids of what was chosen, in the bank's order;
    /// - a number: one decimal; a text: one text, as typed;
    /// - gaps: `gap=option` for each, in the bank's order; matching: `left=right` for each;
    /// - ordering: all ids, first to last; a rating: one id.
    ///
    /// # Errors
    /// A response that this item cannot have.
    pub fn score(&self, response: &[String]) -> Result<usize, Misfit> {
        let all = |right: bool| Ok(usize::from(right));
        match self {
            Answer::SingleChoice { options } | Answer::TrueFalse { options } => {
                all(options[one_of(options, response)?].key)
            }
            Answer::Rating { options } => one_of(options, response),
            Answer::MultipleChoice { options, credit } | Answer::HotText { options, credit } => {
                let (right, wrong) = chosen(options, response)?;
                match credit {
                    Credit::All => all(wrong == 0 && right == keys(options)),
                    Credit::Each => Ok(right.saturating_sub(wrong)),
                }
            }
            Answer::Numeric { numbers, .. } => {
                let [typed] = response else { return Err(Misfit("one number")) };
                let x = decimal(typed).ok_or(Misfit("one number"))?;
                all(numbers.iter().any(|n| n.key && n.holds(x)))
            }
            Answer::ShortText { options, case } => {
                let [typed] = response else { return Err(Misfit("one text")) };
                all(options.iter().any(|form| form.key && form.is_typed(typed, *case)))
            }
            Answer::InlineChoice { gaps, credit } => {
                let right = filled(gaps, response)?;
                credited(*credit, right, gaps.len())
            }
            Answer::Matching { left, options, credit } => {
                let right = matched(left, options, response)?;
                credited(*credit, right, left.len())
            }
            Answer::Ordering { options, credit } => {
                let places = places(options, response)?;
                let neighbours = places.windows(2).filter(|pair| pair[0] + 1 == pair[1]).count();
                credited(*credit, neighbours, options.len().saturating_sub(1))
            }
        }
    }

    /// A response that is worth so many points, for simulated people; the nearest where none is.
    pub fn worth(&self, points: usize) -> Vec<String> {
        let full = points >= self.points();
        let id = |option: &Choice| option.id.clone();
        let wrong = |options: &[Choice]| options.iter().find(|o| !o.key).or(options.first()).map(id);
        match self {
            Answer::SingleChoice { options } | Answer::TrueFalse { options } => {
                let right = options.iter().find(|o| o.key).map(id);
                Vec::from_iter(if full { right } else { wrong(options) })
            }
            Answer::Rating { options } => Vec::from_iter(options.get(points).or(options.last()).map(id)),
            Answer::MultipleChoice { options, credit } | Answer::HotText { options, credit } => {
                let right = options.iter().filter(|o| o.key).map(id);
                match (points, credit) {
                    _ if full => right.collect(),
                    (0, _) | (_, Credit::All) => Vec::from_iter(wrong(options)),
                    (some, Credit::Each) => right.take(some).collect(),
                }
            }
            Answer::Numeric { numbers, .. } => {
                let accepted = numbers.iter().filter(|n| n.key);
                let beyond = accepted.clone().map(|n| n.value + n.tolerance).fold(0.0, f64::max) * 2.0 + 1.0;
                let x = if full { accepted.map(|n| n.value).next().unwrap_or(0.0) } else { beyond };
                vec![x.to_string()]
            }
            Answer::ShortText { options, .. } => {
                let right = options.iter().find(|o| o.key).filter(|_| full);
                vec![right.map_or_else(|| "?".to_owned(), |o| crate::Inline::plain(&o.text))]
            }
            Answer::InlineChoice { gaps, credit } => {
                let right = if *credit == Credit::All && !full { 0 } else { points };
                let given = |(place, gap): (usize, &Gap)| {
                    let option = gap.options.iter().find(|o| o.key == (full || place < right))?;
                    Some(format!("{}={}", gap.id, option.id))
                };
                gaps.iter().enumerate().filter_map(given).collect()
            }
            Answer::Matching { left, options, credit } => {
                let right = if *credit == Credit::All && !full { 0 } else { points };
                let given = |(place, entry): (usize, &Partner)| {
                    let keep = full || place < right;
                    let with = options.iter().find(|o| (o.id == entry.with) == keep)?;
                    Some(format!("{}={}", entry.id, with.id))
                };
                left.iter().enumerate().filter_map(given).collect()
            }
            Answer::Ordering { options, credit } => {
                let kept = if full { options.len() } else { points + 1 };
                let kept = if *credit == Credit::All && !full { 1 } else { kept.min(options.len()) };
                // The rest backwards in front: none of it has its neighbour.
                options[kept..].iter().rev().chain(&options[..kept]).map(id).collect()
            }
        }
    }
}

/// A decimal in plain writing: no exponent, no words such as `inf`.
fn decimal(text: &str) -> Option<f64> {
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+');
    if text.len() > 40 || !text.bytes().all(plain) {
        return None;
    }
    text.parse().ok()
}

fn credited(credit: Credit, right: usize, of: usize) -> Result<usize, Misfit> {
    Ok(if credit == Credit::All { usize::from(right == of) } else { right })
}

fn keys(options: &[Choice]) -> usize {
    options.iter().filter(|option| option.key).count()
}

fn one_of(options: &[Choice], response: &[String]) -> Result<usize, Misfit> {
    let [id] = response else { return Err(Misfit("exactly one option")) };
    options.iter().position(|option| option.id == *id).ok_or(Misfit("an option of this item"))
}

/// How many of the keys were chosen, and how many others.
fn chosen(options: &[Choice], response: &[String]) -> Result<(usize, usize), Misfit> {
    let (mut right, mut wrong, mut from) = (0, 0, 0);
    for id in response {
        // The bank's order also keeps anything from being chosen twice.
        let at = options[from..].iter().position(|option| option.id == *id);
        from += at.ok_or(Misfit("options of this item, each once, in the bank's order"))? + 1;
        let count = if options[from - 1].key { &mut right } else { &mut wrong };
        *count += 1;
    }
    if response.is_empty() { Err(Misfit("at least one option")) } else { Ok((right, wrong)) }
}

fn filled(gaps: &[Gap], response: &[String]) -> Result<usize, Misfit> {
    let misfit = Misfit("`gap=option` for every gap, in the bank's order");
    if response.len() != gaps.len() {
        return Err(misfit);
    }
    let mut right = 0;
    for (gap, given) in gaps.iter().zip(response) {
        let option = given.strip_prefix(&*gap.id).and_then(|rest| rest.strip_prefix('='));
        let option = gap.options.iter().find(|o| Some(&*o.id) == option).ok_or_else(|| misfit.clone())?;
        right += usize::from(option.key);
    }
    Ok(right)
}

fn matched(left: &[Partner], options: &[Choice], response: &[String]) -> Result<usize, Misfit> {
    let misfit = Misfit("`left=right` for every left entry, in the bank's order");
    if response.len() != left.len() {
        return Err(misfit);
    }
    let mut right = 0;
    for (entry, given) in left.iter().zip(response) {
        let with = given.strip_prefix(&*entry.id).and_then(|rest| rest.strip_prefix('='));
        let with = options.iter().find(|o| Some(&*o.id) == with).ok_or_else(|| misfit.clone())?;
        right += usize::from(with.id == entry.with);
    }
    Ok(right)
}

/// Places of the entries in the right order.
fn places(options: &[Choice], response: &[String]) -> Result<Vec<usize>, Misfit> {
    let misfit = Misfit("every entry once");
    let mut places = Vec::with_capacity(options.len());
    for id in response {
        let place = options.iter().position(|option| option.id == *id).filter(|at| !places.contains(at));
        places.push(place.ok_or_else(|| misfit.clone())?);
    }
    if places.len() == options.len() { Ok(places) } else { Err(misfit) }
}

impl crate::Quantity {
    /// Whether a number counts as this one. The ends count; a hair is allowed, for 0.1 + 0.2 is not 0.3.
    pub fn holds(&self, x: f64) -> bool {
        (x - self.value).abs() <= self.tolerance + 1e-9 * self.value.abs().max(self.tolerance)
    }
}

impl Choice {
    /// Whether a typed text is this form: white space around and doubled inside does not count.
    pub fn is_typed(&self, typed: &str, case: bool) -> bool {
        let words = |text: &str| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if case { text } else { text.to_lowercase() }
        };
        words(&crate::Inline::plain(&self.text)) == words(typed)
    }
}
