//! Names of the rules by which items are chosen.

use crate::table::Quantity;

/// How the next item is chosen. L is the likelihood of the answers so far at the nodes of the grid, g the prior's
/// density, Σ an integral by the trapezoid rule unless said otherwise, θ the current estimate.
///
/// Posterior criteria take other models than the logistic as they are, for they speak of categories. Only the global
/// discrimination index is defined for two categories; its form for more, half the sum of the categories' variances, is
/// our own extension and agrees with it for two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Criterion {
    /// Maximum Fisher information at θ (Lord 1980).
    Mfi,
    /// The item that lies nearest to θ: [`Model::location`](crate::Model::location) (Urry 1970).
    Urry,
    /// The item whose [`peak`](crate::Model::peak) of information is nearest to θ (Magis & Raîche 2012, who call it thOpt).
    Thopt,
    /// Maximum likelihood-weighted information Σ L I (Veerkamp & Berger 1997).
    Mlwi,
    /// Maximum posterior-weighted information Σ L g I (van der Linden 1998).
    Mpwi,
    /// Maximum expected information: the information observed at θ re-estimated after each possible answer, weighted by the
    /// answer's probability at θ (van der Linden 1998).
    Mei,
    /// As `Mei` with Fisher information.
    MeiFisher,
    /// Minimum expected posterior variance (van der Linden 1998): posterior variance after each possible answer, weighted by
    /// the answer's probability at θ.
    Mepv,
    /// Kullback-Leibler information Σ L(X) KL(P(θ) ‖ P(X)) over the whole range (Chang & Ying 1996; weights as in Barrada,
    /// Olea, Ponsoda & Abad 2009).
    Kl,
    /// The same with L g.
    Klp,
    /// Global discrimination index (Kaplan, de la Torre & Barrada 2015): variance of P over the nodes, plain weights
    /// proportional to L.
    Gdi,
    /// The same with weights proportional to L g.
    Gdip,
    /// Any item, each with the same chance.
    Random,
}

impl Criterion {
    /// All of them with their names, which banks, plans and scripts use.
    pub const ALL: [(&'static str, Criterion); 13] = [
        ("mfi", Criterion::Mfi),
        ("urry", Criterion::Urry),
        ("thopt", Criterion::Thopt),
        ("mlwi", Criterion::Mlwi),
        ("mpwi", Criterion::Mpwi),
        ("mei", Criterion::Mei),
        ("mei_fisher", Criterion::MeiFisher),
        ("mepv", Criterion::Mepv),
        ("kl", Criterion::Kl),
        ("klp", Criterion::Klp),
        ("gdi", Criterion::Gdi),
        ("gdip", Criterion::Gdip),
        ("random", Criterion::Random),
    ];

    /// By its name.
    ///
    /// ```
    /// use skillmark_irt::Criterion;
    /// assert_eq!(Criterion::named("mepv"), Some(Criterion::Mepv));
    /// assert_eq!(Criterion::named("MEPV"), None);
    /// ```
    pub fn named(name: &str) -> Option<Criterion> {
        Criterion::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, criterion)| criterion)
    }

    /// Whether the smallest value is the best one.
    pub fn takes_smallest(&self) -> bool {
        matches!(self, Criterion::Urry | Criterion::Thopt | Criterion::Mepv)
    }

    /// Whether the criterion weighs by answers, so that it cannot choose the first item.
    pub fn needs_answers(&self) -> bool {
        !matches!(self, Criterion::Mfi | Criterion::Urry | Criterion::Thopt | Criterion::Random)
    }

    /// What chooses the first item: maximum information where answers are needed.
    pub fn at_first(self) -> Criterion {
        if self.needs_answers() { Criterion::Mfi } else { self }
    }

    /// Whether the prior's density at the nodes enters.
    pub fn uses_prior(&self) -> bool {
        matches!(self, Criterion::Mpwi | Criterion::Klp | Criterion::Gdip | Criterion::Mepv)
    }

    /// What is tabulated for it.
    pub(super) fn quantity(&self) -> Option<Quantity> {
        match self {
            Criterion::Mlwi | Criterion::Mpwi => Some(Quantity::Information),
            Criterion::Kl | Criterion::Klp => Some(Quantity::LnProbability),
            Criterion::Gdi | Criterion::Gdip | Criterion::Mepv => Some(Quantity::Probability),
            _ => None,
        }
    }
}
