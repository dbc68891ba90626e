//! Exposure parameters from what was counted.

/// One step of Sympson & Hetter's (1985) iteration. `selected` counts the people for whom each item came up, whether it was
/// then accepted or refused, out of `people` simulated under the present `acceptance`. Items that come up more often than
/// `target` get the acceptance target / P(selected), others 1; then the largest are raised to 1 until a whole test of
/// `length` items can be had. Returns the largest rate that the acceptance so far has led to. Simulate anew and repeat until
/// it settles near the target: what is refused for one item is asked of another.
///
/// ```
/// let mut acceptance = [1.0; 4];
/// let largest = skillmark_irt::exposure::learn_acceptance(&[90, 50, 40, 20], 100, 0.6, 2, &mut acceptance);
/// assert_eq!((largest, acceptance), (0.9, [0.6 / 0.9, 1.0, 1.0, 1.0]));
/// ```
pub fn learn_acceptance(
    selected: &[u32],
    people: u32,
    target: f64,
    length: usize,
    acceptance: &mut [f64],
) -> f64 {
    let mut largest: f64 = 0.0;
    for (count, accept) in selected.iter().zip(acceptance.iter_mut()) {
        let rate = f64::from(*count) / f64::from(people.max(1));
        largest = largest.max(rate * *accept);
        *accept = if rate > target { target / rate } else { 1.0 };
    }
    let certain = acceptance.iter().filter(|accept| **accept == 1.0).count();
    for _ in certain..length {
        let below = acceptance.iter_mut().filter(|accept| **accept < 1.0);
        if let Some(nearest) = below.reduce(|best, next| if *next > *best { next } else { best }) {
            *nearest = 1.0;
        }
    }
    largest
}

/// What was counted over people so far, for [`eligibility`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usage<'a> {
    /// People.
    pub people: u32,
    /// People for whom a test could be had without the items that were ineligible.
    pub feasible: u32,
    /// Per item: people for whom it was eligible, or ineligibility was lifted since no test could be had.
    pub eligible: &'a [u32],
    /// Per item: people who were asked it.
    pub administered: &'a [u32],
}

/// The probability with which each item is eligible for the next person, so that no exposure rate stays above `target`
/// (van der Linden & Veldkamp 2004): 1 - n/φ + target n ρ / (α φ), held within [0, 1]; n people, φ feasible, ρ eligible, α
/// administered. Items never asked are eligible. An item is ineligible when its draw is not below its probability.
///
/// ```
/// use skillmark_irt::exposure::{Usage, eligibility};
///
/// let usage = Usage { people: 100, feasible: 100, eligible: &[100, 80, 100], administered: &[50, 20, 0] };
/// let mut probability = [0.0; 3];
/// eligibility(&usage, 0.25, &mut probability);
/// assert_eq!(probability, [0.5, 1.0, 1.0]);
/// ```
pub fn eligibility(usage: &Usage, target: f64, probability: &mut [f64]) {
    let (n, feasible) = (f64::from(usage.people), f64::from(usage.feasible));
    for ((p, eligible), asked) in probability.iter_mut().zip(usage.eligible).zip(usage.administered) {
        *p = if *asked == 0 || usage.feasible == 0 {
            1.0
        } else {
            let allowed = target * n * f64::from(*eligible) / (f64::from(*asked) * feasible);
            (1.0 - n / feasible + allowed).clamp(0.0, 1.0)
        };
    }
}
