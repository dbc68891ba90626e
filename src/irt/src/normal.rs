//! The standard normal distribution. The one transcendental function beside those of [`num`](crate::num) is libm's
//! `erfc`, which also gives the same bits everywhere.

/// Φ(z), precise in the lower tail too.
pub(crate) fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// z with Φ(z) = p, 0 < p < 1. Bisection in the lower half, where Φ keeps its relative precision; it ends at two
/// neighbouring floats or after a fixed number of steps.
pub(crate) fn quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -quantile(1.0 - p);
    }
    let (mut low, mut high) = (-39.0, 0.0);
    for _ in 0..100 {
        let mid = 0.5 * (low + high);
        if mid <= low || mid >= high {
            break;
        }
        if cdf(mid) < p { low = mid } else { high = mid }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Abramowitz & Stegun 1964, table 26.5.
    #[test]
    fn quantiles_of_the_tables() {
        for (p, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_545),
            (0.95, 1.644_853_626_951),
            (0.975, 1.959_963_984_540),
            (0.995, 2.575_829_303_549),
            (0.9995, 3.290_526_731_492),
        ] {
            assert!((quantile(p) - z).abs() < 1e-11, "{p}: {}", quantile(p));
            assert!((quantile(1.0 - p) + z).abs() < 1e-11, "{p}");
        }
        assert!((cdf(quantile(1e-12)) / 1e-12 - 1.0).abs() < 1e-9);
    }
}
