//! A whole bank at one θ: what is computed before every question.

use super::Model;

/// Fisher information of every item at θ, in their order. Exponentials first, for a few items at a time: a processor then
/// works on several at once, where else each waits for the divisions after the one before (a quarter less time).
pub(crate) fn each_information(items: &[Model], theta: f64, mut take: impl FnMut(usize, f64)) {
    let mut tails = [0.0; 64];
    for (chunk, items) in items.chunks(tails.len()).enumerate() {
        for (tail, item) in tails.iter_mut().zip(items) {
            if let Model::Logistic(item) = item
                && item.is_known()
            {
                *tail = item.tail(theta);
            }
        }
        for (i, item) in items.iter().enumerate() {
            let information = match item {
                Model::Logistic(item) if item.is_known() => item.information_of(theta, tails[i]),
                _ => item.information(theta),
            };
            take(chunk * tails.len() + i, information);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Logistic;

    #[test]
    fn the_information_of_many_items_is_that_of_each_bit_for_bit() {
        let item = |i: usize| match i % 5 {
            0 => Model::graded(1.5, &[-1.0, 0.01 * i as f64]).unwrap(),
            1 => Model::Logistic(Logistic { b_sd: 0.5, ..Logistic::known(1.2, 0.01 * i as f64, 0.2) }),
            2 => Model::Logistic(Logistic { a_sd: 0.2, ..Logistic::known(1.2, 0.01 * i as f64, 0.2) }),
            _ => Model::Logistic(Logistic::known(1.2, 0.02 * i as f64 - 2.0, 0.1)),
        };
        for count in [0, 1, 64, 65, 150] {
            let items: Vec<Model> = (0..count).map(item).collect();
            let mut found = Vec::new();
            each_information(&items, 0.3, |i, information| found.push((i, information.to_bits())));
            let each = items.iter().map(|item| item.information(0.3).to_bits()).enumerate();
            assert_eq!(found, each.collect::<Vec<_>>());
        }
    }
}
