//! How hard a text is to read.

use super::words;

/// Sentences longer than this are read twice.
pub(super) const SENTENCE: usize = 40;
/// Grades above this are those of university texts.
const GRADE: f64 = 13.0;
/// From here a text is "very difficult" (Björnsson 1968).
const LIX: f64 = 60.0;
/// Levels of shorter texts are chance: one long word decides.
const ENOUGH: usize = 20;

/// What makes the text hard, if anything.
pub(super) fn hard(text: &str, english: bool) -> Option<String> {
    let sentences: Vec<&str> = sentences(text);
    let longest = sentences.iter().map(|sentence| words::count(sentence)).max()?;
    if longest > SENTENCE {
        return Some(format!("a sentence has {longest} words, more than {SENTENCE}"));
    }
    if words::count(text) < ENOUGH {
        return None;
    }
    let (name, level, most) =
        if english { ("Flesch-Kincaid grade", grade(text), GRADE) } else { ("LIX", lix(text), LIX) };
    (level > most).then(|| format!("its {name} is {level:.0}, more than {most}"))
}

/// School years that the text asks for: 0.39 words / sentences + 11.8 syllables / words - 15.59 (Kincaid, Fishburne,
/// Rogers & Chissom 1975).
fn grade(text: &str) -> f64 {
    let words = words::count(text) as f64;
    let syllables: usize = text.split_whitespace().map(syllables).sum();
    0.39 * words / sentences(text).len().max(1) as f64 + 11.8 * syllables as f64 / words - 15.59
}

/// Words / sentences + 100 · words over six letters / words (Björnsson 1968), for languages of any kind.
fn lix(text: &str) -> f64 {
    let words = words::count(text) as f64;
    let long = words::normal(text).split(' ').filter(|word| word.chars().count() > 6).count() as f64;
    words / sentences(text).len().max(1) as f64 + 100.0 * long / words
}

/// Cut where a mark of the end is followed by a space; lines and entries are sentences of their own.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if c == '\n' || ended && c.is_whitespace() {
            parts.push(&text[from..at]);
            from = at;
        }
        ended = matches!(c, '.' | '!' | '?' | ':' | ';' | '…')
            || ended && matches!(c, '"' | '”' | '’' | ')' | '\'');
    }
    parts.push(&text[from..]);
    parts.retain(|part| words::count(part) > 0);
    parts
}

/// Groups of vowels, less a silent e at the end; every word has one at least.
fn syllables(word: &str) -> usize {
    let word = words::normal(word);
    if word.is_empty() || word.chars().any(|c| c.is_ascii_digit()) {
        // Figures are seen, not spelled.
        return usize::from(!word.is_empty());
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut before = false;
    let mut groups = 0;
    for c in word.chars() {
        groups += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee");
    (groups - usize::from(silent && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_of_a_dictionary() {
        for (word, n) in [
            ("cat", 1),
            ("table", 2),
            ("make", 1),
            ("information", 4),
            ("reading", 2),
            ("1990", 1),
            ("see", 1),
        ] {
            assert_eq!(syllables(word), n, "{word}");
        }
    }

    /// By hand: 14 words in 2 sentences of 15 syllables.
    #[test]
    fn the_grade_is_the_formula() {
        let text = "The cat sat on the mat. It made the little dog bark all day.";
        let by_hand = 0.39 * 14.0 / 2.0 + 11.8 * 15.0 / 14.0 - 15.59;
        assert!((grade(text) - by_hand).abs() < 1e-9, "{} {by_hand}", grade(text));
        assert!((lix("Eine Katze sitzt. Donaudampfer fahren.") - (5.0 / 2.0 + 20.0)).abs() < 1e-9);
    }

    #[test]
    fn long_sentences_are_hard_in_any_language() {
        let long = "wort ".repeat(41);
        assert_eq!(hard(&long, false).unwrap(), "a sentence has 41 words, more than 40");
        assert_eq!(hard("Ein Satz. Noch einer: mit Liste.", false), None);
        assert_eq!(sentences("He said \"No.\" Then 3.5 went up.").len(), 2);
    }
}
