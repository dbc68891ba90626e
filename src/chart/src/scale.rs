//! The scale: a ruled line with fine ticks, levels as longer ticks with names, a needle for the estimate, and a band that
//! fades to both ends for the interval.

use crate::ruler::{Band, Ruler, UNITS, field, inset, open, strokes};
use crate::svg::{attribute, escape, number};

/// What a scale shows.
#[derive(Debug, Clone)]
pub struct ScaleSpec<'a> {
    /// Unique on the page; the gradient's name begins with it. Letters, digits and hyphens.
    pub id: &'a str,
    /// What the picture says, for those who do not see it.
    pub label: &'a str,
    /// Ends of the line, in units of the scale; one tick is one unit, every tenth has a number.
    pub range: (f64, f64),
    /// Levels from low to high.
    pub levels: &'a [Band<'a>],
    /// Where the needle stands; without one there is neither needle nor band.
    pub estimate: Option<f64>,
    /// 90 % interval.
    pub interval: (f64, f64),
    /// Heights of the posterior at even steps over the range, in any unit. Drawn instead of the fading band.
    pub density: Option<&'a [f64]>,
    /// Narrowest width in px that it will be shown at.
    pub width: u32,
    /// Without numbers and names, for rows of a table.
    pub compact: bool,
}

/// From this width on, in px, `style/` shows the wide picture.
const WIDE: u32 = 544;

/// Heights in px.
struct Heights {
    line: f64,
    /// Top of the band.
    band: f64,
    /// Radius of the dot.
    dot: f64,
}

const FULL: Heights = Heights { line: 34.0, band: 8.0, dot: 5.5 };
const COMPACT: Heights = Heights { line: 15.0, band: 3.0, dot: 4.5 };

/// Draws a scale.
pub fn scale(spec: &ScaleSpec) -> String {
    drawn(spec).0
}

/// A scale and its height in px.
pub(crate) fn drawn(spec: &ScaleSpec) -> (String, f64) {
    let heights = if spec.compact { COMPACT } else { FULL };
    let ScaleSpec { range, levels, width, compact, .. } = *spec;
    let ruler = Ruler { range, levels, width, line: heights.line, compact };
    let names = ruler.names();
    let bottom = ruler.bottom(&names);

    let mut out = String::with_capacity(4096);
    open(&mut out, if compact { "ruler ruler-compact" } else { "ruler" }, spec.label, bottom);
    if let (Some(estimate), None) = (spec.estimate, spec.density) {
        gradient(&mut out, spec, &ruler, estimate);
    }
    field(&mut out, bottom);
    if let Some(estimate) = spec.estimate {
        match spec.density {
            Some(density) => curve(&mut out, density, &heights),
            None => band(&mut out, spec, &ruler, estimate, &heights),
        }
    }
    ruler.rule(&mut out);
    out.push_str("</svg>");
    ruler.words(&mut out, &names);
    if let Some(estimate) = spec.estimate {
        needle(&mut out, &ruler, estimate, &heights);
    }
    out.push_str("</svg>");
    (out, bottom)
}

/// Draws a scale for rooms of any width from `spec.width` on: names take two rows where it is narrow and one where it is
/// wide. Both pictures are in the text; the room decides which of `scale-narrow` and `scale-wide` shows.
pub fn scale_any_width(spec: &ScaleSpec) -> String {
    let mut out = String::with_capacity(8192);
    for (class, width) in [("narrow", spec.width), ("wide", spec.width.max(WIDE))] {
        let id = [spec.id, "-", class].concat();
        out.push_str("<div class=\"scale-");
        out.push_str(class);
        out.push_str("\">");
        out.push_str(&scale(&ScaleSpec { id: &id, width, ..spec.clone() }));
        out.push_str("</div>");
    }
    out
}

/// Distances from the middle in SD and the height of the normal density there; 90 % lie within 1.645.
const NORMAL: [(f64, f64); 6] =
    [(0.0, 1.0), (0.6, 0.835), (1.1, 0.546), (1.645, 0.258), (2.1, 0.11), (2.7, 0.0)];
/// Opacity at the estimate.
const STRONGEST: f64 = 0.62;

/// How far the band reaches to the left and to the right of the estimate, in units of the rule.
fn reach(spec: &ScaleSpec, ruler: &Ruler, estimate: f64) -> (f64, f64, f64) {
    let middle = ruler.share(estimate);
    let far = NORMAL[NORMAL.len() - 1].0 / 1.645;
    let left = far * (middle - ruler.share(spec.interval.0)).max(0.0);
    let right = far * (ruler.share(spec.interval.1) - middle).max(0.0);
    (middle * UNITS, left * UNITS, right * UNITS)
}

/// Fades like a normal density on either side, each side as wide as its part of the interval.
fn gradient(out: &mut String, spec: &ScaleSpec, ruler: &Ruler, estimate: f64) {
    let (_, left, right) = reach(spec, ruler, estimate);
    let middle = left / (left + right).max(f64::MIN_POSITIVE);
    let far = NORMAL[NORMAL.len() - 1].0;
    out.push_str("<defs><linearGradient id=\"");
    escape(out, spec.id);
    out.push_str("-band\">");
    let mut stop = |offset: f64, height: f64| {
        out.push_str("<stop class=\"scale-stop\" stop-color=\"currentColor\"");
        attribute(out, "offset", 100.0 * offset, "%");
        attribute(out, "stop-opacity", STRONGEST * height, "");
        out.push_str("/>");
    };
    NORMAL.iter().rev().for_each(|(sd, height)| stop(middle * (1.0 - sd / far), *height));
    NORMAL.iter().skip(1).for_each(|(sd, height)| stop(middle + (1.0 - middle) * sd / far, *height));
    out.push_str("</linearGradient></defs>");
}

/// The fading band, with a small stroke at either end of the interval.
fn band(out: &mut String, spec: &ScaleSpec, ruler: &Ruler, estimate: f64, heights: &Heights) {
    let (middle, left, right) = reach(spec, ruler, estimate);
    let (start, end) = ((middle - left).max(0.0), (middle + right).min(UNITS));
    // Cut at the ends of the line; the gradient goes with the uncut band.
    if left + right > 0.0 {
        out.push_str("<svg overflow=\"hidden\"");
        attribute(out, "x", start, "");
        attribute(out, "width", end - start, "");
        attribute(out, "height", heights.line, "");
        out.push_str("><rect class=\"scale-band\" fill=\"url(#");
        escape(out, spec.id);
        out.push_str("-band)\"");
        attribute(out, "x", middle - left - start, "");
        attribute(out, "y", heights.band, "");
        attribute(out, "width", left + right, "");
        attribute(out, "height", heights.line - heights.band, "");
        out.push_str("/></svg>");
    }
    let ends = [spec.interval.0, spec.interval.1].into_iter();
    let inside = ends.filter(|end| ruler.holds(*end));
    let ends: Vec<_> =
        inside.map(|end| (ruler.share(end) * UNITS, heights.line - 9.0, heights.line)).collect();
    strokes(out, "scale-end", &ends);
}

/// The posterior itself as a curve over the line.
fn curve(out: &mut String, density: &[f64], heights: &Heights) {
    let highest = density.iter().copied().filter(|y| y.is_finite()).fold(f64::MIN_POSITIVE, f64::max);
    let step = UNITS / (density.len().max(2) - 1) as f64;
    let mut path = String::new();
    for (i, y) in density.iter().enumerate() {
        let y = if y.is_finite() { (y / highest).clamp(0.0, 1.0) } else { 0.0 };
        path.push(if i == 0 { 'M' } else { 'L' });
        number(&mut path, i as f64 * step);
        path.push(' ');
        number(&mut path, heights.line - y * (heights.line - heights.band));
    }
    if path.is_empty() {
        return;
    }
    out.push_str("<path class=\"scale-area\" fill=\"currentColor\" fill-opacity=\"0.2\" d=\"");
    out.push_str(&path);
    out.push('V');
    number(out, heights.line);
    out.push_str(
        "H0Z\"/><path class=\"scale-curve\" fill=\"none\" stroke=\"currentColor\" \
                  vector-effect=\"non-scaling-stroke\" d=\"",
    );
    out.push_str(&path);
    out.push_str("\"/>");
}

fn needle(out: &mut String, ruler: &Ruler, estimate: f64, heights: &Heights) {
    let x = 100.0 * inset(ruler.share(estimate));
    out.push_str("<g class=\"scale-needle\"><line stroke=\"currentColor\" stroke-width=\"1.5\"");
    attribute(out, "x1", x, "%");
    attribute(out, "x2", x, "%");
    attribute(out, "y1", heights.band - 3.0, "");
    attribute(out, "y2", heights.line, "");
    out.push_str("/><circle fill=\"currentColor\"");
    attribute(out, "cx", x, "%");
    attribute(out, "cy", heights.line, "");
    attribute(out, "r", heights.dot, "");
    out.push_str("/></g>");
}
