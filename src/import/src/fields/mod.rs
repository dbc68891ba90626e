//! What a row of a table or an object says, by what its columns or keys are called.

mod body;
mod columns;
mod list;

pub(crate) use columns::{Column, column};

use crate::choose::{OPTIONS, number};
use crate::flow::Markup;
use crate::keys::{Base, Style, bare, labelled};
use crate::{Haul, Question};
use list::list;
use skillmark_bank::Block;

/// A question as text, field by field.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub place: String,
    pub question: String,
    /// Code that belongs to the question.
    pub code: String,
    /// Options with their places as the names of columns count them.
    placed: Vec<(usize, String)>,
    /// Feedback of each option, likewise.
    placed_said: Vec<(usize, String)>,
    pub options: Vec<String>,
    pub said: Vec<String>,
    pub ids: Vec<String>,
    /// Whether each option is right, where options say so themselves.
    pub marks: Vec<bool>,
    pub wrong: Vec<String>,
    /// What names the right options; several on lines of their own, or parted as people do.
    pub correct: String,
    /// Whether a number in `correct` is a place for certain.
    pub index: bool,
    pub feedback: String,
    right_feedback: String,
    wrong_feedback: String,
    pub category: Vec<(u8, String)>,
    id: String,
    title: String,
    kind: String,
    difficulty: String,
    objective: String,
    review_by: String,
    sources: String,
    tags: String,
    image: String,
}

/// Questions of a whole file; what its keys and its markup mean is decided from all of them.
pub(crate) fn questions(name: &str, mut all: Vec<Fields>, usual: Base, haul: &mut Haul) {
    let keyed = all.iter().filter(|f| f.is_keyed());
    let style = Style::of(keyed.map(|f| (f.correct.as_str(), &f.options[..], f.index)), usual);
    if style.base != usual {
        let first = if style.base == Base::Zero { 0 } else { 1 };
        let message =
            format!("keys were read as places that count from {first}, as some of them can only mean that");
        haul.drop(name, "key-base", message);
    } else if style.base == Base::Zero && style.guessed {
        let message =
            "keys were read as places that count from 0, though none is 0; look whether they count from 1";
        haul.drop(name, "key-base", message);
    }
    if keys_are_options(&all, style) {
        let message = "no key is among its question's options, so the options were read as the wrong ones";
        haul.drop(name, "key-added", message);
        all.iter_mut().for_each(Fields::add_key);
    }
    let texts = all.iter().flat_map(|f| f.options.iter().chain([&f.question, &f.feedback]));
    let markup = Markup::of(all.iter().map(|f| f.question.as_str()), texts.map(String::as_str));
    let logits = difficulties_are_logits(all.iter().map(|f| f.difficulty.as_str()));
    for fields in all {
        fields.question(style, markup, logits, haul);
    }
}

/// Whether every key is a text of its own beside the options. One row alone may just be wrong.
fn keys_are_options(all: &[Fields], style: Style) -> bool {
    let keyed: Vec<&Fields> = all.iter().filter(|f| f.is_keyed()).collect();
    let apart = |f: &&Fields| f.options.len() <= OPTIONS && style.places(&f.correct, &f.options).is_err();
    keyed.len() > 2 && keyed.iter().all(apart)
}

impl Fields {
    fn is_keyed(&self) -> bool {
        !self.options.is_empty() && !self.correct.is_empty() && self.marks.is_empty()
    }

    /// Makes the key the first option.
    fn add_key(&mut self) {
        if self.is_keyed() {
            self.options.insert(0, self.correct.clone());
            self.said.insert(0, String::new());
            if !self.ids.is_empty() {
                self.ids.insert(0, String::new());
            }
            self.marks = (0..self.options.len()).map(|at| at == 0).collect();
        }
    }

    pub(crate) fn at(place: &str) -> Fields {
        Fields { place: place.to_owned(), ..Fields::default() }
    }

    /// Puts a text where it belongs. The first of several stays.
    pub(crate) fn set(&mut self, column: Column, text: &str) {
        let text = text.trim();
        // What is beyond the limit says no more than that there is too much.
        if text.is_empty() || self.placed.len() + self.placed_said.len() + self.wrong.len() > 4 * OPTIONS {
            return;
        }
        let to = match column {
            Column::Option(place) => return self.placed.push((place, text.to_owned())),
            Column::Said(place) => return self.placed_said.push((place, text.to_owned())),
            Column::Options => return self.placed.extend(list(text).into_iter().enumerate()),
            Column::Wrong => return self.wrong.push(text.to_owned()),
            Column::Wrongs => return self.wrong.extend(list(text)),
            Column::Category(rank) => return self.category.push((rank, text.to_owned())),
            Column::Unwanted => return,
            Column::Question => &mut self.question,
            Column::Correct => &mut self.correct,
            Column::Index => {
                self.index = true;
                &mut self.correct
            }
            Column::Feedback => &mut self.feedback,
            Column::FeedbackRight => &mut self.right_feedback,
            Column::FeedbackWrong => &mut self.wrong_feedback,
            Column::Id => &mut self.id,
            Column::Title => &mut self.title,
            Column::Type => &mut self.kind,
            Column::Difficulty => &mut self.difficulty,
            Column::Objective => &mut self.objective,
            Column::ReviewBy => &mut self.review_by,
            Column::Sources => &mut self.sources,
            Column::Tags => &mut self.tags,
            Column::Image => &mut self.image,
        };
        if to.is_empty() {
            *to = text.to_owned();
        }
    }

    /// Brings the options together once all is set: gaps between their places are closed, right and wrong ones from
    /// columns of their own become one list, labels that only count are taken off.
    pub(crate) fn settle(&mut self) {
        self.placed.sort_by_key(|(place, _)| *place);
        for (place, option) in std::mem::take(&mut self.placed) {
            let said = self.placed_said.iter().find(|(at, _)| *at == place).map(|(_, text)| text.clone());
            self.options.push(option);
            self.said.push(said.unwrap_or_default());
        }
        if self.options.is_empty() && !self.wrong.is_empty() && !self.correct.is_empty() {
            self.options.push(self.correct.clone());
            self.options.append(&mut self.wrong);
            self.marks = (0..self.options.len()).map(|at| at == 0).collect();
        }
        if labelled(&self.options) {
            self.options.iter_mut().for_each(|option| *option = bare(option).to_owned());
        }
    }

    /// Whether there is nothing of a question: a line of a template, a numbered line that is not filled in.
    pub(crate) fn is_blank(&self) -> bool {
        let explained = self.question.to_lowercase().starts_with("text of the question");
        explained || self.question.is_empty() && self.options.is_empty() && self.correct.is_empty()
    }

    fn question(self, style: Style, markup: Markup, logits: bool, haul: &mut Haul) {
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
        let mut stem = markup.blocks(&self.question, haul, &place);
        if !self.code.trim().is_empty() {
            stem.push(Block::Pre(self.code.trim_matches('\n').to_owned()));
        }
        let question = Question {
            stem,
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
            difficulty,
            // A sheet makes a month the first of it.
            review_by: some(self.review_by.get(..7).map_or(self.review_by.clone(), String::from)),
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
}

/// Whether a column of difficulties is on the scale of skills: numbers, none far out, and not just ranks 0, 1, 2, ….
fn difficulties_are_logits<'d>(cells: impl Iterator<Item = &'d str>) -> bool {
    let numbers: Vec<f64> = cells.filter_map(number).collect();
    let ranks = numbers.iter().all(|n| *n >= 0.0 && n.fract() == 0.0);
    !numbers.is_empty() && !ranks && numbers.iter().all(|n| n.abs() <= 6.0)
}
