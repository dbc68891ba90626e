//! Attempts on all threads, counted by what was tried and what came of it.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Counts, by kind of attempt (a row) and by result (a column).
#[derive(Default)]
pub(crate) struct Tally {
    counts: BTreeMap<(&'static str, &'static str), u64>,
    /// Attempts that succeeded, by number; at most a few of each thread.
    pub(crate) successes: Vec<String>,
}

impl Tally {
    pub(crate) fn count(&mut self, row: &'static str, column: &'static str) {
        *self.counts.entry((row, column)).or_default() += 1;
    }

    pub(crate) fn success(&mut self, what: String) {
        if self.successes.len() < 10 {
            self.successes.push(what);
        }
    }

    /// How many there were with this result.
    pub(crate) fn sum(&self, column: &str) -> u64 {
        self.counts.iter().filter(|((_, c), _)| *c == column).map(|(_, count)| count).sum()
    }

    /// A line for each kind of attempt, in the order given.
    pub(crate) fn table(&self, what: &str, rows: &[&'static str], columns: &[&'static str]) -> String {
        let titles: String = columns.iter().map(|column| format!(" {column} |")).collect();
        let mut text = format!("| {what} | tried |{titles}\n|---|---:|{}\n", "---:|".repeat(columns.len()));
        let mut line = |name: &str, count: &dyn Fn(&str) -> u64| {
            let counts: Vec<u64> = columns.iter().map(|column| count(column)).collect();
            let cells: String = counts.iter().map(|count| format!(" {count} |")).collect();
            writeln!(text, "| {name} | {} |{cells}", counts.iter().sum::<u64>()).expect("memory");
        };
        for row in rows {
            line(row, &|column| {
                let of = |((r, c), count): (&(&'static str, &'static str), &u64)| {
                    (r == row && *c == column).then_some(*count)
                };
                self.counts.iter().filter_map(of).sum()
            });
        }
        line("together", &|column| self.sum(column));
        text
    }

    fn add(&mut self, other: Tally) {
        for (place, count) in other.counts {
            *self.counts.entry(place).or_default() += count;
        }
        self.successes.extend(other.successes);
    }
}

/// Makes attempts 0, 1, 2, .. on all threads. Each is a function of its number, so the sums do not depend on the threads.
pub(crate) fn attempts(count: u64, attempt: impl Fn(u64, &mut Tally) + Sync) -> Tally {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let work = |first: u64| {
        let mut tally = Tally::default();
        (first..count).step_by(threads as usize).for_each(|n| attempt(n, &mut tally));
        tally
    };
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(move || work(first))).collect();
        running.into_iter().for_each(|thread| all.add(thread.join().expect("no attempt panics")));
    });
    all
}

/// The random numbers of one attempt.
pub(crate) fn draw(seed: u64, attempt: u64) -> crate::forge::Draw {
    let mut draw = crate::forge::Draw(seed ^ attempt.wrapping_mul(0xD1B5_4A32_D192_ED03));
    // Neighbours' states lie close together until they have been stirred once.
    let state = draw.below(usize::MAX) as u64;
    crate::forge::Draw(state)
}
