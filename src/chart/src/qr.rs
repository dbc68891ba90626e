//! A code for cameras (QR code): dark modules on light, whatever the page's colours are, for cameras expect that.

use crate::svg::escape;

/// Light modules around a code that cameras need to find it (ISO/IEC 18004, 9.1).
const QUIET: u32 = 4;

/// Draws a code of `size` modules a side; it fills its room. `label` is for those who do not see it.
///
/// ```
/// let svg = skillmark_chart::qr(2, |x, y| x == y, "Code 1 of 2");
/// assert!(svg.contains("viewBox=\"0 0 10 10\"") && svg.contains("d=\"M4 4h1v1h-1zM5 5h1v1h-1z\""));
/// ```
pub fn qr(size: u32, is_dark: impl Fn(u32, u32) -> bool, label: &str) -> String {
    let side = (size + 2 * QUIET).to_string();
    let mut out = String::with_capacity(16_384);
    for piece in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ",
        &side,
        " ",
        &side,
        "\" aria-label=\"",
    ] {
        out.push_str(piece);
    }
    escape(&mut out, label);
    out.push_str("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| is_dark(*x, y)).count() as u32;
            if run > 0 {
                row(&mut out, x, y, run);
            }
            x += run.max(1);
        }
    }
    out.push_str("\"/></svg>");
    out
}

/// Dark modules side by side, as one rectangle: drawn one by one they would have hairlines between them.
fn row(out: &mut String, x: u32, y: u32, run: u32) {
    let [x, y, run] = [x + QUIET, y + QUIET, run].map(|n| n.to_string());
    for piece in ["M", &x, " ", &y, "h", &run, "v1h-", &run, "z"] {
        out.push_str(piece);
    }
}
