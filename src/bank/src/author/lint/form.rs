//! The grammatical form of an option, where word lists can tell it (English).

use super::lists::{
    ADVERBIAL, AFTER_ING, BEFORE_THE, DETERMINERS, FINITE, FORMLESS, NOT_ING, NOUNS_TOO, PRONOUNS, RELATIVE,
    VERBS,
};
use super::ranges::{self, Range};
use super::words;

/// Only forms of which the word lists are sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "Open the contract."
    Order,
    /// "To open the contract".
    To,
    /// "Opening the contract".
    Ing,
    /// "The contract".
    Noun,
    /// "It is open."
    Sentence,
    /// "Is it open?"
    Question,
    /// "12", "Two to three".
    Number,
    /// "Because it is open", "By opening it".
    Adverbial,
    /// "Yes, by the table".
    YesNo,
    /// "Higher wages": short, and as good as a noun beside what is surely none.
    Short,
}

impl Form {
    pub(super) fn name(self) -> &'static str {
        match self {
            Form::Order => "an order",
            Form::To => "an infinitive",
            Form::Ing => "an -ing form",
            Form::Noun => "a noun",
            Form::Sentence => "a sentence",
            Form::Question => "a question",
            Form::Number => "a number",
            Form::Adverbial => "a phrase",
            Form::YesNo => "yes or no",
            Form::Short => "a few words",
        }
    }
}

/// The form, where the lists are sure of it.
pub(super) fn form(option: &str) -> Option<Form> {
    let option = option.trim();
    if option.ends_with('?') {
        return Some(Form::Question);
    }
    // Words that somebody says have the form of what they say, not of the option.
    if option.starts_with(['"', '“', '„', '«', '\'', '‘']) {
        return None;
    }
    if Range::read(option).is_some() || is_figure(option) {
        return Some(Form::Number);
    }
    let normal = words::normal(option);
    if FORMLESS.iter().any(|phrase| normal.contains(phrase)) {
        return None;
    }
    let words: Vec<&str> = normal.split(' ').collect();
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    if matches!(first, "yes" | "no")
        && option.get(first.len()..).unwrap_or_default().starts_with([',', '.', ':', ';'])
        || normal == "yes"
        || normal == "no"
    {
        return Some(Form::YesNo);
    }
    if first == "to" && words.len() > 1 && !DETERMINERS.contains(&second) {
        return Some(Form::To);
    }
    if ADVERBIAL.contains(&first) && words.len() > 1 {
        // "When in doubt, ask" is an order with a condition.
        return (!option.contains(',')).then_some(Form::Adverbial);
    }
    // "Opening the door" and not "opening hours".
    if is_ing(first) && (DETERMINERS.contains(&second) || AFTER_ING.contains(&second)) {
        return Some(Form::Ing);
    }
    if is_order(first, second, words.len()) {
        return Some(Form::Order);
    }
    // What follows a comma is a clause of its own.
    let clause = words::normal(option.split(',').next().unwrap_or_default());
    if is_sentence(&clause.split(' ').collect::<Vec<_>>()) {
        return Some(Form::Sentence);
    }
    let noun = DETERMINERS.contains(&first) && words.len() > 1 && words.len() <= 8 && !option.ends_with('.');
    let plain = !words.iter().any(|w| RELATIVE.contains(w) || FINITE.contains(w));
    let verb = |word: &str| VERBS.contains(&word) || NOUNS_TOO.contains(&word) || is_ing(word);
    let short = words.len() <= 4 && !option.ends_with('.') && !verb(first) && !first.ends_with("ly");
    match plain {
        true if noun => Some(Form::Noun),
        true if short => Some(Form::Short),
        _ => None,
    }
}

fn is_figure(option: &str) -> bool {
    let figures = option.chars().filter(char::is_ascii_digit).count();
    let letters = option.chars().filter(|c| c.is_alphabetic()).count();
    figures > 0 && letters <= 3
}

pub(super) fn is_ing(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ing") && !NOT_ING.contains(&word)
}

fn is_order(first: &str, second: &str, count: usize) -> bool {
    let follows = DETERMINERS.contains(&second)
        || matches!(
            second,
            "it" | "them" | "him" | "me" | "us" | "all" | "both" | "no" | "whether" | "what" | "how" | "only"
        )
        || matches!(second, "up" | "out" | "off" | "down");
    match first {
        "don" => true,
        _ if NOUNS_TOO.contains(&first) => follows,
        _ if VERBS.contains(&first) => !second.is_empty(),
        // "Ventilate the room": no list holds all verbs.
        _ => {
            let article = ["the", "a", "an", "your", "their", "his", "her", "its"].contains(&second);
            let known = BEFORE_THE.contains(&first) || RELATIVE.contains(&first) || FINITE.contains(&first);
            // "Version A" is a name.
            article
                && count > 2
                && !known
                && !DETERMINERS.contains(&first)
                && !PRONOUNS.contains(&first)
                && !first.ends_with("ly")
                && !first.ends_with(['s', 'd'])
        }
    }
}

/// A subject and a finite verb before any word that opens a clause.
pub(super) fn is_sentence(words: &[&str]) -> bool {
    let opens = |word: &&str| RELATIVE.contains(word);
    let finite = words.iter().position(|word| FINITE.contains(word));
    let relative = words.iter().skip(1).position(opens).map(|at| at + 1);
    let subject = PRONOUNS.contains(&words[0]) && words.len() > 2;
    subject
        || finite
            .is_some_and(|at| at > 0 && !opens(&words[0]) && relative.is_none_or(|relative| at < relative))
}

/// An option of another form than most: its index, its form, theirs. Few words count as a noun, which they are as a
/// rule, but are never the odd ones: no list is sure of them.
pub(super) fn odd_one(texts: &[String]) -> Option<(usize, Form, Form)> {
    let forms: Vec<Option<Form>> = texts.iter().map(|text| form(text)).collect();
    let same = |a: Form, b: Form| a == b || is_noun(a) && is_noun(b);
    let alike = |form: Form| forms.iter().flatten().filter(|other| same(form, **other)).count();
    let usual = forms.iter().flatten().copied().max_by_key(|form| alike(*form))?;
    let differs = |form: Form| form != Form::Short && !same(form, usual);
    let odd = forms.iter().position(|form| form.is_some_and(differs))?;
    let its = forms[odd]?;
    // "A quarter more", "in 3 days" stand beside numbers as one of them.
    let amounts = (its == Form::Number || usual == Form::Number)
        && texts.iter().filter(|text| ranges::has_amount(text)).count() > 1;
    let amounts = amounts && ranges::has_amount(&texts[odd]);
    let count = alike(usual);
    (!amounts && count >= 2 && count * 2 >= texts.len()).then_some((odd, its, usual))
}

fn is_noun(form: Form) -> bool {
    matches!(form, Form::Noun | Form::Short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_by_words_and_marks() {
        for (option, expected) in [
            ("Open the contract and read clause 14.2.", Form::Order),
            ("Do not touch it", Form::Order),
            ("To open the contract", Form::To),
            ("Opening the contract", Form::Ing),
            ("The open contract", Form::Noun),
            ("The contract is open.", Form::Sentence),
            ("It opens the contract", Form::Sentence),
            ("Is the contract open?", Form::Question),
            ("14.2 %", Form::Number),
            ("Ventilate the room", Form::Order),
            ("Higher wages", Form::Short),
            ("Version A", Form::Short),
            ("Because it is open", Form::Adverbial),
            ("Yes, by the table", Form::YesNo),
        ] {
            assert_eq!(form(option), Some(expected), "{option}");
        }
        for option in [
            "Evening classes",
            "Opening hours",
            "\"Open the contract.\"",
            "Contracts that are open",
            "Test results",
        ] {
            assert!(!matches!(form(option), Some(Form::Order | Form::Ing | Form::Sentence)), "{option}");
        }
    }

    #[test]
    fn one_of_another_form_is_odd() {
        let texts = |all: [&str; 4]| all.map(str::to_owned);
        let odd = odd_one(&texts(["Open the file", "Close the file", "The file is lost", "Send the file"]));
        assert_eq!(odd, Some((2, Form::Sentence, Form::Order)));
        assert_eq!(
            odd_one(&texts(["Open the file", "Close the file", "Print it out", "Send the file"])),
            None
        );
        for none in [
            ["Red", "Blue", "Green", "Yellow"],
            ["Ventilate rooms", "Open a window", "Close the door", "Wait"],
        ] {
            assert_eq!(odd_one(&texts(none)), None, "{none:?}");
        }
        let odd = odd_one(&texts(["Higher wages", "It is the weather", "Lower rents", "New machines"]));
        assert_eq!(odd, Some((1, Form::Sentence, Form::Short)));
    }
}
