//! Warnings about single items.

use super::Lint;
use super::words::{self, Negation};
use super::{cue, reading};
use crate::{Answer, Block, Choice, Date, Inline, Item};

/// A key that is this much longer than every other option is noticed (and guessed) by its length …
const LONGER: f64 = 1.15;
/// … unless it is a matter of a few characters.
const CHARACTERS: usize = 5;
const STEM_WORDS: usize = 120;
const OPTION_WORDS: usize = 30;

impl Lint<'_> {
    pub(super) fn item(&mut self, index: usize, item: &Item, today: Date) {
        let path = |field: &str| format!("items[{index}].{field}");
        self.key_length(&path("answer.options"), item);
        if self.english {
            if is_choice(item) {
                self.wording(&path("answer.options"), item);
            }
            self.asking(&path("stem"), item);
        }
        self.options(index, item);
        self.reading(&path("stem"), item);
        self.lengths(&path("stem"), &path("answer.options"), item);
        self.said(&path(""), item);
        if !item.review_by.is_empty() && today.is_past(&item.review_by) {
            let message =
                format!("the item was to be read again by {}, and today is {today}", item.review_by);
            let help = "Read it: is it still true, is the key still the key? Then set a new `review-by:`.";
            self.warn("review-past", &path("review_by"), message, help);
        }
    }

    /// What a reviewer needs and an importer may not have found.
    fn said(&mut self, path: &str, item: &Item) {
        let rationales = rationales(item);
        let silent = rationales.iter().filter(|said| Inline::plain(said).trim().is_empty()).count();
        let optional =
            matches!(item.answer, Answer::Ordering { .. } | Answer::Rating { .. } | Answer::Matching { .. });
        if silent > 0 && !optional {
            let message = match silent == rationales.len() {
                true => "no option has a rationale".to_owned(),
                false => format!("{silent} of {} options have no rationale", rationales.len()),
            };
            let help = "Below each option: `  > why it is right`, or which misconception it tempts.";
            self.warn("missing-rationale", &format!("{path}answer"), message, help);
        }
        if item.review_by.is_empty() {
            let help = "Add `review-by: YYYY-MM`, the month by which it must be read again.";
            self.warn(
                "missing-review",
                path.trim_end_matches('.'),
                "nobody has said how long the item holds",
                help,
            );
        }
        if item.objective.is_empty() {
            let help = "Add `objective: …`, what a right answer shows.";
            self.warn(
                "missing-objective",
                path.trim_end_matches('.'),
                "the item does not say what it shows",
                help,
            );
        }
    }

    fn key_length(&mut self, path: &str, item: &Item) {
        let Some((key, length, next)) = key_lengths(item) else { return };
        if length as f64 > LONGER * next as f64 && length >= next + CHARACTERS {
            let message = format!("the key is the longest option, {length} characters against {next}");
            let help = "Shorten the key, or give another option a reason of its own.";
            self.warn("key-longest", &format!("{path}[{key}].text"), message, help);
        }
    }

    fn wording(&mut self, path: &str, item: &Item) {
        let texts = texts(item);
        for (i, text) in texts.iter().enumerate().filter(|(_, text)| words::refers_to_options(text)) {
            let message = format!("the option `{text}` speaks of other options");
            let help = "Options come in another order for each person. Write an option that stands alone.";
            self.warn("refers-to-options", &format!("{path}[{i}].text"), message, help);
        }
        let absolute = |i: usize| words::absolute(&texts[i]);
        let keys = item.options().iter().map(|option| option.key);
        let (right, wrong): (Vec<usize>, Vec<usize>) =
            (0..texts.len()).zip(keys).fold((vec![], vec![]), |(mut right, mut wrong), (i, key)| {
                if key {
                    right.push(i)
                } else {
                    wrong.push(i)
                }
                (right, wrong)
            });
        if right.into_iter().any(|i| absolute(i).is_some()) {
            return;
        }
        for i in wrong {
            if let Some(word) = absolute(i) {
                let message = format!("a wrong option says `{word}`, the key does not");
                let help = "Words that allow no exception give wrong options away: soften it, or make it plainly wrong otherwise.";
                self.warn("absolute-word", &format!("{path}[{i}].text"), message, help);
            }
        }
    }

    /// What the question's own words do.
    fn asking(&mut self, path: &str, item: &Item) {
        if let Some(Negation::Plain(word)) = words::negation(&item.stem) {
            let message = format!("the question turns on `{word}`, which is easily overread");
            let help = "Ask for what is right; or, if the negation is the point, write it **NOT**.";
            self.warn("negative-stem", path, message, help);
        }
        // Statements are judged or rated as they stand, and gaps are questions.
        let stands = matches!(
            item.answer,
            Answer::TrueFalse { .. }
                | Answer::Rating { .. }
                | Answer::InlineChoice { .. }
                | Answer::HotText { .. }
        );
        if !stands && !cue::asks(&item.stem) {
            let help = "End with what is asked, so that somebody could answer with the options covered.";
            self.warn("no-question", path, "the question has no question mark, no task and no gap", help);
        }
        if is_choice(item)
            && let Some(message) = cue::found(item, &texts(item))
        {
            let help = "Let all options fit the question's last words, and let them share its words or none.";
            self.warn("grammatical-cue", path, message, help);
        }
    }

    fn reading(&mut self, path: &str, item: &Item) {
        if let Some(message) = reading::hard(&prose(&item.stem), self.english) {
            let help = "Cut sentences in two and say it in words of every day.";
            self.warn("hard-to-read", path, message, help);
        }
    }

    fn lengths(&mut self, stem_path: &str, path: &str, item: &Item) {
        let words = words::count(&Block::spoken(&item.stem));
        if words > STEM_WORDS {
            let message = format!("the question has {words} words, more than {STEM_WORDS}");
            let help = "Cut what the answer does not need, or the item measures reading.";
            self.warn("long-stem", stem_path, message, help);
        }
        for (i, text) in texts(item).iter().enumerate() {
            let words = words::count(text);
            if words > OPTION_WORDS {
                let message = format!("the option has {words} words, more than {OPTION_WORDS}");
                let help = "Move what all options share into the question.";
                self.warn("long-option", &format!("{path}[{i}].text"), message, help);
            }
        }
    }
}

/// Whether the item shows several options of its own to choose among: what tells a key there is no tell in "True" and
/// "False", in what is typed, in passages of the question or in what belongs together.
pub(super) fn is_choice(item: &Item) -> bool {
    matches!(item.answer, Answer::SingleChoice { .. } | Answer::MultipleChoice { .. })
}

/// Index and length of the key (the shortest one), and length of the longest other option, in characters.
pub(super) fn key_lengths(item: &Item) -> Option<(usize, usize, usize)> {
    let length = |option: &Choice| Inline::plain(&option.text).chars().count();
    let options = || item.options().iter().enumerate().filter(|_| is_choice(item));
    let (key, option) =
        options().filter(|(_, option)| option.key).min_by_key(|(_, option)| length(option))?;
    let others = options().filter(|(_, option)| !option.key).map(|(_, option)| length(option)).max()?;
    Some((key, length(option), others))
}

/// What is said of each option, number or gap's option.
fn rationales(item: &Item) -> Vec<&[Inline]> {
    match &item.answer {
        Answer::Numeric { numbers, .. } => numbers.iter().map(|number| number.rationale.as_slice()).collect(),
        Answer::InlineChoice { gaps, .. } => {
            gaps.iter().flat_map(|gap| &gap.options).map(|option| option.rationale.as_slice()).collect()
        }
        answer => answer.options().iter().map(|option| option.rationale.as_slice()).collect(),
    }
}

pub(super) fn texts(item: &Item) -> Vec<String> {
    item.options().iter().map(|option| Inline::plain(&option.text)).collect()
}

/// Sentences that are read one after the other; code, tables and pictures are looked at in another way.
fn prose(stem: &[Block]) -> String {
    let lines =
        |entries: &[Vec<Inline>]| entries.iter().map(|e| Inline::plain(e)).collect::<Vec<_>>().join("\n");
    let one = |block: &Block| match block {
        Block::P(runs) => Inline::plain(runs),
        Block::Quote(blocks) => prose(blocks),
        Block::Ul(entries) | Block::Ol(entries) => lines(entries),
        Block::Pre(_) | Block::Table(_) | Block::Image(_) => String::new(),
    };
    stem.iter().map(one).collect::<Vec<_>>().join("\n")
}
