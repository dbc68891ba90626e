//! The scale, as results and verdicts show it.

use skillmark_bank::{Level, Skill};
use skillmark_chart::{Answer, Band, ScaleSpec, StepSpec, StepsSpec, scale};
use skillmark_session::{Reply, Taken, display};
use skillmark_text::{Locale, result, steps};

/// The ends of the picture: three standard deviations to either side of the reference point.
const RANGE: (f64, f64) = (20.0, 80.0);
/// Narrowest width of the picture: a phone of 320 px less its margins.
const NARROWEST: u32 = 296;

/// An estimate with its interval, in θ units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured<'a> {
    /// Title of the skill.
    pub skill: &'a str,
    /// The estimate.
    pub theta: f64,
    /// Its 90 % interval.
    pub interval: (f64, f64),
}

impl Measured<'_> {
    /// Estimate and ends of the interval on the display scale, whole.
    pub fn points(&self) -> (u32, u32, u32) {
        let whole = |theta: f64| display(theta).round().max(0.0) as u32;
        (whole(self.theta), whole(self.interval.0), whole(self.interval.1))
    }
}

/// The picture as SVG. Without the bank's scale it has no levels. `place` makes its name unique on the page.
pub fn of(l: Locale, place: usize, levels: Option<&Skill>, measured: &Measured) -> String {
    let levels = levels.map_or(&[][..], |skill| &skill.levels);
    scale(&ScaleSpec {
        id: &format!("scale-{place}"),
        label: &label(l, levels, measured),
        levels: &bands(levels),
        ..bare(measured)
    })
}

/// The picture of an estimate without a name, words and levels.
pub fn bare<'a>(measured: &Measured) -> ScaleSpec<'a> {
    ScaleSpec {
        id: "",
        label: "",
        range: RANGE,
        levels: &[],
        estimate: Some(display(measured.theta)),
        interval: (display(measured.interval.0), display(measured.interval.1)),
        density: None,
        width: NARROWEST,
        compact: false,
    }
}

/// What the picture says, for those who do not see it.
pub fn label(l: Locale, levels: &[Level], measured: &Measured) -> String {
    let (score, low, high) = measured.points();
    let names = levels.iter().map(|level| level.title.as_str()).collect::<Vec<_>>().join(", ");
    match names.is_empty() {
        true => result::picture_bare(l, result::PictureBare { skill: measured.skill, score, low, high }),
        false => {
            result::picture(l, result::Picture { skill: measured.skill, score, low, high, levels: &names })
        }
    }
}

/// The levels as they stand on the scale.
pub fn bands(levels: &[Level]) -> Vec<Band<'_>> {
    levels.iter().map(|level| Band { name: &level.title, from: level.cut.map(display) }).collect()
}

/// How the estimate came about, as SVG. Nothing without an answer.
pub fn of_steps(l: Locale, skill: &Skill, taken: &[Taken]) -> Option<String> {
    let points =
        |step: &Taken| Measured { skill: &skill.title, theta: step.theta, interval: step.interval }.points();
    let (first, first_low, first_high) = points(taken.first()?);
    let (last, last_low, last_high) = points(taken.last()?);
    let questions = taken.len() as u32;
    let label = steps::Picture {
        skill: &skill.title,
        questions,
        first,
        first_low,
        first_high,
        last,
        last_low,
        last_high,
    };
    let rows: Vec<StepSpec> = taken.iter().map(row).collect();
    Some(skillmark_chart::steps(&StepsSpec {
        label: &steps::picture(l, label),
        range: RANGE,
        levels: &bands(&skill.levels),
        width: NARROWEST,
        steps: &rows,
    }))
}

fn row(step: &Taken) -> StepSpec {
    let answer = match step.reply {
        _ if step.is_pilot() => Answer::Trial,
        Reply::Right => Answer::Right,
        // The picture tells whole from not; the table beside it tells parts apart.
        Reply::Partly | Reply::Wrong => Answer::Wrong,
        Reply::Unsure => Answer::Unsure,
    };
    let interval = (display(step.interval.0), display(step.interval.1));
    StepSpec { estimate: display(step.theta), interval, answer }
}
