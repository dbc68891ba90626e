//! What stands between the braces.

use super::Format;
use super::escape::plain;
use crate::choose::{OPTIONS, number, range, single, truth};
use crate::{Body, Choice, Haul, Quantity, Question};
use skillmark_bank::Inline;

/// Code and message of a question that cannot be used.
type Refusal = (&'static str, String);

/// The body; feedback that is not an option's goes to the question.
pub(super) fn body(
    text: &str,
    format: Format,
    question: &mut Question,
    haul: &mut Haul,
) -> Result<Body, Refusal> {
    let statement = text.split('#').next().and_then(truth);
    let mut reader = Reader { format, place: question.from.clone(), haul };
    let parts = text.bytes().filter(|byte| matches!(byte, b'=' | b'~')).count();
    match statement {
        _ if parts > OPTIONS => {
            Err(("too-many-options", format!("more than {OPTIONS} options are not read")))
        }
        _ if text.is_empty() => {
            Err(("essay", "an essay cannot be scored by a program; it was left out".into()))
        }
        _ if text.starts_with('#') => reader.numeric(&text[1..], question),
        _ if text.contains('~') => reader.choices(text),
        _ if text.contains('=') && text.contains("->") => reader.matching(text),
        Some(right) => Ok(reader.statement(right, text)),
        None => reader.short(text, question),
    }
}

struct Reader<'h> {
    format: Format,
    place: String,
    haul: &'h mut Haul,
}

impl Reader<'_> {
    fn inlines(&mut self, text: &str) -> Vec<Inline> {
        self.format.inlines(text, self.haul, &self.place)
    }

    /// `text#feedback`.
    fn choice(&mut self, text: &str, weight: f64) -> Choice {
        let (text, feedback) = text.split_once('#').unwrap_or((text, ""));
        Choice { text: self.inlines(text), weight, feedback: self.inlines(feedback), ..Choice::default() }
    }

    /// `=right ~wrong ~%50%half`. Without `=` any number may be chosen.
    fn choices(&mut self, text: &str) -> Result<Body, Refusal> {
        let mut choices = Vec::new();
        let mut rights = 0;
        for part in text.replace('=', "~=").split('~').map(str::trim).filter(|p| !p.is_empty()) {
            let (full, part) = part.strip_prefix('=').map_or((0.0, part), |rest| (1.0, rest.trim_start()));
            let (weight, part) = weight(part).unwrap_or((full, part));
            rights += usize::from(full > 0.0 && weight >= 1.0);
            choices.push(self.choice(part, weight));
        }
        choices.retain(|c| !c.text.is_empty());
        if choices.len() < 2 {
            return Err((
                "too-few-options",
                "a choice needs two options or more, each after `=` or `~`".into(),
            ));
        }
        if choices.iter().all(|c| c.weight <= 0.0) {
            return Err(("no-key", "no option is right. Mark it with `=`, or several with `~%50%`.".into()));
        }
        if rights > 1 {
            let message =
                format!("{rights} options are right, and any one of them was enough; now all are wanted");
            self.haul.drop(&self.place, "several-right", message);
            for choice in choices.iter_mut().filter(|c| c.weight >= 1.0) {
                choice.weight = 1.0 / rights as f64;
            }
        }
        Ok(if rights == 1 { single(choices) } else { Body::MultipleChoice(choices) })
    }

    /// `=left -> right`; a right entry without a left one is left over.
    fn matching(&mut self, text: &str) -> Result<Body, Refusal> {
        let (mut left, mut right): (Vec<(Choice, usize)>, Vec<Choice>) = Default::default();
        for part in text.split('=').map(str::trim).filter(|p| !p.is_empty()) {
            let Some((asked, partner)) = part.split_once("->") else {
                let message = format!("`{}` has no `->` and a partner after it", plain(part));
                return Err(("malformed", message));
            };
            let partner = Format::Plain.inlines(partner, self.haul, &self.place);
            let place = right.iter().position(|r| r.text == partner).unwrap_or(right.len());
            if place == right.len() {
                right.push(Choice { text: partner, ..Choice::default() });
            }
            if !asked.trim().is_empty() {
                left.push((Choice { text: self.inlines(asked), ..Choice::default() }, place));
            }
        }
        if left.len() < 2 {
            return Err(("too-few-options", "a matching needs two pairs or more, `=left -> right`".into()));
        }
        let share = 1.0 / left.len() as f64;
        left.iter_mut().for_each(|(choice, _)| choice.weight = share);
        Ok(Body::Matching { left, right })
    }

    /// `FALSE#said when wrong#said when right`.
    fn statement(&mut self, right: bool, text: &str) -> Body {
        let mut parts = text.splitn(3, '#').skip(1);
        let said_wrong = self.inlines(parts.next().unwrap_or_default());
        let said_right = self.inlines(parts.next().unwrap_or_default());
        let option = |name: &str, key: bool, feedback: Vec<Inline>| Choice {
            id: String::new(),
            text: vec![Inline::Text(name.into())],
            weight: f64::from(u8::from(key)),
            feedback,
        };
        let (said_true, said_false) = if right { (said_right, said_wrong) } else { (said_wrong, said_right) };
        Body::TrueFalse(vec![option("True", right, said_true), option("False", !right, said_false)])
    }

    /// `=form =%50%half right#feedback`.
    fn short(&mut self, text: &str, question: &mut Question) -> Result<Body, Refusal> {
        let mut forms = Vec::new();
        for part in text.split('=').map(str::trim).filter(|p| !p.is_empty()) {
            let (weight, part) = weight(part).unwrap_or((1.0, part));
            let (form, feedback) = part.split_once('#').unwrap_or((part, ""));
            let (form, feedback) = (plain(self.format.split(form).1), self.inlines(feedback));
            if form == "*" {
                // Whatever was not listed.
                question.feedback_wrong = feedback;
                continue;
            }
            if form.contains('*') {
                let message = format!("`*` in `{form}` stood for any text; now it is a plain star");
                self.haul.drop(&self.place, "wildcard", message);
            }
            if !form.is_empty() {
                forms.push(Choice { text: vec![Inline::Text(form)], weight, feedback, ..Choice::default() });
            }
        }
        if forms.iter().all(|form| form.weight <= 0.0) {
            return Err(("no-key", "no form of the answer is right. Write it after `=`.".into()));
        }
        Ok(Body::ShortText { forms, case: false })
    }

    /// `3.14:0.01`, `1..5`, or several of them, each after `=`; what follows `~` is said after any other number.
    fn numeric(&mut self, text: &str, question: &mut Question) -> Result<Body, Refusal> {
        let (text, wrong) = text.split_once('~').unwrap_or((text, ""));
        let mut quantities = Vec::new();
        for part in text.split('=').map(str::trim).filter(|p| !p.is_empty()) {
            let (weight, part) = weight(part).unwrap_or((1.0, part));
            let (range, feedback) = part.split_once('#').unwrap_or((part, ""));
            let (range, feedback) = (plain(range), self.inlines(feedback));
            if range == "*" {
                question.feedback_wrong = feedback;
                continue;
            }
            let Some((value, tolerance)) = quantity(&range) else {
                let message = format!("`{range}` is no number, `number:tolerance` or `from..to`");
                return Err(("malformed", message));
            };
            quantities.push(Quantity { value, tolerance, weight, feedback });
        }
        if let Some((_, said)) = wrong.split_once('#') {
            question.feedback_wrong = self.inlines(said);
        }
        if quantities.iter().all(|q| q.weight <= 0.0) {
            return Err(("no-key", "no number is right. Write it after `#`.".into()));
        }
        Ok(Body::Numeric(quantities, None))
    }
}

/// Splits off a weight like `%50%` or `%-33.33333%`.
fn weight(text: &str) -> Option<(f64, &str)> {
    let (percent, rest) = text.strip_prefix('%')?.split_once('%')?;
    let digits = percent.trim_start_matches('-');
    let plain = digits.starts_with(|c: char| c.is_ascii_digit());
    let percent: f64 = percent.trim().parse().ok().filter(|p: &f64| plain && p.abs() <= 100.0)?;
    Some((share(percent), rest.trim_start()))
}

/// Percent to a share. Moodle writes thirds, sixths, sevenths and ninths with few digits; they are meant whole.
fn share(percent: f64) -> f64 {
    let share = percent / 100.0;
    let near = |parts: &f64| (share * parts - (share * parts).round()).abs() < 5e-4 * parts;
    let whole = (share * 100.0).fract() == 0.0;
    match [3.0, 6.0, 7.0, 9.0].iter().find(|parts| near(parts)) {
        Some(parts) if !whole => (share * parts).round() / parts,
        _ => share,
    }
}

/// Middle and half width.
fn quantity(text: &str) -> Option<(f64, f64)> {
    if let Some((low, high)) = text.split_once("..").filter(|(low, _)| !low.is_empty()) {
        return Some(range(number(low)?, number(high)?));
    }
    match text.split_once(':') {
        Some((value, tolerance)) => Some((number(value)?, number(tolerance)?.abs())),
        None => Some((number(text)?, 0.0)),
    }
}
