//! Content proportions.

use super::SoFar;

/// Which content class is asked next.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Balance {
    /// The one farthest below its share so far, of equals the first (constrained CAT; Kingsbury & Zara 1989). Deterministic.
    Behind,
    /// By chance, each class with its share, until it has its part of a test of this length (modified multinomial model;
    /// Chen & Ankenmann 2004). The order of classes cannot be foreseen.
    Multinomial {
        /// Items in the test.
        length: u32,
    },
}

impl Balance {
    /// The next class among those that have candidates.
    pub(super) fn next(
        &self,
        class: &[usize],
        shares: &[f64],
        so_far: &SoFar,
        candidates: &[(usize, f64)],
    ) -> Option<usize> {
        let whole: f64 = shares.iter().sum();
        let asked = |c: usize| so_far.administered.iter().filter(|item| class[**item] == c).count() as f64;
        let open = |c: &usize| candidates.iter().any(|(item, _)| class[*item] == *c);
        let classes = || (0..shares.len()).filter(open);
        match self {
            Balance::Behind => {
                let n = so_far.administered.len().max(1) as f64;
                let behind = classes().map(|c| (c, shares[c] / whole - asked(c) / n));
                behind.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(c, _)| c)
            }
            Balance::Multinomial { length } => {
                // A class that has its part is out; when all have, all are in again.
                let wants = |c: &usize| asked(*c) < shares[*c] / whole * f64::from(*length);
                let full = !classes().any(|c| wants(&c));
                let weight = |c: usize| if full || wants(&c) { shares[c] } else { 0.0 };
                let mut left = so_far.draw * classes().map(weight).sum::<f64>();
                let drawn = classes().find(|c| {
                    left -= weight(*c);
                    left < 0.0
                });
                drawn.or_else(|| classes().next_back())
            }
        }
    }
}
