//! One suite, run on both stores in a real browser.

use super::{Attempt, AttemptFile, Idb, Memory, Store, StoreError, Stored, more, restore};
use js_sys::Uint8Array;
use skillmark_session::{Event, Plan};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn attempt(id: &str, started: &str, content: &str) -> Attempt {
    Attempt {
        id: id.into(),
        bank: "ai-literacy".into(),
        title: "AI literacy".into(),
        content: content.into(),
        plan: Plan {
            engine_rev: 1,
            bank: "uEiA".into(),
            preset: "quick".into(),
            skills: vec!["directing".into()],
            seed: "0".repeat(32),
            locale: "en".into(),
        },
        started: started.into(),
        finished: None,
        profile: None,
        more: None,
    }
}

fn shown(item: &str) -> Stored {
    Stored { at: 1.5, event: Event::Shown { item: item.into() } }
}

async fn attempts_come_newest_first(store: &dyn Store) {
    store.begin(&attempt("a", "2026-01-01T00:00:00Z", "x"), "bank").await.unwrap();
    store.begin(&attempt("b", "2026-01-02T00:00:00Z", "x"), "bank").await.unwrap();
    let ids: Vec<_> = store.attempts().await.unwrap().into_iter().map(|a| a.id).collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(store.attempt("c").await, Ok(None));
}

async fn an_attempt_begins_once(store: &dyn Store) {
    let first = attempt("a", "2026-01-01T00:00:00Z", "x");
    store.begin(&first, "bank").await.unwrap();
    assert_eq!(
        store.begin(&attempt("a", "2026-01-02T00:00:00Z", "y"), "other").await,
        Err(StoreError::Taken)
    );
    assert_eq!(store.attempt("a").await, Ok(Some(first)));
    assert_eq!(store.bank("y").await, Ok(None));
}

async fn an_update_is_read_back(store: &dyn Store) {
    let mut a = attempt("a", "2026-01-01T00:00:00Z", "x");
    store.begin(&a, "bank").await.unwrap();
    a.finished = Some("2026-01-01T00:10:00Z".into());
    a.profile = Some("{\"\u{fc}\":\"\u{1f9ed}\"}".into());
    store.update(&a).await.unwrap();
    assert_eq!(store.attempt("a").await, Ok(Some(a)));
}

async fn events_keep_their_order_past_ten(store: &dyn Store) {
    for n in 0..12 {
        store.append("a", n, &[shown(&n.to_string())]).await.unwrap();
    }
    store.append("ab", 0, &[shown("of another attempt")]).await.unwrap();
    let events = store.events("a").await.unwrap();
    assert_eq!(events, (0..12).map(|n| shown(&n.to_string())).collect::<Vec<_>>());
}

async fn a_number_is_written_once_and_all_or_nothing(store: &dyn Store) {
    store.append("a", 0, &[shown("first"), shown("second")]).await.unwrap();
    // Another tab is one step behind: it writes 1 and 2, of which 1 exists.
    assert_eq!(store.append("a", 1, &[shown("late"), shown("later")]).await, Err(StoreError::Taken));
    assert_eq!(store.events("a").await.unwrap(), [shown("first"), shown("second")]);
    // The store still works after a refusal.
    store.append("a", 2, &[shown("third")]).await.unwrap();
    assert_eq!(store.events("a").await.unwrap().len(), 3);
}

async fn discarding_forgets_the_bank_with_its_last_attempt(store: &dyn Store) {
    store.begin(&attempt("a", "2026-01-01T00:00:00Z", "x"), "the bank").await.unwrap();
    store.begin(&attempt("b", "2026-01-02T00:00:00Z", "x"), "the bank").await.unwrap();
    store.append("a", 0, &[shown("q")]).await.unwrap();
    store.append("b", 0, &[shown("q")]).await.unwrap();
    store.discard("a").await.unwrap();
    assert_eq!(store.events("a").await, Ok(vec![]));
    assert_eq!(store.events("b").await.unwrap().len(), 1);
    assert_eq!(store.bank("x").await, Ok(Some("the bank".into())));
    store.discard("b").await.unwrap();
    assert_eq!(store.bank("x").await, Ok(None));
    assert_eq!(store.attempts().await, Ok(vec![]));
}

async fn keys_are_kept_as_the_browsers_own_objects(store: &dyn Store) {
    assert!(store.key("signing").await.unwrap().is_none());
    store.keep_key("signing", &Uint8Array::from([7u8; 32].as_slice())).await.unwrap();
    let key = store.key("signing").await.unwrap().unwrap();
    assert_eq!(key.unchecked_into::<Uint8Array>().to_vec(), vec![7u8; 32]);
}

async fn an_exported_attempt_comes_back_whole_and_overwrites_nothing(store: &dyn Store) {
    let content = skillmark_canon::Digest::of("the bank").to_string();
    let first = attempt("a", "2026-01-01T00:00:00Z", &content);
    let text = AttemptFile::new(first.clone(), vec![shown("q1"), shown("q2")], "the bank".into()).to_text();
    let file = AttemptFile::parse(&text).unwrap();
    restore(store, &file).await.unwrap();
    let kept = store.attempt("a").await.unwrap().unwrap();
    assert_eq!(
        kept.also(more::RESTORED).as_deref(),
        Some("yes"),
        "a profile will say that it came from a file"
    );
    assert_eq!(Attempt { more: None, ..kept }, first);
    assert_eq!(store.bank(&content).await, Ok(Some("the bank".into())));
    store.append("a", 2, &[shown("q3")]).await.unwrap();
    restore(store, &file).await.unwrap();
    assert_eq!(store.events("a").await.unwrap(), [shown("q1"), shown("q2"), shown("q3")]);
    // Another bank under that name would make every result with the real one unreadable.
    let planted =
        AttemptFile { bank: "junk".into(), attempt: attempt("b", "2026-01-01T00:00:00Z", &content), ..file };
    assert!(matches!(restore(store, &planted).await, Err(StoreError::Refused(_))));
    assert_eq!(store.bank(&content).await, Ok(Some("the bank".into())));
    assert_eq!(AttemptFile::parse("{\"kind\":\"other\"}"), None);
}

async fn an_attempt_that_was_restored_in_part_is_completed(store: &dyn Store) {
    let content = skillmark_canon::Digest::of("the bank").to_string();
    let whole = [shown("q1"), shown("q2")];
    let file = |id: &str| {
        let finished = Some("2026-01-01T00:10:00Z".into());
        let attempt = Attempt { finished, ..attempt(id, "2026-01-01T00:00:00Z", &content) };
        AttemptFile::new(attempt, whole.to_vec(), "the bank".into())
    };
    // Interrupted before its events were written, before it was begun itself, and with an earlier state of it at hand.
    store.begin(&file("a").attempt, "the bank").await.unwrap();
    store.append("b", 0, &whole).await.unwrap();
    store.begin(&attempt("c", "2026-01-01T00:00:00Z", &content), "the bank").await.unwrap();
    store.append("c", 0, &whole[..1]).await.unwrap();
    for id in ["a", "b", "c"] {
        restore(store, &file(id)).await.unwrap();
        assert_eq!(store.events(id).await.unwrap(), whole, "{id}");
        let kept = store.attempt(id).await.unwrap().unwrap();
        assert!(kept.finished.is_some(), "{id}");
        assert_eq!(store.bank(&content).await, Ok(Some("the bank".into())));
    }
    let marked = store.attempt("c").await.unwrap().unwrap().also(more::RESTORED);
    assert_eq!(marked.as_deref(), Some("yes"));
    // What went on in another way is no beginning of it.
    store.begin(&attempt("d", "2026-01-01T00:00:00Z", &content), "the bank").await.unwrap();
    store.append("d", 0, &[shown("q2")]).await.unwrap();
    restore(store, &file("d")).await.unwrap();
    assert_eq!(store.events("d").await.unwrap(), [shown("q2")]);
}

async fn an_exported_attempt_holds_no_key(store: &dyn Store) {
    store.keep_key("signing", &Uint8Array::from([7u8; 32].as_slice())).await.unwrap();
    let mut whole = attempt("a", "2026-01-01T00:00:00Z", "x");
    whole.finished = Some("2026-01-01T00:10:00Z".into());
    whole.profile = Some("{}".into());
    store.begin(&whole, "the bank").await.unwrap();
    let (kept, bank) = (store.attempt("a").await.unwrap().unwrap(), store.bank("x").await.unwrap().unwrap());
    let text = AttemptFile::new(kept, vec![shown("q1")], bank).to_text();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let members = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    // Whoever adds a member here sees to it that it is none, public halves inside signed profiles aside.
    assert_eq!(members(&file), ["attempt", "bank", "events", "format", "kind"]);
    let members = members(&file["attempt"]);
    assert_eq!(members, ["bank", "content", "finished", "id", "plan", "profile", "started", "title"]);
}

macro_rules! on_both {
    ($($law:ident),* $(,)?) => {
        mod memory { $(
            #[super::wasm_bindgen_test]
            async fn $law() { super::$law(&super::Memory::default()).await; }
        )* }
        mod indexed_db { $(
            #[super::wasm_bindgen_test]
            async fn $law() { super::$law(&super::fresh(stringify!($law)).await).await; }
        )* }
    };
}

on_both!(
    attempts_come_newest_first,
    an_attempt_begins_once,
    an_update_is_read_back,
    events_keep_their_order_past_ten,
    a_number_is_written_once_and_all_or_nothing,
    discarding_forgets_the_bank_with_its_last_attempt,
    keys_are_kept_as_the_browsers_own_objects,
    an_exported_attempt_comes_back_whole_and_overwrites_nothing,
    an_attempt_that_was_restored_in_part_is_completed,
    an_exported_attempt_holds_no_key,
);

async fn fresh(name: &str) -> Idb {
    Idb::open(name).await.unwrap()
}

#[wasm_bindgen_test]
async fn what_one_visit_wrote_the_next_one_reads() {
    let first = Idb::open("visits").await.unwrap();
    first.begin(&attempt("a", "2026-01-01T00:00:00Z", "x"), "bank").await.unwrap();
    first.append("a", 0, &[shown("q")]).await.unwrap();
    let second = Idb::open("visits").await.unwrap();
    assert_eq!(second.events("a").await.unwrap(), [shown("q")]);
    assert_eq!(second.append("a", 0, &[shown("again")]).await, Err(StoreError::Taken));
}
