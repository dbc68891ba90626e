//! The development server: files from memory, the policy as a header, and the endpoint that tells pages to reload.

use std::{
    sync::{Arc, RwLock},
    thread,
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use super::Served;
use crate::page;

/// Loaded by pages of a development build: asks once a second which build is served. A script of its own, so that the
/// policy holds while developing as it does when shipped.
const RELOAD: &str = include_str!("reload.js");

/// Browsers open up to six connections; a worker each keeps none waiting.
const WORKERS: usize = 6;

/// Takes the port before anything is built, so that a taken one is said at once.
pub(crate) fn bind(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("port {port} cannot be used ({error}): try `cargo xtask serve --port {}`", port + 1)
    })
}

/// Answers requests in the background.
pub(crate) fn serve(server: Server, served: &Arc<RwLock<Served>>) {
    let server = Arc::new(server);
    for _ in 0..WORKERS {
        let (server, served) = (Arc::clone(&server), Arc::clone(served));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, &served);
            }
        });
    }
}

fn answer(request: Request, served: &RwLock<Served>) {
    let served = served.read().unwrap_or_else(|poisoned| poisoned.into_inner());
    let (status, media_type, bytes) = find(request.url(), &served);
    drop(served);
    let mut response = Response::from_data(bytes).with_status_code(status);
    let policy = format!("{}; frame-ancestors 'self'", page::POLICY);
    let headers = [
        ("Content-Type", media_type),
        ("Content-Security-Policy", &policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    ];
    for (name, value) in headers {
        response.add_header(Header::from_bytes(name, value).expect("names and values are plain ASCII"));
    }
    // The browser may have gone away; that is its right.
    let _ = request.respond(response);
}

fn find(url: &str, served: &Served) -> (u16, &'static str, Vec<u8>) {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    match path {
        "__reload" => return (200, "text/plain", served.build.to_string().into_bytes()),
        "__reload.js" => return (200, media_type(path), RELOAD.as_bytes().to_vec()),
        _ => {}
    }
    let path = if path.is_empty() { "index.html" } else { path };
    match served.files.0.iter().find(|file| file.path == path) {
        Some(file) => (200, media_type(path), file.bytes.clone()),
        None => (404, "text/plain", format!("no file {path} in this site\n").into_bytes()),
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{Files, Role};

    #[test]
    fn finds_files_and_says_what_is_missing() {
        let mut files = Files::default();
        files.add_named("", "index.html", "index.html", Role::Page, b"page".to_vec());
        files.add_named("assets", "a.0.wasm", "a.wasm", Role::Module, b"wasm".to_vec());
        let served = Served { files, build: 7 };
        assert_eq!(find("/", &served), (200, "text/html; charset=utf-8", b"page".to_vec()));
        assert_eq!(find("/assets/a.0.wasm?x", &served), (200, "application/wasm", b"wasm".to_vec()));
        assert_eq!(find("/__reload", &served).2, b"7");
        assert_eq!(find("/../Cargo.toml", &served).0, 404);
    }
}
