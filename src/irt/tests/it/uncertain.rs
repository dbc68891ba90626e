//! Items whose parameters are uncertain, where their curves end and where they are refused.

use skillmark_irt::{Logistic, Model};

/// Far away the flattest curve that is possible is all that is left: ln P is a line there, whose slope is the smallest
/// discrimination, the lower node √3 SDs below a. So it is said where P can still be held, and where it has underflown.
#[test]
fn the_flattest_curve_goes_on_where_probabilities_end() {
    for (a_sd, b_sd) in [(0.5, 0.0), (2.0, 0.0), (3.0, 0.0), (5.0, 0.0), (2.0, 0.3), (5.0, 0.3)] {
        let item = Model::Logistic(Logistic { a_sd, b_sd, ..Logistic::known(10.0, 0.0, 0.0) });
        let flattest = 10.0 - 3.0_f64.sqrt() * a_sd;
        // 0.1 beside the two there is nothing left of the other discriminations.
        let [held, gone] = [-600.0, -900.0].map(|exponent| exponent / flattest);
        for (theta, category, sign) in [(held, 1, 1.0), (gone, 1, 1.0), (-held, 0, -1.0), (-gone, 0, -1.0)] {
            let at = item.category(theta, category);
            assert_eq!(at.p > 0.0, theta.abs() == held.abs(), "{item:?} {theta}");
            let expected = [sign * flattest, 0.0, 0.0];
            for (found, expected) in [at.d1, at.d2, at.d3].into_iter().zip(expected) {
                assert!((found - expected).abs() < 1e-9, "{item:?} {theta}: {at:?}");
            }
        }
    }
}

/// Half of a is the most that a discrimination may be uncertain by, whatever a is.
#[test]
fn uncertainties_that_no_item_has_are_refused() {
    let item = |a, a_sd, b_sd| Logistic { a_sd, b_sd, ..Logistic::known(a, 0.0, 0.0) };
    for allowed in [item(0.3, 0.15, 0.0), item(4.0, 2.0, 0.7), item(1.0, 0.0, 0.0)] {
        assert_eq!(allowed.check(), Ok(()));
    }
    for (refused, parameter) in [
        (item(0.3, 0.16, 0.0), "a_sd"),
        (item(4.0, 2.1, 0.0), "a_sd"),
        (item(1.0, -0.1, 0.0), "a_sd"),
        (item(1.0, 0.1, -0.1), "b_sd"),
    ] {
        assert_eq!(refused.check().unwrap_err().parameter(), parameter, "{refused:?}");
    }
}
