//! The Skillmark single-page app: the only crate that knows the browser.

mod route;
mod store;

fn main() {}
