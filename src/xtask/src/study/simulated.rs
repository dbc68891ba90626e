//! What `skillmark simulate --json` says.

use std::fmt::Write;

use anyhow::Result;
use serde::Deserialize;

/// One line of it.
#[derive(Debug, Deserialize)]
pub(super) struct Line {
    /// Skill of a bank, `adaptive` or `fixed`.
    pub(super) test: String,
    pub(super) overlap: f64,
    pub(super) never_asked: u32,
    pub(super) all: Band,
    pub(super) bands: Vec<Band>,
}

/// Figures of people in a band of θ.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Band {
    pub(super) theta: String,
    pub(super) people: u32,
    pub(super) coverage90: f64,
    pub(super) coverage95: f64,
    pub(super) bias: f64,
    pub(super) rmse: f64,
    pub(super) rms_se: f64,
    pub(super) success: f64,
    pub(super) mean_length: f64,
}

/// A share in per cent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// A line of Markdown for each band.
pub(super) fn table(text: &mut String, bands: &[Band], all: &Band) -> Result<()> {
    writeln!(
        text,
        "| true θ | people | bias | RMSE | SE | RMSE / SE | coverage 90 % | 95 % | items |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    for Band { theta, people, bias, rmse, rms_se, coverage90, coverage95, mean_length, .. } in
        bands.iter().chain([all])
    {
        let (ratio, c90, c95) = (rmse / rms_se, percent(*coverage90), percent(*coverage95));
        writeln!(
            text,
            "| {theta} | {people} | {bias:+.3} | {rmse:.3} | {rms_se:.3} | {ratio:.2} | {c90} | {c95} | {mean_length:.1} |"
        )?;
    }
    Ok(())
}

/// The bands of several lines, each over the people of all.
pub(super) fn bands_of(lines: &[Line]) -> Vec<Band> {
    let mut names: Vec<&str> = Vec::new();
    let fullest = lines.iter().max_by_key(|line| line.bands.len());
    names.extend(fullest.into_iter().flat_map(|line| &line.bands).map(|band| band.theta.as_str()));
    let same = |name: &str| {
        let bands = lines.iter().flat_map(|line| &line.bands);
        pooled(name, bands.filter(|band| band.theta == name).collect::<Vec<_>>().into_iter())
    };
    names.into_iter().filter_map(same).collect()
}

/// One band over the people of several.
pub(super) fn pooled<'b>(name: &str, bands: impl Iterator<Item = &'b Band> + Clone) -> Option<Band> {
    let people: u32 = bands.clone().map(|band| band.people).sum();
    if people == 0 {
        return None;
    }
    let mean = |value: &dyn Fn(&Band) -> f64| {
        bands.clone().map(|band| f64::from(band.people) * value(band)).sum::<f64>() / f64::from(people)
    };
    Some(Band {
        theta: name.to_owned(),
        people,
        coverage90: mean(&|band| band.coverage90),
        coverage95: mean(&|band| band.coverage95),
        bias: mean(&|band| band.bias),
        rmse: mean(&|band| band.rmse * band.rmse).sqrt(),
        rms_se: mean(&|band| band.rms_se * band.rms_se).sqrt(),
        success: mean(&|band| band.success),
        mean_length: mean(&|band| band.mean_length),
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::study) fn band(theta: &str, people: u32, coverage: f64, rmse: f64) -> Band {
        Band {
            theta: theta.to_owned(),
            people,
            coverage90: coverage,
            coverage95: coverage,
            bias: 0.0,
            rmse,
            rms_se: rmse,
            success: 0.5,
            mean_length: 20.0,
        }
    }

    #[test]
    fn bands_of_several_banks_count_their_people() {
        let line = |bands: Vec<Band>| Line {
            test: "adaptive".to_owned(),
            overlap: 0.5,
            never_asked: 0,
            all: bands[0].clone(),
            bands,
        };
        let lines = [
            line(vec![band("0 to 1", 100, 1.0, 0.3)]),
            line(vec![band("0 to 1", 300, 0.9, 0.5), band("above 2", 3, 0.5, 1.0)]),
        ];
        let pooled = bands_of(&lines);
        assert_eq!((pooled.len(), pooled[0].people, pooled[1].people), (2, 400, 3));
        assert!((pooled[0].coverage95 - 0.925).abs() < 1e-12);
        assert!((pooled[0].rmse - (0.25 * 0.09 + 0.75 * 0.25_f64).sqrt()).abs() < 1e-12);
    }
}
