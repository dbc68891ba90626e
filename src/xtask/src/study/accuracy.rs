//! Adaptive tests over made-up banks: whether the engine's error is the true one, what adapting gains, and what it costs to
//! ask people what they mostly know. Goals, rules and seeds were written before the first run.

use std::fmt::Write;

use anyhow::{Context, Result};

use super::adapting;
use super::simulated::{Band, Line, bands_of, percent, pooled, table};
use crate::{banks, shell};

/// Items of a bank.
const ITEMS: u32 = 85;

/// Seed of the bank that most figures are about.
const BANK: u32 = 20261124;

/// People for each figure, and their seed.
pub(super) const PEOPLE: u32 = 20_000;
pub(super) const SEED: u32 = 1;

/// Banks that are judged, with the seeds 1, 2, ..; each is taken by an equal share of the people.
const JUDGED: u32 = 20;

/// Numbers of items at which the success rate's cost is looked at.
const LENGTHS: [u32; 8] = [5, 10, 15, 20, 25, 30, 35, 40];

const GENTLE: &str = "0.75-0.80";

/// The study's text.
pub(crate) fn run() -> Result<String> {
    let bank = make(BANK, &[], "bank.csv")?;
    let mut text = format!(
        "Simulated people take adaptive tests by the engine's rules: EAP with the prior N(0, 1), maximum information, 20 items;\n\
         {PEOPLE} people for each figure. Goals, rules and seeds were committed before the first run and nothing was tuned to\n\
         them. *Coverage* is the share whose true value lies in the interval, *bias* the mean of estimate minus truth, *RMSE* its\n\
         size, *SE* the root of the mean square of what the engine says about its own error. θ units. A posterior mean is drawn\n\
         towards the mean of the prior, so the promise holds over all people: far from the middle less is kept, near it more.\n\n\
         The bank: {ITEMS} items of the 3PL, drawn by a rule. Discrimination is log-normal with median 1.1 and SD 0.3 of its\n\
         logarithm, difficulty N(0, 1.1²), guessing Beta(4, 18), whose mean is 0.18; all independent, rounded to four decimals.\n\n\
         `{bank}`\n"
    );
    as_assumed(&mut text)?;
    elsewhere(&mut text)?;
    provisional(&mut text)?;
    let (ten, twenty) = fixed(&mut text)?;
    gentle(&mut text)?;
    adapting::explain(&mut text, &ten, &twenty)?;
    Ok(text)
}

fn as_assumed(text: &mut String) -> Result<()> {
    heading(
        text,
        "People as the prior has them",
        "True θ ~ N(0, 1). Goals: RMSE within 2 % of SE, 95 % coverage from 94 to 96 %.",
    )?;
    let lines = simulate(text, &["--items", "bank.csv", "--length", "20"])?;
    calibrated(text, only(&lines)?)?;
    let Line { overlap, never_asked, .. } = only(&lines)?;
    writeln!(
        text,
        "\nTwo people share {} of their items; {never_asked} of the {ITEMS} items are never asked.",
        percent(*overlap)
    )?;
    Ok(())
}

fn elsewhere(text: &mut String) -> Result<()> {
    let what = "True θ ~ N(0.5, 0.8²), while the prior stays N(0, 1). The same goals.";
    heading(text, "People otherwise than the prior has them", what)?;
    let lines = simulate(text, &["--items", "bank.csv", "--length", "20", "--mean", "0.5", "--sd", "0.8"])?;
    calibrated(text, only(&lines)?)
}

fn provisional(text: &mut String) -> Result<()> {
    let what = format!(
        "The engine knows judged difficulties that correlate 0.5 with the true ones: discrimination 1, guessing 1/4, difficulty\n\
         0.5 × judgement, its remaining uncertainty as `b_sd`, and a common shift of SD 0.3, both integrated out. In truth all\n\
         judgements share one error of that SD, and people answer by the true items. {JUDGED} banks, seeds 1 to {JUDGED}, for the\n\
         shared error is one draw per bank; {} people each. Goal: 95 % coverage of at least 93 %.",
        PEOPLE / JUDGED
    );
    heading(text, "A provisional bank", &what)?;
    let mut lines = Vec::new();
    let count = (PEOPLE / JUDGED).to_string();
    let call = |seed: &str| -> Vec<String> {
        let words = [
            "--items",
            "judged.csv",
            "--true-items",
            "true.csv",
            "--shift-sd",
            "0.3",
            "--length",
            "20",
            "--people",
            &count,
            "--seed",
            seed,
        ];
        words.map(str::to_owned).to_vec()
    };
    let mut commands = Vec::new();
    for seed in 1..=JUDGED {
        println!("provisional bank {seed}");
        let truth = make(seed, &[], "true.csv")?;
        let judged = make(seed, &["--judged", "0.5", "--shift-sd", "0.3"], "judged.csv")?;
        commands = vec![truth, judged];
        lines.extend(command(&call(&seed.to_string()))?);
    }
    let generic = |made: &String| made.replace(&format!("--seed {JUDGED} "), "--seed K ");
    for made in commands.iter().map(generic) {
        writeln!(text, "`{made}`  ")?;
    }
    writeln!(text, "`skillmark simulate {}`\n", call("K").join(" "))?;
    let bands: Vec<Band> = bands_of(&lines);
    let all = pooled("all", lines.iter().map(|line| &line.all)).context("no line")?;
    table(text, &bands, &all)?;
    let coverages = || lines.iter().map(|line| line.all.coverage95);
    writeln!(
        text,
        "\nBank by bank the coverage lies between {} and {}.\n",
        percent(coverages().fold(1.0, f64::min)),
        percent(coverages().fold(0.0, f64::max))
    )?;
    verdict(text, all.coverage95 >= 0.93, &format!("95 % coverage {}", percent(all.coverage95)))
}

/// Gives the figures of both tests.
fn fixed(text: &mut String) -> Result<(Band, Band)> {
    let what = "Ten adaptive items against the twenty that are best together for people of N(0, 1). The same people, who give\n\
                the same answer to the same item. Goal: the adaptive test's RMSE is no larger.";
    heading(text, "Adaptive against the best fixed form", what)?;
    let lines = simulate(text, &["--items", "bank.csv", "--length", "10", "--fixed-form", "20"])?;
    let [adaptive, fixed] = &lines[..] else { anyhow::bail!("expected two tests") };
    for (name, line) in [("10 adaptive items", adaptive), ("20 fixed items", fixed)] {
        writeln!(text, "{name}:\n")?;
        table(text, &line.bands, &line.all)?;
        writeln!(text)?;
    }
    let (a, f) = (adaptive.all.rmse, fixed.all.rmse);
    verdict(
        text,
        a <= f,
        &format!("RMSE {a:.3} with 10 adaptive items, {f:.3} with the best 20 fixed ones"),
    )?;
    if a > f {
        enough(text, f)?;
    }
    Ok((adaptive.all.clone(), fixed.all.clone()))
}

/// How many adaptive items do what a fixed form does.
fn enough(text: &mut String, fixed: f64) -> Result<()> {
    let (people, seed) = (PEOPLE.to_string(), SEED.to_string());
    for length in 11..=20 {
        println!("{length} adaptive items");
        let length = length.to_string();
        let words = ["--items", "bank.csv", "--length", &length, "--people", &people, "--seed", &seed];
        let lines = command(&words.map(str::to_owned))?;
        let rmse = only(&lines)?.all.rmse;
        if rmse <= fixed {
            writeln!(
                text,
                "- Looked at after the first run: {length} adaptive items are the fewest that do, with RMSE {rmse:.3}."
            )?;
            return Ok(());
        }
    }
    writeln!(text, "- Looked at after the first run: 20 adaptive items do not either.")?;
    Ok(())
}

fn gentle(text: &mut String) -> Result<()> {
    let what = format!(
        "With maximum information people are wrong often, which discourages some. Here, of the items that people\n\
         would solve with a probability of {GENTLE}, guessing counted, the most informative is asked instead."
    );
    heading(text, "The price of a wanted success rate", &what)?;
    let words = |length: &str, gentle: bool| -> Vec<String> {
        let mut words = vec!["--items", "bank.csv", "--length", length];
        if gentle {
            words.extend(["--success", GENTLE]);
        }
        let (people, seed) = (PEOPLE.to_string(), SEED.to_string());
        words.extend(["--people", &people, "--seed", &seed]);
        words.into_iter().map(str::to_owned).collect()
    };
    writeln!(text, "`skillmark simulate {}`\n", words("N", true).join(" "))?;
    writeln!(
        text,
        "| items | most informative: solved | RMSE | SE | 75-80 %: solved | RMSE | SE | RMSE more by |\n|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    let mut rmse = Vec::new();
    for length in LENGTHS {
        println!("{length} items, most informative and gentle");
        let plain = command(&words(&length.to_string(), false))?;
        let gentle = command(&words(&length.to_string(), true))?;
        let (plain, gentle) = (&only(&plain)?.all, &only(&gentle)?.all);
        let cells =
            |band: &Band| format!("{} | {:.3} | {:.3}", percent(band.success), band.rmse, band.rms_se);
        let more = percent(gentle.rmse / plain.rmse - 1.0);
        writeln!(text, "| {length} | {} | {} | {more} |", cells(plain), cells(gentle))?;
        rmse.push((length, plain.rmse, gentle.rmse));
    }
    writeln!(text)?;
    for (length, plain, _) in rmse.iter().filter(|(length, ..)| [10, 20, 30].contains(length)) {
        let reached = rmse.iter().find(|(_, _, gentle)| gentle <= plain);
        let by = match reached {
            Some((more, ..)) => format!("by {more} items at 75-80 %"),
            None => format!("by none of up to {} items at 75-80 %", LENGTHS[LENGTHS.len() - 1]),
        };
        writeln!(text, "- The precision of {length} most informative items is reached {by}.")?;
    }
    Ok(())
}

/// Table and verdicts on error and coverage.
fn calibrated(text: &mut String, line: &Line) -> Result<()> {
    table(text, &line.bands, &line.all)?;
    let all = &line.all;
    let ratio = all.rmse / all.rms_se;
    writeln!(text)?;
    verdict(text, (ratio - 1.0).abs() <= 0.02, &format!("RMSE / SE is {ratio:.3}"))?;
    verdict(text, within(all), &format!("95 % coverage {}", percent(all.coverage95)))?;
    let outside: Vec<&str> =
        line.bands.iter().filter(|band| !within(band)).map(|band| band.theta.as_str()).collect();
    match outside[..] {
        [] => writeln!(text, "\nEvery band of θ alone keeps to 94 to 96 %, too.")?,
        _ => writeln!(
            text,
            "\nNot each band of θ alone keeps to 94 to 96 %; outside lie: {}.",
            outside.join(", ")
        )?,
    }
    Ok(())
}

fn within(band: &Band) -> bool {
    (0.94..=0.96).contains(&band.coverage95)
}

fn verdict(text: &mut String, met: bool, what: &str) -> Result<()> {
    writeln!(text, "- **{}**: {what}.", if met { "met" } else { "missed" })?;
    Ok(())
}

pub(super) fn heading(text: &mut String, title: &str, what: &str) -> Result<()> {
    println!("{title}");
    writeln!(text, "\n## {title}\n\n{what}\n")?;
    Ok(())
}

/// Makes a bank in the study's folder; gives the command.
pub(super) fn make(seed: u32, more: &[&str], file: &str) -> Result<String> {
    let (count, seed) = (ITEMS.to_string(), seed.to_string());
    let words = [&["make-items", "--count", &count, "--seed", &seed][..], more].concat();
    let folder = shell::scratch("accuracy")?;
    let made = shell::run_quietly(banks::skillmark()?.args(&words).current_dir(&folder))?;
    std::fs::write(folder.join(file), made)?;
    Ok(format!("skillmark {} > {file}", words.join(" ")))
}

/// Simulates the study's people, and says by which command.
fn simulate(text: &mut String, words: &[&str]) -> Result<Vec<Line>> {
    let (people, seed) = (PEOPLE.to_string(), SEED.to_string());
    let words: Vec<String> =
        words.iter().chain(&["--people", &people, "--seed", &seed]).map(|word| (*word).to_owned()).collect();
    writeln!(text, "`skillmark simulate {}`\n", words.join(" "))?;
    command(&words)
}

pub(super) fn command(words: &[String]) -> Result<Vec<Line>> {
    let mut skillmark = banks::skillmark()?;
    skillmark.arg("simulate").args(words).arg("--json").current_dir(shell::scratch("accuracy")?);
    let lines = shell::run_quietly(&mut skillmark)?;
    lines.lines().map(|line| serde_json::from_str(line).context("reading a simulation")).collect()
}

fn only(lines: &[Line]) -> Result<&Line> {
    match lines {
        [line] => Ok(line),
        _ => anyhow::bail!("expected one test, found {}", lines.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::simulated::tests::band;

    #[test]
    fn a_goal_that_is_missed_is_said_to_be() {
        let mut text = String::new();
        let all = band("all", 100, 0.93, 0.3);
        calibrated(
            &mut text,
            &Line { test: String::new(), overlap: 0.5, never_asked: 0, bands: vec![all.clone()], all },
        )
        .unwrap();
        assert!(
            text.contains("**met**: RMSE / SE is 1.000") && text.contains("**missed**: 95 % coverage 93.0 %"),
            "{text}"
        );
    }
}
