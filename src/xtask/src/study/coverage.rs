//! Simulated people take every bank under every preset, as the engine assumes them and otherwise.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

use super::simulated::{Band, Line, percent};
use crate::{banks, shell};

/// People per skill and preset: chance moves a coverage of 90 % by 0.3 points (one standard error).
const PEOPLE: u32 = 10_000;

/// What the intervals promise.
const PROMISE: f64 = 0.9;

/// People who are simulated.
struct Group {
    title: &'static str,
    who: &'static str,
    /// Options of `skillmark simulate`.
    options: &'static [&'static str],
}

/// The first is the engine's own assumption.
const GROUPS: [Group; 5] = [
    Group {
        title: "As the engine assumes",
        who: "People of mean 0 and SD 1; true difficulties drawn from what the bank leaves open. Here the promise must hold.",
        options: &[],
    },
    Group {
        title: "Difficulties exactly as judged",
        who: "The engine allows for errors of the difficulties that are not there, so its intervals are wider than they need be.",
        options: &["--truth", "exact"],
    },
    Group {
        title: "Abler people",
        who: "Mean 1 instead of 0: the engine takes them for the bank's reference group, which they are not.",
        options: &["--mean", "1"],
    },
    Group {
        title: "More different people",
        who: "SD 1.5 instead of 1: more of them are far from the middle.",
        options: &["--sd", "1.5"],
    },
    Group {
        title: "People who admit what they do not know",
        who: "Seven in ten say “I don't know” where they would have to guess.",
        options: &["--unsure", "0.7"],
    },
];

/// The study's text.
pub(crate) fn run() -> Result<String> {
    let mut text = format!(
        "Simulated people take the very session that real people take, {PEOPLE} for each line. *Coverage* is the share whose true\n\
         value lies in the 90 % interval that the result page shows; chance alone moves it by about ±{:.1} points. *Bias* is the\n\
         mean of estimate minus truth, *RMSE* its size; *SE* is what the engine says about its own error. θ units.\n",
        200.0 * chance(PEOPLE),
    );
    for id in banks::ids()? {
        bank(&mut text, &id).with_context(|| format!("bank {id}"))?;
    }
    Ok(text)
}

fn bank(text: &mut String, id: &str) -> Result<()> {
    let (bytes, digests) = banks::compile(id)?;
    let bank: Value = serde_json::from_slice(&bytes)?;
    let field = |name: &str| bank[name].as_str().unwrap_or_default();
    let (title, version) = (field("title"), field("version"));
    let presets = bank["presets"].as_array().context("the bank lists no presets")?;
    let presets: Vec<&str> = presets.iter().filter_map(|preset| preset["id"].as_str()).collect();
    writeln!(text, "\n## {title} {version}\n\nScoring digest `{}`.", digests.scoring)?;
    for (place, group) in GROUPS.iter().enumerate() {
        let mut runs = Vec::new();
        for preset in &presets {
            println!("{id}: {}, preset {preset}", group.title);
            runs.push((*preset, simulate(id, preset, group)?));
        }
        let command = arguments(id, &presets.join("|"), group).join(" ");
        writeln!(text, "\n### {}\n\n{}\n\n`skillmark {command}`\n", group.title, group.who)?;
        overview(text, &runs)?;
        if place == 0 {
            by_truth(text, &runs)?;
        }
    }
    Ok(())
}

fn arguments<'a>(id: &str, preset: &'a str, group: &Group) -> Vec<std::borrow::Cow<'a, str>> {
    let bank = format!("banks/{id}");
    let fixed = ["simulate".into(), "--bank".into(), bank.into(), "--preset".into(), preset.into()];
    let people = ["--people".into(), PEOPLE.to_string().into(), "--seed".into(), "1".into()];
    fixed.into_iter().chain(people).chain(group.options.iter().map(|option| (*option).into())).collect()
}

fn simulate(id: &str, preset: &str, group: &Group) -> Result<Vec<Line>> {
    let mut skillmark = banks::skillmark()?;
    skillmark.args(arguments(id, preset, group).iter().map(|word| &**word)).arg("--json");
    let lines = shell::run_quietly(&mut skillmark)?;
    lines.lines().map(|line| serde_json::from_str(line).context("reading a simulation")).collect()
}

/// A line for each preset and skill, and what the worst of them says.
fn overview(text: &mut String, runs: &[(&str, Vec<Line>)]) -> Result<()> {
    writeln!(
        text,
        "| preset | skill | questions | coverage | bias | RMSE | SE |\n|---|---|---:|---:|---:|---:|---:|"
    )?;
    for (preset, lines) in runs {
        for Line { test: skill, all, .. } in lines {
            let Band { coverage90, bias, rmse, rms_se, mean_length, .. } = all;
            let coverage = percent(*coverage90);
            writeln!(
                text,
                "| {preset} | {skill} | {mean_length:.1} | {coverage} | {bias:+.2} | {rmse:.2} | {rms_se:.2} |"
            )?;
        }
    }
    let all = runs.iter().flat_map(|(_, lines)| lines).map(|line| line.all.coverage90);
    writeln!(text, "\n{}", judgement(all))?;
    Ok(())
}

/// How the lines stand to the promise, in words.
fn judgement(coverages: impl Iterator<Item = f64> + Clone) -> String {
    let (lowest, highest) = (coverages.clone().fold(1.0, f64::min), coverages.fold(0.0, f64::max));
    let margin = 3.0 * chance(PEOPLE);
    let range = format!("between {} and {}", percent(lowest), percent(highest));
    match (lowest < PROMISE - margin, highest > PROMISE + margin) {
        (false, false) => {
            format!("**The promise is kept**: {range}, no further from 90 % than chance would explain.")
        }
        (false, true) => format!("**More than promised**: {range}."),
        (true, _) => format!("**Less than promised**: {range}."),
    }
}

/// The same people by their true value, a column for each preset and skill.
fn by_truth(text: &mut String, runs: &[(&str, Vec<Line>)]) -> Result<()> {
    writeln!(
        text,
        "\nWhat holds for all together need not hold for each. Coverage of the same people by their true value:\n"
    )?;
    let columns: Vec<(String, &Line)> = runs
        .iter()
        .flat_map(|(preset, lines)| lines.iter().map(move |line| (format!("{preset}, {}", line.test), line)))
        .collect();
    let titles: String = columns.iter().map(|(title, _)| format!(" {title} |")).collect();
    writeln!(text, "| true θ | people |{titles}\n|---|---:|{}", "---:|".repeat(columns.len()))?;
    let Some((_, first)) = columns.first() else { return Ok(()) };
    for Band { theta, people, .. } in &first.bands {
        let cell = |line: &Line| {
            let band = line.bands.iter().find(|band| band.theta == *theta);
            band.map_or_else(|| " |".to_owned(), |band| format!(" {} |", percent(band.coverage90)))
        };
        let cells: String = columns.iter().map(|(_, line)| cell(line)).collect();
        writeln!(text, "| {theta} | {people} |{cells}")?;
    }
    Ok(())
}

/// The standard error of a coverage of 90 %.
fn chance(people: u32) -> f64 {
    (PROMISE * (1.0 - PROMISE) / f64::from(people)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_allowed_for_and_no_more() {
        let says = |coverages: &[f64]| judgement(coverages.iter().copied());
        assert!(says(&[0.892, 0.908]).starts_with("**The promise is kept**"));
        assert!(says(&[0.890, 0.905]).starts_with("**Less than promised**: between 89.0 % and 90.5 %"));
        assert!(says(&[0.899, 0.95]).starts_with("**More than promised**"));
    }

    #[test]
    fn the_command_that_is_shown_is_the_one_that_ran() {
        let words = arguments("b", "quick", &GROUPS[1]);
        assert_eq!(
            words.join(" "),
            "simulate --bank banks/b --preset quick --people 10000 --seed 1 --truth exact"
        );
    }
}
