//! What a credential must hold to be one, and what it may not say. Asked of the shape before the signature, and of
//! the content only after it: a document that anybody can change deserves no detailed reading.

use crate::codes::{Code, Problem, problem};
use crate::inert::inert;
use crate::terms;
use serde_json::{Map, Value};

/// First context of every credential.
const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";

/// Second context of every Open Badge: the published revisions of version 3.0.
const BADGES: [&str; 4] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
];

/// What kind of credential a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An Open Badge about an achievement; a skill profile is one.
    Badge,
    /// Somebody's statement about another credential.
    Endorsement,
}

/// The kind, where the type names one.
pub(crate) fn kind(document: &Value) -> Option<Kind> {
    let types = document.get("type")?.as_array()?;
    let has = |name: &str| types.iter().any(|t| t == name);
    match has("VerifiableCredential") {
        true if has("OpenBadgeCredential") || has("AchievementCredential") => Some(Kind::Badge),
        true if has("EndorsementCredential") => Some(Kind::Endorsement),
        _ => None,
    }
}

/// The kind of what was received, before anything else is known about it.
pub fn kind_of(bytes: &[u8]) -> Option<Kind> {
    kind(&skillmark_canon::parse(bytes, skillmark_canon::Limits::UNTRUSTED).ok()?)
}

/// The issuer's id, given as a string or inside an object.
pub(crate) fn issuer(document: &Value) -> Option<&str> {
    match document.get("issuer")? {
        Value::String(id) => Some(id),
        issuer => issuer.get("id")?.as_str(),
    }
}

/// Whether it has the members that a credential must have, and nothing that other software could trip over.
pub(crate) fn shape(document: &Value) -> Vec<Problem> {
    let Value::Object(members) = document else {
        return vec![problem(Code::InvalidSchema, "a credential is a JSON object", "")];
    };
    let mut problems = Vec::new();
    poisonous(document, &mut String::new(), &mut problems);
    problems.extend(context(members));
    if members.contains_key("@context") && members.contains_key("type") && kind(document).is_none() {
        let message = "not an Open Badges 3.0 credential or endorsement, which this version reads";
        problems.push(problem(Code::Unsupported, message, "/type"));
    }
    let missing =
        |path: &str, what: &str| problem(Code::InvalidSchema, format!("a credential has {what}"), path);
    let text = |name: &str| members.get(name).is_some_and(Value::is_string);
    problems.extend((!members.contains_key("type")).then(|| missing("/type", "a type")));
    problems.extend((!text("id")).then(|| missing("/id", "an id")));
    problems.extend(issuer(document).is_none().then(|| missing("/issuer", "an issuer with an id")));
    problems.extend((!text("validFrom")).then(|| missing("/validFrom", "a date validFrom")));
    let subject = members.get("credentialSubject").is_some_and(Value::is_object);
    problems.extend((!subject).then(|| missing("/credentialSubject", "one credentialSubject")));
    problems
}

fn context(members: &Map<String, Value>) -> Option<Problem> {
    let Some(context) = members.get("@context") else {
        return Some(problem(Code::InvalidSchema, "a credential has a @context", "/@context"));
    };
    let known = match context.as_array().map(Vec::as_slice) {
        Some([first, second]) => first == CREDENTIALS && BADGES.iter().any(|badge| second == badge),
        _ => false,
    };
    (!known).then(|| {
        let message =
            format!("the contexts must be {CREDENTIALS} and {}, in this order and no others", BADGES[0]);
        problem(Code::InvalidContext, message, "/@context")
    })
}

/// Names that change an object's own nature in JavaScript, wherever they stand.
fn poisonous(value: &Value, at: &mut String, problems: &mut Vec<Problem>) {
    each(value, at, &mut |key, at| {
        if matches!(key, "__proto__" | "constructor" | "prototype") {
            problems.push(problem(Code::InvalidSchema, format!("{key} is no property of data"), at));
        }
        true
    });
}

/// Whether every property is one that the contexts define, and no part brings a context of its own.
pub(crate) fn undefined_terms(document: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    each(document, &mut String::new(), &mut |key, at| {
        let context =
            matches!(at, "/@context" | "/proof/@context") || key == "@context" && at.starts_with("/proof/");
        if key == "@context" && !context {
            let message = "a part may not bring a context of its own";
            problems.push(problem(Code::InvalidContext, message, at));
        } else if key != "@context" && !terms::is_defined(key) {
            let message = format!("{:?} is a property that no context defines", inert(key));
            problems.push(problem(Code::InvalidSchema, message, at));
        }
        // The values of these two are plain JSON, not terms.
        !matches!(key, "jsonSchema" | "jwk" | "@context")
    });
    problems
}

/// Whether each result refers to a described scale and lies on it.
pub(crate) fn results(document: &Value) -> Vec<Problem> {
    let list = |path: &str| document.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let scales = list("/credentialSubject/achievement/resultDescription");
    let mut problems = Vec::new();
    for (i, result) in list("/credentialSubject/result").iter().enumerate() {
        let at = |member: &str| format!("/credentialSubject/result/{i}/{member}");
        let Some(described) = result.get("resultDescription") else { continue };
        let Some(scale) = scales.iter().find(|scale| scale.get("id") == Some(described)) else {
            let message = "it refers to a scale that is not described";
            problems.push(problem(Code::InvalidSemantic, message, &at("resultDescription")));
            continue;
        };
        if let Some(value) = result.get("value").and_then(Value::as_str) {
            problems.extend(
                off_scale(value, scale).map(|message| problem(Code::InvalidSemantic, message, &at("value"))),
            );
        }
    }
    problems
}

fn off_scale(value: &str, scale: &Value) -> Option<String> {
    if let Some(Value::Array(allowed)) = scale.get("allowedValue") {
        let listed = allowed.iter().any(|a| a == value);
        return (!listed).then(|| format!("{:?} is not among the allowed values", inert(value)));
    }
    let bound = |name: &str| scale.get(name)?.as_str()?.parse::<f64>().ok();
    let (low, high) = (bound("valueMin"), bound("valueMax"));
    if low.is_none() && high.is_none() {
        return None;
    }
    match value.parse::<f64>() {
        Ok(x) if x.is_finite() && low.is_none_or(|low| low <= x) && high.is_none_or(|high| x <= high) => None,
        Ok(_) => Some(format!("{:?} lies outside its scale", inert(value))),
        Err(_) => Some(format!("{:?} is no number, and its scale is one of numbers", inert(value))),
    }
}

/// Calls `visit` with every property name and its JSON Pointer; descends where it says so.
fn each(value: &Value, at: &mut String, visit: &mut impl FnMut(&str, &str) -> bool) {
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                at.push('/');
                at.push_str(&escape(key));
                if visit(key, at) {
                    each(member, at, visit);
                }
                at.truncate(length);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                at.push_str(&format!("/{i}"));
                each(item, at, visit);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

/// A property name as part of a JSON Pointer, made inert.
pub(crate) fn escape(key: &str) -> String {
    inert(key).replace('~', "~0").replace('/', "~1")
}
