//! What many simulated people say about a bank and preset.

use crate::Person;
use std::collections::BTreeMap;

/// Figures of one simulation. θ units.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Everybody.
    pub all: Band,
    /// By true θ: below -2, four bands of width 1, above 2. Empty bands are left out.
    pub bands: Vec<Band>,
    /// Share stopped by each rule that stopped anybody, largest first.
    pub stopped: Vec<(&'static str, f64)>,
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
    pub coverage90: f64,
    /// Share of 95 % intervals that hold θ.
    pub coverage95: f64,
    /// Mean share of right answers, or of the highest category; NaN when nobody answered anything.
    pub success: f64,
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
        let mut counts = BTreeMap::new();
        people.iter().for_each(|person| *counts.entry(person.stopped).or_insert(0) += 1);
        let share = |(rule, count)| (rule, f64::from(count) / people.len() as f64);
        let mut stopped: Vec<(&str, f64)> = counts.into_iter().map(share).collect();
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
        let mut lengths: Vec<u32> = people.iter().map(|p| p.length).collect();
        lengths.sort_unstable();
        let successes = people.iter().filter(|p| p.length > 0).map(|p| p.success);
        let (answerers, success) = successes.fold((0.0, 0.0), |(n, sum), x| (n + 1.0, sum + x));
        let holds = |p: &Person, (low, high): (f64, f64)| f64::from(low <= p.theta && p.theta <= high);
        let place = |share: f64| ((people.len() - 1) as f64 * share).round() as usize;
        Some(Band {
            from,
            to,
            people: people.len(),
            bias: mean(&error),
            rmse: mean(&|p| error(p) * error(p)).sqrt(),
            rms_se: mean(&|p| p.se * p.se).sqrt(),
            median_se: errors[place(0.5)],
            coverage90: mean(&|p| holds(p, p.interval90)),
            coverage95: mean(&|p| holds(p, p.interval95)),
            success: success / answerers,
            mean_length: mean(&|p| f64::from(p.length)),
            length: (lengths[place(0.1)], lengths[place(0.9)]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Usage;
    use skillmark_irt::{Answer, Response};

    fn person(theta: f64, estimate: f64, se: f64, items: &[(usize, usize)], stopped: &'static str) -> Person {
        let answers: Vec<Answer> = items
            .iter()
            .map(|(item, category)| Answer { item: *item, response: Response::Category(*category) })
            .collect();
        Person {
            theta,
            estimate,
            se,
            interval90: (estimate - 0.5, estimate + 0.5),
            interval95: (estimate - 1.0, estimate + 1.0),
            success: items.iter().map(|(_, category)| *category as f64).sum::<f64>() / items.len() as f64,
            length: items.len() as u32,
            answers,
            ms: 0,
            could_reach: None,
            stopped,
            ..Person::default()
        }
    }

    fn three() -> [Person; 3] {
        [
            person(0.5, 0.7, 0.3, &[(0, 1), (1, 1)], "length"),
            person(0.6, 0.2, 0.4, &[(1, 0), (0, 1), (2, 0), (3, 1)], "length"),
            person(-2.5, -1.5, 0.5, &[(1, 0)], "level"),
        ]
    }

    #[test]
    fn figures_of_three_people_by_hand() {
        let report = Report::new(&three()).unwrap();
        assert!((report.all.bias - 0.8 / 3.0).abs() < 1e-12);
        assert!((report.all.rmse - 0.4f64.sqrt()).abs() < 1e-12);
        assert!((report.all.coverage90 - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((report.all.coverage95, report.all.success), (1.0, 0.5));
        assert_eq!((report.all.median_se, report.all.length), (0.4, (1, 4)));
        assert!((report.all.mean_length - 7.0 / 3.0).abs() < 1e-12);
        assert_eq!(report.bands.iter().map(|b| b.people).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(report.stopped, [("length", 2.0 / 3.0), ("level", 1.0 / 3.0)]);
        assert_eq!(Report::new(&[]), None);
    }

    /// Shared items: 2 by the first two, 1 by the others with the third; the mean length is 7 / 3.
    #[test]
    fn use_of_items_by_hand() {
        let mut usage = Usage::new(5);
        three().iter().for_each(|person| usage.add(person));
        assert!((usage.overlap() - (4.0 / 3.0) / (7.0 / 3.0)).abs() < 1e-12);
        let seen = |i: usize| (usage.item(i).people, usage.item(i).mean_position);
        assert_eq!((seen(0), seen(1), seen(3)), ((2, 1.5), (3, 4.0 / 3.0), (1, 4.0)));
        assert_eq!((usage.item(0).exposure, usage.item(1).mean_score), (2.0 / 3.0, 1.0 / 3.0));
        assert!(usage.item(4).people == 0 && usage.item(4).mean_position.is_nan());
    }
}
