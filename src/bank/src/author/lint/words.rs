//! Words and sentences, as far as the checks need them.

use crate::{Block, Inline};

/// Whether an option refers to other options: in a shuffled list that means nothing, and it rewards partial
/// knowledge.
pub(super) fn refers_to_options(option: &str) -> bool {
    const PHRASES: [&str; 12] = [
        "all of the above",
        "none of the above",
        "both of the above",
        "any of the above",
        "all of these",
        "none of these",
        "both of these",
        "all of them",
        "none of them",
        "all the above",
        "a and b",
        "a and c",
    ];
    let option = normal(option);
    PHRASES.iter().any(|phrase| option == *phrase || option == format!("both {phrase}"))
        || ["of the above", "the options above", "the other options", "the other answers"]
            .iter()
            .any(|phrase| option.contains(phrase))
}

/// The word of the option that allows no exception, which the test-wise take for the sign of a wrong option.
pub(super) fn absolute(option: &str) -> Option<&'static str> {
    const ABSOLUTE: [&str; 14] = [
        "always",
        "never",
        "impossible",
        "completely",
        "totally",
        "entirely",
        "absolutely",
        "guarantees",
        "guaranteed",
        "nobody",
        "everyone",
        "everything",
        "nothing",
        "certainly",
    ];
    let option = normal(option);
    ABSOLUTE.into_iter().find(|word| option.split(' ').any(|w| w == *word))
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
            let negative = sentence.split_whitespace().find(|word| is_negative(word));
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
        asks || words.split(' ').next().is_some_and(|w| ["choose", "select", "pick", "mark"].contains(&w))
    })
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
        assert_eq!(stem(&[text("Which does NOT help?")]), Some(Negation::Marked));
        let strong = Inline::B(vec![text("not")]);
        assert_eq!(stem(&[text("Which does "), strong, text(" help?")]), Some(Negation::Marked));
    }

    #[test]
    fn a_negation_in_the_story_is_none_in_the_question() {
        assert_eq!(stem(&[text("The file does not open. Which step helps?")]), None);
        assert_eq!(stem(&[text("Why did the summary not mention it?")]), None);
        assert_eq!(negation(&[Block::Quote(vec![Block::P(vec![text("Which is not right?")])])]), None);
    }

    #[test]
    fn options_that_point_at_options_are_found() {
        for option in ["All of the above.", "None of these", "Both A and B", "All the other options"] {
            assert!(refers_to_options(option), "{option}");
        }
        for option in ["All of the figures above 3", "A and B differ in size"] {
            assert!(!refers_to_options(option), "{option}");
        }
    }
}
