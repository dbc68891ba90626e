//! A design as the arguments of its description in words.

#[cfg(test)]
mod tests;

use super::paper::reads_prior;
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::shadow::{Blueprint, Class, Testlet};
use skillmark_irt::stop::Stop;
use skillmark_irt::{Criterion, Design, Estimator, Prior, Shadowing, Weights};
use skillmark_text::{
    DesignWords, EstimatorWords, ExposureWords, FilterWords, Locale, PriorWords, ShadowWords, StopWords,
    describe_design,
};

/// One paragraph; `pilots` items are asked besides and not scored.
pub(super) fn in_words(design: &Design, pilots: u32) -> String {
    let name = Criterion::ALL.iter().find(|(_, criterion)| *criterion == design.criterion);
    let words = DesignWords {
        estimator: estimator(design.scoring.estimator),
        prior: reads_prior(design).then(|| prior(design.scoring.prior)),
        criterion: name.map_or("", |(name, _)| name),
        first_by_information: design.criterion.needs_answers(),
        start: figure(design.start),
        filters: design.filters.iter().map(filter).collect(),
        exposure: exposure(&design.exposure),
        shadow: design.shadow.as_ref().map(shadow),
        pilots,
        // A rule without a number of its own says so with the largest.
        items: (design.stop.min_items, Some(design.stop.max_items).filter(|most| *most < u32::MAX)),
        stop: stop(&design.stop.stop),
    };
    describe_design(Locale::default(), &words)
}

fn estimator(estimator: Estimator) -> EstimatorWords {
    match estimator {
        Estimator::Eap => EstimatorWords::Named("eap"),
        Estimator::Map => EstimatorWords::Named("map"),
        Estimator::Ml => EstimatorWords::Named("ml"),
        Estimator::Wle => EstimatorWords::Named("wle"),
        Estimator::Robust(Weights::Huber(k)) => EstimatorWords::Huber(figure(k)),
        Estimator::Robust(Weights::Tukey(k)) => EstimatorWords::Tukey(figure(k)),
    }
}

fn prior(prior: Prior) -> PriorWords {
    match prior {
        Prior::Normal { mean, sd } => PriorWords::Normal { mean: figure(mean), sd: figure(sd) },
        Prior::Uniform { min, max } => PriorWords::Uniform { min: figure(min), max: figure(max) },
        Prior::Jeffreys => PriorWords::Jeffreys,
    }
}

fn filter(filter: &Filter) -> FilterWords {
    match filter {
        Filter::Enemies(_) => FilterWords::Enemies,
        Filter::Testlets(_) => FilterWords::Testlets,
        Filter::Time { limit, .. } => FilterWords::Time(seconds(*limit)),
        Filter::Content { shares, balance, .. } => {
            let whole: f64 = shares.iter().sum();
            // Classes without a share come last and are not spoken of.
            let shares = shares.iter().filter(|share| **share > 0.0);
            FilterWords::Content {
                shares: shares.map(|share| percent(share / whole)).collect(),
                by_chance: matches!(balance, Balance::Multinomial { .. }),
            }
        }
        Filter::Strata { lengths, .. } => FilterWords::Strata(count(lengths.len())),
        Filter::Success { low, high, keep } => {
            FilterWords::Success { low: percent(*low), high: percent(*high), keep: count((*keep).max(1)) }
        }
    }
}

fn exposure(exposure: &Exposure) -> ExposureWords {
    let paced = |way, pace: &Pace| ExposureWords::Paced(way, pace.length, figure(pace.acceleration));
    match exposure {
        Exposure::Best => ExposureWords::Best,
        Exposure::Randomesque(k) => ExposureWords::Among(count(*k)),
        Exposure::Progressive(pace) => paced("progressive", pace),
        Exposure::Proportional(pace) => paced("proportional", pace),
        Exposure::SympsonHetter(_) => ExposureWords::Acceptance,
        Exposure::Eligibility(_) => ExposureWords::Eligibility,
    }
}

fn shadow(Shadowing { blueprint, nodes, complete }: &Shadowing) -> ShadowWords {
    let Blueprint { length, classes, enemies, testlets, time, .. } = blueprint;
    let bound = |Class { members, min, max }: &Class| {
        let most = (*max < members.len().min(*length)).then(|| count(*max));
        (*min > 0 || most.is_some()).then(|| (count(*min), most))
    };
    let whole = |testlet: &&Testlet| testlet.min >= testlet.members.len();
    ShadowWords {
        questions: count(*length),
        bounds: classes.iter().filter_map(bound).collect(),
        enemies: !enemies.is_empty(),
        testlets: testlets.iter().any(|testlet| whole(&testlet)),
        parts: testlets.iter().any(|testlet| !whole(&testlet)),
        seconds: time.as_ref().map(|time| seconds(time.limit)),
        nodes: *nodes,
        complete: *complete,
    }
}

fn stop(rule: &Stop) -> StopWords {
    let cuts = |cuts: &[f64]| cuts.iter().copied().map(figure).collect();
    match rule {
        Stop::Length(n) => StopWords::Length(*n),
        Stop::Se(se) => StopWords::Se(figure(*se)),
        Stop::SeChange { within, answers } => {
            StopWords::SeChange { within: figure(*within), answers: *answers }
        }
        Stop::Information(least) => StopWords::Information(figure(*least)),
        Stop::MinInformation(least) => StopWords::MinInformation(figure(*least)),
        Stop::Classify { cuts: at, alpha } => {
            StopWords::Classify { cuts: cuts(at), percent: percent(1.0 - alpha) }
        }
        Stop::Sprt { cut, delta, alpha, beta } => StopWords::Sprt {
            cut: figure(*cut),
            delta: figure(*delta),
            above: percent(*alpha),
            below: percent(*beta),
        },
        Stop::Glr { cuts: at, delta, alpha, beta } => StopWords::Glr {
            cuts: cuts(at),
            delta: figure(*delta),
            above: percent(*alpha),
            below: percent(*beta),
        },
        Stop::Level { cuts: at, share } => StopWords::Level { cuts: cuts(at), percent: percent(*share) },
        Stop::Time(ms) => StopWords::Time(seconds(*ms)),
        Stop::Bank => StopWords::Bank,
        Stop::Any(rules) => StopWords::Any(rules.iter().map(stop).collect()),
        Stop::All(rules) => StopWords::All(rules.iter().map(stop).collect()),
    }
}

/// Six digits, none that says nothing: 100 × 0.07 is 7 here.
fn figure(x: f64) -> String {
    let rounded: f64 = format!("{x:.5e}").parse().unwrap_or(x);
    // Without the sign of a zero.
    (rounded + 0.0).to_string()
}

fn percent(share: f64) -> String {
    figure(100.0 * share)
}

fn seconds(ms: u64) -> String {
    figure(ms as f64 / 1000.0)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
