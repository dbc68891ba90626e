//! Whole tests: EAP, maximum information.

use crate::{SCORING, bank};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{CORE, Cat, Design, Grid, Next, Pool, Test};
use wasm_bindgen::prelude::wasm_bindgen;

/// jsCAT's nodes: 0.1 apart on [-6, 6].
const NODES: usize = 121;

/// People taking a test, one after the other, in the same memory.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sitting {
    cat: Cat,
}

#[wasm_bindgen]
impl Sitting {
    /// A bank of so many items, of which so many are asked; `tabulated` computes all curves before anybody sits it.
    #[wasm_bindgen(constructor)]
    pub fn new(items: usize, length: u32, tabulated: bool) -> Sitting {
        let (items, grid) = (bank::items(items), Grid::new(-6.0, 6.0, NODES).expect("a grid"));
        let pool =
            if tabulated { Pool::tabulated(items, grid).expect("a table") } else { Pool::new(items, grid) };
        let stop = Rule { min_items: 0, max_items: length, stop: Stop::Bank };
        let design = Design { scoring: SCORING, stop, ..Design::default() };
        Sitting { cat: Cat::new(&Test::new(pool.shared(), design, CORE).expect("a design")) }
    }

    /// One person's whole test: the items asked.
    pub fn take(&mut self, answers: &[u8]) -> Vec<u32> {
        self.cat.restart();
        while let Next::Ask(item) = self.cat.next(&|_, _| 0.5) {
            self.cat.answer(usize::from(answers[item]), 0);
        }
        self.cat.answers().list().iter().map(|answer| answer.item as u32).collect()
    }

    /// The last person's θ.
    pub fn theta(&self) -> f64 {
        self.cat.estimate().theta
    }
}

/// So many people take a test; the mean square of estimate minus truth.
#[wasm_bindgen]
pub fn simulate(people: u32, items: usize, length: u32) -> f64 {
    let Sitting { mut cat } = Sitting::new(items, length, true);
    let items = bank::items(items);
    let mut square = 0.0;
    for person in 0..u64::from(people) {
        cat.restart();
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(bank::right(person, item, &items[item]), 0);
        }
        let error = cat.estimate().theta - bank::theta(person);
        square += error * error;
    }
    square / f64::from(people)
}

/// People in the middle of long tests, to be answered at once: a single answer is too short to be timed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Growing {
    cats: Vec<Cat>,
    answers: Vec<u8>,
}

#[wasm_bindgen]
impl Growing {
    /// So many people who have answered `before` of the items.
    #[wasm_bindgen(constructor)]
    pub fn new(items: usize, before: usize, people: usize) -> Growing {
        let Sitting { mut cat } = Sitting::new(items, items as u32, true);
        let answers = crate::answers(items, 0);
        for _ in 0..before {
            let Next::Ask(item) = cat.next(&|_, _| 0.5) else { break };
            cat.answer(usize::from(answers[item]), 0);
        }
        Growing { cats: vec![cat; people], answers }
    }

    /// Chooses the next item for all.
    pub fn ask(&mut self) {
        self.cats.iter_mut().for_each(|cat| {
            cat.next(&|_, _| 0.5);
        });
    }

    /// Takes in all answers.
    pub fn answer(&mut self) {
        for cat in &mut self.cats {
            if let Next::Ask(item) = cat.next(&|_, _| 0.5) {
                cat.answer(usize::from(self.answers[item]), 0);
            }
        }
    }

    /// The estimate of the first.
    pub fn theta(&self) -> f64 {
        self.cats[0].estimate().theta
    }
}
