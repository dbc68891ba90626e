//! Items made up by a stated rule, so that a simulation can be repeated from a seed.

use crate::population::Luck;
use skillmark_irt::Logistic;
use skillmark_irt::num::{exp, ln};

/// SD of the logarithm of the discriminations.
const LN_A_SD: f64 = 0.3;

/// Guessing ~ Beta(4, 18), mean 0.18 and SD 0.08: the 4th smallest of 21 uniform numbers.
const C: (usize, usize) = (4, 21);

/// How much made items tell apart, and how widely they are spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Median of the discriminations, per θ unit.
    pub a: f64,
    /// SD of the difficulties, θ units; their mean is 0.
    pub b_sd: f64,
}

impl Spread {
    /// That of the studies: 1.1 and 1.1.
    pub const USUAL: Spread = Spread { a: 1.1, b_sd: 1.1 };
}

/// 3PL items: a log-normal with SD 0.3 of ln a, b normal, c ~ Beta(4, 18), all independent and rounded to four decimals. A
/// function of the seed; the first items of a longer list are those of a shorter one, and another spread stretches the same
/// draws.
///
/// ```
/// let items = skillmark_lab::make_items(1, 500, skillmark_lab::Spread::USUAL);
/// let mean = |of: fn(&skillmark_irt::Logistic) -> f64| items.iter().map(of).sum::<f64>() / 500.0;
/// assert!(mean(|i| i.b).abs() < 0.2 && (mean(|i| i.c) - 0.18).abs() < 0.02);
/// ```
pub fn make_items(seed: u64, count: usize, spread: Spread) -> Vec<Logistic> {
    let luck = Luck::named(seed, "items");
    let item = |i: u64| {
        let mut uniform: Vec<f64> = (0..C.1 as u64).map(|slot| luck.unit(3 * i, slot)).collect();
        uniform.sort_unstable_by(f64::total_cmp);
        Logistic {
            a: rounded(exp(ln(spread.a) + LN_A_SD * luck.normal(3 * i + 1))),
            b: rounded(spread.b_sd * luck.normal(3 * i + 2)),
            c: rounded(uniform[C.0 - 1]),
            d: 1.0,
            b_sd: 0.0,
            a_sd: 0.0,
        }
    };
    (0..count as u64).map(item).collect()
}

/// How difficulties are judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judges {
    /// Correlation of judged and true difficulties.
    pub agreement: f64,
    /// SD of an error that all difficulties share, drawn once.
    pub shift_sd: f64,
    /// SD of the true difficulties.
    pub b_sd: f64,
    /// Number of options; who knows nothing picks one.
    pub options: u32,
}

/// What a provisional bank would hold for items of [`make_items`]: discrimination 1, guessing 1/k; judgements that have the
/// spread of the true difficulties and correlate with them, shrunk to agreement × judgement, and what then remains unknown
/// as `b_sd`, spread × sqrt(1 - agreement²). The shared error comes on top.
pub fn judged(items: &[Logistic], seed: u64, judges: &Judges) -> Vec<Logistic> {
    let luck = Luck::named(seed, "judges");
    let Judges { agreement, shift_sd, b_sd, options } = *judges;
    let apart = b_sd * (1.0 - agreement * agreement).sqrt();
    let shared = shift_sd * luck.normal(0);
    let item = |(i, item): (u64, &Logistic)| {
        let judgement = agreement * item.b + apart * luck.normal(1 + i);
        Logistic {
            a: 1.0,
            b: rounded(agreement * judgement - shared),
            c: 1.0 / f64::from(options),
            d: 1.0,
            b_sd: rounded(apart),
            a_sd: 0.0,
        }
    };
    (0..).zip(items).map(item).collect()
}

fn rounded(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_items_follow_the_rule() {
        let items = make_items(3, 4000, Spread::USUAL);
        let moments = |of: &dyn Fn(&Logistic) -> f64| {
            let mean = items.iter().map(of).sum::<f64>() / 4000.0;
            (mean, (items.iter().map(|i| (of(i) - mean) * (of(i) - mean)).sum::<f64>() / 4000.0).sqrt())
        };
        // Tolerances are four standard errors.
        let near = |found: (f64, f64), mean: f64, sd: f64| {
            assert!(
                (found.0 - mean).abs() < 4.0 * sd / 63.0 && (found.1 / sd - 1.0).abs() < 0.06,
                "{found:?}"
            );
        };
        near(moments(&|i| ln(i.a)), ln(1.1), 0.3);
        near(moments(&|i| i.b), 0.0, 1.1);
        near(moments(&|i| i.c), 4.0 / 22.0, (4.0_f64 * 18.0 / (22.0 * 22.0 * 23.0)).sqrt());
        assert_eq!(make_items(3, 10, Spread::USUAL), items[..10]);
        assert_ne!(make_items(4, 10, Spread::USUAL), items[..10]);
        for (wide, item) in make_items(3, 10, Spread { a: 2.2, b_sd: 3.3 }).iter().zip(&items) {
            let near = |a: f64, b: f64| (a - b).abs() < 2e-4;
            assert!(near(wide.a, 2.0 * item.a) && near(wide.b, 3.0 * item.b) && wide.c == item.c, "{wide:?}");
        }
    }

    #[test]
    fn judgements_correlate_as_asked_and_are_shrunk_to_the_best_guess() {
        let items = make_items(5, 4000, Spread::USUAL);
        let judges = Judges { agreement: 0.5, shift_sd: 0.0, b_sd: 1.1, options: 4 };
        let judged = judged(&items, 5, &judges);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (truth, guess) in items.iter().zip(&judged) {
            (xx, xy, yy) = (xx + guess.b * guess.b, xy + guess.b * truth.b, yy + truth.b * truth.b);
        }
        assert!((xy / (xx * yy).sqrt() - 0.5).abs() < 0.05);
        // The regression of truth on guess has slope 1, and what it leaves is b_sd.
        assert!((xy / xx - 1.0).abs() < 0.12);
        assert!((((yy - xy * xy / xx) / 4000.0).sqrt() / judged[0].b_sd - 1.0).abs() < 0.06);
        let shared = super::judged(&items, 5, &Judges { shift_sd: 0.3, ..judges });
        let shift = shared[0].b - judged[0].b;
        assert!(shift != 0.0 && shared.iter().zip(&judged).all(|(s, j)| (s.b - j.b - shift).abs() < 2e-4));
    }
}
