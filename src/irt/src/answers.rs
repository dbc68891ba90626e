//! What one person has answered, with the likelihood of θ.

use crate::{Model, Pool};
use std::sync::Arc;

/// What a person did with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Response {
    /// Answered in this category, from 0.
    Category(usize),
    /// Said "I don't know".
    ///
    /// A category of its own with a provisional curve, the log-likelihood that a blind guess contributes on average: for
    /// two categories c ln P + (1 - c) ln Q, for more that of the lowest. So neither guessing nor admitting pays: scoring
    /// it as wrong would cost those who admit, and leaving it out would reward them. To be replaced once the category is
    /// calibrated.
    Unsure,
    /// Gave no answer, which says nothing about θ.
    Missing,
}

impl From<usize> for Response {
    fn from(category: usize) -> Self {
        Response::Category(category)
    }
}

impl From<Option<usize>> for Response {
    fn from(category: Option<usize>) -> Self {
        category.map_or(Response::Missing, Response::Category)
    }
}

impl Response {
    /// The categories whose log-likelihoods it has, with their weights, which sum to 1.
    pub(crate) fn terms(self, model: &Model) -> impl Iterator<Item = (usize, f64)> + Clone + use<> {
        let pair = match (self, model) {
            (Response::Category(k), _) => [(k, 1.0), (0, 0.0)],
            (Response::Unsure, Model::Logistic(item)) => [(1, item.c), (0, 1.0 - item.c)],
            (Response::Unsure, _) => [(0, 1.0), (0, 0.0)],
            (Response::Missing, _) => [(0, 0.0), (0, 0.0)],
        };
        pair.into_iter().filter(|(_, weight)| *weight > 0.0)
    }
}

/// One item that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answer {
    /// Index of the item.
    pub item: usize,
    /// What was answered.
    pub response: Response,
}

/// The answers of one person to items of one pool, in order. Adding one costs a pass over the grid, however many came
/// before.
///
/// ```
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Response, Scoring};
///
/// let items = [Model::logistic(1.2, 0.0, 0.2, 1.0)?, Model::graded(1.5, &[-1.0, 0.5])?];
/// let mut answers = Answers::new(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()));
/// answers.push(0, Response::Category(1));
/// answers.push(1, Response::Missing);
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let estimate = scoring.estimate(&answers);
/// assert!(estimate.theta > 0.0 && estimate.se < 1.0);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug)]
pub struct Answers {
    pool: Arc<Pool>,
    list: Vec<Answer>,
    asked: Vec<bool>,
    ln_likelihood: Vec<f64>,
}

impl Answers {
    /// Nothing asked yet.
    pub fn new(pool: &Arc<Pool>) -> Self {
        Answers {
            pool: pool.clone(),
            list: Vec::with_capacity(pool.items().len()),
            asked: vec![false; pool.items().len()],
            ln_likelihood: vec![0.0; pool.grid().len()],
        }
    }

    /// The answers to all items in order.
    ///
    /// # Panics
    /// As [`push`](Self::push).
    pub fn all<R: Copy + Into<Response>>(pool: &Arc<Pool>, responses: &[R]) -> Self {
        let mut answers = Answers::new(pool);
        for (item, response) in responses.iter().enumerate() {
            answers.push(item, *response);
        }
        answers
    }

    /// Takes in the answer to an item.
    ///
    /// # Panics
    /// When the pool has no such item, the item no such category, or it was asked already.
    pub fn push(&mut self, item: usize, response: impl Into<Response>) {
        let response = response.into();
        assert!(!self.asked[item], "item {item} was asked already");
        let model = &self.pool.items()[item];
        for (category, weight) in response.terms(model) {
            assert!(category < model.categories(), "item {item} has no category {category}");
            let ln_likelihood = &mut self.ln_likelihood;
            self.pool.each_ln_p(item, category, |node, ln_p| ln_likelihood[node] += weight * ln_p);
        }
        self.asked[item] = true;
        self.list.push(Answer { item, response });
    }

    /// Takes the last answer back. The likelihood comes from the answers before it, so that no rounding stays behind.
    pub(crate) fn undo(&mut self, before: &Answers) {
        if let Some(answer) = self.list.pop() {
            self.asked[answer.item] = false;
        }
        self.ln_likelihood.clone_from(&before.ln_likelihood);
    }

    /// Forgets all answers and keeps the memory.
    pub fn clear(&mut self) {
        self.list.clear();
        self.asked.fill(false);
        self.ln_likelihood.fill(0.0);
    }

    /// Items, range and nodes.
    pub fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    /// In the order they were given.
    pub fn list(&self) -> &[Answer] {
        &self.list
    }

    /// Whether an item was asked.
    pub fn was_asked(&self, item: usize) -> bool {
        self.asked[item]
    }

    /// ln L at each node.
    pub fn ln_likelihood(&self) -> &[f64] {
        &self.ln_likelihood
    }

    /// Items with what was answered; missing answers are left out.
    pub(crate) fn scored(&self) -> impl Iterator<Item = (&Model, Response)> + Clone + '_ {
        let scored = self.list.iter().filter(|answer| answer.response != Response::Missing);
        scored.map(|answer| (&self.pool.items()[answer.item], answer.response))
    }

    /// Fisher information of the scored items at θ.
    pub fn information(&self, theta: f64) -> f64 {
        // Not `sum`, which of nothing is -0.
        self.scored().fold(0.0, |sum, (model, _)| sum + model.information(theta))
    }
}

impl Clone for Answers {
    // With room for the answers to come.
    fn clone(&self) -> Self {
        let mut list = Vec::with_capacity(self.asked.len());
        list.extend_from_slice(&self.list);
        Answers {
            pool: self.pool.clone(),
            list,
            asked: self.asked.clone(),
            ln_likelihood: self.ln_likelihood.clone(),
        }
    }

    // Not derived, for the derived one allocates.
    fn clone_from(&mut self, other: &Self) {
        self.pool.clone_from(&other.pool);
        self.list.clone_from(&other.list);
        self.asked.clone_from(&other.asked);
        self.ln_likelihood.clone_from(&other.ln_likelihood);
    }
}
