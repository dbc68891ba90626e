//! Numbers as decimal strings that read back to the same bits.

/// The shortest decimal that reads back to `x`; of the two notations the shorter.
pub(crate) fn encode(x: f64) -> String {
    let (plain, scientific) = (format!("{x}"), format!("{x:e}"));
    if scientific.len() < plain.len() { scientific } else { plain }
}

/// The number that [`encode`] writes so, and no other spelling of it. A standard error can be `inf`.
pub(crate) fn decode(text: &str) -> Option<f64> {
    let x: f64 = text.parse().ok()?;
    (!x.is_nan() && encode(x) == text).then_some(x)
}

/// A count as written by `to_string`: no sign, no leading zero.
pub(crate) fn decode_count<T: std::str::FromStr + ToString>(text: &str) -> Option<T> {
    let n: T = text.parse().ok()?;
    (n.to_string() == text).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn spellings() {
        for (x, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (0.1, "0.1"),
            (-1.5, "-1.5"),
            (1e-9, "1e-9"),
            (1e21, "1e21"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(encode(x), text);
            assert_eq!(decode(text).map(f64::to_bits), Some(x.to_bits()));
        }
        for text in [
            "", "+1", "1.0", "01", ".5", "1e0", "nan", "NaN", "Inf", "infinity", "1e999", " 1", "1E-9", "0x1",
        ] {
            assert_eq!(decode(text), None, "{text:?}");
        }
        assert_eq!(decode_count::<u32>("15"), Some(15));
        for text in ["", "+1", "01", "-1", "4294967296", "1.0"] {
            assert_eq!(decode_count::<u32>(text), None, "{text:?}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        #[test]
        fn every_number_comes_back(bits in any::<u64>()) {
            let x = f64::from_bits(bits);
            prop_assert_eq!(decode(&encode(x)).map(f64::to_bits), (!x.is_nan()).then_some(bits));
        }
    }
}
