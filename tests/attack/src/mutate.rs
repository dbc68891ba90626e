//! Documents changed in what they hold: members, entries, types, contexts, proofs.

use crate::forge::Draw;
use crate::mutations::Good;
use crate::values::{anything, name, retell};
use serde_json::{Map, Value, json};
use skillmark_canon::canonical;

/// Changes a document, possibly with pieces of another; gives a text where no value can be what is sent. May leave the document
/// as it is.
type Change = fn(&mut Value, &Good, &mut Draw) -> Option<String>;

pub(crate) const STRUCTURE: [(&str, Change); 20] = [
    ("a member left out", |document, _, draw| {
        let (object, key) = member(document, draw);
        object.remove(&key);
        None
    }),
    ("a member twice", |document, _, draw| {
        let (object, key) = member(document, draw);
        let value = if draw.below(2) == 0 { object[&key].clone() } else { anything(draw) };
        Some(twice(document, draw, &key, value))
    }),
    ("a member renamed", |document, _, draw| {
        let (object, key) = member(document, draw);
        let value = object.remove(&key).expect("it was there");
        object.insert(name(&key, draw), value);
        None
    }),
    ("a member added", |document, _, draw| {
        let (object, key) = member(document, draw);
        object.entry(name(&key, draw)).or_insert_with(|| anything(draw));
        None
    }),
    ("two members' values exchanged", |document, _, draw| {
        let (object, key) = member(document, draw);
        let keys: Vec<String> = object.keys().cloned().collect();
        let other = draw.one(&keys).clone();
        let (a, b) = (object[&key].clone(), object[&other].clone());
        object.insert(key, b);
        object.insert(other, a);
        None
    }),
    ("a member moved to another object", |document, _, draw| {
        let (object, key) = member(document, draw);
        let value = object.remove(&key).expect("it was there");
        any(document, draw, Value::is_object).as_object_mut()?.insert(key, value);
        None
    }),
    ("two entries exchanged", |document, _, draw| {
        let list = list(document, draw)?;
        let (a, b) = (draw.below(list.len()), draw.below(list.len()));
        list.swap(a, b);
        None
    }),
    ("an entry doubled", |document, _, draw| {
        let list = list(document, draw)?;
        let entry = draw.one(list).clone();
        list.insert(draw.below(list.len() + 1), entry);
        None
    }),
    ("an entry left out", |document, _, draw| {
        let list = list(document, draw)?;
        list.remove(draw.below(list.len()));
        None
    }),
    ("an entry moved to another list", |document, _, draw| {
        let list = list(document, draw)?;
        let entry = list.remove(draw.below(list.len()));
        any(document, draw, Value::is_array).as_array_mut()?.push(entry);
        None
    }),
    ("a string changed", |document, _, draw| {
        let value = any(document, draw, Value::is_string);
        retell(value, draw);
        None
    }),
    ("a string of a proof changed", |document, _, draw| {
        let mut places = places(document, Value::is_string);
        places.retain(|place| place.starts_with("/proof"));
        retell(at(document, draw.one::<String>(&places)), draw);
        None
    }),
    ("a value of another type", |document, _, draw| {
        let value = any(document, draw, |_| true);
        *value = anything(draw);
        None
    }),
    ("a value wrapped", |document, _, draw| {
        let value = any(document, draw, |_| true);
        let inner = value.take();
        *value = match draw.below(4) {
            0 => json!([inner]),
            1 => json!({ "@value": inner }),
            2 => json!({ "id": inner }),
            _ => json!({ "@graph": [inner] }),
        };
        None
    }),
    ("a value unwrapped", |document, _, draw| {
        let value = any(document, draw, |value| match value {
            Value::Array(items) => items.len() == 1,
            Value::Object(members) => !members.is_empty(),
            _ => false,
        });
        *value = match value.take() {
            Value::Array(mut items) => items.remove(0),
            Value::Object(members) => members.into_iter().nth(draw.below(2))?.1,
            scalar => scalar,
        };
        None
    }),
    ("a context added", |document, _, draw| {
        let context = draw
            .one(&[
                json!("https://attacker.example/context"),
                json!({ "name": "https://schema.org/description" }),
                json!("https://www.w3.org/ns/credentials/v2"),
                json!("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"),
                json!({ "@vocab": "https://attacker.example/" }),
            ])
            .clone();
        let lists = places(document, Value::is_array);
        let contexts: Vec<&String> = lists.iter().filter(|place| place.ends_with("/@context")).collect();
        match draw.below(3) {
            0 => at(document, "").as_object_mut()?.insert("@context".into(), context).map(drop),
            1 => any(document, draw, Value::is_object)
                .as_object_mut()?
                .insert("@context".into(), json!([context]))
                .map(drop),
            // Behind what was signed, which the standard allows, and before it; in the document, its proof or both.
            _ => {
                let front = draw.below(2) == 0;
                for place in contexts.into_iter().skip(draw.below(2)) {
                    let list = at(document, place).as_array_mut()?;
                    list.insert(if front { 0 } else { list.len() }, context.clone());
                }
                None
            }
        };
        None
    }),
    ("a proof added", |document, other, draw| {
        let own = document["proof"].clone();
        let mut more = if draw.below(2) == 0 { own.clone() } else { other.document["proof"].clone() };
        let change = draw.below(6);
        if let Some(proof) = more.as_object_mut() {
            match change {
                0 => _ = proof.insert("cryptosuite".into(), "ecdsa-rdfc-2019".into()),
                1 => _ = proof.insert("cryptosuite".into(), "eddsa-rdfc-2022".into()),
                2 => _ = proof.insert("previousProof".into(), "urn:uuid:0".into()),
                3 => _ = proof.remove("cryptosuite"),
                4 => _ = proof.insert("type".into(), "Ed25519Signature2020".into()),
                _ => {}
            }
        }
        let mut all: Vec<Value> = [own, more].into_iter().flat_map(listed).collect();
        all.rotate_left(draw.below(2));
        document["proof"] = all.into();
        None
    }),
    ("the proof of another profile", |document, other, _| {
        document["proof"] = other.document["proof"].clone();
        None
    }),
    ("part of another profile", |document, other, draw| {
        let places = places(document, |_| true);
        let place = draw.one(&places[1..]); // not the whole
        *at(document, place) = other.document.pointer(place)?.clone();
        None
    }),
    ("inside another document", |document, _, draw| {
        let name = *draw.one(&["verifiableCredential", "credentialSubject", "proof", "@graph", "evidence"]);
        let mut outer = document.clone();
        outer[name] = if draw.below(2) == 0 { document.take() } else { json!([document.take()]) };
        *document = outer;
        None
    }),
];

/// JSON Pointers of the values of a kind, the document's own among them.
fn places(document: &Value, which: impl Fn(&Value) -> bool + Copy) -> Vec<String> {
    fn walk(value: &Value, place: &str, which: impl Fn(&Value) -> bool + Copy, out: &mut Vec<String>) {
        if which(value) {
            out.push(place.to_owned());
        }
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    walk(member, &format!("{place}/{key}"), which, out);
                }
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(i, item)| walk(item, &format!("{place}/{i}"), which, out));
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(document, "", which, &mut out);
    out
}

/// A value of a kind, anywhere.
fn any<'a>(document: &'a mut Value, draw: &mut Draw, which: impl Fn(&Value) -> bool + Copy) -> &'a mut Value {
    let places = places(document, which);
    at(document, draw.one::<String>(&places))
}

fn at<'a>(document: &'a mut Value, place: &str) -> &'a mut Value {
    document.pointer_mut(place).expect("the place was found in this document")
}

/// A member of an object anywhere.
fn member<'a>(document: &'a mut Value, draw: &mut Draw) -> (&'a mut Map<String, Value>, String) {
    let object = any(document, draw, |value| value.as_object().is_some_and(|object| !object.is_empty()));
    let object = object.as_object_mut().expect("an object");
    let keys: Vec<String> = object.keys().cloned().collect();
    (object, draw.one(&keys).clone())
}

/// A list anywhere that is not empty.
fn list<'a>(document: &'a mut Value, draw: &mut Draw) -> Option<&'a mut Vec<Value>> {
    any(document, draw, |value| value.as_array().is_some_and(|list| !list.is_empty())).as_array_mut()
}

/// The text of a document in which one object has a key twice: as a neighbour that sorts right behind it, then renamed.
fn twice(document: &mut Value, draw: &mut Draw, key: &str, value: Value) -> String {
    const MARK: &str = "\u{1}twice";
    let object = any(document, draw, |value| value.get(key).is_some()).as_object_mut().expect("an object");
    object.insert(format!("{key}{MARK}"), value);
    let mark = canonical(&Value::from(MARK));
    canonical(document).replace(mark.trim_matches('"'), "")
}

fn listed(proofs: Value) -> Vec<Value> {
    match proofs {
        Value::Array(all) => all,
        one => vec![one],
    }
}
