//! The scale in time: a row for every question from the first at the top to the last, the estimate stepping from side to
//! side and its band shrinking around it, over the same ruler that shows the result.

use crate::ruler::{Band, Ruler, UNITS, field, inset, open, strokes, text};
use crate::svg::{attribute, number};

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct StepsSpec<'a> {
    /// What the picture says, for those who do not see it.
    pub label: &'a str,
    /// Ends of the ruler, in units of the scale.
    pub range: (f64, f64),
    /// Levels from low to high.
    pub levels: &'a [Band<'a>],
    /// Narrowest width in px that it will be shown at.
    pub width: u32,
    /// One for each question, in order.
    pub steps: &'a [StepSpec],
}

/// Where the estimate stood after a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepSpec {
    /// The estimate, in units of the scale.
    pub estimate: f64,
    /// Its 90 % interval.
    pub interval: (f64, f64),
    /// The sign at the estimate.
    pub answer: Answer,
}

/// How a question was answered, each a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A dot.
    Right,
    /// A ring.
    Wrong,
    /// A diamond.
    Unsure,
    /// Nothing: it does not count.
    Trial,
}

/// Height of a row, in px.
const ROW: f64 = 16.0;
/// Room above the first row and under the last, in px.
const TOP: f64 = 4.0;
const GAP: f64 = 8.0;

/// Draws the steps. Without any, the ruler alone.
pub fn steps(spec: &StepsSpec) -> String {
    let end = TOP + ROW * spec.steps.len() as f64;
    let StepsSpec { range, levels, width, .. } = *spec;
    let ruler = Ruler { range, levels, width, line: end + GAP, compact: false };
    let names = ruler.names();
    let bottom = ruler.bottom(&names);

    let mut out = String::with_capacity(4096);
    open(&mut out, "ruler steps", spec.label, bottom);
    field(&mut out, bottom);
    let cuts: Vec<_> = ruler.cuts().into_iter().map(|x| (x, 0.0, ruler.line)).collect();
    strokes(&mut out, "steps-cut", &cuts);
    if !spec.steps.is_empty() {
        band(&mut out, spec, &ruler);
        path(&mut out, spec, &ruler);
    }
    ruler.rule(&mut out);
    out.push_str("</svg>");
    ruler.words(&mut out, &names);
    for (i, step) in spec.steps.iter().enumerate() {
        let middle = TOP + ROW * (i as f64 + 0.5);
        text(&mut out, "scale-number steps-row", 0.0, "start", middle + 4.0, &(i + 1).to_string());
        sign(&mut out, step.answer, inset(ruler.share(step.estimate)), middle);
    }
    out.push_str("</svg>");
    out
}

/// What nine in ten lie within: down the lower ends and up the upper ones.
fn band(out: &mut String, spec: &StepsSpec, ruler: &Ruler) {
    out.push_str("<path class=\"steps-band\" fill=\"currentColor\" fill-opacity=\"0.16\" d=\"");
    let rows = || spec.steps.iter().enumerate();
    for (i, step) in rows() {
        side(out, i == 0, ruler.share(step.interval.0), i, i + 1);
    }
    for (i, step) in rows().rev() {
        side(out, false, ruler.share(step.interval.1), i + 1, i);
    }
    out.push_str("Z\"/>");
}

/// The estimate's own way.
fn path(out: &mut String, spec: &StepsSpec, ruler: &Ruler) {
    out.push_str(
        "<path class=\"steps-path\" fill=\"none\" stroke=\"currentColor\" vector-effect=\"non-scaling-stroke\" d=\"",
    );
    for (i, step) in spec.steps.iter().enumerate() {
        side(out, i == 0, ruler.share(step.estimate), i, i + 1);
    }
    out.push_str("\"/>");
}

/// To a place at the edge of one row, and from there to the edge of another.
fn side(out: &mut String, first: bool, share: f64, from: usize, to: usize) {
    let edge = |row: usize| TOP + ROW * row as f64;
    out.push(if first { 'M' } else { 'L' });
    number(out, share * UNITS);
    out.push(' ');
    number(out, edge(from));
    out.push('V');
    number(out, edge(to));
}

fn sign(out: &mut String, answer: Answer, x: f64, y: f64) {
    let shape = match answer {
        Answer::Right => "circle class=\"steps-right\" fill=\"currentColor\" r=\"4\"",
        Answer::Wrong => "circle class=\"steps-wrong\" fill=\"none\" stroke=\"currentColor\" r=\"3.5\"",
        Answer::Unsure => {
            "path class=\"steps-unsure\" fill=\"none\" stroke=\"currentColor\" d=\"M0 -5L5 0L0 5L-5 0Z\""
        }
        Answer::Trial => return,
    };
    out.push_str("<svg overflow=\"visible\"");
    attribute(out, "x", 100.0 * x, "%");
    attribute(out, "y", y, "");
    out.push_str("><");
    out.push_str(shape);
    out.push_str("/></svg>");
}
