//! One row to one question.

use super::Row;
use super::columns::Column;
use crate::choose::{number, single, truth};
use crate::flow::{Markup, inlines};
use crate::keys::{Style, bare, labelled};
use crate::{Body, Choice, Haul, Quantity, Question};
use skillmark_bank::Inline;

/// A row's cells by what they hold.
#[derive(Debug, Default)]
pub(super) struct Fields {
    place: String,
    pub question: String,
    pub options: Vec<String>,
    /// Feedback of each option.
    said: Vec<String>,
    wrong: Vec<String>,
    pub correct: String,
    pub feedback: String,
    right_feedback: String,
    wrong_feedback: String,
    category: Vec<(u8, String)>,
    id: String,
    title: String,
    kind: String,
    pub difficulty: String,
    objective: String,
    review_by: String,
    sources: String,
    tags: String,
    image: String,
}

impl Fields {
    pub(super) fn of(row: &Row, columns: &[Option<Column>]) -> Fields {
        let mut fields = Fields { place: row.place.clone(), ..Fields::default() };
        // Places of options with gaps are closed up, and their feedback with them.
        let mut options: Vec<(usize, String)> = Vec::new();
        let mut said: Vec<(usize, String)> = Vec::new();
        for (cell, column) in row.cells.iter().zip(columns) {
            let cell = cell.trim();
            let Some(column) = column.filter(|_| !cell.is_empty()) else { continue };
            let to = match column {
                Column::Option(place) => {
                    options.push((place, cell.to_owned()));
                    continue;
                }
                Column::Said(place) => {
                    said.push((place, cell.to_owned()));
                    continue;
                }
                Column::Options => {
                    options.extend(list(cell).into_iter().enumerate());
                    continue;
                }
                Column::Wrong => {
                    fields.wrong.extend(list(cell));
                    continue;
                }
                Column::Category(rank) => {
                    fields.category.push((rank, cell.to_owned()));
                    continue;
                }
                Column::Question => &mut fields.question,
                Column::Correct => &mut fields.correct,
                Column::Feedback => &mut fields.feedback,
                Column::FeedbackRight => &mut fields.right_feedback,
                Column::FeedbackWrong => &mut fields.wrong_feedback,
                Column::Id => &mut fields.id,
                Column::Title => &mut fields.title,
                Column::Type => &mut fields.kind,
                Column::Difficulty => &mut fields.difficulty,
                Column::Objective => &mut fields.objective,
                Column::ReviewBy => &mut fields.review_by,
                Column::Sources => &mut fields.sources,
                Column::Tags => &mut fields.tags,
                Column::Image => &mut fields.image,
                Column::Unwanted => continue,
            };
            if to.is_empty() {
                *to = cell.to_owned();
            }
        }
        options.sort_by_key(|(place, _)| *place);
        let said_at = |place: usize| said.iter().find(|(at, _)| *at == place).map_or("", |(_, text)| text);
        fields.said = options.iter().map(|(place, _)| said_at(*place).to_owned()).collect();
        fields.options = options.into_iter().map(|(_, option)| option).collect();
        if fields.options.is_empty() && !fields.wrong.is_empty() && !fields.correct.is_empty() {
            fields.options.push(fields.correct.clone());
            fields.options.append(&mut fields.wrong);
        }
        if labelled(&fields.options) {
            fields.options.iter_mut().for_each(|option| *option = bare(option).to_owned());
        }
        fields
    }

    /// Whether the row has nothing of a question: a line of a template, a numbered line that is not filled in.
    pub(super) fn is_blank(&self) -> bool {
        let explained = self.question.to_lowercase().starts_with("text of the question");
        explained || self.question.is_empty() && self.options.is_empty() && self.correct.is_empty()
    }

    pub(super) fn question(self, style: Style, markup: Markup, logits: bool, haul: &mut Haul) {
        let place = self.place.clone();
        if self.question.is_empty() {
            return haul.refuse(place, "malformed", "the row has no question");
        }
        let body = match self.body(style, markup, haul) {
            Ok(body) => body,
            Err((code, message)) => return haul.refuse(place, code, message),
        };
        let difficulty = number(&self.difficulty).filter(|_| logits);
        if difficulty.is_none() && !self.difficulty.is_empty() {
            let message = format!("the difficulty `{}` is no number on the scale of skills", self.difficulty);
            haul.drop(&place, "difficulty", message);
        }
        if !self.image.is_empty() {
            haul.drop(&place, "image", format!("the picture `{}` is left out", self.image));
        }
        let mut category = self.category;
        category.sort_by_key(|(rank, _)| *rank);
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let listed = |text: &str| {
            text.split([',', ';']).map(str::trim).filter(|t| !t.is_empty()).map(String::from).collect()
        };
        let question = Question {
            stem: markup.blocks(&self.question, haul, &place),
            feedback: markup.inlines(&self.feedback, haul, &place),
            feedback_right: markup.inlines(&self.right_feedback, haul, &place),
            feedback_wrong: markup.inlines(&self.wrong_feedback, haul, &place),
            body,
            from: place,
            id: some(self.id),
            title: some(self.title),
            category: category
                .iter()
                .flat_map(|(_, name)| name.split(" > "))
                .map(|n| n.trim().to_owned())
                .collect(),
            tags: listed(&self.tags),
            alignments: Vec::new(),
            difficulty,
            review_by: some(self.review_by),
            objective: some(self.objective),
            sources: self
                .sources
                .split([';', '\n'])
                .map(str::trim)
                .filter(|s| !s.is_empty())
                .map(String::from)
                .collect(),
        };
        haul.questions.push(question);
    }

    fn body(&self, style: Style, markup: Markup, haul: &mut Haul) -> Result<Body, (&'static str, String)> {
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
        let keys = match style.places(&self.correct, &self.options) {
            Ok(keys) if keys.is_empty() => {
                return Err(("no-key", "the row does not say which option is right".into()));
            }
            Ok(keys) => keys,
            Err(part) => {
                let message = format!("the key `{part}` is no letter, number or text of an option");
                return Err(("unknown-key", message));
            }
        };
        let mut choices = Vec::new();
        for (at, option) in self.options.iter().enumerate() {
            let said = self.said.get(at).map_or("", String::as_str);
            choices.push(Choice {
                id: String::new(),
                text: markup.inlines(option, haul, &self.place),
                weight: if keys.contains(&at) { 1.0 / keys.len() as f64 } else { 0.0 },
                feedback: markup.inlines(said, haul, &self.place),
            });
        }
        let many = keys.len() > 1 || kind == Kind::Multiple;
        Ok(if many { Body::MultipleChoice(choices) } else { single(choices) })
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
        if all.is_empty()
            || named && !self.correct.is_empty() && crate::choose::letter(&self.correct).is_none()
        {
            all = vec![&self.correct];
        }
        all.retain(|form| !form.is_empty());
        all
    }

    fn short(&self) -> Result<Body, (&'static str, String)> {
        let form = |form: &str| Choice { text: inlines(form), weight: 1.0, ..Choice::default() };
        let forms: Vec<Choice> = self.accepted().into_iter().map(form).collect();
        if forms.is_empty() {
            return Err(("no-key", "the row has neither options nor an answer".into()));
        }
        Ok(Body::ShortText { forms, case: false })
    }

    fn numeric(&self) -> Result<Body, (&'static str, String)> {
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
        let name = name.to_lowercase();
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
                "multi-select",
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

/// Whether a column of difficulties is on the scale of skills: numbers, none far out, and not just ranks 0, 1, 2, ….
pub(super) fn difficulties_are_logits<'d>(cells: impl Iterator<Item = &'d str>) -> bool {
    let numbers: Vec<f64> = cells.filter_map(number).collect();
    let ranks = numbers.iter().all(|n| *n >= 0.0 && n.fract() == 0.0);
    !numbers.is_empty() && !ranks && numbers.iter().all(|n| n.abs() <= 6.0)
}

/// Entries of a cell that holds several: a list in brackets, or parted by lines, bars, semicolons or commas.
fn list(cell: &str) -> Vec<String> {
    let inner = cell.strip_prefix('[').and_then(|c| c.strip_suffix(']'));
    let entries = match inner {
        Some(inner) => return quoted(inner),
        None => ['\n', '|', ';', ','].iter().find(|mark| cell.contains(**mark)).map(|mark| cell.split(*mark)),
    };
    let entries: Vec<&str> = entries.map_or(vec![cell], Iterator::collect);
    entries.into_iter().map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect()
}

/// Entries of a list as Python and JSON write it, quoted or not.
fn quoted(inner: &str) -> Vec<String> {
    let (mut entries, mut entry, mut quote) = (Vec::new(), String::new(), None);
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            ('\\', Some(_)) => entry.extend(chars.next()),
            (c, Some(q)) if c == q => quote = None,
            ('"' | '\'', None) if entry.trim().is_empty() => quote = Some(c),
            // Python's arrays have only space between their entries.
            (',' | '\n', None) => entries.push(std::mem::take(&mut entry)),
            (c, _) => entry.push(c),
        }
    }
    entries.push(entry);
    entries.into_iter().map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect()
}
