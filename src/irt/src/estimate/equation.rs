//! What an estimator maximises, with its derivatives.

use super::{Estimator, Prior, Scoring, Weights};
use crate::Response;
use crate::model::{Fisher, Model};
use crate::num::ln;

/// An estimator that looks for the root of "score + pull = 0".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Equation {
    /// The likelihood alone, within bounds if a prior is uniform on them.
    Likelihood(Option<(f64, f64)>),
    Normal {
        mean: f64,
        sd: f64,
    },
    Jeffreys,
    Warm,
    Robust(Weights),
}

/// The equation at one θ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct At {
    /// Score + pull.
    pub(super) slope: f64,
    /// d slope / dθ.
    pub(super) curvature: f64,
    /// What is added to the score.
    pub(super) pull: f64,
    /// d pull / dθ.
    pub(super) bend: f64,
}

impl Equation {
    /// `None` for the one estimator that maximises nothing.
    pub(super) fn of(scoring: &Scoring) -> Option<Self> {
        match (scoring.estimator, scoring.prior) {
            (Estimator::Eap, _) => None,
            (Estimator::Ml, _) => Some(Equation::Likelihood(None)),
            (Estimator::Wle, _) => Some(Equation::Warm),
            (Estimator::Robust(weights), _) => Some(Equation::Robust(weights)),
            (Estimator::Map, Prior::Normal { mean, sd }) => Some(Equation::Normal { mean, sd }),
            (Estimator::Map, Prior::Uniform { min, max }) => Some(Equation::Likelihood(Some((min, max)))),
            (Estimator::Map, Prior::Jeffreys) => Some(Equation::Jeffreys),
        }
    }

    /// Whether only a root counts, and the ends of the range cannot be the maximum.
    pub(super) fn wants_root(&self) -> bool {
        *self == Equation::Warm
    }

    /// Whether concave log-likelihoods leave at most one root.
    pub(super) fn keeps_concavity(&self) -> bool {
        matches!(self, Equation::Likelihood(_) | Equation::Normal { .. })
    }

    /// What is maximised. Warm's equation is no derivative of anything unless c = 0 and d = 1, where it is that of
    /// ln L + ln I / 2, by which its roots are ranked. The robust equations have no formula for it: `risen`, the
    /// integral of the slope up to θ, is taken as it is.
    pub(super) fn height<'a>(
        &self,
        scored: impl Iterator<Item = (&'a Model, Response)>,
        theta: f64,
        risen: f64,
    ) -> f64 {
        let (mut ln_l, mut information) = (0.0, 0.0);
        for (model, response) in scored {
            for (category, weight) in response.terms(model) {
                ln_l += weight * model.ln_p(theta, category);
            }
            information += model.information(theta);
        }
        match *self {
            Equation::Likelihood(_) => ln_l,
            Equation::Normal { mean, sd } => ln_l - 0.5 * ((theta - mean) / sd) * ((theta - mean) / sd),
            Equation::Jeffreys | Equation::Warm => ln_l + 0.5 * ln(information),
            Equation::Robust(_) => risen,
        }
    }

    pub(super) fn at<'a>(&self, scored: impl Iterator<Item = (&'a Model, Response)>, theta: f64) -> At {
        if let Equation::Robust(weights) = self {
            return weights.equation(scored, theta);
        }
        let (mut score, mut hessian) = (0.0, 0.0);
        let mut fisher = Fisher::default();
        let expected = matches!(self, Equation::Jeffreys | Equation::Warm);
        for (model, response) in scored {
            for (category, weight) in response.terms(model) {
                let at = model.category(theta, category);
                score += weight * at.d1;
                hessian += weight * at.d2;
            }
            if expected {
                model.each(theta, |_, at| fisher.add(&at));
            }
        }
        let i = fisher.information;
        // The pull and its derivative.
        let (pull, bend) = match *self {
            Equation::Likelihood(_) | Equation::Robust(_) => (0.0, 0.0),
            Equation::Normal { mean, sd } => ((mean - theta) / (sd * sd), -1.0 / (sd * sd)),
            // Where the information has underflown, only the likelihood is left.
            Equation::Jeffreys | Equation::Warm if i <= 0.0 => (0.0, 0.0),
            Equation::Jeffreys => {
                let rate = fisher.d1 / i;
                (0.5 * rate, 0.5 * (fisher.d2 / i - rate * rate))
            }
            Equation::Warm => {
                let ratio = fisher.j / i;
                (0.5 * ratio, 0.5 * (fisher.j1 / i - ratio * fisher.d1 / i))
            }
        };
        At { slope: score + pull, curvature: hessian + bend, pull, bend }
    }

    /// The standard error at θ: 1 / sqrt(I - (ln prior)''), but for weighted answers.
    pub(super) fn se<'a>(
        &self,
        scored: impl Iterator<Item = (&'a Model, Response)> + Clone,
        theta: f64,
    ) -> f64 {
        if let Equation::Robust(weights) = self {
            return weights.se(scored, theta);
        }
        // Not `sum`, which of nothing is -0.
        let information = scored.clone().fold(0.0, |sum, (model, _)| sum + model.information(theta));
        let prior = match self {
            // Warm's pull is none of a prior's.
            Equation::Likelihood(_) | Equation::Warm | Equation::Robust(_) => 0.0,
            Equation::Normal { .. } | Equation::Jeffreys => -self.at(scored, theta).bend,
        };
        // Between two heaps of items Jeffreys' prior may take more than there is; then it is left out.
        1.0 / (if information + prior > 0.0 { information + prior } else { information }).sqrt()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::{Answers, Grid, Logistic, Pool};
    use proptest::prelude::*;

    fn items() -> impl Strategy<Value = Model> {
        let (a, b) = (0.3..2.5f64, -2.5..2.5f64);
        let vague = prop_oneof![Just(0.0), 0.1..1.0f64];
        prop_oneof![
            (a.clone(), b.clone(), 0.0..0.4f64, 0.7..1.0f64, vague.clone(), vague)
                .prop_map(|(a, b, c, d, b_sd, share)| Logistic { a, b, c, d, b_sd, a_sd: 0.5 * share * a })
                .prop_map(Model::Logistic),
            (a.clone(), b.clone()).prop_map(|(a, b)| Model::graded(a, &[b - 0.4, b + 0.7]).unwrap()),
            (a, b).prop_map(|(a, b)| Model::nominal(&[(a, b), (-a, 1.0)]).unwrap()),
        ]
    }

    proptest! {
        /// Newton's steps and Jeffreys' standard error go by these: the curvature is the derivative of the slope, the bend
        /// that of the pull, and the pull what the slope has beyond the score.
        #[test]
        fn derivatives_match_finite_differences(
            all in prop::collection::vec((items(), 0usize..2), 1..7), theta in -2.5..2.5f64, tuning in 1.0..6.0f64,
        ) {
            let (items, x): (Vec<Model>, Vec<usize>) = all.into_iter().unzip();
            let answers = Answers::all(&Pool::of(&items, Grid::SESSION), &x);
            for equation in [
                Equation::Likelihood(None), Equation::Normal { mean: 0.4, sd: 0.8 }, Equation::Jeffreys, Equation::Warm,
                Equation::Robust(Weights::Huber(tuning)), Equation::Robust(Weights::Tukey(tuning)),
            ] {
                let h = 1e-5;
                let [low, here, high] = [-h, 0.0, h].map(|h| equation.at(answers.scored(), theta + h));
                let score = Equation::Likelihood(None).at(answers.scored(), theta).slope;
                prop_assert!((here.slope - score - here.pull).abs() < 1e-9, "{equation:?}");
                let near = |found: f64, stated: f64| (found - stated).abs() < 1e-5 * (1.0 + stated.abs());
                let [slope, pull] = [|at: &At| at.slope, |at: &At| at.pull].map(|of| (of(&high) - of(&low)) / (2.0 * h));
                // Huber's weights have a corner, at which no derivative is right.
                if weights_are_smooth(&equation, &items, theta) {
                    prop_assert!(near(slope, here.curvature) && near(pull, here.bend), "{equation:?} {slope} {pull} {here:?}");
                }
            }
        }
    }

    fn weights_are_smooth(equation: &Equation, items: &[Model], theta: f64) -> bool {
        let Equation::Robust(Weights::Huber(tuning)) = *equation else { return true };
        items.iter().all(|item| match item {
            Model::Logistic(item) => ((item.a * (theta - item.b)).abs() - tuning).abs() > 1e-3,
            _ => true,
        })
    }
}
