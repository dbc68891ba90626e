//! How a bank is used up: which items people meet, and how many two people share.

use crate::Person;
use skillmark_irt::Response;

/// Counts over people of the items of one bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    people: usize,
    counts: Vec<Count>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Count {
    asked: usize,
    /// Sum over the people who were asked it.
    places: usize,
    answered: usize,
    /// Sum over the answers.
    categories: usize,
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
    /// Nobody yet, for a bank of so many items.
    pub fn new(items: usize) -> Self {
        Usage { people: 0, counts: vec![Count::default(); items] }
    }

    /// Counts a person.
    ///
    /// # Panics
    /// When the person was asked an item that the bank does not have.
    pub fn add(&mut self, person: &Person) {
        self.people += 1;
        for (place, answer) in person.answers.iter().enumerate() {
            let count = &mut self.counts[answer.item];
            count.asked += 1;
            count.places += place + 1;
            if let Response::Category(k) = answer.response {
                count.answered += 1;
                count.categories += k;
            }
        }
    }

    /// Use of an item.
    ///
    /// # Panics
    /// When there is no such item.
    pub fn item(&self, item: usize) -> ItemUse {
        let Count { asked, places, answered, categories } = self.counts[item];
        ItemUse {
            people: asked,
            exposure: asked as f64 / self.people as f64,
            mean_position: places as f64 / asked as f64,
            mean_score: categories as f64 / answered as f64,
        }
    }

    /// Test overlap: the mean number of items that two people share, over the mean length (Chen, Ankenmann & Spray 2003,
    /// for tests of any length). NaN for fewer than two people.
    pub fn overlap(&self) -> f64 {
        let n = self.people as f64;
        let asked = || self.counts.iter().map(|count| count.asked as f64);
        let pairs: f64 = asked().map(|asked| asked * (asked - 1.0)).sum();
        pairs / (n - 1.0) / asked().sum::<f64>()
    }
}
