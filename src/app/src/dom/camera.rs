//! The camera, looked through as long as somebody wants to.

use super::{Canvas, Grey, call, get, object, window, within};
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Why there is no picture from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameraError {
    /// The page came over plain http, where browsers give no camera.
    Insecure,
    /// There is none, or the browser knows none.
    Missing,
    /// The person, the browser or the page around said no.
    Denied,
    /// Another program uses it.
    Busy,
    /// Anything else.
    Failed,
}

/// An open camera. It stays on until [`Camera::close`].
#[derive(Debug, Clone)]
pub struct Camera {
    stream: JsValue,
}

impl Camera {
    /// Asks for the camera that looks away from the person, where there are two.
    pub async fn open() -> Result<Camera, CameraError> {
        if !window().is_secure_context() {
            return Err(CameraError::Insecure);
        }
        let devices = get(&window().navigator(), "mediaDevices").ok_or(CameraError::Missing)?;
        let wish = object(&[
            ("facingMode", "environment".into()),
            ("width", object(&[("ideal", 1280.into())])),
            ("height", object(&[("ideal", 960.into())])),
        ]);
        let asked = call(&devices, "getUserMedia", &[object(&[("video", wish), ("audio", false.into())])]);
        match JsFuture::from(Promise::resolve(&asked.ok_or(CameraError::Missing)?)).await {
            Ok(stream) => Ok(Camera { stream }),
            Err(error) => Err(why(&error)),
        }
    }

    /// Shows what it sees in a video element.
    pub fn show(&self, video: &JsValue) {
        let _ = Reflect::set(video, &"srcObject".into(), &self.stream);
        call(video, "play", &[]);
    }

    /// Switches it off, and its light.
    pub fn close(&self) {
        // Only a picture was asked for, so there is one track.
        let tracks = call(&self.stream, "getVideoTracks", &[]);
        let _ = tracks.and_then(|tracks| call(&get(&tracks, "0")?, "stop", &[]));
    }
}

/// What a video shows at this moment; `None` while it shows nothing.
pub fn frame(video: &JsValue) -> Option<Grey> {
    let side = |name| get(video, name)?.as_f64();
    let (width, height) = within(side("videoWidth")?, side("videoHeight")?)?;
    let canvas = Canvas::new(width, height)?;
    canvas.draw(video)?;
    canvas.grey()
}

fn why(error: &JsValue) -> CameraError {
    match get(error, "name").and_then(|name| name.as_string()).as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraError::Denied,
        Some("NotFoundError" | "OverconstrainedError") => CameraError::Missing,
        Some("NotReadableError" | "AbortError") => CameraError::Busy,
        _ => CameraError::Failed,
    }
}
