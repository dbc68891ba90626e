//! JSON as in RFC 8259, without the freedoms that let two readers see two documents.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{Error, number};

/// How much of a text is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Length of the text.
    pub bytes: usize,
    /// Objects and arrays inside each other.
    pub depth: usize,
}

impl Limits {
    /// For what strangers send: profiles, links, endorsements. 256 KiB, 32 levels.
    pub const UNTRUSTED: Self = Self { bytes: 256 * 1024, depth: 32 };
    /// For question banks. 8 MiB, 32 levels.
    pub const BANK: Self = Self { bytes: 8 * 1024 * 1024, depth: 32 };
}

/// Reads one JSON document.
///
/// Refused, beyond what the grammar of RFC 8259 refuses: a byte order mark, text that is not UTF-8, a key that
/// stands twice in one object (compared after unescaping), `\u` escapes of lone surrogates, integers beyond
/// ±(2⁵³−1), numbers that overflow a double or vanish in it, and whatever exceeds `limits`.
///
/// Numbers come out in one form each: `1`, `1.0` and `10e-1` are the same integer, and `-0` is `0`.
pub fn parse(bytes: &[u8], limits: Limits) -> Result<Value, Error> {
    if bytes.len() > limits.bytes {
        let (found, most) = (bytes.len(), limits.bytes);
        return Err(Error::new(
            Error::LARGE,
            format!("{found} bytes are too many; at most {most} are read here"),
        ));
    }
    let text = utf8(bytes)?;
    Parser { text, at: 0, depth_limit: limits.depth, open: Vec::new() }.document()
}

/// Reads one JSON document into a type: [`parse`], then serde's conversion.
pub fn from_slice<T: DeserializeOwned>(bytes: &[u8], limits: Limits) -> Result<T, Error> {
    let value = parse(bytes, limits)?;
    // By reference, as everywhere: each further kind of deserializer is compiled for every type once more.
    T::deserialize(&value).map_err(|error| Error::new(Error::SCHEMA, error.to_string()))
}

fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    let message = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => {
            "the file begins with a byte order mark (BOM); save it as UTF-8 without BOM"
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [_, 0, ..] | [0, _, ..] => {
            "the file is not in UTF-8 but seems to be in UTF-16 or UTF-32; save it as UTF-8"
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(text),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let message = "these bytes are not UTF-8; save the file as UTF-8";
                return Err(Error::new(Error::JSON, message).at(before, String::new()));
            }
        },
    };
    Err(Error::new(Error::JSON, message).at(&[], String::new()))
}

/// The reader keeps its own stack, so that no input can exhaust the thread's.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth_limit: usize,
    open: Vec<Open>,
}

/// A container whose end has not come yet.
enum Open {
    Array(Vec<Value>),
    /// With the key whose value is being read.
    Object(Map<String, Value>, String),
}

impl Parser<'_> {
    fn document(mut self) -> Result<Value, Error> {
        loop {
            if let Some(value) = self.begin_value()?
                && let Some(document) = self.place_value(value)?
            {
                self.skip_space();
                return match self.peek() {
                    None => Ok(document),
                    Some(_) => Err(self.unexpected("the end of the text, for the document is complete")),
                };
            }
        }
    }

    /// Reads a scalar or an empty container. `None`: a container was opened, and its first value comes next.
    fn begin_value(&mut self) -> Result<Option<Value>, Error> {
        self.skip_space();
        let value = match self.peek() {
            Some(b'{') => {
                self.enter(Open::Object(Map::new(), String::new()))?;
                self.skip_space();
                if self.peek() != Some(b'}') {
                    self.key()?;
                    return Ok(None);
                }
                self.leave()
            }
            Some(b'[') => {
                self.enter(Open::Array(Vec::new()))?;
                self.skip_space();
                if self.peek() != Some(b']') {
                    return Ok(None);
                }
                self.leave()
            }
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ if self.skip_word("null") => Value::Null,
            _ if self.skip_word("true") => Value::Bool(true),
            _ if self.skip_word("false") => Value::Bool(false),
            _ => return Err(self.unexpected("a value")),
        };
        Ok(Some(value))
    }

    /// Puts a complete value where it belongs and closes every container that ends after it.
    /// `None`: another value comes next. Otherwise: the document.
    fn place_value(&mut self, mut value: Value) -> Result<Option<Value>, Error> {
        loop {
            self.skip_space();
            let next = self.peek();
            match self.open.last_mut() {
                None => return Ok(Some(value)),
                Some(Open::Array(items)) => {
                    items.push(value);
                    match next {
                        Some(b',') => {
                            self.at += 1;
                            return Ok(None);
                        }
                        Some(b']') => value = self.leave(),
                        _ => return Err(self.unexpected("`,` or `]`")),
                    }
                }
                Some(Open::Object(members, key)) => {
                    members.insert(std::mem::take(key), value);
                    match next {
                        Some(b',') => {
                            self.at += 1;
                            self.skip_space();
                            self.key()?;
                            return Ok(None);
                        }
                        Some(b'}') => value = self.leave(),
                        _ => return Err(self.unexpected("`,` or `}`")),
                    }
                }
            }
        }
    }

    fn enter(&mut self, container: Open) -> Result<(), Error> {
        if self.open.len() == self.depth_limit {
            let most = self.depth_limit;
            let message =
                format!("objects and arrays lie more than {most} deep in each other here; {most} are read");
            return Err(self.error(Error::LARGE, self.at, message));
        }
        self.open.push(container);
        self.at += 1;
        Ok(())
    }

    /// Steps over the closing bracket and takes the innermost container off the stack.
    fn leave(&mut self) -> Value {
        self.at += 1;
        match self.open.pop() {
            Some(Open::Array(items)) => Value::Array(items),
            Some(Open::Object(members, _)) => Value::Object(members),
            None => unreachable!("called only with a container open"),
        }
    }

    /// Reads `"key":` into the innermost object.
    fn key(&mut self) -> Result<(), Error> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let new = self.string()?;
        let Some(Open::Object(members, key)) = self.open.last_mut() else {
            unreachable!("called only inside an object")
        };
        let twice = members.contains_key(&new);
        *key = new;
        if twice {
            let message =
                format!("the key {:?} stands here a second time in the same object; remove one", *key);
            return Err(self.error(Error::JSON, start, message));
        }
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<String, Error> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|b| b == b'"' || b == b'\\' || b < 0x20).unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                None => return Err(self.unexpected("the rest of a string and its closing `\"`")),
                Some(_) => {
                    return Err(self
                        .unexpected("an escape such as `\\n`: control characters cannot stand in a string"));
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let start = self.at;
        self.at += 1;
        let simple = match self.peek() {
            Some(b'u') => return self.unicode_escape(start),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.unexpected("one of `\"` `\\` `/` b f n r t u after a backslash")),
        };
        self.at += 1;
        Ok(simple)
    }

    /// `\uXXXX`, or two of them that make up one character beyond U+FFFF.
    fn unicode_escape(&mut self, start: usize) -> Result<char, Error> {
        let mut code = self.four_hex()?;
        if (0xD800..0xDC00).contains(&code) && self.text[self.at..].starts_with("\\u") {
            self.at += 1;
            let low = self.four_hex()?;
            if (0xDC00..0xE000).contains(&low) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        char::from_u32(code).ok_or_else(|| {
            let message =
                format!("\\u{code:04x} is half of a surrogate pair and no character without the other half");
            self.error(Error::JSON, start, message)
        })
    }

    /// Reads `uXXXX`.
    fn four_hex(&mut self) -> Result<u32, Error> {
        let digits =
            self.text.get(self.at + 1..self.at + 5).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return Err(self.error(Error::JSON, self.at, "`\\u` needs four hexadecimal digits".into()));
        };
        self.at += 5;
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, Error> {
        let fail = |message| self.error(Error::JSON, self.at, message);
        let literal = number::literal(&self.text[self.at..]).map_err(fail)?;
        let number = number::read(literal).map_err(fail)?;
        self.at += literal.len();
        Ok(Value::Number(number))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let found = self.text[self.at..].starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn unexpected(&self, expected: &str) -> Error {
        let message = match self.text[self.at..].chars().next() {
            None => format!("the text ends here, expected {expected}; is the file complete?"),
            Some('\'') => format!("found `'`, expected {expected}; JSON strings stand in double quotes"),
            Some('/') => format!("found `/`, expected {expected}; JSON has no comments"),
            Some('\u{FEFF}') => format!("found a byte order mark, expected {expected}"),
            Some(found) => format!("found `{}`, expected {expected}", found.escape_debug()),
        };
        self.error(Error::JSON, self.at, message)
    }

    fn error(&self, code: &'static str, at: usize, message: String) -> Error {
        Error::new(code, message).at(&self.text.as_bytes()[..at], self.path())
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for container in &self.open {
            path.push('/');
            match container {
                Open::Array(items) => path.push_str(&items.len().to_string()),
                Open::Object(_, key) => path.push_str(&key.replace('~', "~0").replace('/', "~1")),
            }
        }
        path
    }
}
