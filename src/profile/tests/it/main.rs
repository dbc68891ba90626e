//! What `skillmark-profile` promises, natively and in wasm; files and property tests natively only.

#[cfg(not(target_arch = "wasm32"))]
mod badge;
#[cfg(not(target_arch = "wasm32"))]
mod book;
mod compose;
#[cfg(not(target_arch = "wasm32"))]
mod corpus;
#[cfg(not(target_arch = "wasm32"))]
mod endorsement;
#[cfg(not(target_arch = "wasm32"))]
mod evidence;
#[cfg(not(target_arch = "wasm32"))]
mod forge;
#[cfg(not(target_arch = "wasm32"))]
mod forgery;
mod golden;
mod graph;
#[cfg(not(target_arch = "wasm32"))]
mod link;
#[cfg(not(target_arch = "wasm32"))]
mod locked;
#[cfg(not(target_arch = "wasm32"))]
mod only;
mod people;
#[cfg(not(target_arch = "wasm32"))]
mod pins;
#[cfg(not(target_arch = "wasm32"))]
mod proofs;
#[cfg(not(target_arch = "wasm32"))]
mod qr;
#[cfg(not(target_arch = "wasm32"))]
mod request;
#[cfg(not(target_arch = "wasm32"))]
mod summary;
#[cfg(not(target_arch = "wasm32"))]
mod twin;
#[cfg(not(target_arch = "wasm32"))]
mod verdict;
#[cfg(not(target_arch = "wasm32"))]
mod ways;
