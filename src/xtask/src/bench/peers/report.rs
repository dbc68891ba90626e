//! What was measured, in words and tables.

use std::{collections::BTreeMap, fmt::Write};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

/// The times of one piece of work, by engine.
type Times = BTreeMap<String, Vec<f64>>;

/// What `tests/speed/page.mjs` prints; milliseconds, by piece of work.
#[derive(Deserialize)]
pub(super) struct Browser {
    chromium: String,
    times: BTreeMap<String, Times>,
}

/// What `tests/speed/beside.py` prints; nanoseconds.
#[derive(Deserialize)]
pub(super) struct Native {
    versions: BTreeMap<String, String>,
    times: Times,
}

/// A line of the browser's table.
struct Work {
    title: &'static str,
    /// Its name in the times, and the peer's.
    key: &'static str,
    peer: Option<(&'static str, &'static str)>,
    /// How often the peer's piece of work goes into ours.
    scale: f64,
    goal: Goal,
}

#[derive(Clone, Copy)]
enum Goal {
    Times(f64),
    Milliseconds(f64),
    None,
}

const PEOPLE: f64 = 10_000.0;

const WORK: [Work; 6] = [
    Work {
        title: "next item of 1,000, maximum information",
        key: "information",
        peer: Some(("information", "jscat")),
        scale: 1.0,
        goal: Goal::Times(100.0),
    },
    Work {
        title: "the same, jsCAT told not to copy the items",
        key: "information",
        peer: Some(("information", "jscat, no copy")),
        scale: 1.0,
        goal: Goal::None,
    },
    Work {
        title: "a test: 20 of 300 items, EAP",
        key: "sitting",
        peer: Some(("sitting", "jscat")),
        scale: 1.0,
        goal: Goal::Times(100.0),
    },
    Work {
        title: "the same, our curves not tabulated before",
        key: "untabulated",
        peer: Some(("sitting", "jscat")),
        scale: 1.0,
        goal: Goal::None,
    },
    Work {
        title: "next item of 1,000, expected posterior variance at 33 nodes",
        key: "variance",
        peer: None,
        scale: 1.0,
        goal: Goal::Milliseconds(5.0),
    },
    Work {
        title: "10,000 people taking that test, one thread",
        key: "simulation",
        peer: Some(("sitting", "jscat")),
        scale: PEOPLE,
        goal: Goal::Milliseconds(2_000.0),
    },
];

/// The exponentials of a test of 20 of 300 items: one for each item not asked, one for each of 121 nodes.
const SITTING: f64 = 20.0 * 300.0 - 190.0 + 20.0 * 121.0;

/// What cannot be done without, and of which: work, count, the unit's key.
const LEAST: [(&str, f64, &str); 4] = [
    ("information", 1_000.0, "exp"),
    ("sitting", SITTING, "exp"),
    ("simulation", PEOPLE * SITTING, "exp"),
    ("variance", 66_000.0, "number"),
];

pub(super) fn text(browser: &Browser, native: &Native) -> Result<String> {
    let mut text = heading(browser, native)?;
    in_browser(&mut text, browser)?;
    growth(&mut text, browser)?;
    natively(&mut text, native)?;
    least(&mut text, browser, native)?;
    Ok(text)
}

fn heading(browser: &Browser, native: &Native) -> Result<String> {
    let rustc = shell::run_quietly(shell::cargo().arg("--version"))?;
    let cores = std::thread::available_parallelism()?;
    let version = |name: &str| native.versions.get(name).map_or("", String::as_str);
    let (catsim, numpy, python) = (version("catsim"), version("numpy"), version("python"));
    Ok(format!(
        "# How fast the engine is beside others\n\n\
         Written by `cargo xtask bench peers`; to change it, run that.\n\n\
         Both engines get the same items, θ and answers in turn, and each timed call must have found the same item; in whole tests \
         also\nthe same θ to six decimals. Medians of the rounds, in brackets the fastest: the wider apart, the busier the machine.\n\n\
         {}, {cores} processors; {}; Chromium {}; jsCAT {}; catsim {catsim} (Python {python}, numpy {numpy}).\n",
        processor(),
        rustc.trim(),
        browser.chromium,
        jscat()?,
    ))
}

fn in_browser(text: &mut String, browser: &Browser) -> Result<()> {
    text.push_str(
        "\n## In the browser\n\n\
         *The page* is the build that people load: everything small but `exp` and `ln`, then `wasm-opt`. *Fast* is\n\
         `opt-level = 3`. The goals are the page's.\n\n\
         | work | page | fast | jsCAT | jsCAT / page | jsCAT / fast | goal |\n|---|---:|---:|---:|---:|---:|---|\n",
    );
    for Work { title, key, peer, scale, goal } in &WORK {
        let (page, fast) = (browser.of(key, "page")?, browser.of(key, "fast")?);
        let peer = peer.map(|(key, engine)| browser.of(key, engine)).transpose()?;
        let ratio = |ours: &[f64]| peer.map(|theirs| scale * median(theirs) / median(ours));
        let shown = |ratio: Option<f64>| ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.0}"));
        let theirs = match peer {
            None => "has none".to_owned(),
            Some(times) if *scale == 1.0 => spread(times, 1e-3),
            Some(times) => format!("{} (10,000 times one test)", duration(scale * median(times) * 1e-3)),
        };
        let (ours, quick) = (spread(page, 1e-3), spread(fast, 1e-3));
        let (slower, slowest) = (shown(ratio(page)), shown(ratio(fast)));
        let verdict = goal.verdict(ratio(page), median(page));
        writeln!(text, "| {title} | {ours} | {quick} | {theirs} | {slower} | {slowest} | {verdict} |")?;
    }
    Ok(())
}

fn growth(text: &mut String, browser: &Browser) -> Result<()> {
    text.push_str(
        "\n## As the log grows\n\nTaking in one answer, that is a new estimate; a bank of 2,000 items, 121 nodes.\n\n\
         | answers | page | fast | jsCAT |\n|---|---:|---:|---:|\n",
    );
    let engines = ["page", "fast", "jscat"];
    for (title, key) in [("1 to 10", "early"), ("991 to 1,000", "late")] {
        let cells = engines.map(|engine| Ok(spread(browser.of(key, engine)?, 1e-3)));
        writeln!(text, "| {title} | {} |", cells.into_iter().collect::<Result<Vec<_>>>()?.join(" | "))?;
    }
    let times = engines.map(|engine| {
        Ok(format!("{:.1}", median(browser.of("late", engine)?) / median(browser.of("early", engine)?)))
    });
    writeln!(text, "| times as long | {} |", times.into_iter().collect::<Result<Vec<_>>>()?.join(" | "))?;
    Ok(())
}

fn natively(text: &mut String, native: &Native) -> Result<()> {
    let (ours, theirs) = (native.of("ours")?, native.of("catsim")?);
    let ratio = median(theirs) / median(ours);
    text.push_str(
        "\n## Natively\n\n| work | ours | catsim | catsim / ours | goal |\n|---|---:|---:|---:|---|\n",
    );
    writeln!(
        text,
        "| {} | {} | {} | {ratio:.0} | {} |",
        WORK[0].title,
        spread(ours, 1e-9),
        spread(theirs, 1e-9),
        Goal::Times(20.0).verdict(Some(ratio), 0.0),
    )?;
    Ok(())
}

fn least(text: &mut String, browser: &Browser, native: &Native) -> Result<()> {
    text.push_str(
        "\n## How far from the least possible\n\n\
         The 3PL needs one exponential per item, a posterior on a grid one per node and answer; expected variance reads its table of \
         66,000\nnumbers once. One exponential (of our own code, for its bits are part of the result) and one number read from a \
         table of that\nsize were measured in the same run and build; least is their count times that, by the fastest rounds.\n\n\
         | work | build | counted | each | least | measured | measured / least |\n|---|---|---:|---:|---:|---:|---:|\n",
    );
    let mut line = |title: &str, build: &str, (count, unit): (f64, &str), each: f64, measured: f64| {
        let times = measured / (count * each);
        let (least, measured) = (duration(count * each), duration(measured));
        let each = duration(each);
        writeln!(text, "| {title} | {build} | {count} {unit} | {each} | {least} | {measured} | {times:.1} |")
    };
    for (key, count, unit) in LEAST {
        let title = WORK.iter().find(|work| work.key == key).map_or(key, |work| work.title);
        for build in ["page", "fast"] {
            let (each, measured) = (browser.of(unit, build)?, browser.of(key, build)?);
            let unit = if unit == "exp" { "exp" } else { "reads" };
            line(title, build, (count, unit), 1e-3 * fastest(each), 1e-3 * fastest(measured))?;
        }
    }
    let (each, measured) = (native.of("exp")?, native.of("ours")?);
    line(WORK[0].title, "native", (1_000.0, "exp"), 1e-9 * fastest(each), 1e-9 * fastest(measured))?;
    Ok(())
}

impl Browser {
    fn of(&self, key: &str, engine: &str) -> Result<&[f64]> {
        let times = self.times.get(key).and_then(|times| times.get(engine));
        times
            .map(Vec::as_slice)
            .with_context(|| format!("tests/speed/page.js did not time {key} of {engine}"))
    }
}

impl Native {
    fn of(&self, engine: &str) -> Result<&[f64]> {
        let times = self.times.get(engine).map(Vec::as_slice);
        times.with_context(|| format!("tests/speed/beside.py did not time {engine}"))
    }
}

impl Goal {
    fn verdict(self, ratio: Option<f64>, milliseconds: f64) -> String {
        let met = |met: bool| if met { "met" } else { "missed" };
        match self {
            Goal::Times(least) => format!("{least} times: {}", met(ratio >= Some(least))),
            Goal::Milliseconds(most) => {
                format!("under {}: {}", duration(most * 1e-3), met(milliseconds < most))
            }
            Goal::None => String::new(),
        }
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn fastest(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Median and fastest; `unit` is what the times are in, seconds.
fn spread(times: &[f64], unit: f64) -> String {
    format!("{} ({})", duration(median(times) * unit), duration(fastest(times) * unit))
}

/// Three digits, in the unit that fits.
fn duration(seconds: f64) -> String {
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs")];
    let (unit, name) = units.into_iter().find(|(unit, _)| seconds >= 0.9995 * unit).unwrap_or((1e-9, "ns"));
    let value = seconds / unit;
    let decimals = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.decimals$} {name}")
}

fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or(std::env::consts::ARCH, |(_, name)| name).to_owned()
}

fn jscat() -> Result<String> {
    #[derive(Deserialize)]
    struct Package {
        version: String,
    }
    let text = std::fs::read_to_string(shell::root().join("node_modules/@bdelab/jscat/package.json"))?;
    Ok(serde_json::from_str::<Package>(&text)?.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_three_digits_and_a_unit() {
        let shown = [1.234e-9, 9.999e-6, 0.00012345, 0.9996, 12.345, 1953.4].map(duration);
        assert_eq!(shown, ["1.23 ns", "10.0 µs", "123 µs", "1.00 s", "12.3 s", "1953 s"]);
    }

    #[test]
    fn goals_are_judged() {
        assert_eq!(Goal::Times(20.0).verdict(Some(19.9), 0.0), "20 times: missed");
        assert_eq!(Goal::Times(20.0).verdict(Some(20.0), 0.0), "20 times: met");
        assert_eq!(Goal::Milliseconds(2000.0).verdict(None, 1999.0), "under 2.00 s: met");
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
    }
}
