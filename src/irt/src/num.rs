//! The only transcendental functions that results may depend on: the same bits natively and in wasm.

/// e^x.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// 1 - e^-x, without cancellation for small x.
pub fn one_minus_exp(x: f64) -> f64 {
    -libm::expm1(-x)
}

/// Natural logarithm. Zero (an underflown probability) is held at the smallest normal number, so that no
/// sum of logarithms becomes infinite.
pub fn ln(x: f64) -> f64 {
    // Not `f64::max`, which is a call in wasm.
    libm::log(if x > f64::MIN_POSITIVE { x } else { f64::MIN_POSITIVE })
}

/// (1 / (1 + e^-x), 1 / (1 + e^x)): both tails to full relative precision.
pub fn logistic(x: f64) -> (f64, f64) {
    logistic_of(x, exp(-x.abs()))
}

/// [`logistic`] where e^-|x| is known.
pub(crate) fn logistic_of(x: f64, e: f64) -> (f64, f64) {
    let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
    if x >= 0.0 { (large, small) } else { (small, large) }
}

/// Logarithms of [`logistic`]: where that underflows, these go on as -|x|.
///
/// ```
/// let (ln_p, ln_q) = skillmark_irt::num::ln_logistic(-1000.0);
/// assert_eq!((ln_p, ln_q), (-1000.0, 0.0));
/// ```
pub fn ln_logistic(x: f64) -> (f64, f64) {
    let large = -libm::log1p(exp(-x.abs()));
    let small = large - x.abs();
    if x >= 0.0 { (large, small) } else { (small, large) }
}

/// The number that a standard normal exceeds with probability 1 - `p`; ±∞ at 1 and 0, NaN outside [0, 1].
///
/// ```
/// assert!((skillmark_irt::num::normal_quantile(0.975) - 1.959963984540054).abs() < 1e-14);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    if !(p > 0.0 && p < 1.0) {
        return if p == 0.0 || p == 1.0 { f64::INFINITY.copysign(p - 0.5) } else { f64::NAN };
    }
    // Halving in the lower tail, where erfc keeps its relative precision: 60 steps from a width of 40.
    let tail = p.min(1.0 - p);
    let (mut low, mut high) = (-40.0, 0.0);
    for _ in 0..60 {
        let mid = 0.5 * (low + high);
        let below = 0.5 * libm::erfc(-mid * std::f64::consts::FRAC_1_SQRT_2);
        if below < tail { low = mid } else { high = mid }
    }
    let z = 0.5 * (low + high);
    if p < 0.5 { z } else { -z }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn tails_keep_their_precision_and_sum_to_one() {
        for x in [-800.0, -40.0, -1.0, 0.0, 1.0, 40.0, 800.0] {
            let (p, q) = logistic(x);
            assert!((p + q - 1.0).abs() < 1e-15, "{x}");
            assert!(p >= 0.0 && q >= 0.0);
            let (ln_p, ln_q) = ln_logistic(x);
            assert!((exp(ln_p) - p).abs() <= 1e-13 * p && (exp(ln_q) - q).abs() <= 1e-13 * q, "{x}");
        }
        assert_eq!(logistic(-40.0).0, exp(-40.0) / (1.0 + exp(-40.0)));
        assert!(ln(0.0).is_finite());
        assert_eq!(one_minus_exp(1e-20), 1e-20);
    }

    /// Tables of the normal distribution.
    #[test]
    fn normal_quantiles_are_the_tabled_ones() {
        for (p, z) in [
            (0.5, 0.0),
            (0.95, 1.6448536269514722),
            (0.005, -2.5758293035489004),
            (0.9995, 3.2905267314918945),
            (1e-12, -7.034483825301131),
        ] {
            assert!((normal_quantile(p) - z).abs() < 2e-12, "{p}: {}", normal_quantile(p));
        }
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert!(normal_quantile(1.5).is_nan() && normal_quantile(f64::NAN).is_nan());
    }
}
