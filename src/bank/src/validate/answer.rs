//! Answers: enough options, ids in order, keys as their type has them.

use super::Check;
use super::items::option_id;
use crate::{Answer, Choice, Gap, Inline, Partner, Quantity};

/// How many options each kind of list can have.
// Three or four are enough (Rodriguez 2005); more than nine have no letter on the page.
const CHOICE: [usize; 2] = [2, 9];
const MANY: [usize; 2] = [2, 9];
const FORMS: [usize; 2] = [1, 26];

impl Check {
    pub(super) fn answer(&mut self, answer: &Answer) {
        let path = "answer.options";
        match answer {
            Answer::SingleChoice { options } => {
                self.options(path, options, CHOICE);
                self.one_key(path, options);
            }
            Answer::TrueFalse { options } => {
                self.options(path, options, [2, 2]);
                self.one_key(path, options);
            }
            Answer::MultipleChoice { options, .. } => {
                self.options(path, options, MANY);
                self.some_key(path, options);
                let help = "Where all are right nothing is decided: add an option that tempts.";
                let open = options.iter().any(|option| !option.key);
                self.expect(open, path, "all-keys", || "every option is marked as right".into(), help);
            }
            Answer::HotText { options, .. } => {
                self.options(path, options, MANY);
                self.some_key(path, options);
            }
            Answer::ShortText { options, .. } => {
                self.options(path, options, FORMS);
                self.some_key(path, options);
            }
            Answer::Ordering { options, .. } => {
                self.options(path, options, [2, 8]);
                let help = "Mark every entry with `[x]` and write them in the right order.";
                let all = options.iter().all(|option| option.key);
                self.expect(all, path, "ordering", || "an entry is not marked".into(), help);
            }
            Answer::Rating { options } => {
                self.options(path, options, MANY);
                let none = options.iter().all(|option| !option.key);
                let help = "A rating has no key: mark every step with `[ ]`, from low to high.";
                self.expect(none, path, "rating", || "a step is marked as right".into(), help);
            }
            Answer::Numeric { numbers, unit } => self.numeric(numbers, unit.as_deref()),
            Answer::InlineChoice { gaps, .. } => self.gaps(gaps),
            Answer::Matching { left, options, .. } => self.matching(left, options),
        }
    }

    fn options(&mut self, path: &str, options: &[Choice], [least, most]: [usize; 2]) {
        let count = options.len();
        let message = || match least == most {
            true => format!("{count} options, expected {least}"),
            false => format!("{count} options, expected {least} to {most}"),
        };
        self.expect(
            (least..=most).contains(&count),
            path,
            "option-count",
            message,
            "Three or four are usual.",
        );
        for (i, option) in options.iter().enumerate() {
            self.within(&format!("{path}[{i}]"), |check| {
                let canonical = option_id(i).is_some_and(|id| option.id.chars().eq([id]));
                let message = || format!("option id `{}` out of order", option.id);
                check.expect(canonical, "id", "option-id", message, "Build the bank again.");
                check.worded("text", &option.text);
                check.runs("rationale", &option.rationale);
            });
        }
    }

    fn worded(&mut self, key: &str, runs: &[Inline]) {
        self.runs(key, runs);
        let worded = !Inline::plain(runs).trim().is_empty();
        self.expect(
            worded,
            key,
            "empty-text",
            || format!("the option's {key} is empty"),
            "Write a few words.",
        );
    }

    fn one_key(&mut self, path: &str, options: &[Choice]) {
        let keys = options.iter().filter(|o| o.key).count();
        let message = || match keys {
            0 => "no option is the key".to_owned(),
            _ => format!("{keys} options are marked as the key, expected one"),
        };
        let help = "Mark exactly one option with `- [x]`: the one that a second expert would choose too. \
                    Where several are right, add a line `type: multiple-choice`.";
        self.expect(keys == 1, path, "one-key", message, help);
    }

    fn some_key(&mut self, path: &str, options: &[Choice]) {
        let keyed = options.iter().any(|option| option.key);
        let help = "Mark what is right with `- [x]`.";
        self.expect(keyed, path, "one-key", || "nothing is marked as right".into(), help);
    }

    fn numeric(&mut self, numbers: &[Quantity], unit: Option<&str>) {
        let path = "answer.numbers";
        let keyed = numbers.iter().any(|number| number.key);
        let help = "Write what is accepted as `- [x] 12.5 ± 0.5`.";
        self.expect(keyed, path, "one-key", || "no number is accepted".into(), help);
        for (i, number) in numbers.iter().enumerate() {
            self.within(&format!("{path}[{i}]"), |check| {
                check.number("value", number.value, -1e15, 1e15, "Use a unit that makes the number smaller.");
                check.number("tolerance", number.tolerance, 0.0, 1e15, "Half the width of what is accepted.");
                check.runs("rationale", &number.rationale);
            });
        }
        if let Some(unit) = unit {
            self.words("answer.unit", unit);
        }
    }

    fn gaps(&mut self, gaps: &[Gap]) {
        let message = || format!("{} gaps, expected 1 to 8", gaps.len());
        let help = "Begin each option with the gap that it is for: `- [x] 1: Reply`.";
        self.expect((1..=8).contains(&gaps.len()), "answer.gaps", "gap", message, help);
        self.unique("answer.gaps", "gap", gaps.iter().map(|gap| gap.id.as_str()));
        for (i, gap) in gaps.iter().enumerate() {
            let path = format!("answer.gaps[{i}].options");
            self.options(&path, &gap.options, CHOICE);
            self.one_key(&path, &gap.options);
        }
    }

    fn matching(&mut self, left: &[Partner], options: &[Choice]) {
        let message = || format!("{} pairs, expected 2 to 8", left.len());
        let help = "Write each pair as `- [x] left => right`.";
        self.expect((2..=8).contains(&left.len()), "answer.left", "pair", message, help);
        self.options("answer.options", options, MANY);
        for (i, entry) in left.iter().enumerate() {
            self.within(&format!("answer.left[{i}]"), |check| {
                let canonical = entry.id == (i + 1).to_string();
                let message = || format!("entry id `{}` out of order", entry.id);
                check.expect(canonical, "id", "option-id", message, "Build the bank again.");
                let known = options.iter().any(|option| option.id == entry.with);
                let message = || format!("`{}` is none of the right entries", entry.with);
                check.expect(known, "with", "pair", message, "Build the bank again.");
                check.worded("text", &entry.text);
                check.runs("rationale", &entry.rationale);
            });
        }
    }
}
