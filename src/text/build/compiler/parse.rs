//! A file's text to messages.

use super::Source;
use super::model::{File, Key, Part, Pattern};
use fluent_syntax::{ast, parser, unicode};
use std::collections::BTreeMap;

/// Stands in the comment at the head of a file whose messages are looked up by code.
const LOOKUP: &str = "@lookup";

pub(crate) fn file(source: &Source) -> Result<File, Vec<String>> {
    let mut file = File {
        locale: source.locale.clone(),
        page: source.page.clone(),
        about: String::new(),
        lookup: false,
        messages: BTreeMap::new(),
        terms: BTreeMap::new(),
    };
    let resource = parser::parse(source.text.as_str()).map_err(|(_, errors)| {
        let line = |at: usize| format!("line {}", 1 + source.text[..at].matches('\n').count());
        errors.iter().map(|error| file.problem(&line(error.pos.start), error)).collect::<Vec<_>>()
    })?;

    let mut problems = Vec::new();
    for entry in &resource.body {
        if let Err(problem) = take(&mut file, entry) {
            problems.push(problem);
        }
    }
    if problems.is_empty() { Ok(file) } else { Err(problems) }
}

fn take(file: &mut File, entry: &ast::Entry<&str>) -> Result<(), String> {
    match entry {
        ast::Entry::Message(message) => {
            let id = message.id.name;
            if message.value.is_none() && message.attributes.is_empty() {
                return Err(file.problem(id, "has no text"));
            }
            if let Some(value) = &message.value {
                let value = pattern(value).map_err(|what| file.problem(id, what))?;
                add(file, id.to_owned(), value)?;
            }
            for attribute in &message.attributes {
                let id = format!("{id}.{}", attribute.id.name);
                let value = pattern(&attribute.value).map_err(|what| file.problem(&id, what))?;
                add(file, id, value)?;
            }
            Ok(())
        }
        ast::Entry::Term(term) => {
            let id = term.id.name;
            let value = pattern(&term.value).map_err(|what| file.problem(id, what))?;
            match file.terms.insert(id.to_owned(), value) {
                Some(_) => Err(file.problem(&format!("-{id}"), "stands twice; keep one")),
                None => Ok(()),
            }
        }
        ast::Entry::ResourceComment(comment) => {
            for line in &comment.content {
                match line.trim() {
                    LOOKUP => file.lookup = true,
                    line => file.about = format!("{} {line}", file.about).trim().to_owned(),
                }
            }
            Ok(())
        }
        ast::Entry::Comment(_) | ast::Entry::GroupComment(_) => Ok(()),
        ast::Entry::Junk { content } => Err(file.problem("", format!("cannot read {content:?}"))),
    }
}

fn add(file: &mut File, id: String, value: Pattern) -> Result<(), String> {
    match file.messages.insert(id.clone(), value) {
        Some(_) => Err(file.problem(&id, "stands twice; keep one")),
        None => Ok(()),
    }
}

fn pattern(pattern: &ast::Pattern<&str>) -> Result<Pattern, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            ast::PatternElement::TextElement { value } => Ok(Part::Text(unwrap(value))),
            ast::PatternElement::Placeable { expression } => placeable(expression),
        })
        .collect()
}

/// Lines are wrapped for the eye: one line break is a space, an empty line stays a paragraph.
fn unwrap(text: &str) -> String {
    text.replace("\n\n", "\0").replace('\n', " ").replace('\0', "\n\n")
}

fn placeable(expression: &ast::Expression<&str>) -> Result<Part, String> {
    match expression {
        ast::Expression::Inline(inline) => part(inline),
        ast::Expression::Select { selector, variants } => {
            let variable = match part(selector)? {
                Part::Variable(name) | Part::Number(name) => name,
                _ => return Err("only an argument can choose between variants".to_owned()),
            };
            let default = variants.iter().position(|variant| variant.default);
            let variants =
                variants.iter().map(|variant| Ok((key(&variant.key)?, self::pattern(&variant.value)?)));
            let variants = variants.collect::<Result<Vec<_>, String>>()?;
            match default {
                Some(default) if default + 1 == variants.len() => {
                    Ok(Part::Select { variable, variants, default })
                }
                _ => Err("the default variant, marked *, must come last".to_owned()),
            }
        }
    }
}

fn key(key: &ast::VariantKey<&str>) -> Result<Key, String> {
    match key {
        ast::VariantKey::Identifier { name } => Ok(Key::Word((*name).to_owned())),
        ast::VariantKey::NumberLiteral { value } => match value.parse() {
            Ok(number) => Ok(Key::Exactly(number)),
            Err(_) => Err(format!("a variant's number is whole and not negative, found {value}")),
        },
    }
}

fn part(inline: &ast::InlineExpression<&str>) -> Result<Part, String> {
    use ast::InlineExpression as Inline;
    match inline {
        Inline::StringLiteral { value } => {
            Ok(Part::Text(unicode::unescape_unicode_to_string(value).into_owned()))
        }
        Inline::NumberLiteral { value } => Ok(Part::Text((*value).to_owned())),
        Inline::VariableReference { id } => Ok(Part::Variable(id.name.to_owned())),
        Inline::MessageReference { id, attribute: None } => Ok(Part::Message(id.name.to_owned())),
        Inline::MessageReference { id, attribute: Some(attribute) } => {
            Ok(Part::Message(format!("{}.{}", id.name, attribute.name)))
        }
        Inline::TermReference { attribute: Some(_), .. } => {
            Err("attributes of terms are not supported".to_owned())
        }
        Inline::TermReference { id, attribute: None, arguments } => {
            let named = arguments.iter().flat_map(|arguments| &arguments.named);
            let fixed = named.map(|argument| match &argument.value {
                Inline::StringLiteral { value } | Inline::NumberLiteral { value } => {
                    Ok((argument.name.name.to_owned(), (*value).to_owned()))
                }
                _ => Err(format!("-{} takes fixed texts or numbers", id.name)),
            });
            Ok(Part::Term(id.name.to_owned(), fixed.collect::<Result<_, String>>()?))
        }
        Inline::FunctionReference { id, arguments } => {
            let [Inline::VariableReference { id: variable }] = arguments.positional.as_slice() else {
                return Err(format!("{} takes one argument such as $number", id.name));
            };
            match (id.name, arguments.named.is_empty()) {
                ("NUMBER", true) => Ok(Part::Number(variable.name.to_owned())),
                ("DATETIME", true) => Ok(Part::Date(variable.name.to_owned())),
                (_, false) => Err(format!("options of {} are not supported", id.name)),
                _ => Err(format!("there is no function {}; NUMBER and DATETIME are known", id.name)),
            }
        }
        Inline::Placeable { expression } => placeable(expression),
    }
}
