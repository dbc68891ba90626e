//! Pictures between their two kinds: drawn and made of pixels.

use super::{call, document, get, object, settled};
use data_encoding::BASE64;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{Element, File};

const PNG: &str = "data:image/png;base64,";

/// Most pixels a side that a picture is looked at with: enough for the finest code, and quickly read.
const LOOK: f64 = 1600.0;

/// Room for pixels.
#[derive(Debug, Clone)]
pub struct Canvas {
    element: Element,
    context: JsValue,
    size: (u32, u32),
}

/// Brightness, one byte a pixel, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// The pixels.
    pub pixels: Vec<u8>,
    /// How many stand in a row.
    pub width: usize,
    /// How many rows there are.
    pub height: usize,
}

impl Canvas {
    /// A canvas of this many pixels, white. `None` where the browser has none to give.
    pub fn new(width: u32, height: u32) -> Option<Canvas> {
        let element = document().create_element("canvas").ok()?;
        element.set_attribute("width", &width.to_string()).ok()?;
        element.set_attribute("height", &height.to_string()).ok()?;
        // Read as often as written; without the word for it browsers complain.
        let reading = object(&[("willReadFrequently", true.into())]);
        let context = call(&element, "getContext", &["2d".into(), reading])?;
        Some(Canvas { element, context, size: (width, height) })
    }

    /// Fills it with a picture: an image, a bitmap, or what a video shows.
    pub fn draw(&self, picture: &JsValue) -> Option<()> {
        let (width, height) = self.size;
        let place = [0, 0, width, height].map(JsValue::from);
        call(&self.context, "drawImage", &[std::slice::from_ref(picture), &place[..]].concat()).map(drop)
    }

    /// What is on it as a PNG file.
    pub fn png(&self) -> Option<Vec<u8>> {
        let address = call(&self.element, "toDataURL", &["image/png".into()])?.as_string()?;
        BASE64.decode(address.strip_prefix(PNG)?.as_bytes()).ok()
    }

    /// How bright it is. What is transparent is white, as on paper.
    pub fn grey(&self) -> Option<Grey> {
        let (width, height) = self.size;
        let place = [0, 0, width, height].map(JsValue::from);
        let data = get(&call(&self.context, "getImageData", &place)?, "data")?;
        let colours = Uint8Array::new(&get(&data, "buffer")?).to_vec();
        let pixels = colours.chunks_exact(4).map(brightness).collect();
        Some(Grey { pixels, width: width as usize, height: height as usize })
    }
}

/// Luma of ITU-R BT.601 over white.
fn brightness(colour: &[u8]) -> u8 {
    let [red, green, blue, opacity] = [0, 1, 2, 3].map(|i| u32::from(colour[i]));
    let luma = (77 * red + 150 * green + 29 * blue) >> 8;
    ((luma * opacity + 255 * (255 - opacity)) / 255) as u8
}

/// An SVG as a PNG of this many pixels. `None` where the browser does not draw it.
pub async fn png_of(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let image = document().create_element("img").ok()?;
    let address = format!("data:image/svg+xml;base64,{}", BASE64.encode(svg.as_bytes()));
    image.set_attribute("src", &address).ok()?;
    settled(call(&image, "decode", &[])).await?;
    let canvas = Canvas::new(width, height)?;
    canvas.draw(&image)?;
    canvas.png()
}

/// How bright a picture's file is, made smaller where it is large. `None` for what the browser knows as no picture.
pub async fn grey_of(file: &File) -> Option<Grey> {
    let bitmap = settled(call(&super::window(), "createImageBitmap", &[file.into()])).await?;
    let side = |name| get(&bitmap, name)?.as_f64();
    let (width, height) = within(side("width")?, side("height")?)?;
    let canvas = Canvas::new(width, height)?;
    canvas.draw(&bitmap)?;
    call(&bitmap, "close", &[]);
    canvas.grey()
}

/// A size in the same shape with no side above [`LOOK`]. `None` for what has no size.
pub fn within(width: f64, height: f64) -> Option<(u32, u32)> {
    let shrink = (LOOK / width.max(height)).min(1.0);
    let (width, height) = ((width * shrink) as u32, (height * shrink) as u32);
    (width > 0 && height > 0).then_some((width, height))
}
