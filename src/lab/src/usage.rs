//! How a bank is used up: which items people meet, and how many two people share.

use crate::Person;
use skillmark_irt::Response;

/// Use of every item.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    /// Per item.
    pub items: Vec<ItemUse>,
    /// Test overlap: the mean number of items that two people share, over the mean length (Chen, Ankenmann & Spray 2003,
    /// for tests of any length). NaN for fewer than two people.
    pub overlap: f64,
}

/// Use of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemUse {
    /// People who were asked it.
    pub people: usize,
    /// Their share.
    pub exposure: f64,
    /// Mean place in the test, the first being 1; NaN when never asked.
    pub mean_position: f64,
    /// Mean category of the answers, from 0, for two categories the share right; NaN without answers. Without "I don't know".
    pub mean_score: f64,
}

impl Usage {
    /// Counts over people, for a bank of so many items.
    pub fn new(people: &[Person], items: usize) -> Self {
        // Asked, sum of places, answered, sum of categories.
        let mut counts = vec![[0_usize; 4]; items];
        for person in people {
            for (place, answer) in person.answers.iter().enumerate() {
                let [asked, places, answered, score] = &mut counts[answer.item];
                *asked += 1;
                *places += place + 1;
                if let Response::Category(k) = answer.response {
                    *answered += 1;
                    *score += k;
                }
            }
        }
        let n = people.len() as f64;
        let item = |[asked, places, answered, score]: &[usize; 4]| ItemUse {
            people: *asked,
            exposure: *asked as f64 / n,
            mean_position: *places as f64 / *asked as f64,
            mean_score: *score as f64 / *answered as f64,
        };
        let pairs: f64 = counts.iter().map(|[asked, ..]| *asked as f64 * (*asked as f64 - 1.0)).sum();
        let length = counts.iter().map(|[asked, ..]| *asked as f64).sum::<f64>() / n;
        Usage { items: counts.iter().map(item).collect(), overlap: pairs / (n * (n - 1.0)) / length }
    }
}
