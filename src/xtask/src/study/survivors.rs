//! Mutants of the engine that live, and why they may.

/// One reason, with the mutants that it explains.
pub(super) struct Survivor {
    /// Below `src/irt/src`.
    file: &'static str,
    /// As cargo-mutants says it, without the place.
    mutations: &'static [&'static str],
    pub(super) why: &'static str,
}

impl Survivor {
    /// Whether it explains this one: `src/irt/src/fit.rs:3:7: replace + with - in person_fit`.
    pub(super) fn is(&self, mutant: &str) -> bool {
        let rest = mutant.strip_prefix("src/irt/src/").and_then(|rest| rest.strip_prefix(self.file));
        let mutation = rest.and_then(|rest| rest.split_once(": ")).map(|(_, mutation)| mutation);
        mutation.is_some_and(|mutation| self.mutations.contains(&mutation))
    }
}

pub(super) const SURVIVORS: &[Survivor] = &[
    Survivor {
        file: "explain.rs",
        mutations: &["replace + with * in Chooser::try_by"],
        why: "Only how much room is set aside for the moves; a test of its own counts allocations.",
    },
    Survivor {
        file: "explain.rs",
        mutations: &["delete match arm Exposure::Best in Chooser::try_by"],
        why: "Saves time only: the best of what is left is known already, and would be found once more.",
    },
    Survivor {
        file: "cat/mod.rs",
        mutations: &["replace += with -= in Cat::stops", "replace += with *= in Cat::stops"],
        why: "The information left in all, which is there to be read and which no rule reads.",
    },
    Survivor {
        file: "mirt/stop.rs",
        mutations: &[
            "replace Stop::count -> usize with 0",
            "replace Stop::count -> usize with 1",
            "delete match arm Stop::Any(rules) | Stop::All(rules) in Stop::count",
        ],
        why: "Only how much room is set aside before the first answer; a test of its own counts allocations.",
    },
    Survivor {
        file: "mirt/stop.rs",
        mutations: &["replace > with >= in worst"],
        why: "Of two skills with the same error either is the worst.",
    },
    Survivor {
        file: "mirt/cat.rs",
        mutations: &["replace > with >= in skill"],
        why: "The same number takes the place of itself.",
    },
    Survivor {
        file: "mirt/skills.rs",
        mutations: &["replace < with <= in Skills::update", "replace > with >= in Skills::cavity"],
        why: "Only where a number that was worked out is the bound to the last bit.",
    },
    Survivor {
        file: "posterior.rs",
        mutations: &["replace > with >= in scale"],
        why: "Of two equal numbers either is the largest.",
    },
    Survivor {
        file: "model/mod.rs",
        mutations: &["replace Model::is_log_concave -> bool with false"],
        why: "Saves time only: a likelihood that is known to be concave is not scanned for further maxima.",
    },
    Survivor {
        file: "model/logistic.rs",
        mutations: &["replace - with + in Logistic::at", "replace - with + in Logistic::curve"],
        why: "The nodes of the quadrature lie symmetrically about the difficulty, so the sign of their distance does not matter.",
    },
    Survivor {
        file: "model/logistic.rs",
        mutations: &["replace * with / in Logistic::information_of"],
        why: "Only the sign of a (θ - b) is read, which that of (θ - b) / a is too: the exponential is given.",
    },
    Survivor {
        file: "model/nominal.rs",
        mutations: &["replace > with >= in Nominal::total"],
        why: "Of two categories that are equally likely either may be the one that the others are counted from.",
    },
    Survivor {
        file: "model/peak.rs",
        mutations: &[
            "replace == with != in Model::peak",
            "replace match guard item.is_known() with false in Model::peak",
            "replace + with - in Model::search_peak",
            "replace * with / in Model::search_peak",
            "replace * with + in Model::search_peak",
            "replace / with % in Model::search_peak",
            "replace / with * in Model::search_peak",
            "replace / with % in Model::crossings",
            "replace / with * in Model::crossings",
            "replace - with + in Model::crossings",
        ],
        why: "Where and how densely the peak is looked for has room to spare: other places lead to the same maximum, which the tests compare with a fine scan.",
    },
    Survivor {
        file: "model/peak.rs",
        mutations: &[
            "replace && with || in Model::highest",
            "replace > with >= in Model::highest",
            "replace > with >= in logistic_peak",
            "replace > with == in Model::highest",
            "replace > with < in Model::highest",
        ],
        why: "A slope of exactly 0, halving once more or a further candidate between the same points moves the peak by rounding at most.",
    },
    Survivor {
        file: "estimate/exact.rs",
        mutations: &[
            "replace - with + in exact_se",
            "replace += with -= in exact_se",
            "replace /= with *= in exact_se",
            "replace / with * in exact_se",
        ],
        why: "A variance is the same about every origin and with every sign, and the probabilities of all patterns sum to 1: these steps serve the last digits.",
    },
    Survivor {
        file: "num.rs",
        mutations: &["replace < with <= in normal_quantile"],
        why: "The halving meets its aim exactly only by accident, and at p = 1/2 the quantile is 0 with either sign.",
    },
    Survivor {
        file: "between.rs",
        mutations: &["replace - with / in interpolate_line"],
        why: "Lines are drawn on grids of three points only, where 3 - 2 and 3 / 2 are the same cell.",
    },
    Survivor {
        file: "fit.rs",
        mutations: &["replace > with >= in person_fit"],
        why: "Differs only where a variance equals its bound to the last bit.",
    },
    Survivor {
        file: "stop/ratio.rs",
        mutations: &["replace < with <= in classify"],
        why: "Counted only when no cut lies at an end of the interval.",
    },
    Survivor {
        file: "stop/ratio.rs",
        mutations: &["replace < with <= in glr"],
        why: "Of two cuts that are decided by the same margin either may be named.",
    },
    Survivor {
        file: "answers.rs",
        mutations: &["replace > with >= in Response::terms"],
        why: "A category of weight 0 adds 0 times a finite number.",
    },
    Survivor {
        file: "select/integral.rs",
        mutations: &[
            "replace / with % in <impl Select for Integral>::evaluate",
            "replace / with * in <impl Select for Integral>::evaluate",
            "replace - with + in Integral::expected_variance",
            "replace += with -= in Integral::expected_variance",
            "replace - with + in Integral::global_discrimination",
        ],
        why: "A variance is the same about every origin and with either sign of the first moment, and Σ w (p + m)(p - m) is Σ w (p - m)²: the origin serves the last digits.",
    },
    Survivor {
        file: "mirt/eap.rs",
        mutations: &[
            "replace > with == in JointPosterior::eap",
            "replace > with < in JointPosterior::eap",
            "replace > with >= in JointPosterior::eap",
            "replace - with + in JointPosterior::eap",
        ],
        why: "Moments are the same about every point, and a density's scale does not matter: both only keep narrow posteriors exact.",
    },
    Survivor {
        file: "mirt/map.rs",
        mutations: &[
            "replace < with <= in climb",
            "replace + with - in climb",
            "replace * with / in climb",
            "replace < with == in climb",
            "replace < with > in climb",
        ],
        why: "How much a damped step must rise decides how many steps are taken, not where they end.",
    },
    Survivor {
        file: "estimate/equation.rs",
        mutations: &["replace Equation::keeps_concavity -> bool with false"],
        why: "Saves time only: a likelihood that is known to be concave is scanned all the same.",
    },
    Survivor {
        file: "estimate/maximum.rs",
        mutations: &["replace > with >= in scan", "replace < with <= in scan"],
        why: "A slope of exactly 0 at a point of the scan: its maximum is offered already, and where it is no maximum the look is passed over.",
    },
    Survivor {
        file: "estimate/maximum.rs",
        mutations: &["replace > with >= in offer", "replace * with / in offer", "replace + with * in offer"],
        why: "Where the bound of what counts as rounding lies exactly: heights as close as that are equally good.",
    },
    Survivor {
        file: "estimate/maximum.rs",
        mutations: &["replace > with >= in newton", "replace < with <= in newton"],
        why: "A slope of 0 has ended the search before, a curvature of 0 sends the step beyond any bracket, and a step onto an end of the bracket is halved or not: the root stays inside.",
    },
    Survivor {
        file: "estimate/maximum.rs",
        mutations: &["replace - with + in newton"],
        why: "Of the width that the steps are compared with at first: whether the first step may be Newton's, or halves.",
    },
    Survivor {
        file: "estimate/equation.rs",
        mutations: &["replace > with >= in Equation::se"],
        why: "Where the sum is exactly 0, both of its parts are 0 and the error is infinite either way.",
    },
    Survivor {
        file: "estimate/robust.rs",
        mutations: &["replace > with >= in Weights::at"],
        why: "At the constant itself bisquare weights and their slope are 0 by either branch.",
    },
    Survivor {
        file: "estimate/prior.rs",
        mutations: &["replace match guard any with true in Prior::ln_density"],
        why: "Without items the same constant at every θ, which the posterior's scale takes away.",
    },
    Survivor {
        file: "pool.rs",
        mutations: &["delete field ln_p from struct Pool expression in Pool::tabulated"],
        why: "Saves time only: a table gives the bits that computing gives.",
    },
    Survivor {
        file: "select/integral.rs",
        mutations: &["replace > with >= in Integral::jeffreys_variance"],
        why: "An answer that cannot be given is weighed with 0 in both.",
    },
    Survivor {
        file: "mirt/skills.rs",
        mutations: &[
            "replace < with <= in Skills::update",
            "replace + with * in Skills::visit",
            "replace / with % in Skills::visit",
            "replace / with * in Skills::visit",
        ],
        why: "When the passes may end, to a billionth and less.",
    },
    Survivor {
        file: "mirt/skills.rs",
        mutations: &["replace - with + in Skills::tilt"],
        why: "Σ d (θ + m)(θ - m) is Σ d (θ - m)².",
    },
    Survivor {
        file: "exposure/mod.rs",
        mutations: &["replace / with * in proportional"],
        why: "Shares stay in proportion whatever their unit; the largest value as unit keeps powers from overflowing.",
    },
    Survivor {
        file: "exposure/rates.rs",
        mutations: &["replace > with >= in learn_acceptance"],
        why: "At the bound the new value is the old one: target / target is 1.",
    },
    Survivor {
        file: "filter/strata.rs",
        mutations: &["replace < with <= in stage"],
        why: "Asked only of strata at the same distance, one on either side.",
    },
];
