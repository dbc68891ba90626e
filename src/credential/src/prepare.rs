//! Signing in two steps, with the signatures made elsewhere in between.

use serde_json::{Map, Value, json};
use skillmark_canon::{Digest, multibase};

use crate::{Problem, PublicKey, suite, time};

type Members = Map<String, Value>;

/// A document that waits for `N` signatures by one key.
#[derive(Debug, Clone)]
pub struct Prepared<const N: usize> {
    document: Members,
    proofs: [Members; N],
    bytes: [[u8; 64]; N],
}

/// Composes the `eddsa-jcs-2022` proof that `key` is to sign. `created` is in seconds since 1970.
///
/// A document that carries proofs already keeps them, and gets one more: each covers the document, none the others.
pub fn prepare(document: Value, key: &PublicKey, created: i64) -> Result<Prepared<1>, Problem> {
    let (document, proof) = composed(document, key, created)?;
    let bytes = suite::jcs_bytes(&proof, &suite::document_digest(&document)?)?;
    Ok(Prepared { document, proofs: [proof], bytes: [bytes] })
}

/// Composes a set of two proofs that `key` is to sign at one time: `eddsa-jcs-2022`, which covers the document's text,
/// and `eddsa-rdfc-2022`, which covers what it means and is what most other software checks.
///
/// `graph` is the document's canonical form as RDF, without proofs (see [`rdf`](crate::rdf)): whoever made the document
/// knows what its words mean. Its contexts must define proofs as `https://www.w3.org/ns/credentials/v2` does.
pub fn prepare_set(
    document: Value,
    graph: &str,
    key: &PublicKey,
    created: i64,
) -> Result<Prepared<2>, Problem> {
    let (document, text) = composed(document, key, created)?;
    let mut meaning = text.clone();
    meaning.insert("cryptosuite".into(), json!(suite::RDFC));
    // Only the text's proof repeats it: the graph has no context, and other software adds the document's own.
    meaning.remove("@context");
    let bytes = [
        suite::jcs_bytes(&text, &suite::document_digest(&document)?)?,
        suite::rdfc_bytes(&meaning, &Digest::of(graph))?,
    ];
    Ok(Prepared { document, proofs: [text, meaning], bytes })
}

/// The document's members, and the options of its `eddsa-jcs-2022` proof.
fn composed(document: Value, key: &PublicKey, created: i64) -> Result<(Members, Members), Problem> {
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
        ("cryptosuite".to_owned(), json!(suite::JCS)),
        ("created".to_owned(), json!(created)),
        ("verificationMethod".to_owned(), json!(key.verification_method())),
        ("proofPurpose".to_owned(), json!(suite::PURPOSE)),
        ("@context".to_owned(), context.clone()),
    ]);
    Ok((document, proof))
}

impl<const N: usize> Prepared<N> {
    /// What the key has to sign, one signature each.
    pub fn bytes(&self) -> &[[u8; 64]; N] {
        &self.bytes
    }

    /// The document with its proofs, from the signatures in the order of [`Prepared::bytes`].
    pub fn attach(self, signatures: &[[u8; 64]; N]) -> Value {
        let mut document = self.document;
        let mut proofs = match document.remove("proof") {
            None => Vec::new(),
            Some(Value::Array(proofs)) => proofs,
            Some(first) => vec![first],
        };
        for (mut proof, signature) in self.proofs.into_iter().zip(signatures) {
            proof.insert("proofValue".into(), multibase::encode_base58(signature).into());
            proofs.push(Value::Object(proof));
        }
        let proof = match <[Value; 1]>::try_from(proofs) {
            Ok([only]) => only,
            Err(several) => Value::Array(several),
        };
        document.insert("proof".into(), proof);
        Value::Object(document)
    }
}
