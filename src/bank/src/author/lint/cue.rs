//! What the question's own words give away, and whether it asks at all (English).

use super::form::{self, Form, form};
use super::lists::{COMMON, OPEN, TASKS};
use super::words;
use crate::{Block, Item};

/// Whether the stem asks, tells somebody what to do, or leaves a gap.
pub(super) fn asks(stem: &[Block]) -> bool {
    let text = Block::spoken(stem);
    let task = |sentence: &str| {
        let normal = words::normal(sentence);
        let mut words = normal.split(' ').filter(|word| !matches!(*word, "please" | "now" | "then"));
        words.next().is_some_and(|word| TASKS.contains(&word))
    };
    text.contains('?')
        || is_gapped(&text)
        || text.split(['.', '!', ':', ';', ',']).any(task)
        || last_word(&text).is_some_and(|word| OPEN.contains(&word.as_str()) || is_begun(&text))
}

fn is_gapped(text: &str) -> bool {
    text.contains("__") || text.contains("...") || text.contains('…')
}

/// A sentence with its verb that nothing ends; a colon ends a heading.
fn is_begun(text: &str) -> bool {
    let last = text.split_inclusive(['.', '?', '!']).next_back().unwrap_or_default();
    let normal = words::normal(last);
    !text.ends_with(':') && form::is_sentence(&normal.split(' ').collect::<Vec<_>>())
}

/// The last word of an unfinished sentence: nothing ends it, or a gap or a colon does.
fn last_word(text: &str) -> Option<String> {
    let text = text.trim_end().trim_end_matches(['_', '…', ':', ' ', '-', '–', '—']).trim_end();
    let text = text.strip_suffix("...").unwrap_or(text).trim_end();
    (!text.ends_with(['.', '?', '!'])).then(|| words::normal(text).rsplit(' ').next().map(str::to_owned))?
}

/// What gives the key away, if anything.
pub(super) fn found(item: &Item, texts: &[String]) -> Option<String> {
    let stem = Block::spoken(&item.stem);
    ending(&stem, texts).or_else(|| echo(&stem, item, texts))
}

/// The last words fit some options and not others.
fn ending(stem: &str, texts: &[String]) -> Option<String> {
    let last = last_word(stem)?;
    let fits: fn(&str) -> Option<bool> = match last.as_str() {
        "a" => |text| Some(!begins_with_vowel(text)),
        "an" => |text| Some(begins_with_vowel(text)),
        "are" | "were" => |text| Some(!begins_with(text, &["a", "an"])),
        "is" | "was" => {
            |text| Some(!(begins_with(text, &["two", "three", "these", "those", "both", "several", "many"])))
        }
        "to" => |text| form(text).map(|form| form == Form::Order || form == Form::Noun),
        "by" | "of" | "for" => |text| form(text).map(|form| form != Form::Order && form != Form::To),
        _ => return None,
    };
    let wrong = texts.iter().filter(|text| fits(text) == Some(false)).count();
    let right = texts.iter().filter(|text| fits(text) == Some(true)).count();
    let (some, all) = (wrong > 0 && right > 0, texts.len());
    some.then(|| format!("the question ends in `{last}`, which fits {} of {all} options", all - wrong))
}

fn begins_with(text: &str, words: &[&str]) -> bool {
    words::normal(text).split(' ').next().is_some_and(|word| words.contains(&word))
}

/// By sound, as far as the letters tell it.
fn begins_with_vowel(text: &str) -> bool {
    let word = words::normal(text).split(' ').next().unwrap_or_default().to_owned();
    let silent = ["hour", "honest", "honour", "honor", "heir"].iter().any(|h| word.starts_with(h));
    let yod = ["uni", "use", "usu", "eu", "one", "once", "ubi", "uti"].iter().any(|u| word.starts_with(u));
    let un = ["unin", "unim", "unid"].iter().any(|u| word.starts_with(u));
    silent || word.starts_with("8") || word.starts_with(['a', 'e', 'i', 'o', 'u']) && (!yod || un)
}

/// Words shorter than this are of any question.
const LETTERS: usize = 6;

/// A rare word of the sentence that asks which the key repeats and no other option has, while no other option
/// repeats any.
fn echo(stem: &str, item: &Item, texts: &[String]) -> Option<String> {
    let asking = asking(stem);
    let said: Vec<String> = rare(asking);
    let key = item.options().iter().position(|option| option.key)?;
    if item.options().iter().filter(|option| option.key).count() != 1 || texts.len() < 3 {
        return None;
    }
    let repeats =
        |text: &str| rare(text).into_iter().find(|word| said.iter().any(|known| root(known) == root(word)));
    let word = repeats(&texts[key])?;
    let others = (0..texts.len()).filter(|i| *i != key).any(|i| repeats(&texts[i]).is_some());
    (!others).then(|| format!("of the options only the key repeats `{word}` of the question"))
}

/// The last sentence with a question mark, else the last.
fn asking(stem: &str) -> &str {
    let sentences =
        || stem.split_inclusive(['.', '?', '!', ':']).map(str::trim).filter(|s| words::count(s) > 0);
    sentences().rfind(|s| s.ends_with('?')).or_else(|| sentences().next_back()).unwrap_or_default()
}

fn rare(text: &str) -> Vec<String> {
    let normal = words::normal(text);
    normal
        .split(' ')
        .filter(|word| word.len() >= LETTERS && !COMMON.contains(word))
        .map(str::to_owned)
        .collect()
}

/// One for "measure" and "measured", roughly.
fn root(word: &str) -> &str {
    let end = word.char_indices().nth(LETTERS).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inline;

    fn stem(text: &str) -> Vec<Block> {
        vec![Block::P(vec![Inline::Text(text.into())])]
    }

    #[test]
    fn a_stem_that_asks_is_told_from_one_that_states() {
        for text in [
            "Why?",
            "Choose the best.",
            "The sky is",
            "Water boils at ___ degrees.",
            "In this table, find the sum.",
            "It was named by:",
        ] {
            assert!(asks(&stem(text)), "{text}");
        }
        for text in ["Photosynthesis", "The causes of the war:", "A firm buys a van."] {
            assert!(!asks(&stem(text)), "{text}");
        }
    }

    #[test]
    fn an_article_fits_only_some() {
        let texts = |all: [&str; 3]| all.map(str::to_owned).to_vec();
        let found = ending("A whale is an", &texts(["animal", "fish", "bird"]));
        assert_eq!(found.unwrap(), "the question ends in `an`, which fits 1 of 3 options");
        assert_eq!(ending("A whale is an", &texts(["animal", "insect", "egg"])), None);
        assert_eq!(ending("A whale is a", &texts(["mammal", "fish", "university"])), None);
        assert!(
            ending("You open it by:", &texts(["turning the key", "Press the key", "pulling it out"]))
                .is_some()
        );
        assert_eq!(ending("What is it?", &texts(["animal", "fish", "bird"])), None);
    }
}
