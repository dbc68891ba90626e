//! Values as JSON, JSON5 and scripts write them.
//!
//! One small reader for all three: scripts have template strings, joined strings, comments, trailing commas and
//! expressions that are no values, and the order of keys must stay, for they may name options.

/// Values nested deeper are not read.
const DEPTH: usize = 64;
/// Values read; each takes more memory than its text.
const VALUES: usize = 4_000_000;

/// A value. Numbers stay as they were written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// Reads values from a text, one after the other.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
    values: usize,
    /// The first fault: its place, and what was found.
    pub fault: Option<(usize, &'static str)>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Reader { text, at, values: 0, fault: None }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes on to the next thing that is neither space nor comment; says what.
    pub(super) fn peek(&mut self) -> Option<char> {
        loop {
            let rest = &self.text[self.at..];
            let skipped = match rest.chars().next()? {
                c if c.is_whitespace() || c == '\u{feff}' => c.len_utf8(),
                '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                c => return Some(c),
            };
            self.at += skipped;
        }
    }

    /// Steps over one character, or a whole string or comment.
    pub(super) fn step(&mut self) -> Option<char> {
        let c = self.peek()?;
        match c {
            '"' | '\'' | '`' => drop(self.string(c)),
            _ => self.at += c.len_utf8(),
        }
        Some(c)
    }

    /// A value. What is read before a fault is kept.
    pub(super) fn value(&mut self, depth: usize) -> Value {
        self.values += 1;
        match self.peek() {
            _ if self.values > VALUES => self.fail("there are too many values"),
            Some('[') if depth < DEPTH => self.list(depth),
            Some('{') if depth < DEPTH => self.map(depth),
            Some('[' | '{') => self.fail("values are nested too deep"),
            Some('"' | '\'' | '`') => self.joined(),
            Some(c) if c.is_ascii_digit() || "+-.".contains(c) => self.number(),
            Some(_) => self.expression(),
            None => self.fail("the text ends in the middle of a value"),
        }
    }

    fn fail(&mut self, what: &'static str) -> Value {
        self.fault.get_or_insert((self.at, what));
        Value::Null
    }

    fn list(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut entries = Vec::new();
        while self.fault.is_none() {
            match self.peek() {
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                _ => {
                    let value = self.value(depth + 1);
                    if self.fault.is_none() || value != Value::Null {
                        entries.push(value);
                    }
                    self.end("expected `,` or `]` after an entry");
                }
            }
        }
        Value::List(entries)
    }

    fn map(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut entries = Vec::new();
        while self.fault.is_none() {
            match self.peek() {
                Some('}') => {
                    self.at += 1;
                    break;
                }
                Some(',') => self.at += 1,
                _ => {
                    let Some(key) = self.key() else { continue };
                    // A method, a spread or a shorthand has no value.
                    let value = if self.peek() == Some(':') {
                        self.at += 1;
                        self.value(depth + 1)
                    } else {
                        self.expression()
                    };
                    entries.push((key, value));
                    self.end("expected `,` or `}` after an entry");
                }
            }
        }
        Value::Map(entries)
    }

    fn key(&mut self) -> Option<String> {
        match self.peek() {
            Some(quote @ ('"' | '\'')) => Some(self.string(quote)),
            Some(c) if c.is_alphanumeric() || "_$.".contains(c) => {
                let rest = &self.text[self.at..];
                let end =
                    rest.find(|c: char| !c.is_alphanumeric() && !"_$.".contains(c)).unwrap_or(rest.len());
                self.at += end;
                Some(rest[..end].to_owned())
            }
            None => {
                self.fail("the text ends in the middle of an object");
                None
            }
            Some(_) => {
                self.fail("expected a key");
                None
            }
        }
    }

    /// What follows a value; a cast like `as const` is stepped over.
    fn end(&mut self, what: &'static str) {
        match self.peek() {
            _ if self.fault.is_some() => {}
            Some(',' | ']' | '}') => {}
            Some(_) if self.text[self.at..].starts_with("as ") => drop(self.expression()),
            Some(_) => drop(self.fail(what)),
            None => drop(self.fail("the text ends in the middle of a value")),
        }
    }

    /// Strings with `+` between them.
    fn joined(&mut self) -> Value {
        let mut text = String::new();
        while let Some(quote @ ('"' | '\'' | '`')) = self.peek() {
            text.push_str(&self.string(quote));
            if self.peek() != Some('+') {
                break;
            }
            self.at += 1;
            if !matches!(self.peek(), Some('"' | '\'' | '`')) {
                // A name stands for the rest; what it stands for is not known here.
                self.expression();
            }
        }
        Value::Text(text)
    }

    fn string(&mut self, quote: char) -> String {
        let mut text = String::new();
        self.at += 1;
        while let Some(c) = self.text[self.at..].chars().next() {
            self.at += c.len_utf8();
            match c {
                c if c == quote => return text,
                '\\' => self.escape(&mut text),
                '\n' if quote != '`' => {
                    self.fail("a string has no closing quote on its line");
                    return text;
                }
                c => text.push(c),
            }
        }
        self.fail("a string has no closing quote");
        text
    }

    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.text[self.at..].chars().next() else { return };
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' | '\n' => {}
            'b' | 'f' | 'v' | '0' => text.push(' '),
            'x' => text.extend(self.hex(2).and_then(char::from_u32)),
            'u' => text.push(self.unicode().unwrap_or('\u{fffd}')),
            c => text.push(c),
        }
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let found = self.text.get(self.at..self.at + digits)?;
        let value = u32::from_str_radix(found, 16).ok()?;
        self.at += digits;
        Some(value)
    }

    /// `\u00e4`, `\u{e4}`, or two halves of one character.
    fn unicode(&mut self) -> Option<char> {
        if self.text[self.at..].starts_with('{') {
            let window: String = self.text[self.at + 1..].chars().take(8).collect();
            let (digits, _) = window.split_once('}')?;
            let value = u32::from_str_radix(digits, 16).ok()?;
            self.at += digits.len() + 2;
            return char::from_u32(value);
        }
        let high = self.hex(4)?;
        if !(0xd800..0xdc00).contains(&high) || !self.text[self.at..].starts_with("\\u") {
            return char::from_u32(high);
        }
        self.at += 2;
        let low = self.hex(4).filter(|low| (0xdc00..0xe000).contains(low))?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
    }

    fn number(&mut self) -> Value {
        let rest = &self.text[self.at..];
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-._".contains(c)).unwrap_or(rest.len());
        self.at += end;
        let text = rest[..end].trim_start_matches('+').replace('_', "");
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        Value::Number(whole.to_owned())
    }

    /// A word, or an expression that is no value: up to the comma or bracket that ends it.
    fn expression(&mut self) -> Value {
        let start = self.at;
        let mut open = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' if open > 0 => open -= 1,
                ',' | ']' | '}' | ')' | ';' if open == 0 => break,
                _ => {}
            }
            self.step();
        }
        if self.at == start {
            return self.fail("expected a value");
        }
        match self.text[start..self.at].trim() {
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            _ => Value::Null,
        }
    }
}
