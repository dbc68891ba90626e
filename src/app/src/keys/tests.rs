//! Keys by purpose, on both stores in a real browser.

use super::{Key, Purpose, Use, any_in_memory, note, uses};
use crate::store::{Idb, Memory, Store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn did(store: &dyn Store, purpose: Purpose<'_>) -> String {
    Key::get(store, purpose).await.public_key().did()
}

async fn each_purpose_has_a_key_and_finds_it_again(store: &dyn Store) {
    let (one, two) = ([1; 16], [2; 16]);
    let purposes = [
        Purpose::Person,
        Purpose::Pseudonym("Night Owl"),
        Purpose::Pseudonym("Early Bird"),
        Purpose::Once(&one),
        Purpose::Once(&two),
        Purpose::Requester("did:key:z6MkqfHZJyNVKv56MfN3p2Kg73L1vgiusTG12gamx55DEiXx"),
    ];
    let mut dids = Vec::new();
    for purpose in purposes {
        dids.push(did(store, purpose).await);
    }
    for (i, purpose) in purposes.into_iter().enumerate() {
        assert_eq!(did(store, purpose).await, dids[i], "{purpose:?}");
        assert!(!dids[..i].contains(&dids[i]), "{purpose:?}");
    }
}

#[wasm_bindgen_test]
async fn in_memory() {
    each_purpose_has_a_key_and_finds_it_again(&Memory::default()).await;
    assert!(any_in_memory());
}

#[wasm_bindgen_test]
async fn in_the_lasting_store() {
    let store = Idb::open("keys by purpose").await.unwrap();
    each_purpose_has_a_key_and_finds_it_again(&store).await;
}

#[wasm_bindgen_test]
async fn what_was_signed_is_remembered_in_order() {
    let store = Idb::open("uses of keys").await.unwrap();
    assert_eq!(uses(&store).await, []);
    let first = Use {
        did: "did:key:z".into(),
        attempt: Some("0f".into()),
        title: "AI literacy".into(),
        date: "2026-01-01T00:00:00Z".into(),
        name: None,
        to: None,
    };
    let second = Use { attempt: None, name: Some("Ada".into()), ..first.clone() };
    note(&store, first.clone()).await;
    note(&store, second.clone()).await;
    assert_eq!(uses(&store).await, [first, second]);
}
