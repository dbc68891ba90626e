//! Any rules of the engine in words, with the numbers as the engine has them: for those who simulate.
//!
//! Apart from [`describe`](crate::describe()), which tells test takers what a bank's preset does and belongs to the page, where every
//! sentence costs a download.

mod stop;
mod words;

pub use words::{
    DesignWords, EstimatorWords, ExposureWords, FilterWords, PriorWords, ShadowWords, StopWords,
};

use crate::{Locale, plan};

/// One paragraph. What two parts require alike, such as a filter and a shadow test, is said once.
///
/// ```
/// use skillmark_text::{DesignWords, EstimatorWords, ExposureWords, Locale, PriorWords, StopWords, describe_design};
///
/// let se = StopWords::Se("0.35".to_owned());
/// let level = StopWords::Level { cuts: vec!["-1".to_owned(), "1".to_owned()], percent: "90".to_owned() };
/// let words = DesignWords {
///     estimator: EstimatorWords::Named("eap"),
///     prior: Some(PriorWords::Normal { mean: "0".to_owned(), sd: "1".to_owned() }),
///     criterion: "mfi",
///     first_by_information: false,
///     start: "0".to_owned(),
///     filters: Vec::new(),
///     exposure: ExposureWords::Among(3),
///     shadow: None,
///     pilots: 0,
///     items: (5, Some(20)),
///     stop: StopWords::All(vec![se, level]),
/// };
/// assert!(describe_design(Locale::of(&["en"]), &words).contains(
///     "Between 5 and 20 questions are asked. It stops earlier when the standard error is at most 0.35 and one level, \
///      with the cuts at -1 and 1, holds at least 90 % of the probability."
/// ));
/// ```
pub fn describe_design(l: Locale, words: &DesignWords) -> String {
    let mut said = Said::default();
    said.add(plan::choice_best(l, words.criterion));
    said.exposure(l, words);
    match words.first_by_information {
        true => said.add(plan::first_by_information(l, &words.start)),
        false if words.criterion != "random" => said.add(plan::first_by_rule(l, &words.start)),
        false => {}
    }
    words.filters.iter().for_each(|filter| said.filter(l, filter));
    if let Some(shadow) = &words.shadow {
        said.shadow(l, shadow);
    }
    if words.pilots > 0 {
        said.add(plan::pilots(l, words.pilots));
    }
    stop::ends(&mut said, l, words.items, &words.stop);
    said.scoring(l, words);
    said.0.join(" ")
}

/// Sentences.
#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    fn add(&mut self, sentence: impl AsRef<str>) {
        let sentence = sentence.as_ref();
        if !self.0.iter().any(|said| said == sentence) {
            self.0.push(sentence.to_owned());
        }
    }

    fn exposure(&mut self, l: Locale, words: &DesignWords) {
        match &words.exposure {
            // Chance alone spares questions as it is.
            ExposureWords::Best if words.criterion == "random" => {}
            ExposureWords::Best | ExposureWords::Among(0 | 1) => self.add(plan::spared_not(l)),
            ExposureWords::Among(k) => self.add(plan::choice_among(l, *k)),
            ExposureWords::Paced(way, n, acceleration) => {
                self.add(plan::choice_spared(l, way));
                self.add(plan::spared_pace(l, plan::SparedPace { n: *n, acceleration }));
            }
            ExposureWords::Acceptance => self.add(plan::choice_spared(l, "acceptance")),
            ExposureWords::Eligibility => self.add(plan::choice_spared(l, "eligibility")),
        }
    }

    fn filter(&mut self, l: Locale, filter: &FilterWords) {
        match filter {
            FilterWords::Enemies => self.add(plan::enemies(l)),
            FilterWords::Testlets => self.add(plan::testlets(l)),
            FilterWords::Time(seconds) => self.add(plan::seconds(l, seconds)),
            FilterWords::Content { shares, by_chance } => {
                let shares: Vec<String> = shares.iter().map(|share| format!("{share} %")).collect();
                match by_chance {
                    true => self.add(plan::shares_by_chance(l, &list(l, &shares))),
                    false => self.add(plan::shares(l, &list(l, &shares))),
                }
            }
            FilterWords::Strata(n) => self.add(plan::groups(l, *n)),
            FilterWords::Success { low, high, keep } => {
                self.add(plan::wanted(l, plan::Wanted { low, high, keep: *keep }));
            }
        }
    }

    fn shadow(&mut self, l: Locale, shadow: &ShadowWords) {
        self.add(plan::shadow(l, shadow.questions));
        let bound = |(min, max): &(u32, Option<u32>)| match (*min, *max) {
            (min, None) => plan::bound_least(l, min),
            (min, Some(max)) if min == max => plan::bound_exact(l, max),
            (0, Some(max)) => plan::bound_most(l, max),
            (min, Some(max)) => plan::bound_range(l, plan::BoundRange { min, max }),
        };
        let bounds: Vec<String> = shadow.bounds.iter().map(bound).collect();
        if !bounds.is_empty() {
            let n = bounds.len() as u32;
            self.add(plan::shadow_bounds(l, plan::ShadowBounds { n, list: &bounds.join(", ") }));
        }
        let requirements = [
            (shadow.enemies, plan::enemies(l)),
            (shadow.testlets, plan::testlets(l)),
            (shadow.parts, plan::testlets_parts(l)),
        ];
        requirements.iter().filter(|(there, _)| *there).for_each(|(_, sentence)| self.add(sentence));
        if let Some(seconds) = &shadow.seconds {
            self.add(plan::shadow_seconds(l, seconds));
        }
        self.add(plan::shadow_nodes(l, shadow.nodes));
        if shadow.complete {
            self.add(plan::shadow_complete(l));
        }
    }

    fn scoring(&mut self, l: Locale, words: &DesignWords) {
        match &words.estimator {
            EstimatorWords::Named(name) => self.add(plan::scored(l, name)),
            EstimatorWords::Huber(k) => self.add(plan::scored_huber(l, k)),
            EstimatorWords::Tukey(k) => self.add(plan::scored_tukey(l, k)),
        }
        let estimate_assumes = matches!(words.estimator, EstimatorWords::Named("eap" | "map"));
        if words.prior.is_some() && !estimate_assumes {
            self.add(plan::prior_rules(l));
        }
        match &words.prior {
            None => self.add(plan::prior_not(l)),
            Some(PriorWords::Normal { mean, sd }) => {
                self.add(plan::prior_normal(l, plan::PriorNormal { mean, sd }))
            }
            Some(PriorWords::Uniform { min, max }) => {
                self.add(plan::prior_uniform(l, plan::PriorUniform { min, max }))
            }
            Some(PriorWords::Jeffreys) => self.add(plan::prior_jeffreys(l)),
        }
    }
}

/// "a, b and c".
fn list(l: Locale, parts: &[String]) -> String {
    match parts {
        [most @ .., last] if !most.is_empty() => {
            plan::and(l, plan::And { one: &most.join(", "), other: last })
        }
        parts => parts.concat(),
    }
}
