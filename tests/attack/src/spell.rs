//! The same document written otherwise, and text changed without regard to what it says.

use crate::forge::Draw;
use serde_json::Value;
use skillmark_canon::canonical;
use skillmark_profile::link;

/// How a document travels.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Canonical,
    Indented,
    Link,
}

impl Form {
    pub(crate) const ALL: [Form; 3] = [Form::Canonical, Form::Indented, Form::Link];

    /// The document in this form.
    pub(crate) fn write(self, document: &Value) -> Vec<u8> {
        match self {
            Form::Indented => serde_json::to_vec_pretty(document).expect("a value"),
            _ => self.send(canonical(document).as_bytes()),
        }
    }

    /// A text that is written already.
    pub(crate) fn send(self, text: &[u8]) -> Vec<u8> {
        match self {
            Form::Link => link::encode(text).into_bytes(),
            _ => text.to_vec(),
        }
    }
}

/// Changes the bytes that travel.
type Change = fn(&mut Vec<u8>, &mut Draw);

pub(crate) const BYTES: [(&str, Change); 8] = [
    ("a bit flipped", |bytes, draw| {
        let at = draw.below(bytes.len());
        bytes[at] ^= 1 << draw.below(8);
    }),
    ("a byte replaced", |bytes, draw| {
        let at = draw.below(bytes.len());
        bytes[at] = draw.below(256) as u8;
    }),
    ("a byte replaced by one that JSON means something by", |bytes, draw| {
        let at = draw.below(bytes.len());
        bytes[at] = sign(draw);
    }),
    ("a byte put in", |bytes, draw| bytes.insert(draw.below(bytes.len() + 1), draw.below(256) as u8)),
    ("a byte put in that JSON means something by", |bytes, draw| {
        bytes.insert(draw.below(bytes.len() + 1), sign(draw))
    }),
    ("a byte left out", |bytes, draw| _ = bytes.remove(draw.below(bytes.len()))),
    ("cut short", |bytes, draw| bytes.truncate(draw.below(bytes.len()))),
    ("a piece doubled or left out", |bytes, draw| {
        let from = draw.below(bytes.len());
        let to = (from + 1 + draw.below(200)).min(bytes.len());
        let piece = if draw.below(2) == 0 { bytes[from..to].repeat(2) } else { Vec::new() };
        bytes.splice(from..to, piece);
    }),
];

fn sign(draw: &mut Draw) -> u8 {
    *draw.one(b"{}[]\",:\\ \n\t0123456789-+.eEutfn/")
}

/// Writes a document otherwise.
type Spell = fn(&Value, &mut Draw) -> String;

pub(crate) const SPELLING: [(&str, Spell); 3] = [
    ("white space put in", |document, draw| {
        let mut text = canonical(document);
        let places = outside_strings(&text);
        text.insert_str(*draw.one(&places), draw.one::<&str>(&[" ", "\n", "\t", "\r\n", "    "]));
        text
    }),
    ("a character escaped", |document, draw| {
        let mut text = canonical(document);
        let plain: Vec<(usize, char)> = inside_strings(&text).collect();
        let (at, c) = *draw.one(&plain);
        let escaped: String =
            c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect();
        text.replace_range(at..at + c.len_utf8(), &escaped);
        text
    }),
    ("members in another order", |document, draw| {
        let mut text = String::new();
        shuffled(document, draw, &mut text);
        text
    }),
];

/// Places in a canonical text where white space may stand.
fn outside_strings(text: &str) -> Vec<usize> {
    let mut places = vec![text.len()];
    let (mut inside, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        if !inside {
            places.push(at);
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => inside = !inside,
            _ => {}
        }
    }
    // Canonical profiles hold no numbers or words that white space could cut.
    places
}

/// Characters of strings that are not written as escapes.
fn inside_strings(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut inside, mut escaped) = (false, false);
    text.char_indices().filter(move |(_, c)| match c {
        _ if escaped => {
            escaped = false;
            false
        }
        '\\' => {
            escaped = true;
            false
        }
        '"' => {
            inside = !inside;
            false
        }
        _ => inside,
    })
}

/// With the members of every object in an order that is drawn.
fn shuffled(value: &Value, draw: &mut Draw, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            (1..members.len()).for_each(|last| members.swap(last, draw.below(last + 1)));
            out.push('{');
            for (i, (key, member)) in members.into_iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                out.push_str(&canonical(&Value::from(key.as_str())));
                out.push(':');
                shuffled(member, draw, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                shuffled(item, draw, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&canonical(scalar)),
    }
}
