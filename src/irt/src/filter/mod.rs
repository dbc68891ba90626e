//! What may be asked next, before the choice: each filter narrows a list of candidates `(item, value)`, more being better.
//!
//! Enemies and time are hard: they may leave nothing, and then there is nothing to ask. The others prefer: they always
//! leave a candidate if there was one. Filters look one item ahead; bounds that must hold for the whole test are the
//! [`shadow`](crate::shadow) test's.
//!
//! ```
//! use skillmark_irt::filter::{Filter, SoFar};
//!
//! let mut candidates = vec![(0, 0.9), (1, 0.8), (2, 0.3)];
//! let so_far = SoFar { administered: &[5], ..SoFar::default() };
//! Filter::Enemies(vec![vec![0, 5]]).narrow(&so_far, &mut candidates);
//! assert_eq!(candidates, [(1, 0.8), (2, 0.3)]);
//! ```

mod content;
mod strata;

pub use content::Balance;
pub use strata::{strata, strata_blocked};

/// One filter.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Filter {
    /// Of each set at most one item is asked.
    Enemies(Vec<Vec<usize>>),
    /// Items of a testlet are asked one after the other. Before one is begun, its members count with their mean value, for
    /// they will all be asked.
    Testlets(Vec<Vec<usize>>),
    /// Items that would take longer than what is left of the limit are out.
    Time {
        /// Expected response time per item, milliseconds.
        items: Vec<u32>,
        /// The whole test's, milliseconds.
        limit: u64,
    },
    /// Content classes are asked in given proportions.
    Content {
        /// The class of each item.
        class: Vec<usize>,
        /// The share of each class; they need not sum to 1.
        shares: Vec<f64>,
        /// Which class is next.
        balance: Balance,
    },
    /// Strata are asked one after the other (a-stratified; Chang & Ying 1999), as [`strata()`] or [`strata_blocked`] makes
    /// them. Goes with a criterion that looks at difficulty only. When a stratum is used up, the next one that has items
    /// serves.
    Strata {
        /// The stratum of each item.
        of: Vec<usize>,
        /// How many items are asked of each.
        lengths: Vec<u32>,
    },
    /// Items that the person solves with a wanted probability, guessing counted.
    ///
    /// A filter on P(θ), not a shift of θ: the offset at which an item is solved with probability P is
    /// logit((P - c) / (1 - c)) / a, another one for each item, and none when P <= c; one common shift misses the wanted
    /// rate by as much as items differ. And not a penalty on the value: that needs an exchange rate between information and
    /// comfort, other for every criterion, while this works with all. Of the items left the criterion still takes the best,
    /// so as little as possible is lost.
    Success {
        /// Lower end of the wanted probability; 0.75 for "gentle".
        low: f64,
        /// Upper end; 0.80 for "gentle".
        high: f64,
        /// So many candidates stay at least: when fewer lie within, those nearest to it. More of them give more
        /// information and a rate farther from the wanted one.
        keep: usize,
    },
}

/// What filters look at.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SoFar<'a> {
    /// Items asked, in order.
    pub administered: &'a [usize],
    /// Time used, milliseconds.
    pub elapsed_ms: u64,
    /// For [`Filter::Success`]: each item's probability of the right answer at the present θ.
    pub success: &'a [f64],
    /// For [`Balance::Multinomial`]: a number in (0, 1).
    pub draw: f64,
}

impl Filter {
    /// The filter's name, for texts and logs.
    pub fn code(&self) -> &'static str {
        match self {
            Filter::Enemies(_) => "enemies",
            Filter::Testlets(_) => "testlets",
            Filter::Time { .. } => "time",
            Filter::Content { .. } => "content",
            Filter::Strata { .. } => "strata",
            Filter::Success { .. } => "success",
        }
    }

    /// Narrows the candidates, none of which may be administered. Their order may change.
    pub fn narrow(&self, so_far: &SoFar, candidates: &mut Vec<(usize, f64)>) {
        let administered = so_far.administered;
        match self {
            Filter::Enemies(_) => self.usual(so_far, candidates),
            Filter::Testlets(testlets) => together(testlets, administered.last(), candidates),
            Filter::Time { items, limit } => {
                let left = limit.saturating_sub(so_far.elapsed_ms);
                candidates.retain(|(item, _)| u64::from(items[*item]) <= left);
            }
            Filter::Content { class, shares, balance } => {
                let next = balance.next(class, shares, so_far, candidates);
                candidates.retain(|(item, _)| Some(class[*item]) == next);
            }
            Filter::Strata { of, lengths } => strata::stage(of, lengths, administered.len(), candidates),
            Filter::Success { low, high, keep } => {
                let miss =
                    |item: usize| (low - so_far.success[item]).max(so_far.success[item] - high).max(0.0);
                let key = |(item, _): &(usize, f64)| (miss(*item), *item);
                candidates.sort_unstable_by(|a, b| key(a).0.total_cmp(&key(b).0).then(a.0.cmp(&b.0)));
                let within = candidates.iter().filter(|(item, _)| miss(*item) == 0.0).count();
                candidates.truncate(within.max(*keep).max(1));
            }
        }
    }
}

impl Filter {
    /// The filter that most banks have; the others leave everything here.
    pub(crate) fn usual(&self, so_far: &SoFar, candidates: &mut Vec<(usize, f64)>) {
        let Filter::Enemies(sets) = self else { return };
        for set in sets.iter().filter(|set| set.iter().any(|item| so_far.administered.contains(item))) {
            candidates.retain(|(item, _)| !set.contains(item));
        }
    }
}

/// Keeps to the testlet that was begun last, else values testlets as wholes.
fn together(testlets: &[Vec<usize>], last: Option<&usize>, candidates: &mut Vec<(usize, f64)>) {
    let open = testlets.iter().find(|testlet| {
        let left = candidates.iter().any(|(item, _)| testlet.contains(item));
        left && last.is_some_and(|last| testlet.contains(last))
    });
    if let Some(open) = open {
        return candidates.retain(|(item, _)| open.contains(item));
    }
    for testlet in testlets {
        let values = candidates.iter().filter(|(item, _)| testlet.contains(item));
        let (count, sum) = values.fold((0, 0.0), |(count, sum), (_, value)| (count + 1, sum + value));
        let members = candidates.iter_mut().filter(|(item, _)| testlet.contains(item));
        members.for_each(|(_, value)| *value = sum / f64::from(count));
    }
}
