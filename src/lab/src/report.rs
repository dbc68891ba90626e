//! What many simulated people say about a bank and preset.

use crate::Person;
use skillmark_session::Stopped;

/// Figures of one simulation. θ units.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Everybody.
    pub all: Band,
    /// By true θ: below -2, four bands of width 1, above 2. Empty bands are left out.
    pub bands: Vec<Band>,
    /// Share stopped by each rule, largest first.
    pub stopped: Vec<(Stopped, f64)>,
}

/// Figures of people whose true θ lies in [from, to).
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Lower bound of θ.
    pub from: f64,
    /// Upper bound of θ.
    pub to: f64,
    /// How many people.
    pub people: usize,
    /// Mean of estimate - θ.
    pub bias: f64,
    /// Root of the mean of (estimate - θ)².
    pub rmse: f64,
    /// Root of the mean of SE².
    pub rms_se: f64,
    /// Median SE at the end.
    pub median_se: f64,
    /// Share of 90 % intervals that hold θ.
    pub coverage: f64,
    /// Mean number of questions.
    pub mean_length: f64,
    /// 10th and 90th percentile of the number of questions.
    pub length: (u32, u32),
}

impl Report {
    /// Sums people up, in the given order. `None` for nobody.
    pub fn new(people: &[Person]) -> Option<Self> {
        let edges = [f64::NEG_INFINITY, -2.0, -1.0, 0.0, 1.0, 2.0, f64::INFINITY];
        let all: Vec<&Person> = people.iter().collect();
        let bands = edges.windows(2).filter_map(|edge| {
            let inside: Vec<&Person> =
                people.iter().filter(|p| edge[0] <= p.theta && p.theta < edge[1]).collect();
            Band::new(edge[0], edge[1], &inside)
        });
        let rules = [Stopped::Precision, Stopped::Level, Stopped::Length, Stopped::Bank];
        let share = |rule| people.iter().filter(|p| p.stopped == rule).count() as f64 / people.len() as f64;
        let mut stopped: Vec<(Stopped, f64)> = rules.iter().map(|rule| (*rule, share(*rule))).collect();
        stopped.sort_by(|a, b| b.1.total_cmp(&a.1));
        Some(Report {
            all: Band::new(f64::NEG_INFINITY, f64::INFINITY, &all)?,
            bands: bands.collect(),
            stopped,
        })
    }
}

impl Band {
    fn new(from: f64, to: f64, people: &[&Person]) -> Option<Self> {
        if people.is_empty() {
            return None;
        }
        let n = people.len() as f64;
        let mean = |value: &dyn Fn(&Person) -> f64| people.iter().map(|p| value(p)).sum::<f64>() / n;
        let error = |p: &Person| p.estimate - p.theta;
        let mut errors: Vec<f64> = people.iter().map(|p| p.se).collect();
        errors.sort_unstable_by(f64::total_cmp);
        let mut lengths: Vec<u32> = people.iter().map(|p| p.answered).collect();
        lengths.sort_unstable();
        let place = |share: f64| ((people.len() - 1) as f64 * share).round() as usize;
        Some(Band {
            from,
            to,
            people: people.len(),
            bias: mean(&error),
            rmse: mean(&|p| error(p) * error(p)).sqrt(),
            rms_se: mean(&|p| p.se * p.se).sqrt(),
            median_se: errors[place(0.5)],
            coverage: mean(&|p| f64::from(p.interval.0 <= p.theta && p.theta <= p.interval.1)),
            mean_length: mean(&|p| f64::from(p.answered)),
            length: (lengths[place(0.1)], lengths[place(0.9)]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_three_people_by_hand() {
        let person = |theta, estimate, se, answered, stopped| Person {
            theta,
            estimate,
            se,
            interval: (estimate - 0.5, estimate + 0.5),
            answered,
            stopped,
        };
        let report = Report::new(&[
            person(0.5, 0.7, 0.3, 10, Stopped::Length),
            person(0.6, 0.2, 0.4, 12, Stopped::Length),
            person(-2.5, -1.5, 0.5, 5, Stopped::Level),
        ])
        .unwrap();
        assert!((report.all.bias - 0.8 / 3.0).abs() < 1e-12);
        assert!((report.all.rmse - 0.4f64.sqrt()).abs() < 1e-12);
        assert!((report.all.coverage - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((report.all.median_se, report.all.mean_length, report.all.length), (0.4, 9.0, (5, 12)));
        assert_eq!(report.bands.iter().map(|b| b.people).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(report.stopped[0], (Stopped::Length, 2.0 / 3.0));
        assert_eq!(Report::new(&[]), None);
    }
}
