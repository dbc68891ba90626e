//! Items on trial: asked among the others, and not scored.

use crate::population::Luck;
use skillmark_irt::Model;

/// Items on trial beside a test's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pilots {
    /// By which people answer them, unless the population has true ones: these follow those of the test's items.
    pub items: Vec<Model>,
    /// Time that each takes, milliseconds; none for an empty list.
    pub ms: Vec<u32>,
    /// How many each person is asked, at most all.
    pub asked: usize,
    /// Items that everybody is asked by the rules. Pilots come among them, so that all are asked.
    pub among: u32,
}

/// Where a person's pilots lie in the stream of draws: beyond the choices of any test.
const PLACES: u64 = 1 << 45;

impl Pilots {
    /// The person's pilots in their order, each with the number of scored answers after which it comes: never first.
    pub(crate) fn drawn(&self, luck: &Luck) -> Vec<(u32, usize)> {
        let places = f64::from(self.among.saturating_sub(1).max(1));
        let mut left: Vec<usize> = (0..self.items.len()).collect();
        let mut drawn: Vec<(u32, usize)> = (0..self.asked.min(self.items.len()) as u64)
            .map(|n| {
                let place = 1 + (luck.unit(PLACES + n, 0) * places) as u32;
                let which = (luck.unit(PLACES + n, 1) * left.len() as f64) as usize;
                (place, left.remove(which.min(left.len() - 1)))
            })
            .collect();
        drawn.sort_by_key(|(place, _)| *place);
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Never first, never after the last that everybody is asked, each item at most once, and every place and item in turn.
    #[test]
    fn places_and_items_are_drawn_evenly() {
        let item = Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap();
        let pilots = Pilots { items: vec![item; 4], ms: Vec::new(), asked: 2, among: 6 };
        let (mut places, mut items) = ([0; 6], [0; 4]);
        for n in 0..2000 {
            let drawn = pilots.drawn(&Luck::named(n, "pilots"));
            let [(first, one), (second, other)] = drawn[..] else { panic!("{drawn:?}") };
            assert!(first <= second && one != other);
            for (place, item) in drawn {
                places[place as usize] += 1;
                items[item] += 1;
            }
        }
        // 4000 places on 1 to 5 and 4000 items of 4: 800 and 1000 each, SD 25 and 27.
        assert_eq!(places[0], 0);
        assert!(places[1..].iter().all(|count| (700..900).contains(count)), "{places:?}");
        assert!(items.iter().all(|count| (890..1110).contains(count)), "{items:?}");

        let drawn = |asked, among| Pilots { asked, among, ..pilots.clone() }.drawn(&Luck::named(0, "few"));
        assert_eq!(drawn(9, 6).len(), 4, "no more than there are");
        assert!(
            drawn(4, 0).iter().all(|(place, _)| *place == 1),
            "after the first where no length is certain"
        );
        assert!(Pilots::default().drawn(&Luck::named(0, "none")).is_empty());
    }
}
