//! The only transcendental functions that results may depend on: the same bits natively and in wasm.

/// e^x.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm. Zero (an underflown probability) is held at the smallest normal number, so that no
/// sum of logarithms becomes infinite.
pub fn ln(x: f64) -> f64 {
    libm::log(x.max(f64::MIN_POSITIVE))
}

/// (1 / (1 + e^-x), 1 / (1 + e^x)): both tails to full relative precision.
pub fn logistic(x: f64) -> (f64, f64) {
    let e = exp(-x.abs());
    let (small, large) = (e / (1.0 + e), 1.0 / (1.0 + e));
    if x >= 0.0 { (large, small) } else { (small, large) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_keep_their_precision_and_sum_to_one() {
        for x in [-800.0, -40.0, -1.0, 0.0, 1.0, 40.0, 800.0] {
            let (p, q) = logistic(x);
            assert!((p + q - 1.0).abs() < 1e-15, "{x}");
            assert!(p >= 0.0 && q >= 0.0);
        }
        assert_eq!(logistic(-40.0).0, exp(-40.0) / (1.0 + exp(-40.0)));
        assert!(ln(0.0).is_finite());
    }
}
