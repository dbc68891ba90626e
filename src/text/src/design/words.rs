//! What a design says, as plain arguments.

/// How a test chooses, scores and stops. Numbers that are no counts are texts, as they shall be read.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignWords {
    /// How answers become an estimate.
    pub estimator: EstimatorWords,
    /// What is assumed before the answers; `None` when nothing looks at it.
    pub prior: Option<PriorWords>,
    /// Name of the criterion, as `mfi`.
    pub criterion: &'static str,
    /// Whether the criterion needs answers, so that the first item is chosen by information.
    pub first_by_information: bool,
    /// θ at which the first item is chosen.
    pub start: String,
    /// What may be asked.
    pub filters: Vec<FilterWords>,
    /// The choice among what is left.
    pub exposure: ExposureWords,
    /// Requirements on the whole test.
    pub shadow: Option<ShadowWords>,
    /// Unscored items.
    pub pilots: u32,
    /// Fewest and most items; `None` for as many as there are.
    pub items: (u32, Option<u32>),
    /// When to stop.
    pub stop: StopWords,
}

/// Estimators.
#[derive(Debug, Clone, PartialEq)]
pub enum EstimatorWords {
    /// By name: `eap`, `map`, `ml`, `wle`.
    Named(&'static str),
    /// Huber's weights with their constant.
    Huber(String),
    /// Tukey's weights with their constant.
    Tukey(String),
}

/// Priors.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // names of numbers
pub enum PriorWords {
    Normal { mean: String, sd: String },
    Uniform { min: String, max: String },
    Jeffreys,
}

/// Filters.
#[derive(Debug, Clone, PartialEq)]
pub enum FilterWords {
    /// Enemies never meet.
    Enemies,
    /// Testlets stay together.
    Testlets,
    /// A limit in seconds.
    Time(String),
    /// Shares of content classes.
    Content {
        /// In per cent.
        shares: Vec<String>,
        /// Whether the class is drawn.
        by_chance: bool,
    },
    /// So many strata of discrimination.
    Strata(u32),
    /// A wanted success.
    Success {
        /// From, in per cent.
        low: String,
        /// To, in per cent.
        high: String,
        /// Candidates that stay at least.
        keep: u32,
    },
}

/// Exposure control.
#[derive(Debug, Clone, PartialEq)]
pub enum ExposureWords {
    /// The best is taken.
    Best,
    /// One of so many is drawn.
    Among(u32),
    /// By its name, `progressive` or `proportional`, with the length it is paced for and its acceleration.
    Paced(&'static str, u32, String),
    /// Each item is accepted with a probability of its own.
    Acceptance,
    /// By chance once per person; the others are not asked.
    Eligibility,
}

/// A shadow test.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadowWords {
    /// Its length.
    pub questions: u32,
    /// Least and most of each class that has any; `None` for no most.
    pub bounds: Vec<(u32, Option<u32>)>,
    /// Whether there are enemies.
    pub enemies: bool,
    /// Whether there are testlets that are asked whole.
    pub testlets: bool,
    /// Whether there are testlets that are asked in part.
    pub parts: bool,
    /// Its longest time.
    pub seconds: Option<String>,
    /// Nodes of the search.
    pub nodes: u32,
    /// Whether stopping waits for the bounds.
    pub complete: bool,
}

/// Stopping rules.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the numbers are those of the engine's `Stop`, shares and risks in per cent
pub enum StopWords {
    Length(u32),
    Se(String),
    SeChange { within: String, answers: u32 },
    Information(String),
    MinInformation(String),
    Classify { cuts: Vec<String>, percent: String },
    Sprt { cut: String, delta: String, above: String, below: String },
    Glr { cuts: Vec<String>, delta: String, above: String, below: String },
    Level { cuts: Vec<String>, percent: String },
    Time(String),
    Bank,
    Any(Vec<StopWords>),
    All(Vec<StopWords>),
}
