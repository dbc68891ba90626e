//! What `skillmark-credential` promises, natively and in wasm; property tests natively only.

mod corpus;
mod ed25519;
#[cfg(not(target_arch = "wasm32"))]
mod mutations;
mod proofs;
mod rdf;
mod times;
mod vectors;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use serde_json::Value;
use skillmark_canon::{Limits, parse};
use skillmark_credential::{Problem, Verified};

/// A file of `tests/reference/credentials`.
macro_rules! reference {
    ($path:literal) => {
        include_bytes!(concat!("../../../../tests/reference/credentials/", $path)).as_slice()
    };
}
pub(crate) use reference;

fn json(bytes: &[u8]) -> Value {
    parse(bytes, Limits::BANK).unwrap_or_else(|error| panic!("{error}"))
}

fn hex<const N: usize>(text: &Value) -> Option<[u8; N]> {
    let text = text.as_str().expect("a string of hex digits");
    let byte = |i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).expect("hex digits");
    (text.len() == 2 * N).then(|| std::array::from_fn(byte))
}

fn codes(result: Result<Verified, Vec<Problem>>) -> Vec<&'static str> {
    result.map_or_else(|problems| problems.into_iter().map(|problem| problem.code).collect(), |_| Vec::new())
}
