//! The engine as a partner of another program: prints the parameters of 1,000 items, then answers each line
//! `θ times` with the next item by maximum information and the nanoseconds per choice, and `exp` with those of one exponential.

use skillmark_speed::{Choice, bank, exponentials};
use std::hint::black_box;
use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

const ITEMS: usize = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = stdout().lock();
    let parameters: Vec<String> =
        bank::parameters(ITEMS).iter().map(|number| format!("{number:?}")).collect();
    writeln!(out, "{}", parameters.join(" "))?;
    let mut choice = Choice::by_information(ITEMS);
    for line in stdin().lock().lines() {
        match line?.split_once(' ') {
            None => {
                let started = Instant::now();
                black_box(exponentials(1_000_000));
                writeln!(out, "{:?}", started.elapsed().as_secs_f64() * 1e3)?;
            }
            Some((theta, times)) => {
                let (theta, times): (f64, u32) = (theta.parse()?, times.parse()?);
                let item = choice.next(theta);
                let started = Instant::now();
                let same = (0..times).all(|_| choice.next(black_box(theta)) == item);
                let nanoseconds = started.elapsed().as_secs_f64() * 1e9 / f64::from(times);
                assert!(same, "one θ gave two items");
                writeln!(out, "{item} {nanoseconds:?}")?;
            }
        }
        out.flush()?;
    }
    Ok(())
}
