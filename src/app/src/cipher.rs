//! Locked links, by the browser's own ciphers: AES-256-GCM under a key that PBKDF2-HMAC-SHA-256 makes of a passphrase.

use crate::dom::{call, get, object, settled, window};
use js_sys::{Array, Function, Reflect, Uint8Array};
use skillmark_profile::locked::{Locked, document, stream};
use wasm_bindgen::{JsCast, JsValue};

/// The ciphers.
#[derive(Debug, Clone)]
pub struct Cipher(JsValue);

impl Cipher {
    /// The browser's; `None` on plain http, where browsers have none.
    pub fn get() -> Option<Cipher> {
        get(&window().crypto().ok()?.into(), "subtle").map(Cipher)
    }

    /// Locks a document with a passphrase. `blank` has fresh random numbers and nothing sealed yet.
    pub async fn lock(&self, passphrase: &str, blank: Locked, document: &[u8]) -> Option<Locked> {
        let sealed = self.apply("encrypt", passphrase, &blank, &stream(document)).await?;
        Some(Locked { sealed, ..blank })
    }

    /// The document in a locked link; `None` for another passphrase, or if anything was changed. What opens and still is
    /// no document was made by another program: then it is empty, and the verdict says that.
    pub async fn unlock(&self, passphrase: &str, locked: &Locked) -> Option<Vec<u8>> {
        let stream = self.apply("decrypt", passphrase, locked, &locked.sealed).await?;
        Some(document(&stream).unwrap_or_default())
    }

    async fn apply(&self, what: &str, passphrase: &str, terms: &Locked, bytes: &[u8]) -> Option<Vec<u8>> {
        let key = self.key(what, passphrase, terms).await?;
        let how = object(&[
            ("name", "AES-GCM".into()),
            ("iv", buffer(&terms.nonce)),
            ("additionalData", buffer(&terms.authenticated())),
        ]);
        let done = settled(call(&self.0, what, &[how, key, buffer(bytes)])).await?;
        Some(Uint8Array::new(&done).to_vec())
    }

    /// A key that can do one thing and not be read.
    async fn key(&self, purpose: &str, passphrase: &str, terms: &Locked) -> Option<JsValue> {
        let import = [
            "raw".into(),
            buffer(normal(passphrase)?.as_bytes()),
            "PBKDF2".into(),
            false.into(),
            Array::of1(&"deriveKey".into()).into(),
        ];
        let secret = settled(call(&self.0, "importKey", &import)).await?;
        let how = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", buffer(&terms.salt)),
            ("iterations", terms.iterations.into()),
        ]);
        let key = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
        let derive = [how, secret, key, false.into(), Array::of1(&purpose.into()).into()];
        settled(call(&self.0, "deriveKey", &derive)).await
    }
}

fn buffer(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// A text as it goes into the key: no keyboard's way to write an accent makes another passphrase of it.
fn normal(text: &str) -> Option<String> {
    let prototype = get(&get(&window(), "String")?, "prototype")?;
    let normalize: Function = get(&prototype, "normalize")?.dyn_into().ok()?;
    Reflect::apply(&normalize, &text.trim().into(), &Array::of1(&"NFKC".into())).ok()?.as_string()
}
