//! Signed JSON: W3C Data Integrity proofs of the suites `eddsa-jcs-2022` and `eddsa-rdfc-2022`, by Ed25519 keys named
//! as `did:key`.
//!
//! Signing needs no key here: [`prepare()`] gives the 64 bytes to be signed, by WebCrypto for instance, whose keys never
//! leave the browser, and [`Prepared::attach`] takes the signature. [`prepare_set`] does so for both suites at once.
//! [`SoftKey`] signs where there is nothing better.
//! [`verify()`] reads no clock and no network; what hangs on those comes back as data for the caller to judge.
//!
//! ```
//! use serde_json::json;
//! use skillmark_credential::{SoftKey, prepare, verify};
//!
//! let key = SoftKey::from_seed(&[7; 32]); // 32 secret random bytes
//! let document = json!({ "@context": ["https://www.w3.org/ns/credentials/v2"], "name": "A statement" });
//!
//! let prepared = prepare(document, &key.public_key(), 1_780_272_000)?;
//! let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
//! let mut signed = prepared.attach(&signatures);
//!
//! let verified = verify(&signed).unwrap();
//! assert_eq!(verified.proofs[0].controller, key.public_key().did());
//! assert_eq!(signed["proof"]["created"], "2026-06-01T00:00:00Z");
//!
//! signed["name"] = json!("Another statement");
//! let problems = verify(&signed).unwrap_err();
//! assert_eq!(problems[0].code, "INVALID_SIGNATURE");
//! # Ok::<(), skillmark_credential::Problem>(())
//! ```

mod key;
mod prepare;
mod problem;
pub mod rdf;
mod soft_key;
mod suite;
pub mod time;
mod verify;

pub use key::PublicKey;
pub use prepare::{Prepared, prepare, prepare_set};
pub use problem::Problem;
pub use soft_key::SoftKey;
pub use verify::{Foreign, MAX_PROOFS, Proof, Verified, verify, verify_with_graph};
