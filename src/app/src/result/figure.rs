//! Figures as specialists read them.

/// With two decimals; what rounds to zero has no sign.
pub fn figure(x: f64) -> String {
    let text = format!("{x:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn zero_has_no_sign() {
        let said = [-0.004, 0.0, -0.0, -0.006, 1.005e2].map(figure);
        assert_eq!(said, ["0.00", "0.00", "0.00", "-0.01", "100.50"]);
    }
}
