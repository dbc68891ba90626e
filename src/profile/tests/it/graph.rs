//! What a profile means as an RDF graph. `tests/e2e/graphs.test.mjs` compares thousands with a JSON-LD engine.

use crate::people::{bank, edition, holder, key, plan, sat, take};
use serde_json::{Value, json};
use skillmark_profile::{compose, n_quads};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Written by jsonld 9.0.0 and rdf-canonize 5.0.0.
const GRAPH: &str = include_str!("../../../../tests/reference/profile/good.nq");

fn good() -> Value {
    serde_json::from_str(include_str!("../../../../tests/reference/profile/good.json")).unwrap()
}

#[test]
fn the_graph_of_the_good_profile() {
    assert_eq!(n_quads(&good()).unwrap(), GRAPH);
    let mut unsigned = good();
    unsigned.as_object_mut().unwrap().remove("proof");
    assert_eq!(n_quads(&unsigned).unwrap(), GRAPH, "proofs are no part of it");
}

/// Nothing is left out silently: what is not known is an error that names its place.
#[test]
fn unknown_words_are_refused() {
    let cases: [(&str, &str, Value); 9] = [
        ("", "score", json!("57")),
        ("/credentialSubject/result/1", "score", json!("57")),
        ("/credentialSubject/result/1", "targetUrl", json!("https://a.example")),
        ("/credentialSubject/result/1", "type", json!(["Result", "Score"])),
        ("/credentialSubject/result/1", "value", json!(57)),
        ("/credentialSubject/result/1", "value", json!(null)),
        ("/credentialSubject", "id", json!("me")),
        ("/issuer", "@context", json!({})),
        ("", "@context", json!("https://www.w3.org/ns/credentials/v2")),
    ];
    for (part, member, value) in cases {
        let mut document = good();
        document.pointer_mut(part).unwrap()[member] = value;
        let error = n_quads(&document).unwrap_err();
        assert!(error.path.starts_with(&format!("{part}/{member}")), "{member}: {error}");
    }
    assert!(n_quads(&json!([good()])).is_err());
}

/// Skills may point to the same place of a framework, and one skill twice.
#[test]
fn equal_alignments() {
    let mut bank = bank();
    let one = bank.skills[0].alignments[0].clone();
    for skill in &mut bank.skills {
        skill.alignments = vec![one.clone(), one.clone(), one.clone()];
    }
    let edition = edition(bank);
    let plan = plan(&edition, "quick", 1);
    let holder = holder(key().public_key().did());
    let document = compose(&edition, &sat(&plan, &take(&edition, &plan, 7), false), &holder).unwrap();
    let graph = n_quads(&document).unwrap();
    assert_eq!(graph.matches("https://schema.org/AlignmentObject").count(), 6, "each stands for itself");
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use super::*;
    use crate::people::EDITION;
    use proptest::prelude::*;

    /// Every string of a document outside its context.
    fn places(value: &Value, at: String, out: &mut Vec<String>) {
        match value {
            Value::String(_) => out.push(at),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(i, item)| places(item, format!("{at}/{i}"), out));
            }
            Value::Object(members) => {
                members
                    .iter()
                    .filter(|(key, _)| !matches!(key.as_str(), "@context" | "proof"))
                    .for_each(|(key, member)| places(member, format!("{at}/{key}"), out));
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn every_string_counts(place: prop::sample::Index, text in "(urn:)?\\PC{0,8}") {
            let mut document = good();
            let mut all = Vec::new();
            places(&document, String::new(), &mut all);
            let string = document.pointer_mut(&all[place.index(all.len())]).unwrap();
            prop_assume!(*string != text.as_str());
            *string = text.into();
            prop_assert_ne!(n_quads(&document).unwrap_or_default(), GRAPH);
        }

        #[test]
        fn any_person_has_a_graph(seed: u64, person: u64, name in "\\PC{0,40}") {
            let plan = plan(&EDITION, "quick", seed);
            let mut holder = holder(key().public_key().did());
            holder.name = Some(name);
            if let Ok(document) = compose(&EDITION, &sat(&plan, &take(&EDITION, &plan, person), false), &holder) {
                prop_assert!(n_quads(&document).is_ok());
            }
        }
    }
}
