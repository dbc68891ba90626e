//! Values made from bytes, and compared.

use serde_json::{Map, Number, Value};

/// A value that the bytes spell: a small machine whose instructions are bytes.
pub(crate) fn from(bytes: &[u8]) -> Value {
    build(&mut bytes.iter().copied(), 0)
}

fn build(bytes: &mut impl Iterator<Item = u8>, depth: usize) -> Value {
    let Some(kind) = bytes.next() else { return Value::Null };
    match kind % 8 {
        0 => Value::Bool(kind & 8 == 0),
        1 => i64::from_le_bytes(eight(bytes)).into(),
        2 => u64::from_le_bytes(eight(bytes)).into(),
        3 => Number::from_f64(f64::from_le_bytes(eight(bytes))).map_or(Value::Null, Value::Number),
        4 => (i64::from(kind) - 128).into(),
        5 => text(bytes).into(),
        _ if depth > 8 => Value::Null,
        6 => (0..kind / 8 % 8).map(|_| build(bytes, depth + 1)).collect(),
        _ => (0..kind / 8 % 8).map(|_| (text(bytes), build(bytes, depth + 1))).collect::<Map<_, _>>().into(),
    }
}

fn eight(bytes: &mut impl Iterator<Item = u8>) -> [u8; 8] {
    std::array::from_fn(|_| bytes.next().unwrap_or(0))
}

/// Up to seven characters of any plane.
fn text(bytes: &mut impl Iterator<Item = u8>) -> String {
    let length = bytes.next().unwrap_or(0) % 8;
    let mut character = || {
        let kind = bytes.next()?;
        let code = u32::from(kind & 0x3f) << 16 | u32::from(bytes.next()?) << 8 | u32::from(bytes.next()?);
        // Most are ASCII or lie near the surrogates, where orders differ.
        char::from_u32(match kind >> 6 {
            0 => code % 0x80,
            1 => 0xd7f0 + code % 0x820,
            _ => code % 0x11_0000,
        })
    };
    (0..length).map_while(|_| character()).collect()
}

/// Whether two readers saw one document. serde_json may miss the last bit of a number unless asked to be exact.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Value::Number(a), Value::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => a == b || (a - b).abs() <= 1e-15 * a.abs(),
            _ => false,
        },
        _ => a == b,
    }
}
