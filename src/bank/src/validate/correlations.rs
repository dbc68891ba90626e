//! How skills go together.

use super::Check;
use crate::Bank;
use skillmark_irt::mirt;

/// Beyond this two skills are one, and the joint posterior is less exact than it says.
const MOST: f64 = 0.95;

impl Check {
    pub(super) fn correlations(&mut self, bank: &Bank) {
        for (i, correlation) in bank.correlations.iter().enumerate() {
            let (a, b) = (correlation.between.0.as_str(), correlation.between.1.as_str());
            self.within(&format!("correlations[{i}]"), |check| {
                for id in [a, b] {
                    let message = || format!("the bank has no skill `{id}`");
                    let help = "Name two skills by their ids.";
                    check.expect(bank.skill(id).is_some(), "between", "unknown-skill", message, help);
                }
                let message = || format!("`{a}` is named twice");
                let help = "Name two different skills.";
                check.expect(a != b, "between", "correlation-pair", message, help);
                let again = |(x, y): &(String, String)| (x == a && y == b) || (x == b && y == a);
                let earlier = bank.correlations[..i].iter().any(|earlier| again(&earlier.between));
                let message = || format!("`{a}` and `{b}` have a correlation already");
                check.expect(!earlier, "between", "correlation-pair", message, "Delete one of the two.");
                let help = "0.5 to 0.8 is usual for skills of one trade; beyond 0.95 two skills are one.";
                check.number("r", correlation.r, -MOST, MOST, help);
                check.words("source", &correlation.source);
            });
        }
        let fine = bank.correlations.iter().all(|c| c.r.abs() <= MOST);
        for related in bank.related() {
            let names: Vec<&str> =
                related.skills.iter().map(|skill| bank.skills[*skill].id.as_str()).collect();
            let names = names.join(", ");
            let message = || format!("{} skills are linked with each other: {names}", related.skills.len());
            let help = "At most 8 skills can share what is known: leave out the weakest correlations.";
            let few = related.skills.len() <= mirt::MAX;
            self.expect(few, "correlations", "correlation-group", message, help);
            let sound = !few || !fine || mirt::Prior::new(&related.correlations).is_ok();
            let message = || format!("the correlations between {names} contradict each other");
            let help = "No people can have skills that go together in this way: pairs that are left out count as 0. State \
                all pairs, from the same people, or bring the numbers nearer to each other.";
            self.expect(sound, "correlations", "correlation-matrix", message, help);
        }
    }
}
