//! Words and sentences, as far as the checks need them.

use crate::{Block, Inline};

/// Whether an option refers to other options: in a shuffled list that means nothing, and it rewards partial
/// knowledge.
pub(super) fn refers_to_options(option: &str) -> bool {
    const AMOUNTS: [&str; 9] = ["all", "none", "both", "any", "neither", "either", "each", "some", "two"];
    const WHOLE: [&str; 8] =
        ["these", "those", "them", "the above", "above", "the options", "the answers", "the others"];
    const INSIDE: [&str; 10] = [
        "of the above",
        "the options above",
        "answers above",
        "the other options",
        "the other answers",
        "the other choices",
        "both options",
        "all options",
        "these answers",
        "these options",
    ];
    const LINKS: [&str; 13] = [
        "and", "or", "both", "only", "neither", "nor", "either", "but", "not", "option", "options", "answer",
        "answers",
    ];
    let option = normal(option);
    let words: Vec<&str> = option.split(' ').collect();
    let letters = words
        .iter()
        .filter(|word| word.len() == 1 && matches!(**word, "a" | "b" | "c" | "d" | "e" | "f"))
        .count();
    let linked = words.iter().all(|word| word.len() == 1 || LINKS.contains(word))
        && words.iter().any(|word| LINKS.contains(word));
    let named = words.iter().any(|word| word.starts_with("option") || word.starts_with("answer"));
    let amount = AMOUNTS.iter().filter_map(|amount| option.strip_prefix(amount)).map(str::trim_start);
    let mut whole = amount.map(|rest| rest.strip_prefix("of ").unwrap_or(rest));
    whole.any(|rest| WHOLE.contains(&rest))
        || INSIDE.iter().any(|phrase| option.contains(phrase))
        || linked && (letters >= 2 || letters == 1 && named)
}

/// The word of the option that allows no exception, which the test-wise take for the sign of a wrong option.
pub(super) fn absolute(option: &str) -> Option<&'static str> {
    const ABSOLUTE: [&str; 27] = [
        "always",
        "never",
        "impossible",
        "completely",
        "totally",
        "entirely",
        "absolutely",
        "guarantees",
        "guaranteed",
        "guarantee",
        "nobody",
        "no one",
        "everyone",
        "everybody",
        "everything",
        "nothing",
        "certainly",
        "invariably",
        "forever",
        "perfectly",
        "without exception",
        "under no circumstances",
        "in all cases",
        "in every case",
        "at all times",
        "every single",
        "every time",
    ];
    let option = format!(" {} ", normal(option));
    ABSOLUTE.into_iter().find(|phrase| option.contains(&format!(" {phrase} ")))
}

/// How a stem negates what it asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Negation {
    /// By a word that is easily overread.
    Plain(String),
    /// By a word in capitals, strong or emphasis.
    Marked,
}

/// Looks for a negation in what the stem asks: not in quotations, tables and reported facts.
pub(super) fn negation(stem: &[Block]) -> Option<Negation> {
    let mut found = None;
    for block in stem {
        let Block::P(runs) = block else { continue };
        for sentence in questions(&marked_words(runs)) {
            let negative = negating(sentence);
            match negative {
                Some(word) if word.starts_with(MARK) || is_shouted(word) => {
                    found = Some(Negation::Marked);
                }
                Some(word) => return Some(Negation::Plain(bare(word))),
                None => {}
            }
        }
    }
    found
}

/// Sentences that ask which of the options: "Which is …?", "Choose the …."
fn questions(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!', ':']).filter(|sentence| {
        let words = normal(sentence);
        let has = |choice: &[&str]| words.split(' ').any(|word| choice.contains(&word));
        let asks = sentence.trim_end().ends_with(['?', ':']) && has(&["which", "what", "who", "whom"]);
        let except = has(&["except"]) && has(&["all", "each", "every", "following", "these"]);
        asks || except
            || words.split(' ').next().is_some_and(|w| ["choose", "select", "pick", "mark"].contains(&w))
    })
}

/// The word that negates what is asked: not one in a condition or a clause about something.
fn negating(sentence: &str) -> Option<&str> {
    const CLAUSES: [&str; 12] = [
        "if", "when", "because", "although", "since", "while", "unless", "whether", "though", "so", "given",
        "where",
    ];
    let mut inside = false;
    for (i, word) in sentence.split_whitespace().enumerate() {
        if is_negative(word) && !inside {
            return Some(word);
        }
        // "Who does not …?" asks.
        inside |= i > 0 && CLAUSES.contains(&bare(word).as_str());
        inside &= !word.ends_with(',');
    }
    None
}

/// Set before words in strong or emphasis, so that they are still known in the plain sentence.
const MARK: char = '\u{1}';

fn marked_words(runs: &[Inline]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Inline::B(inner) | Inline::I(inner) => {
                for (i, word) in Inline::plain(inner).split(' ').enumerate() {
                    out.push_str(if i > 0 { " " } else { "" });
                    out.push(MARK);
                    out.push_str(word);
                }
            }
            run => out.push_str(&Inline::plain(std::slice::from_ref(run))),
        }
    }
    out
}

fn is_negative(word: &str) -> bool {
    let word = bare(word);
    matches!(word.as_str(), "not" | "except" | "least" | "never" | "cannot")
        || word.ends_with("n't")
        || word.ends_with("n’t")
}

fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Small letters and single spaces, without punctuation: what a comparison of texts should see.
pub(super) fn normal(text: &str) -> String {
    let letters: String =
        text.chars().map(|c| if c.is_alphanumeric() || c == '%' { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What two options must share to say the same: without articles and short forms, and with what "and" joins in the order
/// of letters.
pub(super) fn gist(text: &str) -> String {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let long = text
        .to_lowercase()
        .replace('’', "'")
        .replace("can't", "cannot")
        .replace("n't", " not")
        .replace("it's", "it is");
    let normal = normal(&long.replace("can not", "cannot"));
    let words = normal.split(' ').filter(|word| !matches!(*word, "a" | "an" | "the"));
    let words: Vec<String> = words
        .map(|word| match NUMBERS.iter().position(|number| *number == word) {
            Some(at) => (at + 1).to_string(),
            None => word.to_owned(),
        })
        .collect();
    let mut parts: Vec<&[String]> = words.split(|word| word == "and").collect();
    // Longer than lists of things are, order may be what differs.
    if parts.iter().all(|part| part.len() <= 2) {
        parts.sort();
    }
    parts.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join(" and ")
}

/// How many words a reader reads.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(runs: &[Inline]) -> Option<Negation> {
        negation(&[Block::P(runs.to_vec())])
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn a_negation_in_the_question_is_found_unless_marked() {
        let plain = |word: &str| Some(Negation::Plain(word.into()));
        assert_eq!(stem(&[text("A tool fails. Which step does not help?")]), plain("not"));
        assert_eq!(stem(&[text("Choose the step that isn't needed.")]), plain("isn't"));
        assert_eq!(stem(&[text("All of the following are mammals except")]), plain("except"));
        assert_eq!(stem(&[text("Which does NOT help?")]), Some(Negation::Marked));
        let strong = Inline::B(vec![text("not")]);
        assert_eq!(stem(&[text("Which does "), strong, text(" help?")]), Some(Negation::Marked));
    }

    #[test]
    fn a_negation_in_the_story_is_none_in_the_question() {
        assert_eq!(stem(&[text("The file does not open. Which step helps?")]), None);
        assert_eq!(stem(&[text("Which helps if the file does not open?")]), None);
        assert_eq!(stem(&[text("Why did the summary not mention it?")]), None);
        assert_eq!(negation(&[Block::Quote(vec![Block::P(vec![text("Which is not right?")])])]), None);
    }

    #[test]
    fn options_that_point_at_options_are_found() {
        for option in [
            "All of the above.",
            "None of these",
            "Both A and B",
            "All the other options",
            "A and C only",
            "Neither of these",
            "Answers B and D",
            "A, B and C",
        ] {
            assert!(refers_to_options(option), "{option}");
        }
        for option in ["All of the figures above 3", "A and B differ in size", "A", "Both readings"] {
            assert!(!refers_to_options(option), "{option}");
        }
    }

    #[test]
    fn what_says_the_same_in_other_words_of_grammar_is_seen() {
        for (a, b) in [
            ("The dog", "A dog."),
            ("It isn't open", "It is not open"),
            ("Red and blue", "Blue and red"),
            ("Two", "2"),
        ] {
            assert_eq!(gist(a), gist(b));
        }
        for (a, b) in [
            ("Dog bites man", "Man bites dog"),
            ("Open it and then close the door", "Close the door and then open it"),
        ] {
            assert_ne!(gist(a), gist(b));
        }
    }
}
