//! Warnings about options among themselves.

use super::item::texts;
use super::ranges::{Range, adds_to};
use super::{Lint, form, words};
use crate::{Answer, Choice, Inline, Item};

impl Lint<'_> {
    pub(super) fn options(&mut self, index: usize, item: &Item) {
        let base = format!("items[{index}].answer");
        match &item.answer {
            Answer::SingleChoice { options } | Answer::MultipleChoice { options, .. } => {
                self.same(&format!("{base}.options"), options);
                self.overlaps(&format!("{base}.options"), &texts(item));
                self.parallel(&format!("{base}.options"), &texts(item));
            }
            // Each gap is a choice of its own; its words are too few to have a form.
            Answer::InlineChoice { gaps, .. } => {
                for (at, gap) in gaps.iter().enumerate() {
                    self.same(&format!("{base}.gaps[{at}].options"), &gap.options);
                }
            }
            Answer::ShortText { options, .. }
            | Answer::Ordering { options, .. }
            | Answer::Matching { options, .. }
            | Answer::Rating { options } => self.same(&format!("{base}.options"), options),
            // "True" and "False"; passages of the question, which stand in different places; numbers.
            Answer::TrueFalse { .. } | Answer::HotText { .. } | Answer::Numeric { .. } => {}
        }
    }

    fn same(&mut self, path: &str, options: &[Choice]) {
        let said = |option: &Choice| (Inline::plain(&option.text), has_code(&option.text));
        // Signs are what differs in "< 5" and "> 5", and letters' size in code.
        let texts: Vec<String> = options
            .iter()
            .map(|option| match said(option) {
                (text, false) if words::normal(&text).chars().any(char::is_alphabetic) => words::gist(&text),
                (text, _) => {
                    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
                }
            })
            .collect();
        for (i, text) in texts.iter().enumerate() {
            if let Some(first) = texts[..i].iter().position(|other| other == text && !text.is_empty()) {
                let message = format!("options {} and {} say the same", options[first].id, options[i].id);
                self.warn(
                    "duplicate-options",
                    &format!("{path}[{i}].text"),
                    message,
                    "Rewrite or delete one.",
                );
            }
        }
    }

    /// Only the first pair is named: ranges that overlap do so in rows.
    fn overlaps(&mut self, path: &str, texts: &[String]) {
        let ranges: Vec<Option<Range>> = texts.iter().map(|text| Range::read(text)).collect();
        let pairs = (0..texts.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let shared = |a: usize, b: usize| {
            ranges[a].as_ref().zip(ranges[b].as_ref()).is_some_and(|(x, y)| x.overlaps(y))
                || adds_to(&texts[a], &texts[b])
                || adds_to(&texts[b], &texts[a])
        };
        if let Some((a, b)) = pairs.into_iter().find(|(a, b)| shared(*a, *b)) {
            let message = format!("`{}` and `{}` can both be true", texts[a], texts[b]);
            let help = "Let ranges end where the next begins, and let no option hold another.";
            self.warn("overlapping-options", &format!("{path}[{b}].text"), message, help);
        }
    }

    fn parallel(&mut self, path: &str, texts: &[String]) {
        if !self.english {
            return;
        }
        if let Some((odd, its, usual)) = form::odd_one(texts) {
            let message = format!("`{}` is {}, other options are {}", texts[odd], its.name(), plural(usual));
            let help = "Give all options one form, so that only what they say tells them apart.";
            self.warn("unparallel-options", &format!("{path}[{odd}].text"), message, help);
        }
    }
}

fn plural(form: form::Form) -> &'static str {
    use form::Form;
    match form {
        Form::Order => "orders",
        Form::To => "infinitives",
        Form::Ing => "-ing forms",
        Form::Noun | Form::Short => "nouns",
        Form::Sentence => "sentences",
        Form::Question => "questions",
        Form::Number => "numbers",
        Form::Adverbial => "phrases",
        Form::YesNo => "yes or no",
    }
}

fn has_code(runs: &[Inline]) -> bool {
    runs.iter().any(|run| match run {
        Inline::Code(_) => true,
        Inline::B(runs) | Inline::I(runs) => has_code(runs),
        _ => false,
    })
}
