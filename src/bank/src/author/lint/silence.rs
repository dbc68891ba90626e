//! Sets aside what authors let stand, and says where a note of theirs does nothing.

use super::rules::{RULES, is_known};
use super::{Found, Lint, Silenced};
use crate::author::allow::{Allow, Scope};
use crate::author::desk;

impl Lint<'_> {
    /// Takes silenced findings out of `self.found`.
    pub(super) fn silence(&mut self) -> Vec<Silenced> {
        let allows = &self.draft.allows;
        let mut used = vec![false; allows.len()];
        let (mut silenced, mut heard) = (Vec::new(), Vec::new());
        for found in std::mem::take(&mut self.found) {
            match allows.iter().position(|allow| self.silences(allow, &found)) {
                Some(at) => {
                    used[at] = true;
                    silenced.push(Silenced { finding: found.finding, reason: allows[at].reason.clone() });
                }
                None => heard.push(found),
            }
        }
        self.found = heard;
        for (allow, used) in allows.iter().zip(used) {
            self.idle(allow, used);
        }
        silenced
    }

    fn silences(&self, allow: &Allow, found: &Found) -> bool {
        let about = match &allow.of {
            Scope::Bank => true,
            Scope::Item(i) => {
                found.path == format!("items[{i}]") || found.path.starts_with(&format!("items[{i}]."))
            }
            Scope::Skill(skill) => self.skill_of(&found.path) == Some(skill),
        };
        about && allow.rule == found.finding.code && is_known(&allow.rule) && !allow.reason.is_empty()
    }

    /// The skill that a path of the model lies in.
    fn skill_of(&self, path: &str) -> Option<&str> {
        let bank = &self.draft.bank;
        let index = |list: &str| path.strip_prefix(list)?.split(']').next()?.parse::<usize>().ok();
        let skill = index("skills[").and_then(|i| bank.skills.get(i)).map(|skill| skill.id.as_str());
        skill.or_else(|| index("items[").and_then(|i| bank.items.get(i)).map(|item| item.skill.as_str()))
    }

    fn idle(&mut self, allow: &Allow, used: bool) {
        let rule = &allow.rule;
        let unknown_skill = matches!(&allow.of, Scope::Skill(id) if self.draft.bank.skills.iter().all(|skill| skill.id != *id));
        if !is_known(rule) {
            let known = RULES.iter().map(|rule| rule.name).filter(|name| is_known(name));
            let help = match desk::nearest(rule, known) {
                Some(name) => format!("Did you mean `{name}`?"),
                None => "FORMAT.md, \"What is checked\", lists the rules by name.".to_owned(),
            };
            self.warn("allow-unknown", &allow.path, format!("no rule is called `{rule}`"), help);
        } else if allow.reason.is_empty() {
            let message = format!("`{rule}` is to be let stand, and nothing says why");
            let help = format!("Say it: `allow: {rule} (why)`, or in bank.toml `reason = \"why\"`.");
            self.warn("allow-unknown", &allow.path, message, help);
        } else if unknown_skill {
            let message = format!("`{rule}` is to be let stand in a skill that the bank does not have");
            self.warn(
                "allow-unknown",
                &allow.path,
                message,
                "Write the id of a [[skill]], or leave `skill` out.",
            );
        } else if !used && self.is_complete(allow) {
            let message = format!("`{rule}` is to be let stand, and finds nothing");
            self.warn("allow-unused", &allow.path, message, "Delete it: it would hide what comes later.");
        }
    }

    /// Whether all was looked at that the note could be about: while there are errors, some is not.
    fn is_complete(&self, allow: &Allow) -> bool {
        let spoilt = |i: usize| self.draft.map.is_spoilt(&format!("items[{i}]"));
        match allow.of {
            Scope::Item(i) => {
                !spoilt(i) && (self.draft.errors.is_empty() || !allow.rule.starts_with("duplicate-stem"))
            }
            _ => self.draft.errors.is_empty(),
        }
    }
}
