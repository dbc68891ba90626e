//! The scale: a ruled line with fine ticks, levels as longer ticks with names, a needle for the estimate, and a band that
//! fades to both ends for the interval.
//!
//! Horizontal places are shares of the width and heights are px, so that the picture fills whatever it stands in while
//! text and hairlines keep their size. Names are placed for the narrowest width, and are apart at any larger one.

use crate::names;
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

/// A level on the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it begins; `None` for the lowest.
    pub from: Option<f64>,
}

/// Room at both ends for half a dot and half a number, as a share of the width.
const INSET: f64 = 0.03;
/// The rule is drawn in a box of its own, this many units wide.
const UNITS: f64 = 1000.0;
/// Size of names, as in `style/`.
const NAME_SIZE: f64 = 13.0;

/// From this width on, in px, `style/` shows the wide picture.
const WIDE: u32 = 544;

/// Heights in px.
struct Heights {
    /// The line.
    line: f64,
    /// Top of the band.
    band: f64,
    /// Baseline of the numbers.
    numbers: f64,
    /// Baselines of the rows of names.
    names: [f64; 2],
    /// Radius of the dot.
    dot: f64,
}

const FULL: Heights = Heights { line: 34.0, band: 8.0, numbers: 62.0, names: [84.0, 102.0], dot: 5.5 };
const COMPACT: Heights = Heights { line: 15.0, band: 3.0, numbers: 0.0, names: [0.0; 2], dot: 4.5 };

/// Draws a scale.
pub fn scale(spec: &ScaleSpec) -> String {
    let heights = if spec.compact { COMPACT } else { FULL };
    let names = if spec.compact { Vec::new() } else { level_names(spec) };
    let bottom = match (spec.compact, names.iter().any(|name| name.row == 1)) {
        (true, _) => 28.0,
        (false, false) => heights.names[0] + 6.0,
        (false, true) => heights.names[1] + 6.0,
    };

    let mut out = String::with_capacity(4096);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ruler");
    out.push_str(if spec.compact { " ruler-compact" } else { "" });
    out.push_str("\" role=\"img\" width=\"100%\"");
    attribute(&mut out, "height", bottom, "");
    out.push_str(" aria-label=\"");
    escape(&mut out, spec.label);
    out.push_str("\">");
    if let (Some(estimate), None) = (spec.estimate, spec.density) {
        gradient(&mut out, spec, estimate);
    }

    out.push_str("<svg overflow=\"visible\" preserveAspectRatio=\"none\"");
    attribute(&mut out, "x", 100.0 * INSET, "%");
    attribute(&mut out, "width", 100.0 * (1.0 - 2.0 * INSET), "%");
    attribute(&mut out, "height", bottom, "");
    out.push_str(" viewBox=\"0 0 ");
    number(&mut out, UNITS);
    out.push(' ');
    number(&mut out, bottom);
    out.push_str("\">");
    if let Some(estimate) = spec.estimate {
        match spec.density {
            Some(density) => curve(&mut out, density, &heights),
            None => band(&mut out, spec, estimate, &heights),
        }
    }
    rule(&mut out, spec, &heights);
    out.push_str("</svg>");

    if !spec.compact {
        numbers(&mut out, spec, &heights);
        for name in &names {
            text(&mut out, "scale-name", name.x, anchor(name.anchor), heights.names[name.row], &name.text);
        }
    }
    if let Some(estimate) = spec.estimate {
        needle(&mut out, spec, estimate, &heights);
    }
    out.push_str("</svg>");
    out
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

/// A value's place between the ends, 0 to 1. What lies outside stands at the end, and what is no number at the start.
fn share(spec: &ScaleSpec, value: f64) -> f64 {
    let (low, high) = spec.range;
    let share = (value - low) / (high - low);
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}

/// A place in the whole picture, as a share of its width.
fn inset(share: f64) -> f64 {
    INSET + share * (1.0 - 2.0 * INSET)
}

fn level_names(spec: &ScaleSpec) -> Vec<names::Placed> {
    let starts: Vec<f64> =
        spec.levels.iter().map(|level| inset(level.from.map_or(0.0, |from| share(spec, from)))).collect();
    let ends = starts.iter().skip(1).copied().chain([inset(1.0)]);
    let bands: Vec<(&str, f64, f64)> = spec
        .levels
        .iter()
        .zip(starts.iter().zip(ends))
        .map(|(level, (from, to))| (level.name, *from, to))
        .collect();
    names::place(&bands, f64::from(spec.width), NAME_SIZE)
}

/// Distances from the middle in SD and the height of the normal density there; 90 % lie within 1.645.
const NORMAL: [(f64, f64); 6] =
    [(0.0, 1.0), (0.6, 0.835), (1.1, 0.546), (1.645, 0.258), (2.1, 0.11), (2.7, 0.0)];
/// Opacity at the estimate.
const STRONGEST: f64 = 0.62;

/// How far the band reaches to the left and to the right of the estimate, in units of the rule.
fn reach(spec: &ScaleSpec, estimate: f64) -> (f64, f64, f64) {
    let middle = share(spec, estimate);
    let far = NORMAL[NORMAL.len() - 1].0 / 1.645;
    let left = far * (middle - share(spec, spec.interval.0)).max(0.0);
    let right = far * (share(spec, spec.interval.1) - middle).max(0.0);
    (middle * UNITS, left * UNITS, right * UNITS)
}

/// Fades like a normal density on either side, each side as wide as its part of the interval.
fn gradient(out: &mut String, spec: &ScaleSpec, estimate: f64) {
    let (_, left, right) = reach(spec, estimate);
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
fn band(out: &mut String, spec: &ScaleSpec, estimate: f64, heights: &Heights) {
    let (middle, left, right) = reach(spec, estimate);
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
    let inside = ends.filter(|end| *end >= spec.range.0 && *end <= spec.range.1);
    let ends: Vec<_> =
        inside.map(|end| (share(spec, end) * UNITS, heights.line - 9.0, heights.line)).collect();
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

/// The line with its ticks.
fn rule(out: &mut String, spec: &ScaleSpec, heights: &Heights) {
    let deep = if spec.compact { [3.0, 3.0, 5.0] } else { [4.0, 6.0, 9.0] };
    let (mut fine, mut tens) = (Vec::new(), Vec::new());
    for value in ticks(spec) {
        let x = share(spec, f64::from(value)) * UNITS;
        match value {
            _ if value % 10 == 0 => tens.push((x, heights.line, heights.line + deep[2])),
            _ if value % 5 == 0 => fine.push((x, heights.line, heights.line + deep[1])),
            _ => fine.push((x, heights.line, heights.line + deep[0])),
        }
    }
    strokes(out, "scale-fine", &fine);
    strokes(out, "scale-ten", &tens);
    let (above, below) = if spec.compact { (7.0, 7.0) } else { (20.0, 14.0) };
    let inside = |from: &f64| *from > spec.range.0 && *from < spec.range.1;
    let cuts = spec.levels.iter().filter_map(|level| level.from).filter(inside);
    let cuts: Vec<_> =
        cuts.map(|from| (share(spec, from) * UNITS, heights.line - above, heights.line + below)).collect();
    strokes(out, "scale-cut", &cuts);
    out.push_str(
        "<path class=\"scale-line\" stroke=\"currentColor\" vector-effect=\"non-scaling-stroke\" d=\"M0 ",
    );
    number(out, heights.line);
    out.push('H');
    number(out, UNITS);
    out.push_str("\"/>");
}

/// Whole values that have a tick: every one, or every second, fifth or tenth where they would stand closer than 4 px.
fn ticks(spec: &ScaleSpec) -> impl Iterator<Item = i32> + use<> {
    let whole = |end: f64| end.clamp(-1e6, 1e6) as i32;
    let (low, high) = (whole(spec.range.0.ceil()), whole(spec.range.1.floor()));
    let unit = f64::from(spec.width) * (1.0 - 2.0 * INSET) / (spec.range.1 - spec.range.0);
    let step = [1, 2, 5].into_iter().find(|step| f64::from(*step) * unit >= 4.0).unwrap_or(10);
    // A range no screen can show has no ticks, instead of a page full of them.
    let shown = if high - low > 10_000 { 0..0 } else { low..high + 1 };
    shown.filter(move |value| value % step == 0)
}

/// Numbers under every tenth tick, or every twentieth where they would touch.
fn numbers(out: &mut String, spec: &ScaleSpec, heights: &Heights) {
    let ten = f64::from(spec.width) * (1.0 - 2.0 * INSET) / (spec.range.1 - spec.range.0) * 10.0;
    let Some(step) = [10, 20, 50, 100].into_iter().find(|step| ten * f64::from(*step) / 10.0 >= 28.0) else {
        return;
    };
    for value in ticks(spec).filter(|value| value % step == 0) {
        let x = inset(share(spec, f64::from(value)));
        text(out, "scale-number", x, "middle", heights.numbers, &value.to_string());
    }
}

fn needle(out: &mut String, spec: &ScaleSpec, estimate: f64, heights: &Heights) {
    let x = 100.0 * inset(share(spec, estimate));
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

/// Vertical strokes as one path, hairlines at any width.
fn strokes(out: &mut String, class: &str, all: &[(f64, f64, f64)]) {
    if all.is_empty() {
        return;
    }
    out.push_str("<path class=\"");
    out.push_str(class);
    out.push_str("\" stroke=\"currentColor\" vector-effect=\"non-scaling-stroke\" d=\"");
    for (x, from, to) in all {
        out.push('M');
        number(out, *x);
        out.push(' ');
        number(out, *from);
        out.push('V');
        number(out, *to);
    }
    out.push_str("\"/>");
}

fn text(out: &mut String, class: &str, x: f64, anchor: &str, y: f64, content: &str) {
    out.push_str("<text class=\"");
    out.push_str(class);
    out.push_str("\" fill=\"currentColor\" text-anchor=\"");
    out.push_str(anchor);
    out.push('"');
    attribute(out, "x", 100.0 * x, "%");
    attribute(out, "y", y, "");
    out.push('>');
    escape(out, content);
    out.push_str("</text>");
}

fn anchor(anchor: f64) -> &'static str {
    match anchor {
        x if x < 0.25 => "start",
        x if x > 0.75 => "end",
        _ => "middle",
    }
}
