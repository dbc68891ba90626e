//! Strata of discrimination.

/// The stratum of each item when they are sorted by discrimination and cut into `k` equal parts, lowest first (Chang & Ying
/// 1999): early on, while θ is vague, steep items would be wasted.
///
/// ```
/// assert_eq!(skillmark_irt::filter::strata(&[0.5, 2.0, 1.0, 1.5], 2), [0, 1, 0, 1]);
/// ```
pub fn strata(a: &[f64], k: usize) -> Vec<usize> {
    let mut of = vec![0; a.len()];
    let mut order: Vec<usize> = (0..a.len()).collect();
    spread(&mut order, a, k, &mut of);
    of
}

/// The same within blocks of like difficulty, so that every stratum has easy and hard items also where steep items tend to
/// be hard (Chang, Qian & Ying 2001).
///
/// ```
/// let (a, b) = ([0.5, 1.0, 1.5, 2.0], [-1.0, -0.9, 1.0, 1.1]);
/// assert_eq!(skillmark_irt::filter::strata_blocked(&a, &b, 2), [0, 1, 0, 1]);
/// ```
pub fn strata_blocked(a: &[f64], b: &[f64], k: usize) -> Vec<usize> {
    let mut of = vec![0; a.len()];
    let mut order: Vec<usize> = (0..a.len()).collect();
    order.sort_by(|i, j| b[*i].total_cmp(&b[*j]));
    order.chunks_mut(k.max(1)).for_each(|block| spread(block, a, k, &mut of));
    of
}

/// Gives the items, in order of discrimination, to `k` strata of like size.
fn spread(items: &mut [usize], a: &[f64], k: usize, of: &mut [usize]) {
    items.sort_by(|i, j| a[*i].total_cmp(&a[*j]).then(i.cmp(j)));
    let n = items.len();
    items.iter().enumerate().for_each(|(rank, item)| of[*item] = rank * k / n);
}

/// Keeps the candidates of the stratum whose turn it is: the nearest that has any, of equals the later.
pub(super) fn stage(of: &[usize], lengths: &[u32], answered: usize, candidates: &mut Vec<(usize, f64)>) {
    let mut end = 0;
    let turn = lengths.iter().position(|length| {
        end += *length as usize;
        answered < end
    });
    let turn = turn.unwrap_or(lengths.len().saturating_sub(1));
    let distance = |stratum: usize| (stratum.abs_diff(turn), stratum < turn);
    let nearest = candidates.iter().map(|(item, _)| of[*item]).min_by_key(|stratum| distance(*stratum));
    candidates.retain(|(item, _)| Some(of[*item]) == nearest);
}
