//! An item of version 3.

use super::text::{attribute, blocks, inlines, text};
use super::{NAMESPACE, identifier};
use crate::{Body, Choice, Haul, Question};
use skillmark_bank::Inline;
use std::fmt::Write;

/// Where the standard ways of scoring are described.
const TEMPLATES: &str = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates";

/// The item's file; `None` for a question that no item can be, which is noted.
pub(super) fn item(question: &Question, id: &str, haul: &mut Haul) -> Option<String> {
    let parts = parts(question, haul)?;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-item {NAMESPACE} identifier=\"{id}\" title=\"{}\" adaptive=\"false\" time-dependent=\"false\"",
        attribute(question.title.as_deref().unwrap_or(id))
    );
    let difficulty = question.difficulty.map(|d| d.to_string());
    let own = [
        ("objective", question.objective.clone()),
        ("review-by", question.review_by.clone()),
        ("difficulty", difficulty),
        ("sources", Some(question.sources.join("; "))),
    ];
    for (key, value) in own {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = write!(out, " data-skillmark-{key}=\"{}\"", attribute(&value));
        }
    }
    out.push_str(">\n");
    out.push_str(&parts.declarations);
    out.push_str("<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\n");
    if !parts.feedback.is_empty() {
        out.push_str("<qti-outcome-declaration identifier=\"FEEDBACK\" cardinality=\"multiple\" base-type=\"identifier\"/>\n");
    }
    let _ = writeln!(out, "<qti-item-body>\n{}</qti-item-body>", parts.body);
    match parts.processing {
        Processing::Template(name) => {
            let _ = writeln!(out, "<qti-response-processing template=\"{TEMPLATES}/{name}\"/>");
        }
        Processing::Written(text) => {
            let _ = writeln!(out, "<qti-response-processing>{text}</qti-response-processing>");
        }
        Processing::None => {}
    }
    for (id, said) in parts.feedback {
        let _ = writeln!(
            out,
            "<qti-modal-feedback outcome-identifier=\"FEEDBACK\" identifier=\"{}\" show-hide=\"show\"><qti-content-body><p>{said}</p></qti-content-body></qti-modal-feedback>",
            attribute(&id)
        );
    }
    out.push_str("</qti-assessment-item>\n");
    Some(out)
}

struct Parts {
    declarations: String,
    body: String,
    processing: Processing,
    feedback: Vec<(String, String)>,
}

enum Processing {
    Template(&'static str),
    Written(String),
    None,
}

fn parts(question: &Question, haul: &mut Haul) -> Option<Parts> {
    let correct = |ids: &[String]| {
        let values: String = ids.iter().map(|id| format!("<qti-value>{}</qti-value>", text(id))).collect();
        format!("<qti-correct-response>{values}</qti-correct-response>")
    };
    let declare = |id: &str, cardinality: &str, base: &str, inner: &str| {
        format!(
            "<qti-response-declaration identifier=\"{id}\" cardinality=\"{cardinality}\" base-type=\"{base}\">{inner}</qti-response-declaration>\n"
        )
    };
    let mut feedback = Vec::new();
    for (id, runs) in [
        ("correct", &question.feedback_right),
        ("incorrect", &question.feedback_wrong),
        ("general", &question.feedback),
    ] {
        if !runs.is_empty() {
            feedback.push((id.to_owned(), inlines(runs, &|_| String::new())));
        }
    }
    let none: &dyn Fn(&str) -> String = &|_| String::new();
    let plain = blocks(&question.stem, none);
    let element = |name: &str, options: &[Choice]| -> String {
        options.iter().enumerate().map(|(n, option)| {
            let said = match option.feedback.is_empty() {
                true => String::new(),
                false => format!("<qti-feedback-inline outcome-identifier=\"FEEDBACK\" identifier=\"{0}\" show-hide=\"show\">{1}</qti-feedback-inline>", own_id(option, n), inlines(&option.feedback, none)),
            };
            format!("<qti-{name} identifier=\"{}\">{}{said}</qti-{name}>\n", own_id(option, n), inlines(&option.text, none))
        }).collect()
    };
    let right = |options: &[Choice]| -> Vec<String> {
        options.iter().enumerate().filter(|(_, o)| o.weight > 0.0).map(|(n, o)| own_id(o, n)).collect()
    };
    let choice = |options: &[Choice], many: bool, shuffle: bool| {
        let most = if many { 0 } else { 1 };
        format!(
            "{plain}<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"{shuffle}\" max-choices=\"{most}\">\n{}</qti-choice-interaction>\n",
            element("simple-choice", options)
        )
    };
    let (declarations, body, processing) = match &question.body {
        Body::SingleChoice(options) | Body::TrueFalse(options) => {
            let shuffle = matches!(question.body, Body::SingleChoice(_));
            (
                declare("RESPONSE", "single", "identifier", &correct(&right(options))),
                choice(options, false, shuffle),
                Processing::Template("match_correct.xml"),
            )
        }
        Body::MultipleChoice(options) => {
            let entries: String = options
                .iter()
                .enumerate()
                .filter(|(_, o)| o.weight != 0.0)
                .map(|(n, o)| {
                    format!("<qti-map-entry map-key=\"{}\" mapped-value=\"{}\"/>", own_id(o, n), o.weight)
                })
                .collect();
            let inner = format!(
                "{}<qti-mapping lower-bound=\"0\" default-value=\"0\">{entries}</qti-mapping>",
                correct(&right(options))
            );
            (
                declare("RESPONSE", "multiple", "identifier", &inner),
                choice(options, true, true),
                Processing::Template("map_response.xml"),
            )
        }
        Body::Ordering(entries) => {
            let ids: Vec<String> = entries.iter().enumerate().map(|(n, entry)| own_id(entry, n)).collect();
            let body = format!(
                "{plain}<qti-order-interaction response-identifier=\"RESPONSE\" shuffle=\"true\">\n{}</qti-order-interaction>\n",
                element("simple-choice", entries)
            );
            (
                declare("RESPONSE", "ordered", "identifier", &correct(&ids)),
                body,
                Processing::Template("match_correct.xml"),
            )
        }
        Body::Matching { left, right } => {
            let set = |name: &str, options: &[Choice], most: usize| -> String {
                let one = |(n, option): (usize, &Choice)| {
                    format!(
                        "<qti-simple-associable-choice identifier=\"{name}{}\" match-max=\"{most}\">{}</qti-simple-associable-choice>",
                        n + 1,
                        inlines(&option.text, none)
                    )
                };
                format!(
                    "<qti-simple-match-set>{}</qti-simple-match-set>\n",
                    options.iter().enumerate().map(one).collect::<String>()
                )
            };
            let entries: Vec<Choice> = left.iter().map(|(entry, _)| entry.clone()).collect();
            for (n, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.feedback.is_empty()) {
                feedback.push((format!("feedback_L{}", n + 1), inlines(&entry.feedback, none)));
            }
            let pairs: Vec<String> =
                left.iter().enumerate().map(|(n, (_, with))| format!("L{} R{}", n + 1, with + 1)).collect();
            let body = format!(
                "{plain}<qti-match-interaction response-identifier=\"RESPONSE\" shuffle=\"true\" max-associations=\"{}\">\n{}{}</qti-match-interaction>\n",
                left.len(),
                set("L", &entries, 1),
                set("R", right, 0)
            );
            (
                declare("RESPONSE", "multiple", "directedPair", &correct(&pairs)),
                body,
                Processing::Template("match_correct.xml"),
            )
        }
        Body::HotText(options) => {
            let ids = right(options);
            let cardinality = if ids.len() == 1 { "single" } else { "multiple" };
            let most = if ids.len() == 1 { 1 } else { 0 };
            let slot = |id: &str| {
                let place = options.iter().position(|option| option.id == id).unwrap_or(0);
                format!(
                    "<qti-hottext identifier=\"{}\">{}</qti-hottext>",
                    own_id(&options[place], place),
                    inlines(&options[place].text, none)
                )
            };
            for (n, option) in options.iter().enumerate().filter(|(_, option)| !option.feedback.is_empty()) {
                feedback.push((format!("feedback_{}", own_id(option, n)), inlines(&option.feedback, none)));
            }
            let body = format!(
                "<qti-hottext-interaction response-identifier=\"RESPONSE\" max-choices=\"{most}\">\n{}</qti-hottext-interaction>\n",
                blocks(&question.stem, &slot)
            );
            (
                declare("RESPONSE", cardinality, "identifier", &correct(&ids)),
                body,
                Processing::Template("match_correct.xml"),
            )
        }
        Body::InlineChoice(gaps) => {
            let mut declarations = String::new();
            let mut tests = String::new();
            for (n, gap) in (1..).zip(gaps) {
                declarations.push_str(&declare(
                    &format!("RESPONSE{n}"),
                    "single",
                    "identifier",
                    &correct(&right(&gap.options)),
                ));
                let _ = write!(
                    tests,
                    "<qti-response-condition><qti-response-if><qti-match><qti-variable identifier=\"RESPONSE{n}\"/><qti-correct identifier=\"RESPONSE{n}\"/></qti-match><qti-set-outcome-value identifier=\"SCORE\"><qti-sum><qti-variable identifier=\"SCORE\"/><qti-base-value base-type=\"float\">1</qti-base-value></qti-sum></qti-set-outcome-value></qti-response-if></qti-response-condition>"
                );
            }
            let slot = |id: &str| {
                let place = gaps.iter().position(|gap| gap.id == id).unwrap_or(0);
                format!(
                    "<qti-inline-choice-interaction response-identifier=\"RESPONSE{}\" shuffle=\"false\">{}</qti-inline-choice-interaction>",
                    place + 1,
                    element("inline-choice", &gaps[place].options)
                )
            };
            (declarations, blocks(&question.stem, &slot), Processing::Written(tests))
        }
        Body::ShortText { forms, case } => {
            let entries: String = forms
                .iter()
                .map(|form| {
                    format!(
                        "<qti-map-entry map-key=\"{}\" mapped-value=\"{}\" case-sensitive=\"{case}\"/>",
                        attribute(&Inline::plain(&form.text)),
                        form.weight
                    )
                })
                .collect();
            let best: Vec<String> = forms
                .iter()
                .filter(|form| form.weight > 0.999)
                .map(|form| Inline::plain(&form.text))
                .take(1)
                .collect();
            let inner = format!("{}<qti-mapping default-value=\"0\">{entries}</qti-mapping>", correct(&best));
            said_of_typed(question, forms, haul);
            (
                declare("RESPONSE", "single", "string", &inner),
                typed(question),
                Processing::Template("map_response.xml"),
            )
        }
        Body::Numeric(numbers, unit) => {
            let Some(number) = numbers.iter().find(|number| number.weight > 0.999) else {
                haul.refuse(&question.from, "no-answer", "no number is fully right");
                return None;
            };
            if numbers.len() > 1 {
                haul.drop(
                    &question.from,
                    "numbers",
                    "one accepted number is written; others and slips are left out",
                );
            }
            if let Some(unit) = unit {
                haul.drop(&question.from, "unit", format!("the unit {unit} stands in the text alone"));
            }
            let test = format!(
                "<qti-response-condition><qti-response-if><qti-equal tolerance-mode=\"absolute\" tolerance=\"{0} {0}\"><qti-variable identifier=\"RESPONSE\"/><qti-correct identifier=\"RESPONSE\"/></qti-equal><qti-set-outcome-value identifier=\"SCORE\"><qti-base-value base-type=\"float\">1</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition>",
                number.tolerance
            );
            let declared = declare("RESPONSE", "single", "float", &correct(&[number.value.to_string()]));
            (declared, typed(question), Processing::Written(test))
        }
        Body::Rating(steps) => {
            haul.drop(&question.from, "rating", "a rating becomes a choice that nothing scores");
            (declare("RESPONSE", "single", "identifier", ""), choice(steps, false, false), Processing::None)
        }
    };
    Some(Parts { declarations, body, processing, feedback })
}

/// A field, where the stem has a slot or below it.
fn typed(question: &Question) -> String {
    let field = "<qti-text-entry-interaction response-identifier=\"RESPONSE\"/>";
    let with = blocks(&question.stem, &|_| field.to_owned());
    if with.contains(field) { with } else { format!("{with}<p>{field}</p>\n") }
}

fn said_of_typed(question: &Question, forms: &[Choice], haul: &mut Haul) {
    if forms.iter().any(|form| !form.feedback.is_empty()) {
        haul.drop(&question.from, "feedback", "what is said of single typed texts is left out");
    }
}

/// The option's own identifier, or one by its place.
fn own_id(option: &Choice, place: usize) -> String {
    if option.id.is_empty() { format!("o{}", place + 1) } else { identifier(&option.id, place + 1) }
}
