//! What a session says about the person.

/// Result of a session, one entry per skill of the plan, in the plan's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Per skill.
    pub skills: Vec<SkillOutcome>,
}

/// Result for one skill. θ is in units of the bank's scale (reference point 0, SD 1).
#[derive(Debug, Clone, PartialEq)]
pub struct SkillOutcome {
    /// Skill id.
    pub skill: String,
    /// Posterior mean (EAP; Bock & Mislevy 1982).
    pub theta: f64,
    /// Posterior SD.
    pub se: f64,
    /// Central 90 % interval of the posterior.
    pub interval: (f64, f64),
    /// Posterior probability of each level, low to high; sums to 1.
    pub levels: Vec<f64>,
    /// First and last level of the claim: the shortest run of adjacent levels that holds at least 90 %;
    /// with provisional items never narrower than one level either side of the likeliest.
    pub claim: (usize, usize),
    /// Warm's weighted likelihood estimate with its standard error 1/sqrt(I), for measuring change.
    pub wle: (f64, f64),
    /// Ids of the items answered (or passed with "I don't know"), in order.
    pub items: Vec<String>,
    /// How many of them were right.
    pub right: u32,
    /// How many were passed with "I don't know".
    pub unsure: u32,
    /// Why it stopped, or that it has not.
    pub stopped: Stopped,
    /// The standard error that asking every item left would reach, if θ stayed where it is: whether the bank could have done
    /// better here.
    pub could_reach: f64,
    /// Whether any item asked has provisional parameters.
    pub provisional: bool,
    /// Ids of the plan's other skills whose answers count here too, since the bank says that they go together. `wle` is from
    /// the skill's own answers all the same.
    pub related: Vec<String>,
}

/// Why a skill's sub-session stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stopped {
    /// The standard error reached the preset's target.
    Precision,
    /// One level holds the preset's share of the posterior.
    Level,
    /// The preset's longest length.
    Length,
    /// No item is left.
    Bank,
    /// No item left adds enough.
    Information,
    /// The last answers made the estimate no more precise.
    Plateau,
    /// The time is over.
    Time,
    /// What is left must not be asked after what was asked.
    Constraints,
    /// It has not stopped: the log ends before the rules do.
    Unfinished,
}

impl Stopped {
    /// All of them.
    pub const ALL: [Stopped; 9] = [
        Stopped::Precision,
        Stopped::Level,
        Stopped::Length,
        Stopped::Bank,
        Stopped::Information,
        Stopped::Plateau,
        Stopped::Time,
        Stopped::Constraints,
        Stopped::Unfinished,
    ];

    /// From the engine's name of the rule.
    pub(crate) fn of(code: &str) -> Self {
        match code {
            "se" | "information" => Stopped::Precision,
            "level" | "classify" | "sprt" | "glr" => Stopped::Level,
            "bank" => Stopped::Bank,
            "min_information" => Stopped::Information,
            "se_change" => Stopped::Plateau,
            "time" => Stopped::Time,
            _ => Stopped::Length,
        }
    }

    /// Machine name, as used in evidence and reports.
    pub fn code(self) -> &'static str {
        match self {
            Stopped::Precision => "precision",
            Stopped::Level => "level",
            Stopped::Length => "length",
            Stopped::Bank => "bank",
            Stopped::Information => "information",
            Stopped::Plateau => "plateau",
            Stopped::Time => "time",
            Stopped::Constraints => "constraints",
            Stopped::Unfinished => "unfinished",
        }
    }
}

/// θ on the display scale: 50 + 10 θ.
pub fn display(theta: f64) -> f64 {
    50.0 + 10.0 * theta
}
