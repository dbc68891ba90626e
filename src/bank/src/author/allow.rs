//! Warnings that an author has looked at and lets stand, with the reason.
//!
//! They are notes between authors: the compiled bank carries none of them, so they move no digest.

use super::desk::Desk;
use super::fields::Fields;
use toml::de::DeTable;

/// One rule that is let stand, for an item, a skill or the whole bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allow {
    pub(super) rule: String,
    /// Why; a note without a reason silences nothing.
    pub(super) reason: String,
    pub(super) of: Scope,
    /// Where it was written, as a path of the [`super::map::Map`].
    pub(super) path: String,
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    /// The item with this index.
    Item(usize),
    /// A skill, by its id, and its items.
    Skill(String),
    /// Everything.
    Bank,
}

/// Splits `rule (reason); rule (reason)`. Reasons may hold semicolons and brackets that are closed again.
pub(super) fn split(text: &str) -> Vec<(String, String)> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(rule_and_reason).collect()
}

fn rule_and_reason(part: &str) -> (String, String) {
    let (rule, reason) = part.split_once('(').unwrap_or((part, ""));
    let reason = reason.trim_end();
    (rule.trim().to_owned(), reason.strip_suffix(')').unwrap_or(reason).trim().to_owned())
}

/// An `[[allow]]` of `bank.toml`.
pub(super) fn read(table: &DeTable<'_>, at: usize, index: usize, desk: &mut Desk<'_>) -> Allow {
    let path = format!("allow[{index}]");
    let mut fields = Fields::new(table, "[[allow]]", path.as_str(), at, desk);
    let rule = fields.text("rule");
    let skill = fields.optional_text("skill");
    let reason = fields.optional_text("reason").unwrap_or_default();
    fields.finish();
    Allow { rule, reason, of: skill.map_or(Scope::Bank, Scope::Skill), path }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn rules_and_reasons_are_told_apart() {
        let pair = |rule: &str, reason: &str| (rule.to_owned(), reason.to_owned());
        assert_eq!(
            split("long-stem (a whole mail; it is read (slowly)); absolute-word (quoted)"),
            [pair("long-stem", "a whole mail; it is read (slowly)"), pair("absolute-word", "quoted")]
        );
        assert_eq!(split("long-stem; x ()"), [pair("long-stem", ""), pair("x", "")]);
        assert_eq!(split("long-stem (never closed"), [pair("long-stem", "never closed")]);
        assert_eq!(split(" ; "), []);
    }
}
