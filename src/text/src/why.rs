//! Why a question was asked, in words.

use crate::{Locale, steps};

/// What decided that a question came next.
#[derive(Debug, Clone, Copy)]
pub struct WhyWords<'a> {
    /// How many of the questions left were better; 0 for the best.
    pub rank: u32,
    /// How many were left.
    pub candidates: u32,
    /// What turned the choice away from the best, in order: the engine's names of filters, `shadow`, `chance`, `refusal`.
    pub turned: &'a [&'a str],
    /// What of the whole test leaves the best no place, for `shadow`: the engine's names of requirements.
    pub held_by: &'a [&'a str],
    /// Whether there was no ranking, each question being drawn from all that are left.
    pub drawn: bool,
}

/// Its place in the ranking, then each reason why it was not the best, once.
///
/// ```
/// use skillmark_text::{Locale, WhyWords, why};
///
/// let words = WhyWords { rank: 2, candidates: 38, turned: &["chance"], held_by: &[], drawn: false };
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
            let held_by = words.held_by.iter().filter(|held| *by == "shadow" && NAMED.contains(held));
            held_by.for_each(|held| out.extend([" ", &steps::why_held(l, held)]));
        }
    }
    out
}

/// Requirements that somebody who did not write the blueprint understands.
const NAMED: [&str; 5] = ["class-min", "class-max", "testlet", "enemies", "time"];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rank: u32, candidates: u32, turned: &[&str]) -> String {
        why(Locale::En, &WhyWords { rank, candidates, turned, held_by: &[], drawn: false })
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
        let words = WhyWords { rank: 0, candidates: 12, turned: &[], held_by: &[], drawn: true };
        assert_eq!(why(Locale::En, &words), "Picked at random from 12.");
    }

    #[test]
    fn every_filter_of_a_session_has_words_of_its_own() {
        let all =
            ["chance", "testlets", "enemies", "success", "shadow", "unheard-of"].map(|by| said(1, 9, &[by]));
        for (i, one) in all.iter().enumerate() {
            assert!(one.starts_with("Second best of the 9 left. "), "{one}");
            assert!(!all[..i].contains(one), "{one}");
        }
    }

    #[test]
    fn what_leaves_the_best_no_place_is_named() {
        let held_by = ["class-min", "length"];
        let words = WhyWords {
            rank: 3,
            candidates: 9,
            turned: &["shadow", "chance"],
            held_by: &held_by,
            drawn: false,
        };
        assert_eq!(
            why(Locale::En, &words),
            "Fourth best of the 9 left. Better ones have no place among all that is asked. Questions of another kind are still \
             needed. Picked at random."
        );
        let said: Vec<String> = NAMED
            .iter()
            .map(|held| why(Locale::En, &WhyWords { turned: &["shadow"], held_by: &[held], ..words }))
            .collect();
        assert!((1..said.len()).all(|i| !said[..i].contains(&said[i])), "{said:?}");
    }
}
