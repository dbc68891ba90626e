//! How a row is answered.

use super::Fields;
use crate::choose::{OPTIONS, letter, number, single, truth};
use crate::flow::{Markup, inlines};
use crate::keys::Style;
use crate::{Body, Choice, Haul, Quantity};
use skillmark_bank::Inline;

/// Longest answer that can be asked for, characters.
const TYPED: usize = 100;

/// Code and message of a row that cannot be used.
type Refusal = (&'static str, String);

impl Fields {
    pub(super) fn body(&self, style: Style, markup: Markup, haul: &mut Haul) -> Result<Body, Refusal> {
        if self.options.len() > OPTIONS || self.wrong.len() > OPTIONS {
            return Err(("too-many-options", format!("more than {OPTIONS} options are not read")));
        }
        let kind = Kind::of(&self.kind);
        match kind {
            Kind::Essay => return Err(("essay", format!("`{}` cannot be scored by a program", self.kind))),
            Kind::Survey => return Err(("survey", format!("`{}` has no right answer", self.kind))),
            Kind::Numeric => return self.numeric(),
            Kind::Short => return self.short(),
            _ if self.options.is_empty() => {
                return match truth(&self.correct) {
                    Some(right) => Ok(self.statement(right)),
                    None => self.short(),
                };
            }
            _ => {}
        }
        if self.options.len() < 2 {
            return Err(("too-few-options", "a question needs two options or more".into()));
        }
        let keys = self.keys(style)?;
        let mut choices = Vec::new();
        for (at, option) in self.options.iter().enumerate() {
            let said = self.said.get(at).map_or("", String::as_str);
            choices.push(Choice {
                id: self.ids.get(at).cloned().unwrap_or_default(),
                text: markup.inlines(option, haul, &self.place),
                weight: if keys.contains(&at) { 1.0 / keys.len() as f64 } else { 0.0 },
                feedback: markup.inlines(said, haul, &self.place),
            });
        }
        let many = keys.len() > 1 || kind == Kind::Multiple;
        Ok(if many { Body::MultipleChoice(choices) } else { single(choices) })
    }

    /// Places of the right options: by their own marks, or by what the row's key names.
    fn keys(&self, style: Style) -> Result<Vec<usize>, Refusal> {
        if self.marks.contains(&true) {
            return Ok((0..self.options.len()).filter(|at| self.marks.get(*at) == Some(&true)).collect());
        }
        let named = |line: &str| self.ids.iter().position(|id| !id.is_empty() && id == line.trim());
        if let Some(mut places) =
            self.correct.lines().map(named).collect::<Option<Vec<_>>>().filter(|p| !p.is_empty())
        {
            places.sort_unstable();
            places.dedup();
            return Ok(places);
        }
        match style.at_index(self.index).places(&self.correct, &self.options) {
            Ok(keys) if keys.is_empty() => Err(("no-key", "nothing says which option is right".into())),
            Ok(keys) => Ok(keys),
            Err(part) => {
                Err(("unknown-key", format!("the key `{part}` is no letter, number or text of an option")))
            }
        }
    }

    fn statement(&self, right: bool) -> Body {
        let german = ["wahr", "falsch", "richtig"].contains(&self.correct.to_lowercase().as_str());
        let (yes, no) = if german { ("Wahr", "Falsch") } else { ("True", "False") };
        let option = |name: &str, key: bool| Choice {
            text: vec![Inline::Text(name.into())],
            weight: f64::from(u8::from(key)),
            ..Choice::default()
        };
        Body::TrueFalse(vec![option(yes, right), option(no, !right)])
    }

    fn accepted(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.options.iter().map(String::as_str).collect();
        let named = truth(&self.correct).is_none() && self.correct.parse::<usize>().is_err();
        if all.is_empty() || named && !self.correct.is_empty() && letter(&self.correct).is_none() {
            all = vec![&self.correct];
        }
        all.retain(|form| !form.is_empty());
        all
    }

    fn short(&self) -> Result<Body, Refusal> {
        let form = |form: &str| Choice { text: inlines(form), weight: 1.0, ..Choice::default() };
        let accepted = self.accepted();
        if accepted.iter().any(|text| text.chars().count() > TYPED) {
            return Err((
                "essay",
                format!("the answer has more than {TYPED} characters; nobody types just that"),
            ));
        }
        let forms: Vec<Choice> = accepted.into_iter().map(form).collect();
        if forms.is_empty() {
            return Err(("no-key", "the row has neither options nor an answer".into()));
        }
        Ok(Body::ShortText { forms, case: false })
    }

    fn numeric(&self) -> Result<Body, Refusal> {
        let mut all = Vec::new();
        for text in self.accepted() {
            let (value, tolerance) = text.split_once("+-").or(text.split_once('±')).unwrap_or((text, "0"));
            match (number(value), number(tolerance)) {
                (Some(value), Some(tolerance)) => {
                    all.push(Quantity {
                        value,
                        tolerance: tolerance.abs(),
                        weight: 1.0,
                        ..Quantity::default()
                    });
                }
                _ => return Err(("malformed", format!("`{text}` is no number"))),
            }
        }
        if all.is_empty() {
            Err(("no-key", "the row has no number".into()))
        } else {
            Ok(Body::Numeric(all, None))
        }
    }
}

/// What a column of types says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Choice,
    Multiple,
    Short,
    Numeric,
    Essay,
    Survey,
}

impl Kind {
    fn of(name: &str) -> Kind {
        let name = name.to_lowercase().replace(['_', '-'], " ");
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        match () {
            () if has(&["essay", "open", "draw", "paragraph", "upload", "freitext", "audio", "video"]) => {
                Kind::Essay
            }
            () if has(&["poll", "survey", "umfrage"]) => Kind::Survey,
            () if has(&[
                "checkbox",
                "multiple answer",
                "multiple response",
                "multi select",
                "multiselect",
            ]) =>
            {
                Kind::Multiple
            }
            () if has(&["mehrfach"]) => Kind::Multiple,
            () if has(&["fill", "short", "blank", "lücke"]) => Kind::Short,
            () if has(&["numer", "numbe", "zahl"]) => Kind::Numeric,
            () => Kind::Choice,
        }
    }
}
