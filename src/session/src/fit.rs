//! Whether a person's answers are what the model expects of somebody at their estimate, and whether they were read.

use crate::instrument::Instrument;
use crate::judging::Index;
use crate::sub::Sub;
use crate::{Event, log::answered_ms};
use skillmark_bank::{Block, Inline, Item};

/// Nobody reads faster than this, words a second, and knows what was read: three times the usual rate for prose, 238 words a
/// minute (Brysbaert 2019).
pub const FLOOR_WORDS_A_SECOND: u32 = 12;

/// And a second to press.
const FLOOR_SECONDS: f64 = 1.0;

/// Of a hundred people who answer as the model expects, [`Fit::unusual`] names at most one, however many indices it looks at.
pub const FALSE_ALARMS: f64 = 0.01;

/// How the answers to one skill fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// One figure per index, in the order of [`Index::ALL`].
    pub figures: [Figure; Index::ALL.len()],
    /// Answers given faster than the question can be read: 12 words a second, and a second to press.
    pub rapid: u32,
    /// Among so many: all questions answered, pilots too, and not "I don't know", which may be quick.
    pub timed: u32,
}

/// An index of person fit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figure {
    /// `None` where the answers leave it undefined.
    pub value: Option<f64>,
    /// Share of people at this estimate, taking this very test, whose answers fit no better by this index.
    pub p: Option<f64>,
}

impl Fit {
    /// The figure of an index.
    pub fn of(&self, index: Index) -> Figure {
        self.figures[index as usize]
    }

    /// The indices by which the answers are unusual: of lz* and the two sums those that Holm (1979) rejects at
    /// [`FALSE_ALARMS`]. The others are shown and raise no alarm: lz, infit and outfit look at the same thing as lz*.
    pub fn unusual(&self) -> Vec<Index> {
        let judged = |index: &Index| Some((self.of(*index).p?, *index));
        let mut open: Vec<(f64, Index)> = Index::ALARMS.iter().filter_map(judged).collect();
        let mut found = Vec::new();
        while let Some(least) = (0..open.len()).reduce(|a, b| if open[b].0 < open[a].0 { b } else { a }) {
            if open[least].0 * open.len() as f64 > FALSE_ALARMS {
                break;
            }
            found.push(open.remove(least).1);
        }
        found
    }

    /// Whether more than a fifth of the answers came faster than they can be read.
    pub fn is_unread(&self) -> bool {
        5 * self.rapid > self.timed
    }

    /// Whether a retake is worth suggesting, for either reason.
    pub fn is_unusual(&self) -> bool {
        self.is_unread() || !self.unusual().is_empty()
    }
}

/// How many answers to a skill's questions came faster than they can be read, and among how many.
pub(crate) fn rapid(instrument: &Instrument, sub: &Sub, log: &[Event]) -> (u32, u32) {
    let bank = instrument.bank();
    let skill = &bank.skills[sub.skill].id;
    let of_skill = answered_ms(log).filter_map(|(id, ms)| Some((bank.item(id)?, ms)));
    let of_skill = of_skill.filter(|(item, _)| item.skill == *skill);
    of_skill.fold((0, 0), |(rapid, timed), (item, ms)| {
        (rapid + u32::from(f64::from(ms) < 1000.0 * reading_floor(item)), timed + 1)
    })
}

/// Seconds below which an item cannot have been read.
pub fn reading_floor(item: &Item) -> f64 {
    let options =
        item.options().iter().map(|o| Inline::plain(&o.text).split_whitespace().count()).sum::<usize>();
    let words = Block::plain(&item.stem).split_whitespace().count() + options;
    FLOOR_SECONDS + words as f64 / f64::from(FLOOR_WORDS_A_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// With these p for lz*, the upper and the lower sum; everything else is as bad as can be.
    fn unusual(star: f64, better: f64, worse: f64) -> Vec<Index> {
        let p = [1e-3, star, 1e-3, 1e-3, better, worse];
        let figures = p.map(|p| Figure { value: Some(0.0), p: Some(p) });
        Fit { figures, rapid: 0, timed: 10 }.unusual()
    }

    #[test]
    fn the_level_holds_for_the_three_together() {
        use Index::{Better, LzStar, Worse};
        assert_eq!(unusual(0.5, 0.5, 0.5), []);
        assert_eq!(unusual(0.0034, 0.5, 0.5), [], "a third of a hundredth is the limit for the first");
        assert_eq!(unusual(0.5, 0.0033, 0.5), [Better]);
        assert_eq!(unusual(0.0049, 0.5, 0.0033), [Worse, LzStar], "half of it for the second");
        assert_eq!(unusual(0.0051, 0.0099, 0.0033), [Worse]);
        assert_eq!(unusual(0.0049, 0.0099, 0.0033), [Worse, LzStar, Better]);
    }

    #[test]
    fn more_than_a_fifth_is_unread() {
        let fit = |rapid, timed| Fit { figures: [Figure::default(); 6], rapid, timed };
        assert!(!fit(2, 10).is_unusual() && fit(3, 10).is_unread() && fit(3, 10).is_unusual());
        assert!(!fit(0, 0).is_unusual());
    }
}
