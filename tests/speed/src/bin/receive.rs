//! `receive BANK PROFILE` times verdicts natively, and prints their milliseconds as a JSON list.

use skillmark_speed::Receiver;
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [bank, profile] = &args[..] else { return Err("expected: receive BANK PROFILE".into()) };
    let (receiver, profile) = (Receiver::with_bank(&std::fs::read(bank)?), std::fs::read(profile)?);
    let times: Vec<String> = (0..300)
        .map(|_| {
            let started = Instant::now();
            assert!(receiver.accepts(black_box(&profile)), "the profile that is timed must be accepted");
            format!("{:?}", started.elapsed().as_secs_f64() * 1e3)
        })
        .collect();
    println!("[{}]", times.join(","));
    Ok(())
}
