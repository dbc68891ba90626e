//! Every rule by its name. `FORMAT.md` prints this table; a test compares them.

/// A rule that points at something worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, as findings carry it in `code` and as `allow:` names it.
    pub name: &'static str,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is a fault.
    pub why: &'static str,
}

const fn rule(name: &'static str, finds: &'static str, why: &'static str) -> Rule {
    Rule { name, finds, why }
}

/// All rules that can be let stand: of items, then of skills, presets and the bank.
pub const RULES: [Rule; 33] = [
    rule(
        "key-longest",
        "the key is over 15 % longer than any other option",
        "The test-wise take the longest option.",
    ),
    rule(
        "refers-to-options",
        "\"all of the above\", \"both A and B\"",
        "Options come in another order for each person.",
    ),
    rule(
        "negative-stem",
        "the question turns on an unmarked \"not\", \"except\", \"least\" (English)",
        "It is overread, and then a right thought earns a wrong answer.",
    ),
    rule(
        "absolute-word",
        "a wrong option says \"always\" or the like, the key does not (English)",
        "Words that allow no exception are taken for the sign of a wrong option.",
    ),
    rule(
        "duplicate-options",
        "two options say the same words",
        "Neither can be the only right one, so both are ruled out.",
    ),
    rule(
        "overlapping-options",
        "ranges or bounds share values, or one option is another with something added",
        "Where both could be right, the question has two keys or a giveaway.",
    ),
    rule(
        "unparallel-options",
        "one option is an order, another a noun, a sentence, an -ing form, a question or a number (English)",
        "The one of another form draws the eye, whatever it says.",
    ),
    rule(
        "grammatical-cue",
        "the question's last words fit only some options, or only the key repeats its rare word (English)",
        "Grammar or an echo gives the key away.",
    ),
    rule(
        "no-question",
        "no question mark, nothing to do, no gap (English)",
        "The task is to be guessed from the options.",
    ),
    rule(
        "hard-to-read",
        "a sentence over 40 words, or a text at a grade above 13 (English, Flesch-Kincaid) or a LIX above 60 (other languages)",
        "It measures reading.",
    ),
    rule(
        "long-stem",
        "a question over 120 words",
        "It measures reading, and takes time that other questions need.",
    ),
    rule("long-option", "an option over 30 words", "Long options are compared from memory."),
    rule(
        "missing-rationale",
        "an option without a rationale",
        "Nobody can review, or learn from, an option of which nothing is said.",
    ),
    rule("missing-review", "no `review-by`", "What is true now must be read again some day."),
    rule(
        "missing-objective",
        "no `objective`",
        "A reviewer cannot judge whether the item shows what it should.",
    ),
    rule("review-past", "the month of `review-by` is over", "It may no longer be true."),
    rule(
        "long-keys",
        "in a skill the key is the longest option more often than chance plus ten points",
        "Who picks the longest option does too well.",
    ),
    rule(
        "key-position",
        "in a skill the key stands at one place more often than chance allows (2.5 standard deviations)",
        "Whoever reads the file sees the habit.",
    ),
    rule(
        "few-items",
        "fewer than 24 scored items in a skill",
        "Even a quick test asks what everybody has seen.",
    ),
    rule(
        "difficulty-gap",
        "more than one θ unit of the scale from -2 to 2 without an item",
        "People there are measured badly.",
    ),
    rule("narrow-level", "a level less than half a θ unit wide", "No test tells it from its neighbours."),
    rule(
        "true-false-share",
        "more than one item of a skill in ten is true-false",
        "Half of the answers are right by guessing.",
    ),
    rule(
        "unreachable-se",
        "somewhere from θ -2 to 2 the usual preset's best questions cannot reach its `stop_se`",
        "The preset promises what the items cannot keep.",
    ),
    rule(
        "unreachable-level",
        "a level narrower than 3.3 standard errors within reach",
        "No result can sit in it with 90 %.",
    ),
    rule(
        "exposure",
        "one item is the most informative for over half of the scale",
        "Nearly everybody is asked it, and it gets known.",
    ),
    rule("orphan-testlet", "a `testlet` of one item", "Its name is mistyped, or its other items are gone."),
    rule(
        "orphan-enemy",
        "an enemy of another skill",
        "Enemies are kept apart within a skill only: both may come.",
    ),
    rule("short-preset", "a preset that may stop before five answers", "A lucky guess decides too much."),
    rule(
        "preset-beyond-bank",
        "a preset that asks for more items than there are",
        "The test ends because nothing is left.",
    ),
    rule(
        "duplicate-stem",
        "two questions of the same words",
        "The second measures whether the first is remembered.",
    ),
    rule(
        "negative-share",
        "more than one question in twenty is negative, though marked (English)",
        "Negation is for the exception.",
    ),
    rule(
        "allow-unknown",
        "an `allow` that names no rule or no skill, or gives no reason",
        "It silences nothing.",
    ),
    rule(
        "allow-unused",
        "an `allow` that silences nothing",
        "What it excused is gone, and it would hide what comes.",
    ),
];

pub(super) fn is_known(name: &str) -> bool {
    RULES.iter().any(|rule| rule.name == name && !rule.name.starts_with("allow-"))
}
