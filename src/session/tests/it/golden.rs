//! Golden sessions: every bit of 300 results, natively and in wasm. A change here is a change of scoring semantics:
//! bump `ENGINE_REV`, say so in the CHANGELOG, then put the printed digest here.

use crate::people::{correlated, instrument, plan, sit};
use skillmark_canon::Digest;
use skillmark_session::Instrument;
use std::sync::Arc;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const GOLDEN: &str = "uEiCNy10ElmlmCgd9kQS6o7c61h9QMVp_Ys3bmx_N86qTvA";

/// The same with skills that go together.
const GOLDEN_RELATED: &str = "uEiAt0wJt-GY2EQmqtMxg4KFBjNYz708oCjE-BySyEzuaQw";

#[test]
fn three_hundred_sessions_keep_every_bit() {
    assert_eq!(digest(&instrument()), GOLDEN, "engine_rev {}", skillmark_session::ENGINE_REV);
}

#[test]
fn and_so_do_those_of_related_skills() {
    assert_eq!(digest(&correlated(0.7)), GOLDEN_RELATED, "engine_rev {}", skillmark_session::ENGINE_REV);
}

fn digest(instrument: &Arc<Instrument>) -> String {
    let mut all = String::new();
    for n in 0..300u32 {
        let preset = ["quick", "normal", "precise"][n as usize % 3];
        let theta = -3.0 + f64::from(n % 25) / 4.0;
        let session = sit(instrument, plan(instrument, preset, &["one", "two"], u128::from(n)), theta);
        let progress = session.progress();
        assert_eq!((progress.more_low, progress.more_high), (0, 0));
        for s in session.outcome().skills {
            all.push_str(&format!("{} {} {} {:?} ", s.skill, s.stopped.code(), s.items.join(","), s.claim));
            let numbers = [s.theta, s.se, s.interval.0, s.interval.1, s.wle.0, s.wle.1];
            for number in numbers.iter().chain(&s.levels) {
                all.push_str(&format!("{:016x} ", number.to_bits()));
            }
        }
    }
    Digest::of(all).to_string()
}
