//! Agreed messages to Rust. Plain matches and `push_str`: `format!` would bring its machinery into the page.

use super::model::{Arguments, Catalogue, Key, Kind, Message, Page, Part, Pattern};
use crate::plural;

pub(crate) fn rust(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    locale(&mut out, &catalogue.locales);
    for (name, page) in &catalogue.pages {
        let about =
            if page.about.is_empty() { format!("Messages of `{name}.ftl`.") } else { page.about.clone() };
        line(&mut out, 0, &format!("#[doc = {about:?}]"));
        line(&mut out, 0, &format!("pub mod {} {{", snake(name)));
        line(&mut out, 1, "#[allow(unused_imports)]");
        line(&mut out, 1, "use crate::{Locale, format, plural::{self, Category, Rule}};");
        match page.lookup {
            true => lookup(&mut out, catalogue, page),
            false => {
                for (id, message) in &page.messages {
                    function(&mut out, catalogue, id, message);
                }
            }
        }
        line(&mut out, 0, "}");
    }
    out
}

fn locale(out: &mut String, tags: &[String]) {
    line(out, 0, "/// A language that the sentences exist in.");
    line(out, 0, "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]");
    line(out, 0, "pub enum Locale {");
    for (i, tag) in tags.iter().enumerate() {
        line(out, 1, &format!("/// `{tag}`"));
        line(out, 1, if i == 0 { "#[default]" } else { "" });
        line(out, 1, &format!("{},", variant(tag)));
    }
    line(out, 0, "}");
    line(out, 0, "impl Locale {");
    line(out, 1, "/// Every locale, the default first.");
    let all: Vec<String> = tags.iter().map(|tag| format!("Locale::{}", variant(tag))).collect();
    line(out, 1, &format!("pub const ALL: &'static [Locale] = &[{}];", all.join(", ")));
    line(out, 1, "/// BCP 47 tag.");
    line(out, 1, "pub fn tag(self) -> &'static str {");
    line(out, 2, "match self {");
    for tag in tags {
        line(out, 3, &format!("Locale::{} => {tag:?},", variant(tag)));
    }
    line(out, 2, "}");
    line(out, 1, "}");
    line(out, 0, "}");
}

/// A message called by name. One argument is passed as it is; several are named fields, so that a translator or author
/// who reorders a sentence cannot swap two numbers at the place of the call.
fn function(out: &mut String, catalogue: &Catalogue, id: &str, message: &Message) {
    let name = snake(id);
    let is_constant = message.patterns.iter().all(|pattern| constant(pattern).is_some());
    doc(out, id, &message.patterns[0]);
    if is_constant {
        line(out, 1, &format!("pub fn {name}(l: Locale) -> &'static str {{"));
        line(out, 2, "match l {");
        for (tag, pattern) in catalogue.locales.iter().zip(&message.patterns) {
            let text = constant(pattern).unwrap_or_default();
            line(out, 3, &format!("Locale::{} => {text:?},", variant(tag)));
        }
        line(out, 2, "}");
        line(out, 1, "}");
        return;
    }
    let parameters = match message.arguments.iter().next() {
        Some((argument, kind)) if message.arguments.len() == 1 => {
            format!("{}: {}", snake(argument), ty(*kind, "&str"))
        }
        _ => format!("{}: {}", pattern_of(&message.arguments, &camel(id)), camel(id)),
    };
    line(out, 1, &format!("pub fn {name}(l: Locale, {parameters}) -> String {{"));
    line(out, 2, "let mut out = String::new();");
    body(out, 2, catalogue, message);
    line(out, 2, "out");
    line(out, 1, "}");
    if message.arguments.len() > 1 {
        structure(out, id, &message.arguments);
    }
}

fn structure(out: &mut String, id: &str, arguments: &Arguments) {
    let lifetime = if arguments.values().any(|kind| *kind != Kind::Number) { "<'a>" } else { "" };
    line(out, 1, &format!("/// Arguments of [`{}`].", snake(id)));
    line(out, 1, "#[derive(Debug, Clone, Copy)]");
    line(out, 1, &format!("pub struct {}{lifetime} {{", camel(id)));
    for (name, kind) in arguments {
        let what = match kind {
            Kind::Text => "A text.",
            Kind::Word => "A text that chooses between wordings.",
            Kind::Number => "A number.",
            Kind::Date => "A date, RFC 3339.",
        };
        line(out, 2, &format!("/// {what}"));
        line(out, 2, &format!("pub {}: {},", snake(name), ty(*kind, "&'a str")));
    }
    line(out, 1, "}");
}

/// Messages found by code: one function for the whole file.
fn lookup(out: &mut String, catalogue: &Catalogue, page: &Page) {
    line(out, 1, "/// Every code, with the names of its arguments.");
    line(out, 1, "pub const CODES: &[(&str, &[&str])] = &[");
    for (id, message) in &page.messages {
        let names: Vec<&String> = message.arguments.keys().collect();
        line(out, 2, &format!("({id:?}, &{names:?}),"));
    }
    line(out, 1, "];");
    line(out, 1, "/// The message with this code. An argument that is not given shows as `…`.");
    line(out, 1, "#[allow(unused_variables)]");
    line(out, 1, "pub fn get(l: Locale, code: &str, args: &[(&str, String)]) -> Option<String> {");
    line(out, 2, "let mut out = String::new();");
    line(out, 2, "match code {");
    for (id, message) in &page.messages {
        line(out, 3, &format!("{id:?} => {{"));
        for (name, kind) in &message.arguments {
            let get = if *kind == Kind::Number { "number_argument" } else { "argument" };
            line(out, 4, &format!("let {} = format::{get}(args, {name:?});", snake(name)));
        }
        body(out, 4, catalogue, message);
        line(out, 3, "}");
    }
    line(out, 3, "_ => return None,");
    line(out, 2, "}");
    line(out, 2, "Some(out)");
    line(out, 1, "}");
}

fn body(out: &mut String, depth: usize, catalogue: &Catalogue, message: &Message) {
    line(out, depth, "match l {");
    for (tag, pattern) in catalogue.locales.iter().zip(&message.patterns) {
        line(out, depth + 1, &format!("Locale::{} => {{", variant(tag)));
        push(out, depth + 2, tag, &message.arguments, pattern);
        line(out, depth + 1, "}");
    }
    line(out, depth, "}");
}

fn push(out: &mut String, depth: usize, tag: &str, arguments: &Arguments, pattern: &Pattern) {
    for part in pattern {
        match part {
            Part::Text(text) => {
                let mut characters = text.chars();
                match (characters.next(), characters.next()) {
                    (Some(only), None) => line(out, depth, &format!("out.push({only:?});")),
                    _ => line(out, depth, &format!("out.push_str({text:?});")),
                }
            }
            Part::Variable(name) | Part::Number(name) | Part::Date(name) => {
                let name_in_rust = snake(name);
                let statement = match arguments.get(name) {
                    Some(Kind::Number) => format!("format::number(&mut out, l, {name_in_rust});"),
                    Some(Kind::Date) => format!("format::date(&mut out, l, {name_in_rust});"),
                    _ => format!("out.push_str({name_in_rust});"),
                };
                line(out, depth, &statement);
            }
            Part::Select { variable, variants, .. } => {
                let is_number = arguments.get(variable) == Some(&Kind::Number);
                line(out, depth, &format!("match {} {{", snake(variable)));
                for (i, (key, pattern)) in variants.iter().enumerate() {
                    let arm = if i + 1 == variants.len() { "_".to_owned() } else { arm(key, is_number, tag) };
                    line(out, depth + 1, &format!("{arm} => {{"));
                    push(out, depth + 2, tag, arguments, pattern);
                    line(out, depth + 1, "}");
                }
                line(out, depth, "}");
            }
            Part::Message(_) | Part::Term(..) => {}
        }
    }
}

fn arm(key: &Key, is_number: bool, tag: &str) -> String {
    match key {
        Key::Exactly(number) => number.to_string(),
        Key::Word(word) if is_number => {
            let rule = plural::rule(tag).unwrap_or(plural::Rule::None);
            format!("n if plural::category(Rule::{rule:?}, n) == Category::{}", camel(word))
        }
        Key::Word(word) => format!("{word:?}"),
    }
}

fn constant(pattern: &Pattern) -> Option<&str> {
    match pattern.as_slice() {
        [Part::Text(text)] => Some(text),
        _ => None,
    }
}

/// The sentence as documentation, so that editors show it at the place of the call.
fn doc(out: &mut String, id: &str, pattern: &Pattern) {
    let text = format!("`{id}`: {}", spoken(pattern));
    line(out, 1, &format!("#[doc = {text:?}]"));
}

fn spoken(pattern: &Pattern) -> String {
    pattern.iter().fold(String::new(), |mut text, part| {
        match part {
            Part::Text(plain) => text.push_str(&plain.replace('[', "\\[").replace('<', "\\<")),
            Part::Variable(name) | Part::Number(name) | Part::Date(name) => {
                text.push_str(&format!("`${name}`"))
            }
            Part::Select { variants, .. } => {
                text.push_str(&variants.last().map(|(_, pattern)| spoken(pattern)).unwrap_or_default());
            }
            Part::Message(_) | Part::Term(..) => {}
        }
        text
    })
}

/// `Progress { high, low, number }`, to take the arguments apart.
fn pattern_of(arguments: &Arguments, name: &str) -> String {
    let fields: Vec<String> = arguments.keys().map(|argument| snake(argument)).collect();
    format!("{name} {{ {} }}", fields.join(", "))
}

fn ty(kind: Kind, text: &'static str) -> &'static str {
    if kind == Kind::Number { "u32" } else { text }
}

/// `file-too-big.hint` to `file_too_big_hint`.
pub(crate) fn snake(id: &str) -> String {
    id.replace(['-', '.'], "_")
}

fn camel(id: &str) -> String {
    let words = id.split(['-', '.', '_']).map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}

fn variant(tag: &str) -> String {
    camel(tag)
}

fn line(out: &mut String, depth: usize, text: &str) {
    if !text.is_empty() {
        out.push_str(&"    ".repeat(depth));
        out.push_str(text);
        out.push('\n');
    }
}
