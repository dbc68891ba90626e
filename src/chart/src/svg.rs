//! Writing SVG: escaped text and short numbers.

/// Appends text that cannot end an attribute or open a tag. Characters that XML does not know become U+FFFD.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Appends a number with at most two decimals. Written by hand: formatting of floats costs the page more than this.
pub(crate) fn number(out: &mut String, x: f64) {
    let hundredths = (x * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    out.push_str(&(hundredths / 100).to_string());
    if !hundredths.is_multiple_of(100) {
        out.push('.');
        for digit in [hundredths / 10 % 10, hundredths % 10] {
            // 0.50 is 0.5
            if digit != 0 || !hundredths.is_multiple_of(10) {
                out.push(char::from_digit(digit as u32, 10).unwrap_or('0'));
            }
        }
    }
}

/// Appends `name="x"`, preceded by a space.
pub(crate) fn attribute(out: &mut String, name: &str, x: f64, unit: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, x);
    out.push_str(unit);
    out.push('"');
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_short() {
        let numbers = [
            (0.0, "0"),
            (5.0, "5"),
            (0.5, "0.5"),
            (47.25, "47.25"),
            (-0.05, "-0.05"),
            (3.101, "3.1"),
            (99.999, "100"),
        ];
        for (x, text) in numbers {
            let mut out = String::new();
            super::number(&mut out, x);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn text_cannot_become_markup() {
        let mut out = String::new();
        super::escape(&mut out, "a<b>&\"c\"\u{1}\n");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd} ");
    }
}
