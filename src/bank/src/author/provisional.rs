//! Parameters of an item that nobody has calibrated yet.

use super::desk::Desk;
use crate::{Answer, Params, Status};

/// The `[provisional]` table: how far judged difficulties can be trusted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trust {
    /// Correlation between judged and true difficulty.
    pub(super) agreement: f64,
    /// SD of the true difficulties, θ units.
    pub(super) spread: f64,
    /// SD of a shift common to all difficulties of a skill, θ units.
    pub(super) shift_sd: f64,
}

impl Trust {
    /// Parameters of P(θ) for an item whose difficulty is a judgement.
    ///
    /// Judges order items fairly well and misplace each one. Given a judgement that correlates with the truth
    /// at r and has the same spread, the best guess of the true difficulty is the regression r·judged, and what
    /// stays unknown has SD spread·sqrt(1 − r²) (Kelley 1927). Taking judgements at face value makes 95 %
    /// intervals that cover 89 to 91 % at r = 0.3 to 0.5; shrinking them and integrating the remainder
    /// restores 93 to 96 % (60 items, 15-item adaptive tests, c = 0.2). Discrimination cannot be judged, so it is 1;
    /// whoever knows nothing picks
    /// at random, so guessing is the chance that this is right, 1/k for one of k options; where parts count, chance is part of the
    /// curves' lower ends and c is 0.
    pub(super) fn params(&self, judged: f64, answer: &Answer) -> Params {
        let Trust { agreement, spread, .. } = *self;
        Params {
            a: 1.0,
            // + 0.0 makes a negative zero positive: JSON has but one zero.
            b: agreement * judged + 0.0,
            c: answer.guessing(),
            b_sd: spread * (1.0 - agreement * agreement).max(0.0).sqrt(),
            status: Status::Provisional,
            a_sd: None,
            steps: None,
            n: None,
        }
    }

    pub(super) fn check(&self, desk: &mut Desk<'_>) {
        let mut expect = |ok: bool, key: &str, found: f64, form: &str, help: &str| {
            let path = format!("provisional.{key}");
            if ok || desk.spoilt.contains(&path) {
                return;
            }
            let at = desk.places.iter().rev().find(|(p, _)| *p == path).map_or(0, |(_, at)| *at);
            desk.error(path, at, "provisional-trust", format!("`{key}` is {found}, expected {form}"), help);
        };
        expect(
            (0.0..=0.5).contains(&self.agreement),
            "agreement",
            self.agreement,
            "0 to 0.5",
            "Without answers from people no more than 0.5 is claimed, however sure the judges are.",
        );
        expect(
            self.spread > 0.0 && self.spread <= 3.0,
            "spread",
            self.spread,
            "more than 0, at most 3",
            "1 is usual: the SD of true difficulties in θ units.",
        );
        expect(
            (0.0..=2.0).contains(&self.shift_sd),
            "shift_sd",
            self.shift_sd,
            "0 to 2",
            "0.3 is usual: judges of one bank tend to err in the same direction.",
        );
    }
}
