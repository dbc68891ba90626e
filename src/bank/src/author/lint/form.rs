//! The grammatical form of an option, where word lists can tell it (English).

use super::ranges::Range;
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
        }
    }
}

const DETERMINERS: [&str; 17] = [
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "my", "your", "our",
    "every", "each", "some",
];
const PRONOUNS: [&str; 9] = ["it", "they", "he", "she", "we", "you", "i", "there", "nobody"];
const FINITE: [&str; 27] = [
    "is", "are", "was", "were", "has", "have", "had", "can", "will", "would", "should", "must", "may",
    "might", "does", "do", "did", "cannot", "could", "isn", "aren", "doesn", "don", "won", "wasn", "shall",
    "didn",
];
const RELATIVE: [&str; 14] = [
    "who", "which", "that", "when", "where", "if", "because", "what", "how", "why", "whether", "whose",
    "while", "as",
];
/// Words that open an option as adverbials do. "By", "after" and the like open some noun phrases' places too.
const ADVERBIAL: [&str; 16] = [
    "because", "by", "in", "on", "at", "after", "before", "during", "since", "when", "if", "with", "without",
    "through", "between", "until",
];
/// No forms of verbs.
const NOT_ING: [&str; 19] = [
    "thing",
    "something",
    "nothing",
    "everything",
    "anything",
    "string",
    "king",
    "ring",
    "spring",
    "morning",
    "evening",
    "wing",
    "ceiling",
    "during",
    "building",
    "sibling",
    "bring",
    "sting",
    "sling",
];
/// Verbs that orders open with and that are rarely nouns.
const VERBS: [&str; 118] = [
    "accept",
    "add",
    "adjust",
    "agree",
    "allow",
    "apply",
    "arrange",
    "ask",
    "assume",
    "avoid",
    "begin",
    "break",
    "bring",
    "buy",
    "calculate",
    "carry",
    "change",
    "check",
    "choose",
    "clean",
    "close",
    "collect",
    "combine",
    "compare",
    "confirm",
    "connect",
    "consult",
    "continue",
    "convert",
    "copy",
    "correct",
    "create",
    "cut",
    "decide",
    "delete",
    "describe",
    "disconnect",
    "divide",
    "do",
    "draw",
    "email",
    "encourage",
    "ensure",
    "enter",
    "explain",
    "fill",
    "find",
    "follow",
    "forward",
    "get",
    "give",
    "go",
    "hold",
    "ignore",
    "improve",
    "increase",
    "inform",
    "insert",
    "install",
    "invite",
    "keep",
    "leave",
    "let",
    "lift",
    "look",
    "lower",
    "make",
    "measure",
    "mix",
    "move",
    "multiply",
    "notify",
    "offer",
    "open",
    "pay",
    "perform",
    "pick",
    "place",
    "pour",
    "press",
    "prevent",
    "protect",
    "provide",
    "pull",
    "push",
    "put",
    "read",
    "reduce",
    "refuse",
    "remove",
    "repeat",
    "replace",
    "report",
    "require",
    "restart",
    "return",
    "run",
    "save",
    "see",
    "sell",
    "send",
    "set",
    "share",
    "show",
    "split",
    "start",
    "stop",
    "store",
    "subtract",
    "take",
    "tell",
    "test",
    "throw",
    "turn",
    "use",
    "wait",
    "wear",
    "write",
];
/// Verbs of the list that are nouns as often: only what follows tells.
const NOUNS_TOO: [&str; 24] = [
    "change", "check", "copy", "cut", "draw", "email", "hold", "increase", "look", "move", "offer", "place",
    "press", "report", "return", "run", "share", "show", "split", "start", "stop", "store", "test", "use",
];

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
    let words: Vec<&str> = normal.split(' ').collect();
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    if matches!(first, "yes" | "no") && option[first.len()..].starts_with([',', '.', ':', ';'])
        || normal == "yes"
        || normal == "no"
    {
        return Some(Form::YesNo);
    }
    if first == "to" && words.len() > 1 && !DETERMINERS.contains(&second) {
        return Some(Form::To);
    }
    if ADVERBIAL.contains(&first) && words.len() > 1 {
        return Some(Form::Adverbial);
    }
    if is_ing(first) && words.len() > 1 {
        return Some(Form::Ing);
    }
    if is_order(first, second) {
        return Some(Form::Order);
    }
    if is_sentence(&words) {
        return Some(Form::Sentence);
    }
    let noun = DETERMINERS.contains(&first) && words.len() > 1 && words.len() <= 8 && !option.ends_with('.');
    (noun && !words.iter().any(|w| RELATIVE.contains(w) || FINITE.contains(w))).then_some(Form::Noun)
}

fn is_figure(option: &str) -> bool {
    let figures = option.chars().filter(char::is_ascii_digit).count();
    let letters = option.chars().filter(|c| c.is_alphabetic()).count();
    figures > 0 && letters <= 3
}

pub(super) fn is_ing(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ing") && !NOT_ING.contains(&word)
}

fn is_order(first: &str, second: &str) -> bool {
    let follows = DETERMINERS.contains(&second)
        || matches!(
            second,
            "it" | "them" | "him" | "me" | "us" | "all" | "both" | "no" | "whether" | "what" | "how" | "only"
        )
        || matches!(second, "up" | "out" | "off" | "down");
    match first {
        "don" => true,
        _ if NOUNS_TOO.contains(&first) => follows,
        _ => VERBS.contains(&first) && !second.is_empty(),
    }
}

/// A subject and a finite verb before any word that opens a clause.
fn is_sentence(words: &[&str]) -> bool {
    let opens = |word: &&str| RELATIVE.contains(word);
    let finite = words.iter().position(|word| FINITE.contains(word));
    let relative = words.iter().skip(1).position(|word| opens(&word)).map(|at| at + 1);
    let subject = PRONOUNS.contains(&words[0]) && words.len() > 2;
    subject
        || finite
            .is_some_and(|at| at > 0 && !opens(&words[0]) && relative.is_none_or(|relative| at < relative))
}

/// The form of one option that the others, at least two and all of one form, do not have. Where several are odd, forms
/// are mixed on purpose as a rule, or the lists are wrong.
pub(super) fn odd_one(texts: &[String]) -> Option<(usize, Form, Form)> {
    let forms: Vec<Option<Form>> = texts.iter().map(|text| form(text)).collect();
    let sure: Vec<Form> = forms.iter().copied().flatten().collect();
    let usual = *sure.iter().max_by_key(|form| sure.iter().filter(|other| other == form).count())?;
    let count = sure.iter().filter(|form| **form == usual).count();
    let odd = forms.iter().position(|form| form.is_some_and(|form| form != usual))?;
    (count >= 2 && count * 2 >= texts.len()).then_some((odd, forms[odd]?, usual))
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
            ("Because it is open", Form::Adverbial),
            ("Yes, by the table", Form::YesNo),
        ] {
            assert_eq!(form(option), Some(expected), "{option}");
        }
        for option in ["Evening classes", "\"Open the contract.\"", "Contracts that are open", "Test results"]
        {
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
        assert_eq!(odd_one(&texts(["Red", "Blue", "Green", "Yellow"])), None);
    }
}
