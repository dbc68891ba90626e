//! Base45 (RFC 9285): bytes in the 45 characters that codes hold at 5.5 bits each. Two bytes are three characters.

const DIGITS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    for pair in bytes.chunks(2) {
        let (mut value, digits) = match *pair {
            [high, low] => (u32::from(high) << 8 | u32::from(low), 3),
            [byte] => (u32::from(byte), 2),
            _ => break,
        };
        for _ in 0..digits {
            text.push(char::from(DIGITS[value as usize % 45]));
            value /= 45;
        }
    }
    text
}

/// The bytes; `None` for what [`encode`] writes for no bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for digits in text.as_bytes().chunks(3) {
        let mut value = 0;
        for digit in digits.iter().rev() {
            value = 45 * value + DIGITS.iter().position(|known| known == digit)? as u32;
        }
        match digits.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_examples() {
        for (bytes, text) in
            [("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0")]
        {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn what_stands_for_no_bytes_is_refused() {
        // 65 536, 256, one digit, a small letter.
        for text in ["GGW\u{0}", ":::", "::", "A", "bb8"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
