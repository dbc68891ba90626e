//! The ruled line that every picture stands on: fine ticks, numbers under them, levels as longer ticks with names.
//!
//! Horizontal places are shares of the width and heights are px, so that the picture fills whatever it stands in while
//! text and hairlines keep their size. Names are placed for the narrowest width, and are apart at any larger one.

use crate::names::{self, Placed};
use crate::svg::{attribute, escape, number};

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
/// What is drawn along the line stands in a box of its own, the field, this many units wide.
pub(crate) const UNITS: f64 = 1000.0;
/// Size of names, as in `style/`.
const NAME_SIZE: f64 = 13.0;
/// Baselines in px under the line: of the numbers, and of the rows of names.
const NUMBERS: f64 = 28.0;
const NAMES: [f64; 2] = [50.0, 68.0];

#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruler<'a> {
    /// Ends of the line, in units of the scale; one tick is one unit, every tenth has a number.
    pub(crate) range: (f64, f64),
    /// Levels from low to high.
    pub(crate) levels: &'a [Band<'a>],
    /// Narrowest width in px that it will be shown at.
    pub(crate) width: u32,
    /// How far in px the line lies under the picture's top.
    pub(crate) line: f64,
    /// Without numbers and names.
    pub(crate) compact: bool,
}

impl Ruler<'_> {
    /// A value's place between the ends, 0 to 1. What lies outside stands at the end, and what is no number at the start.
    pub(crate) fn share(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let share = (value - low) / (high - low);
        if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
    }

    /// Whether a value lies on the line, its ends included.
    pub(crate) fn holds(&self, value: f64) -> bool {
        value >= self.range.0 && value <= self.range.1
    }

    /// Where levels begin, in units of the field, the ends of the line left out.
    pub(crate) fn cuts(&self) -> Vec<f64> {
        let inside = |from: &f64| *from > self.range.0 && *from < self.range.1;
        self.levels
            .iter()
            .filter_map(|level| level.from)
            .filter(inside)
            .map(|from| self.share(from) * UNITS)
            .collect()
    }

    /// The names of the levels at their places.
    pub(crate) fn names(&self) -> Vec<Placed> {
        if self.compact {
            return Vec::new();
        }
        let starts: Vec<f64> =
            self.levels.iter().map(|level| inset(level.from.map_or(0.0, |from| self.share(from)))).collect();
        let ends = starts.iter().skip(1).copied().chain([inset(1.0)]);
        let bands: Vec<(&str, f64, f64)> = self
            .levels
            .iter()
            .zip(starts.iter().zip(ends))
            .map(|(level, (from, to))| (level.name, *from, to))
            .collect();
        names::place(&bands, f64::from(self.width), NAME_SIZE)
    }

    /// Height of a picture that ends with the ruler, in px.
    pub(crate) fn bottom(&self, names: &[Placed]) -> f64 {
        match (self.compact, names.iter().any(|name| name.row == 1)) {
            (true, _) => self.line + 13.0,
            (false, false) => self.line + NAMES[0] + 6.0,
            (false, true) => self.line + NAMES[1] + 6.0,
        }
    }

    /// The line with its ticks, for the field.
    pub(crate) fn rule(&self, out: &mut String) {
        let line = self.line;
        let deep = if self.compact { [3.0, 3.0, 5.0] } else { [4.0, 6.0, 9.0] };
        let (mut fine, mut tens) = (Vec::new(), Vec::new());
        for value in self.ticks() {
            let x = self.share(f64::from(value)) * UNITS;
            match value {
                _ if value % 10 == 0 => tens.push((x, line, line + deep[2])),
                _ if value % 5 == 0 => fine.push((x, line, line + deep[1])),
                _ => fine.push((x, line, line + deep[0])),
            }
        }
        strokes(out, "scale-fine", &fine);
        strokes(out, "scale-ten", &tens);
        let (above, below) = if self.compact { (7.0, 7.0) } else { (20.0, 14.0) };
        let cuts: Vec<_> = self.cuts().into_iter().map(|x| (x, line - above, line + below)).collect();
        strokes(out, "scale-cut", &cuts);
        out.push_str(
            "<path class=\"scale-line\" stroke=\"currentColor\" vector-effect=\"non-scaling-stroke\" d=\"M0 ",
        );
        number(out, line);
        out.push('H');
        number(out, UNITS);
        out.push_str("\"/>");
    }

    /// Whole values that have a tick: every one, or every second, fifth or tenth where they would stand closer than 4 px.
    fn ticks(&self) -> impl Iterator<Item = i32> + use<> {
        let whole = |end: f64| end.clamp(-1e6, 1e6) as i32;
        let (low, high) = (whole(self.range.0.ceil()), whole(self.range.1.floor()));
        let unit = self.unit();
        let step = [1, 2, 5].into_iter().find(|step| f64::from(*step) * unit >= 4.0).unwrap_or(10);
        // A range no screen can show has no ticks, instead of a page full of them.
        let shown = if high - low > 10_000 { 0..0 } else { low..high + 1 };
        shown.filter(move |value| value % step == 0)
    }

    /// How long one unit of the scale is at the narrowest, in px.
    fn unit(&self) -> f64 {
        f64::from(self.width) * (1.0 - 2.0 * INSET) / (self.range.1 - self.range.0)
    }

    /// Numbers under every tenth tick, or every twentieth where they would touch; and the names.
    pub(crate) fn words(&self, out: &mut String, names: &[Placed]) {
        if self.compact {
            return;
        }
        let ten = self.unit() * 10.0;
        if let Some(step) = [10, 20, 50, 100].into_iter().find(|step| ten * f64::from(*step) / 10.0 >= 28.0) {
            for value in self.ticks().filter(|value| value % step == 0) {
                let x = inset(self.share(f64::from(value)));
                text(out, "scale-number", x, "middle", self.line + NUMBERS, &value.to_string());
            }
        }
        for name in names {
            text(out, "scale-name", name.x, anchor(name.anchor), self.line + NAMES[name.row], &name.text);
        }
    }
}

/// A place in the whole picture, as a share of its width, from one in the field.
pub(crate) fn inset(share: f64) -> f64 {
    INSET + share * (1.0 - 2.0 * INSET)
}

/// Opens a picture that fills its room.
pub(crate) fn open(out: &mut String, class: &str, label: &str, height: f64) {
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"");
    out.push_str(class);
    out.push_str("\" role=\"img\" width=\"100%\"");
    attribute(out, "height", height, "");
    out.push_str(" aria-label=\"");
    escape(out, label);
    out.push_str("\">");
}

/// Opens the field: [`UNITS`] wide however wide the picture is, and px high.
pub(crate) fn field(out: &mut String, height: f64) {
    out.push_str("<svg overflow=\"visible\" preserveAspectRatio=\"none\"");
    attribute(out, "x", 100.0 * INSET, "%");
    attribute(out, "width", 100.0 * (1.0 - 2.0 * INSET), "%");
    attribute(out, "height", height, "");
    out.push_str(" viewBox=\"0 0 ");
    number(out, UNITS);
    out.push(' ');
    number(out, height);
    out.push_str("\">");
}

/// Vertical strokes as one path, hairlines at any width: places in units of the field, from and to in px.
pub(crate) fn strokes(out: &mut String, class: &str, all: &[(f64, f64, f64)]) {
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

/// A line of text; `x` is a share of the picture's width.
pub(crate) fn text(out: &mut String, class: &str, x: f64, anchor: &str, y: f64, content: &str) {
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
