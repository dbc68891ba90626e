//! The Skillmark single-page app: the only crate that knows the browser.

// A program exports nothing: `pub` says what a module offers its siblings.
#![allow(unreachable_pub)]

mod ask;
mod catalogue;
mod cipher;
mod deployment;
mod device;
mod dom;
mod frame;
mod home;
mod host;
mod keys;
mod parts;
mod people;
mod picture;
mod rescue;
mod result;
mod route;
mod share;
mod shell;
mod state;
mod store;
mod take;
mod verify;
mod view;

fn main() {
    shell::panic::guard();
    // Before anything is drawn: the data of a share link must not stay in the address bar.
    let route = dom::take_hash();
    wasm_bindgen_futures::spawn_local(async move {
        let store = store::open().await;
        shell::mount(route, store);
    });
}
