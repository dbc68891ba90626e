//! Pictures between their two kinds: drawn and made of pixels.

use super::{call, document, get, settled};
use data_encoding::BASE64;
use wasm_bindgen::JsValue;
use web_sys::Element;

const PNG: &str = "data:image/png;base64,";

/// An SVG as a PNG of this many pixels. `None` where the browser does not draw it.
pub async fn png_of(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let image = document().create_element("img").ok()?;
    let address = format!("data:image/svg+xml;base64,{}", BASE64.encode(svg.as_bytes()));
    image.set_attribute("src", &address).ok()?;
    settled(call(&image, "decode", &[])).await?;
    let (canvas, context) = canvas(width, height)?;
    let place = [0, 0, width, height].map(JsValue::from);
    call(&context, "drawImage", &[&[image.into()], &place[..]].concat())?;
    let address = call(&canvas, "toDataURL", &["image/png".into()])?.as_string()?;
    BASE64.decode(address.strip_prefix(PNG)?.as_bytes()).ok()
}

/// A canvas with what draws on it.
fn canvas(width: u32, height: u32) -> Option<(Element, JsValue)> {
    let canvas = document().create_element("canvas").ok()?;
    canvas.set_attribute("width", &width.to_string()).ok()?;
    canvas.set_attribute("height", &height.to_string()).ok()?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    get(&context, "drawImage").map(|_| (canvas, context))
}
