//! Signing in two steps, with the signature made elsewhere in between.

use serde_json::{Map, Value, json};
use skillmark_canon::multibase;

use crate::{Problem, PublicKey, suite, time};

/// A document that waits for its signature.
#[derive(Debug, Clone)]
pub struct Prepared {
    document: Map<String, Value>,
    proof: Map<String, Value>,
    bytes: [u8; 64],
}

/// Composes the proof that `key` is to sign. `created` is in seconds since 1970.
///
/// A document that carries proofs already keeps them, and gets one more: each covers the document, none the others.
pub fn prepare(document: Value, key: &PublicKey, created: i64) -> Result<Prepared, Problem> {
    let schema = |path, message| Problem::new(Problem::SCHEMA, path, message);
    let Value::Object(document) = document else {
        return Err(schema("", "only a JSON object can be signed"));
    };
    let Some(context) = document.get("@context") else {
        return Err(schema("/@context", "the document lacks @context, which says what its words mean"));
    };
    let Some(created) = time::format(created) else {
        return Err(schema("/proof/created", "the time of signing is outside the years 1970 to 9999"));
    };
    let proof = Map::from_iter([
        ("type".to_owned(), json!(suite::TYPE)),
        ("cryptosuite".to_owned(), json!(suite::NAME)),
        ("created".to_owned(), json!(created)),
        ("verificationMethod".to_owned(), json!(key.verification_method())),
        ("proofPurpose".to_owned(), json!(suite::PURPOSE)),
        ("@context".to_owned(), context.clone()),
    ]);
    let bytes = suite::bytes_to_sign(&proof, &suite::document_digest(&document)?)?;
    Ok(Prepared { document, proof, bytes })
}

impl Prepared {
    /// What the key has to sign.
    pub fn bytes(&self) -> &[u8; 64] {
        &self.bytes
    }

    /// The document with its proof.
    pub fn attach(mut self, signature: &[u8; 64]) -> Value {
        self.proof.insert("proofValue".into(), multibase::encode_base58(signature).into());
        let new = Value::Object(self.proof);
        let proof = match self.document.remove("proof") {
            None => new,
            Some(Value::Array(mut proofs)) => {
                proofs.push(new);
                Value::Array(proofs)
            }
            Some(first) => Value::Array(vec![first, new]),
        };
        self.document.insert("proof".into(), proof);
        Value::Object(self.document)
    }
}
