//! The development server: files from memory, the policy as a header, and the endpoint that tells pages to reload.

use std::{
    convert::Infallible,
    net::TcpListener,
    sync::{Arc, RwLock},
    thread,
};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::{Request, Response, body::Bytes, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;

use super::Served;
use crate::page;

/// Loaded by pages of a development build: asks once a second which build is served. A script of its own, so that the
/// policy holds while developing as it does when shipped.
const RELOAD: &str = include_str!("reload.js");

/// Takes the port before anything is built, so that a taken one is said at once.
pub(crate) fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        format!("port {port} cannot be used: try `cargo xtask serve --port {}`", port.wrapping_add(1))
    })
}

/// Answers requests in the background, until the program ends.
///
/// One thread does it: everything is in memory, so no answer makes another wait. Connections that browsers keep idle cost
/// it nothing, where a pool of threads, one per connection, lets a new connection wait for an idle one to end.
pub(crate) fn serve(listener: TcpListener, served: &Arc<RwLock<Served>>) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let served = Arc::clone(served);
    thread::spawn(move || runtime.block_on(accept(listener, served)));
    Ok(())
}

async fn accept(listener: TcpListener, served: Arc<RwLock<Served>>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let Ok((connection, _)) = listener.accept().await else {
            tokio::task::yield_now().await; // its browser has gone away, or there are too many: those go on
            continue;
        };
        let served = Arc::clone(&served);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let response = answer(&request, &served);
                async { Ok::<_, Infallible>(response) }
            });
            let _ = http1::Builder::new().serve_connection(TokioIo::new(connection), service).await;
        });
    }
}

fn answer<B>(request: &Request<B>, served: &RwLock<Served>) -> Response<Full<Bytes>> {
    let served = served.read().unwrap_or_else(|poisoned| poisoned.into_inner());
    let (status, media_type, bytes) = find(request.uri().path(), &served);
    Response::builder()
        .status(status)
        .header("Content-Type", media_type)
        .header("Content-Security-Policy", page::sent_policy(&served.files))
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store")
        .body(Full::from(bytes))
        .expect("names and values are plain ASCII")
}

fn find(path: &str, served: &Served) -> (u16, &'static str, Vec<u8>) {
    let path = path.trim_start_matches('/');
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
    use std::{
        io::{Read, Write},
        net::TcpStream,
        thread::sleep,
        time::Duration,
    };

    use super::*;
    use crate::files::{Files, Role};

    #[test]
    fn finds_files_and_says_what_is_missing() {
        let mut files = Files::default();
        files.add_named("", "index.html", "index.html", Role::Page, b"page".to_vec());
        files.add_named("assets", "a.0.wasm", "a.wasm", Role::Module, b"wasm".to_vec());
        let served = Served { files, build: 7 };
        assert_eq!(find("/", &served), (200, "text/html; charset=utf-8", b"page".to_vec()));
        assert_eq!(find("/assets/a.0.wasm", &served), (200, "application/wasm", b"wasm".to_vec()));
        assert_eq!(find("/__reload", &served).2, b"7");
        assert_eq!(find("/../Cargo.toml", &served).0, 404);
    }

    /// Browsers open several connections at once and keep them: none may wait behind another that is idle.
    #[test]
    fn a_burst_of_connections_is_answered_and_kept_ones_are_in_nobodys_way() {
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        let served = Served { files: Files::default(), build: 7 };
        serve(listener, &Arc::new(RwLock::new(served))).unwrap();
        let mut kept = Vec::new();
        for round in 0..20 {
            let mut burst: Vec<_> = (0..12).map(|_| TcpStream::connect(address).unwrap()).collect();
            for connection in &mut burst {
                connection.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                connection.write_all(b"GET /__reload HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
                let mut bytes = [0; 1024];
                let read = connection.read(&mut bytes);
                let length = read.unwrap_or_else(|error| panic!("round {round}: {error}"));
                assert!(bytes[..length].starts_with(b"HTTP/1.1 200 "));
            }
            kept.extend(burst.drain(..8));
            drop(burst); // what served these four is free again, for a burst that is larger
            sleep(Duration::from_millis(5));
        }
    }
}
