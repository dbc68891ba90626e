//! Rules that compare with cuts: interval, likelihood ratios, posterior mass.

use super::{Reason, State};
use crate::between::{interpolate, mass_below};
use crate::num::normal_quantile;

/// Wald's (1947) bounds on the ln likelihood ratio: reject below the first, accept above the second. α is the wanted
/// rate of "above" for people at the lower point, β that of "below" for people at the upper one.
fn wald(alpha: f64, beta: f64) -> (f64, f64) {
    (crate::num::ln(beta / (1.0 - alpha)), crate::num::ln((1.0 - beta) / alpha))
}

/// θ ± z(1 - α/2) SE contains no cut (Kingsbury & Weiss 1983).
pub(super) fn classify(state: &State, cuts: &[f64], alpha: f64) -> Option<Reason> {
    let half = -normal_quantile(0.5 * alpha) * state.se;
    let (low, high) = (state.theta - half, state.theta + half);
    let clear = cuts.iter().all(|cut| *cut < low || *cut > high);
    clear.then(|| Reason::Classify { level: cuts.iter().filter(|cut| **cut < low).count(), low, high })
}

/// Sequential probability ratio test of cut + δ against cut - δ (Wald 1947; Eggen 1999).
pub(super) fn sprt(state: &State, cut: f64, delta: f64, alpha: f64, beta: f64) -> Option<Reason> {
    let at = |x| interpolate(state.grid, state.log_likelihood, x);
    let ln_ratio = at(cut + delta) - at(cut - delta);
    decided(ln_ratio, wald(alpha, beta)).map(|(level, bound)| Reason::Sprt { level, ln_ratio, bound })
}

/// 1 and the upper bound, 0 and the lower one, or neither.
fn decided(ln_ratio: f64, (low, high): (f64, f64)) -> Option<(usize, f64)> {
    if ln_ratio >= high {
        Some((1, high))
    } else if ln_ratio <= low {
        Some((0, low))
    } else {
        None
    }
}

/// Generalised likelihood ratio at each cut: the largest likelihood at or above cut + δ against the largest at or below
/// cut - δ (Bartroff, Finkelman & Lai 2008), with Wald's bounds (Thompson 2009). The ratio falls from cut to cut, so the
/// decisions never contradict each other.
pub(super) fn glr(state: &State, cuts: &[f64], delta: f64, alpha: f64, beta: f64) -> Option<Reason> {
    let bounds = wald(alpha, beta);
    let mut level = 0;
    let mut nearest: Option<(f64, f64)> = None;
    for cut in cuts {
        let ln_ratio = top(state, cut + delta, f64::INFINITY) - top(state, f64::NEG_INFINITY, cut - delta);
        let (above, bound) = decided(ln_ratio, bounds)?;
        level += above;
        if nearest.is_none_or(|(ratio, passed)| (ln_ratio - bound).abs() < (ratio - passed).abs()) {
            nearest = Some((ln_ratio, bound));
        }
    }
    nearest.map(|(ln_ratio, bound)| Reason::Glr { level, ln_ratio, bound })
}

/// The largest ln L on [from, to]: grid points within, and the finite end read between points. The side that holds the
/// maximum is understated by what lies between its points, so a decision can only come later for it.
fn top(state: &State, from: f64, to: f64) -> f64 {
    let end = if from.is_finite() { from } else { to };
    let within = |(i, _): &(usize, &f64)| (from..=to).contains(&state.grid.theta(*i));
    let start = interpolate(state.grid, state.log_likelihood, end);
    state.log_likelihood.iter().enumerate().filter(within).fold(start, |top, (_, value)| top.max(*value))
}

/// One level holds at least `share` of the posterior.
pub(super) fn level(state: &State, cuts: &[f64], share: f64) -> Option<Reason> {
    let mut below = 0.0;
    for level in 0..=cuts.len() {
        let next = cuts.get(level).map_or(1.0, |cut| mass_below(state.grid, state.posterior, *cut));
        if next - below >= share {
            return Some(Reason::Level { level, share: next - below, at_least: share });
        }
        below = next;
    }
    None
}
