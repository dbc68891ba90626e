//! What one person has answered, with the likelihood of θ.

use crate::{Grid, Model};

/// One item that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answer {
    /// Index of the item.
    pub item: usize,
    /// The category of the response, from 0; `None` is a missing answer, which says nothing about θ.
    pub category: Option<usize>,
}

/// The answers of one person to items of one bank, in order. Adding one costs a pass over the grid, however many came
/// before.
///
/// ```
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Prior, Scoring};
///
/// let items = [Model::logistic(1.2, 0.0, 0.2, 1.0)?, Model::graded(1.5, &[-1.0, 0.5])?];
/// let mut answers = Answers::new(&items, Grid::new(-4.0, 4.0, 33).unwrap());
/// answers.push(0, Some(1));
/// answers.push(1, None);
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let estimate = scoring.estimate(&answers);
/// assert!(estimate.theta > 0.0 && estimate.se < 1.0);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, PartialEq)]
pub struct Answers<'a> {
    items: &'a [Model],
    grid: Grid,
    list: Vec<Answer>,
    asked: Vec<bool>,
    likelihood: Likelihood,
}

/// ln L and the information of the scored items at each node of the grid.
#[derive(Debug, PartialEq)]
pub(crate) struct Likelihood {
    pub(crate) ln: Vec<f64>,
    pub(crate) information: Vec<f64>,
}

impl<'a> Answers<'a> {
    /// Nothing asked yet. The grid carries the range of θ and the nodes of integrals.
    pub fn new(items: &'a [Model], grid: Grid) -> Self {
        let likelihood = Likelihood { ln: vec![0.0; grid.len()], information: vec![0.0; grid.len()] };
        Answers { items, grid, list: Vec::new(), asked: vec![false; items.len()], likelihood }
    }

    /// The answers to all items in order.
    ///
    /// # Panics
    /// As [`push`](Self::push).
    pub fn all(items: &'a [Model], grid: Grid, categories: &[Option<usize>]) -> Self {
        let mut answers = Answers::new(items, grid);
        for (item, category) in categories.iter().enumerate() {
            answers.push(item, *category);
        }
        answers
    }

    /// Takes in the answer to an item.
    ///
    /// # Panics
    /// When the bank has no such item, the item no such category, or it was asked already.
    pub fn push(&mut self, item: usize, category: Option<usize>) {
        assert!(!self.asked[item], "item {item} was asked already");
        if let Some(k) = category {
            let model = &self.items[item];
            assert!(k < model.categories(), "item {item} has no category {k}");
            for node in 0..self.grid.len() {
                let theta = self.grid.theta(node);
                self.likelihood.ln[node] += model.ln_p(theta, k);
                self.likelihood.information[node] += model.information(theta);
            }
        }
        self.asked[item] = true;
        self.list.push(Answer { item, category });
    }

    /// Takes the last answer back. The likelihood comes from the answers before it, so that no rounding stays behind.
    pub(crate) fn undo(&mut self, before: &Answers<'_>) {
        if let Some(answer) = self.list.pop() {
            self.asked[answer.item] = false;
        }
        self.likelihood.clone_from(&before.likelihood);
    }

    /// The bank.
    pub fn items(&self) -> &'a [Model] {
        self.items
    }

    /// Range and nodes.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// In the order they were given.
    pub fn list(&self) -> &[Answer] {
        &self.list
    }

    /// Whether an item was asked.
    pub fn was_asked(&self, item: usize) -> bool {
        self.asked[item]
    }

    /// Items with the category that was chosen; missing answers are left out.
    pub(crate) fn scored(&self) -> impl Iterator<Item = (&'a Model, usize)> + Clone + '_ {
        self.list.iter().filter_map(|answer| Some((&self.items[answer.item], answer.category?)))
    }

    pub(crate) fn likelihood(&self) -> &Likelihood {
        &self.likelihood
    }
}

impl Clone for Likelihood {
    fn clone(&self) -> Self {
        Likelihood { ln: self.ln.clone(), information: self.information.clone() }
    }

    // Not derived, for the derived one allocates.
    fn clone_from(&mut self, other: &Self) {
        self.ln.clone_from(&other.ln);
        self.information.clone_from(&other.information);
    }
}

impl Clone for Answers<'_> {
    fn clone(&self) -> Self {
        Answers {
            items: self.items,
            grid: self.grid,
            list: self.list.clone(),
            asked: self.asked.clone(),
            likelihood: self.likelihood.clone(),
        }
    }

    fn clone_from(&mut self, other: &Self) {
        (self.items, self.grid) = (other.items, other.grid);
        self.list.clone_from(&other.list);
        self.asked.clone_from(&other.asked);
        self.likelihood.clone_from(&other.likelihood);
    }
}
