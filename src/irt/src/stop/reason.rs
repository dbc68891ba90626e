//! Why a rule stopped.

/// One rule that holds, with the numbers that decided it. A `level` counts the cuts that lie below: 0 is the lowest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// So many items are answered.
    Length {
        /// Items answered.
        answered: u32,
        /// The rule's number.
        at: u32,
    },
    /// The standard error is small enough.
    Se {
        /// It.
        se: f64,
        /// The rule's bound.
        at_most: f64,
    },
    /// The standard error hardly changes any more.
    SeChange {
        /// Largest minus smallest over the rule's answers.
        change: f64,
        /// The rule's bound.
        at_most: f64,
    },
    /// The answered items are informative enough at θ.
    Information {
        /// Their information.
        information: f64,
        /// The rule's bound.
        at_least: f64,
    },
    /// No item left adds enough.
    MinInformation {
        /// Information of the best one.
        best: f64,
        /// The rule's bound.
        below: f64,
    },
    /// The interval lies within one level.
    Classify {
        /// The level.
        level: usize,
        /// Lower end of the interval.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// The likelihood ratio at the cut passed one of Wald's bounds.
    Sprt {
        /// 0 below the cut, 1 above.
        level: usize,
        /// ln L(cut + δ) - ln L(cut - δ).
        ln_ratio: f64,
        /// The bound passed.
        bound: f64,
    },
    /// The generalised likelihood ratio decided at every cut.
    Glr {
        /// The level.
        level: usize,
        /// The ratio nearest to its bound, ln.
        ln_ratio: f64,
        /// That bound.
        bound: f64,
    },
    /// One level is likely enough.
    Level {
        /// The level.
        level: usize,
        /// Its share of the posterior.
        share: f64,
        /// The rule's bound.
        at_least: f64,
    },
    /// The time is over.
    Time {
        /// Milliseconds used.
        used: u64,
        /// The rule's bound.
        limit: u64,
    },
    /// No item is left.
    Bank,
}

impl Reason {
    /// The reason's name, for texts and logs.
    ///
    /// ```
    /// assert_eq!(skillmark_irt::stop::Reason::Bank.code(), "bank");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Length { .. } => "length",
            Reason::Se { .. } => "se",
            Reason::SeChange { .. } => "se_change",
            Reason::Information { .. } => "information",
            Reason::MinInformation { .. } => "min_information",
            Reason::Classify { .. } => "classify",
            Reason::Sprt { .. } => "sprt",
            Reason::Glr { .. } => "glr",
            Reason::Level { .. } => "level",
            Reason::Time { .. } => "time",
            Reason::Bank => "bank",
        }
    }
}
