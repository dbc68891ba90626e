//! The browser's own key.

use crate::dom;
use crate::store::Store;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use skillmark_credential::PublicKey;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKeyPair, SubtleCrypto};

const ALGORITHM: &str = "Ed25519";

/// A WebCrypto key pair whose private half cannot be read by anybody, this page included.
pub struct Subtle {
    api: SubtleCrypto,
    pair: CryptoKeyPair,
    public: PublicKey,
}

impl Subtle {
    /// The pair kept under a name, or a new one that has been tried and kept. `None` where any step of that fails: browsers without
    /// Ed25519 refuse to make one, some make one that cannot be stored.
    pub async fn get(store: &dyn Store, name: &str) -> Option<Subtle> {
        let api = api()?;
        if let Some(kept) = store.key(name).await.ok()?
            && let Some(key) = Subtle::usable(api.clone(), kept.unchecked_into()).await
        {
            return Some(key);
        }
        let pair = made(&api).await?;
        store.keep_key(name, &pair).await.ok()?;
        let kept = store.key(name).await.ok()??;
        Subtle::usable(api, kept.unchecked_into()).await
    }

    /// Whether there would be such a pair: one is made and tried, and not kept.
    pub async fn can_be() -> bool {
        let tried = async {
            let api = api()?;
            let pair = made(&api).await?;
            Subtle::usable(api, pair.unchecked_into()).await
        };
        tried.await.is_some()
    }

    /// A pair that really signs: it is tried.
    async fn usable(api: SubtleCrypto, pair: CryptoKeyPair) -> Option<Subtle> {
        let raw = settled(api.export_key("raw", &pair.get_public_key())).await?;
        let raw: [u8; 32] = Uint8Array::new(&raw).to_vec().try_into().ok()?;
        let key = Subtle { api, pair, public: PublicKey::from_bytes(&raw).ok()? };
        let trial = b"Skillmark tries its signing key";
        let signature = key.sign(trial).await?;
        key.public.verify(trial, &signature).then_some(key)
    }

    /// What readers check with.
    pub fn public_key(&self) -> PublicKey {
        self.public
    }

    /// Signs; `None` when the browser refuses.
    pub async fn sign(&self, bytes: &[u8]) -> Option<[u8; 64]> {
        let data = Uint8Array::from(bytes);
        let promise =
            self.api.sign_with_str_and_buffer_source(ALGORITHM, &self.pair.get_private_key(), &data);
        let signature = settled(promise).await?;
        Uint8Array::new(&signature).to_vec().try_into().ok()
    }
}

/// A new pair that no script can read.
async fn made(api: &SubtleCrypto) -> Option<JsValue> {
    let usages = Array::of2(&"sign".into(), &"verify".into());
    settled(api.generate_key_with_str(ALGORITHM, false, &usages)).await
}

/// `crypto.subtle`, which is missing on plain http.
fn api() -> Option<SubtleCrypto> {
    let crypto = dom::window().crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()
}

async fn settled(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
