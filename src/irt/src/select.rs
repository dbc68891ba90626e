//! Which item to ask next, and when to stop.

mod criterion;
mod selector;
mod table;

use crate::Logistic;
pub use criterion::Criterion;
pub use selector::{Selector, View};

/// The `k` most informative of the candidates at θ, best first (maximum information; Lord 1980). Equal values keep the
/// order in which they came. `buffer` holds the result and is reused between calls.
pub fn most_informative(
    candidates: impl Iterator<Item = (usize, Logistic)>,
    theta: f64,
    k: usize,
    buffer: &mut Vec<(usize, f64)>,
) {
    buffer.clear();
    for (index, item) in candidates {
        let value = item.information(theta);
        let place = buffer.iter().position(|(_, v)| value > *v).unwrap_or(buffer.len());
        if place < k {
            buffer.truncate(k - 1);
            buffer.insert(place, (index, value));
        }
    }
}

/// When to stop asking about one skill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StopRule {
    /// Never before this many answers (unless no item is left).
    pub min_items: u32,
    /// Always after this many.
    pub max_items: u32,
    /// At a standard error of at most this, θ units.
    pub se: f64,
    /// When one level holds at least this share of the posterior.
    pub level: f64,
}

/// Which part of a [`StopRule`] applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// The standard error is small enough.
    Precision,
    /// One level is likely enough.
    Level,
    /// The longest length is reached.
    Length,
    /// No item is left.
    Bank,
}

impl StopRule {
    /// Whether to stop, and why; precision is named before level before length where several apply.
    pub fn check(&self, answered: u32, se: f64, levels: &[f64], items_left: usize) -> Option<StopReason> {
        if answered >= self.min_items {
            if se <= self.se {
                return Some(StopReason::Precision);
            }
            if levels.iter().any(|p| *p >= self.level) {
                return Some(StopReason::Level);
            }
        }
        if answered >= self.max_items {
            return Some(StopReason::Length);
        }
        (items_left == 0).then_some(StopReason::Bank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn takes_the_k_best(bs in prop::collection::vec(-3.0..3.0f64, 1..40), theta in -3.0..3.0f64, k in 1usize..6) {
            let items: Vec<Logistic> = bs.iter().map(|b| Logistic::known(1.0, *b, 0.2)).collect();
            let mut buffer = Vec::new();
            most_informative(items.iter().copied().enumerate(), theta, k, &mut buffer);
            let mut all: Vec<f64> = items.iter().map(|i| i.information(theta)).collect();
            all.sort_by(|a, b| b.total_cmp(a));
            all.truncate(k);
            prop_assert_eq!(buffer.iter().map(|(_, v)| *v).collect::<Vec<_>>(), all);
        }
    }

    #[test]
    fn equal_items_keep_their_order() {
        let same = Logistic::known(1.0, 0.0, 0.25);
        let mut buffer = Vec::new();
        most_informative((0..5).map(|i| (i, same)), 0.0, 3, &mut buffer);
        assert_eq!(buffer.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn stops_for_the_right_reason() {
        let rule = StopRule { min_items: 5, max_items: 8, se: 0.45, level: 0.9 };
        assert_eq!(rule.check(4, 0.3, &[1.0], 10), None);
        assert_eq!(rule.check(5, 0.45, &[0.95, 0.05], 10), Some(StopReason::Precision));
        assert_eq!(rule.check(5, 0.5, &[0.9, 0.1], 10), Some(StopReason::Level));
        assert_eq!(rule.check(8, 0.5, &[0.5, 0.5], 10), Some(StopReason::Length));
        assert_eq!(rule.check(3, 0.5, &[0.5, 0.5], 0), Some(StopReason::Bank));
        assert_eq!(rule.check(7, 0.5, &[0.5, 0.5], 1), None);
    }
}
