//! Why a question was asked, in words.

use crate::{Locale, steps};

/// What decided that a question came next.
#[derive(Debug, Clone, Copy)]
pub struct WhyWords<'a> {
    /// How many of the questions left were better; 0 for the best.
    pub rank: u32,
    /// How many were left.
    pub candidates: u32,
    /// What turned the choice away from the best, in order: the engine's names of filters, `chance`, `refusal`.
    pub turned: &'a [&'a str],
    /// Whether there was no ranking, each question being drawn from all that are left.
    pub drawn: bool,
}

/// Its place in the ranking, then each reason why it was not the best, once.
///
/// ```
/// use skillmark_text::{Locale, WhyWords, why};
///
/// let words = WhyWords { rank: 2, candidates: 38, turned: &["chance"], drawn: false };
/// assert_eq!(why(Locale::En, &words), "Third best of the 38 left. Picked at random.");
/// ```
pub fn why(l: Locale, words: &WhyWords) -> String {
    let n = words.candidates;
    if words.drawn {
        return steps::why_drawn(l, n);
    }
    if words.rank == 0 {
        return steps::why_best(l, n);
    }
    let mut out = steps::why_place(l, steps::WhyPlace { place: words.rank + 1, n });
    for (i, by) in words.turned.iter().enumerate() {
        if !words.turned[..i].contains(by) {
            out.push(' ');
            out.push_str(&steps::why_turned(l, by));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rank: u32, candidates: u32, turned: &[&str]) -> String {
        why(Locale::En, &WhyWords { rank, candidates, turned, drawn: false })
    }

    #[test]
    fn the_best_needs_no_reason() {
        assert_eq!(said(0, 40, &[]), "Told most of the 40 left.");
        assert_eq!(said(0, 1, &[]), "The only one left.");
    }

    #[test]
    fn every_turn_is_named_once_and_in_order() {
        assert_eq!(
            said(7, 38, &["enemies", "enemies", "chance"]),
            "Number 8 of the 38 left. A better one and one you had seen give each other away. Picked at random."
        );
    }

    #[test]
    fn where_all_are_drawn_there_is_no_best() {
        let words = WhyWords { rank: 0, candidates: 12, turned: &[], drawn: true };
        assert_eq!(why(Locale::En, &words), "Picked at random from 12.");
    }

    #[test]
    fn every_filter_of_a_session_has_words_of_its_own() {
        let all = ["chance", "testlets", "enemies", "success", "unheard-of"].map(|by| said(1, 9, &[by]));
        for (i, one) in all.iter().enumerate() {
            assert!(one.starts_with("Second best of the 9 left. "), "{one}");
            assert!(!all[..i].contains(one), "{one}");
        }
    }
}
