//! What no engine of these formulas can do without: exponentials, and reading its tables.

use skillmark_irt::num::exp;
use wasm_bindgen::prelude::wasm_bindgen;

/// So many exponentials of different numbers, summed.
#[wasm_bindgen]
pub fn exponentials(count: usize) -> f64 {
    let arguments: Vec<f64> = (0..1_000).map(|i| -0.006 * f64::from(i)).collect();
    (0..count / 1_000).map(|_| std::hint::black_box(&arguments).iter().map(|x| exp(*x)).sum::<f64>()).sum()
}

/// Reads so many numbers so many times, in eight sums so that memory is waited for and no addition.
#[wasm_bindgen]
pub fn stream(count: usize, times: usize) -> f64 {
    let numbers = vec![1.0; count];
    let mut sums = [0.0; 8];
    for _ in 0..times {
        for eight in std::hint::black_box(&numbers).chunks_exact(8) {
            for (sum, number) in sums.iter_mut().zip(eight) {
                *sum += number;
            }
        }
    }
    sums.iter().sum()
}
