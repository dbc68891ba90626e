//! What is printed about a test.

use anyhow::Result;
use serde_json::{Map, Value, json};
use skillmark_lab::{Band, ItemUse, Report, Usage};
use std::collections::BTreeMap;
use std::io::Write;

/// A test that people took.
pub(super) struct Taken {
    /// Skill of a bank, `adaptive`, `fixed` or `oracle`.
    pub(super) name: String,
    /// What else tells it from others, e.g. the preset; for texts and as JSON.
    pub(super) about: Vec<(&'static str, String)>,
    /// How it chooses, scores and stops, in words.
    pub(super) plan: Option<String>,
    pub(super) seed: u64,
    pub(super) report: Report,
    pub(super) usage: Usage,
    /// Share of the people whose answers are flagged, where they were judged.
    pub(super) flagged: Option<f64>,
    /// The items that it could ask.
    pub(super) listed: Vec<usize>,
}

impl Taken {
    pub(super) fn print(&self, out: &mut impl Write) -> Result<()> {
        let Taken { name, about, plan, seed, report, usage, flagged, listed } = self;
        let about: String = about.iter().map(|(what, value)| format!(", {what} {value}")).collect();
        writeln!(out, "{name}{about}, {} people, seed {seed}", report.all.people)?;
        if let Some(plan) = plan {
            writeln!(out, "{plan}")?;
        }
        let share = |(rule, share): &(&str, f64)| format!("{rule} {:.1} %", 100.0 * share);
        writeln!(out, "stopped by: {}", report.stopped.iter().map(share).collect::<Vec<_>>().join(", "))?;
        if let Some(flagged) = flagged {
            writeln!(out, "fit: {:.1} % flagged", 100.0 * flagged)?;
        }
        writeln!(
            out,
            "items: overlap {:.3}, largest exposure {:.3}, never asked {} of {}",
            usage.overlap(),
            self.largest_exposure(),
            self.never_asked(),
            listed.len(),
        )?;
        writeln!(
            out,
            "{:>12} {:>8} {:>7} {:>7} {:>7} {:>9} {:>9} {:>9} {:>8} {:>7} {:>8}",
            "theta",
            "people",
            "bias",
            "rmse",
            "rms se",
            "median se",
            "cover 90",
            "cover 95",
            "success",
            "length",
            "10-90 %"
        )?;
        for band in report.bands.iter().chain([&report.all]) {
            writeln!(
                out,
                "{:>12} {:>8} {:>7.3} {:>7.3} {:>7.3} {:>9.3} {:>9.3} {:>9.3} {:>8.3} {:>7.2} {:>8}",
                theta(band),
                band.people,
                band.bias,
                band.rmse,
                band.rms_se,
                band.median_se,
                band.coverage90,
                band.coverage95,
                band.success,
                band.mean_length,
                format!("{}-{}", band.length.0, band.length.1),
            )?;
        }
        writeln!(out)?;
        Ok(())
    }

    pub(super) fn json(&self) -> Value {
        let band = |band: &Band| {
            json!({
                "theta": theta(band), "people": band.people, "bias": band.bias, "rmse": band.rmse,
                "rms_se": band.rms_se, "median_se": band.median_se, "coverage90": band.coverage90,
                "coverage95": band.coverage95, "success": band.success, "mean_length": band.mean_length,
                "length10": band.length.0, "length90": band.length.1,
            })
        };
        let mut line = Map::new();
        line.extend(self.about.iter().map(|(what, value)| ((*what).to_owned(), value.clone().into())));
        line.insert("test".to_owned(), self.name.clone().into());
        line.insert("seed".to_owned(), self.seed.into());
        line.insert(
            "stopped".to_owned(),
            json!(self.report.stopped.iter().copied().collect::<BTreeMap<_, _>>()),
        );
        line.insert("overlap".to_owned(), self.usage.overlap().into());
        line.extend(self.flagged.map(|share| ("flagged".to_owned(), share.into())));
        line.insert("largest_exposure".to_owned(), self.largest_exposure().into());
        line.insert("never_asked".to_owned(), self.never_asked().into());
        line.insert("all".to_owned(), band(&self.report.all));
        line.insert("bands".to_owned(), self.report.bands.iter().map(band).collect());
        Value::Object(line)
    }

    fn largest_exposure(&self) -> f64 {
        self.uses().fold(0.0, |largest: f64, item| largest.max(item.exposure))
    }

    fn never_asked(&self) -> usize {
        self.uses().filter(|item| item.people == 0).count()
    }

    fn uses(&self) -> impl Iterator<Item = ItemUse> + '_ {
        self.listed.iter().map(|item| self.usage.item(*item))
    }
}

fn theta(band: &Band) -> String {
    match (band.from.is_finite(), band.to.is_finite()) {
        (true, true) => format!("{} to {}", band.from, band.to),
        (false, true) => format!("below {}", band.to),
        (true, false) => format!("above {}", band.from),
        (false, false) => "all".to_owned(),
    }
}
