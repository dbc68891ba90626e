//! Why ten adaptive items do not replace the best fixed twenty of the accuracy study's bank, and of which banks they do.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::accuracy::{PEOPLE, SEED, command, heading, make};
use super::simulated::{Band, Line, pooled};
use crate::{banks, shell};

/// Items of the two tests that are compared.
const ADAPTIVE: usize = 10;
const FIXED: usize = 20;

/// SDs of difficulty and median discriminations of the banks that are looked at.
const SPREADS: [&str; 4] = ["1.1", "1.5", "2.0", "2.5"];
const MEDIANS: [&str; 3] = ["1.1", "1.6", "2.2"];

/// Banks of each kind, with the seeds 1, 2, ..; each is taken by an equal share of the people.
const BANKS: u32 = 5;

/// Adds the section; `adaptive` and `fixed` are the figures of the comparison that it explains.
pub(super) fn explain(text: &mut String, adaptive: &Band, fixed: &Band) -> Result<()> {
    let what = "Looked at after the results above and only to explain them: nothing here is a goal, and nothing above was changed for\n\
                it. Its rules and seeds were committed before the run that is recorded.";
    heading(text, "Why ten are too few here, and where they are not", what)?;
    one_bank(text, adaptive, fixed)?;
    kinds(text)
}

fn one_bank(text: &mut String, adaptive: &Band, fixed: &Band) -> Result<()> {
    let by_variance = figures(&["--length", "10", "--criterion", "mepv"], 0)?;
    let knowing = figures(&["--length", "10", "--oracle", "10"], 1)?;
    let information = Information::of("bank.csv")?;
    let bound = information.bound(ADAPTIVE);
    write!(
        text,
        "**A bound.** Over people of N(0, 1) no test of n items, whichever it asks and however it estimates, has a smaller RMSE\n\
         than 1 / sqrt(1 + I), where I is the information of the n items that are most informative at each θ, averaged over\n\
         N(0, 1), and 1 is what the prior knows (van Trees 1968; Gill & Levit 1995). For answers tell about θ by the items that\n\
         were asked, and asking by earlier answers adds nothing to that. This is a theorem; it does not say that the bound is\n\
         reached.\n\n\
         **Knowing θ.** The ten items that are most informative at each person's true θ, estimated as ever, are what maximum\n\
         information aims at. They are a yardstick and no bound: the mean square error of a posterior mean is the mean of the\n\
         posterior's variance (SE is its root), and the posterior ends beside the true θ, where other items tell more; what the\n\
         choice gives away about θ is not used. *Least expected variance* aims at that variance itself, one item ahead.\n\n\
         `skillmark simulate --items bank.csv --length 10 --criterion mepv --people {PEOPLE} --seed {SEED}`  \n\
         `skillmark simulate --items bank.csv --length 10 --oracle 10 --people {PEOPLE} --seed {SEED}`  \n\
         `skillmark irt`, `functions` at θ = -5, -4.9, .. 5, for the bound\n\n\
         | test of the bank above | items | RMSE | SE |\n|---|---:|---:|---:|\n",
    )?;
    for (test, items, figures) in [
        ("adaptive, maximum information", ADAPTIVE, Some(adaptive)),
        ("adaptive, least expected variance", ADAPTIVE, Some(&by_variance)),
        ("knowing θ", ADAPTIVE, Some(&knowing)),
        ("bound for every test", ADAPTIVE, None),
        ("best fixed form", FIXED, Some(fixed)),
    ] {
        let rmse = figures.map_or(bound, |figures| figures.rmse);
        let se = figures.map_or(String::new(), |figures| format!("{:.3}", figures.rms_se));
        writeln!(text, "| {test} | {items} | {rmse:.3} | {se} |")?;
    }
    let (best, form) = (information.best(ADAPTIVE), information.form(FIXED));
    writeln!(
        text,
        "\n- Information averaged over N(0, 1): {best:.2} for the {ADAPTIVE} items that are best at each θ, {form:.2} for the {FIXED} fixed ones."
    )?;
    // Two standard errors above.
    let surely = 1.01 * fixed.rmse;
    let least = (1..=FIXED).find(|n| information.bound(*n) <= surely).unwrap_or(FIXED);
    match bound > surely {
        true => writeln!(
            text,
            "- The bound lies above what the fixed form reaches: on this bank no rule of choice and no estimator meets the goal\n  \
             with {ADAPTIVE} items. Fewer than {least} cannot; the fixed form's RMSE is known to within 1 %."
        )?,
        false => writeln!(
            text,
            "- The bound does not lie above what the fixed form reaches, so it does not rule the goal out."
        )?,
    }
    Ok(())
}

/// Figures of the study's people in one of the tests of a call.
fn figures(more: &[&str], test: usize) -> Result<Band> {
    println!("{}", more.join(" "));
    let (people, seed) = (PEOPLE.to_string(), SEED.to_string());
    let words = [&["--items", "bank.csv", "--people", &people, "--seed", &seed][..], more].concat();
    let mut lines = command(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())?;
    ensure!(test < lines.len(), "a test is missing");
    Ok(lines.swap_remove(test).all)
}

fn kinds(text: &mut String) -> Result<()> {
    let people = PEOPLE / BANKS;
    write!(
        text,
        "\n**Other banks.** The same rule with other spreads of difficulty and medians of discrimination. {BANKS} banks of each kind,\n\
         seeds 1 to {BANKS}, {people} people each, all {PEOPLE} together: the standard error of an RMSE is half a per cent of it.\n\n\
         `skillmark make-items --count 85 --seed K --a-median A --b-sd B > kind.csv`  \n\
         `skillmark simulate --items kind.csv --length 10 --fixed-form 20 --people {people} --seed K`\n\n\
         | SD of difficulty | median discrimination | bound for 10 | 10 adaptive | best 20 fixed | fewest adaptive that do as well |\n\
         |---:|---:|---:|---:|---:|---:|\n",
    )?;
    let mut enough = Vec::new();
    for spread in SPREADS {
        for median in MEDIANS {
            println!("SD of difficulty {spread}, median discrimination {median}");
            let Kind { bound, adaptive, fixed, fewest } = kind(spread, median)?;
            let fewest = fewest.map_or(format!("more than {FIXED}"), |fewest| fewest.to_string());
            writeln!(text, "| {spread} | {median} | {bound:.3} | {adaptive:.3} | {fixed:.3} | {fewest} |")?;
            if adaptive <= fixed {
                enough.push(median);
            }
        }
    }
    let of = |median: &str| {
        let found = enough.iter().filter(|found| **found == median).count();
        format!("{found} of {} with median {median}", SPREADS.len())
    };
    writeln!(
        text,
        "\n- Ten adaptive items are at least as good as the best fixed twenty for {}.\n\
         - The steeper the items, the more it matters to ask near θ. A wider spread of difficulty alone leaves fewer items near\n  \
         each θ, for the adaptive test too.",
        MEDIANS.map(of).join(", ")
    )?;
    Ok(())
}

/// RMSE of people over all banks of a kind.
struct Kind {
    bound: f64,
    adaptive: f64,
    fixed: f64,
    fewest: Option<usize>,
}

fn kind(spread: &str, median: &str) -> Result<Kind> {
    let mut bound = 0.0;
    for seed in 1..=BANKS {
        let file = format!("kind-{seed}.csv");
        make(seed, &["--a-median", median, "--b-sd", spread], &file)?;
        let least = Information::of(&file)?.bound(ADAPTIVE);
        bound += least * least / f64::from(BANKS);
    }
    let people = (PEOPLE / BANKS).to_string();
    let run = |length: usize, more: &[&str]| -> Result<Vec<Vec<Line>>> {
        let one = |seed: u32| {
            let (file, seed, length) = (format!("kind-{seed}.csv"), seed.to_string(), length.to_string());
            let words = ["--items", &file, "--length", &length, "--people", &people, "--seed", &seed];
            command(&[&words, more].concat().iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
        };
        (1..=BANKS).map(one).collect()
    };
    let over_all = |banks: &[Vec<Line>], test: usize| -> Result<f64> {
        let bands = banks.iter().map(|lines| lines.get(test).map(|line| &line.all));
        let bands = bands.collect::<Option<Vec<_>>>().context("a test is missing")?;
        Ok(pooled("all", bands.into_iter()).context("no bank")?.rmse)
    };
    let both = run(ADAPTIVE, &["--fixed-form", &FIXED.to_string()])?;
    let (adaptive, fixed) = (over_all(&both, 0)?, over_all(&both, 1)?);
    let does = |length: usize| -> Result<bool> { Ok(over_all(&run(length, &[])?, 0)? <= fixed) };
    let fewest = if adaptive <= fixed {
        let mut fewest = ADAPTIVE;
        while fewest > 1 && does(fewest - 1)? {
            fewest -= 1;
        }
        Some(fewest)
    } else {
        let mut longer = ADAPTIVE + 1;
        while longer <= FIXED && !does(longer)? {
            longer += 1;
        }
        (longer <= FIXED).then_some(longer)
    };
    Ok(Kind { bound: bound.sqrt(), adaptive, fixed, fewest })
}

/// Fisher information of each item over θ, with the weight of each θ under N(0, 1).
struct Information {
    weights: Vec<f64>,
    /// By θ, then item.
    at: Vec<Vec<f64>>,
}

#[derive(Deserialize)]
struct Functions {
    info: Vec<Vec<f64>>,
}

impl Information {
    /// That of a made bank in the study's folder.
    fn of(file: &str) -> Result<Self> {
        let table = fs::read_to_string(shell::scratch("accuracy")?.join(file))?;
        let mut items = Vec::new();
        for line in table.lines().skip(1) {
            let row: Vec<f64> =
                line.split(',').skip(1).map(str::parse).collect::<Result<_, _>>().context(line.to_owned())?;
            ensure!(row.len() == 3, "{line}: expected id, a, b and c");
            items.push([row[0], row[1], row[2], 1.0]);
        }
        let thetas: Vec<f64> = (-50..=50).map(|i| f64::from(i) / 10.0).collect();
        let request = json!({"op": "functions", "items": items, "theta": thetas});
        let Functions { info } =
            serde_json::from_str(&ask(banks::skillmark()?.arg("irt"), &request.to_string())?)
                .context("reading what `skillmark irt` answers")?;
        Ok(Information { weights: thetas.iter().map(|theta| normal(*theta)).collect(), at: info })
    }

    fn mean(&self, of: impl Fn(&[f64]) -> f64) -> f64 {
        let sum: f64 = self.at.iter().zip(&self.weights).map(|(items, weight)| weight * of(items)).sum();
        sum / self.weights.iter().sum::<f64>()
    }

    /// Of the items that are most informative at each θ.
    fn best(&self, length: usize) -> f64 {
        self.mean(|items| largest(items.to_vec(), length))
    }

    /// Of the items that are most informative on average.
    fn form(&self, length: usize) -> f64 {
        largest((0..self.at[0].len()).map(|item| self.mean(|items| items[item])).collect(), length)
    }

    /// No test of so many items has a smaller RMSE over N(0, 1).
    fn bound(&self, length: usize) -> f64 {
        1.0 / (1.0 + self.best(length)).sqrt()
    }
}

/// The sum of the largest.
fn largest(mut values: Vec<f64>, count: usize) -> f64 {
    values.sort_by(|a, b| b.total_cmp(a));
    values.iter().take(count).sum()
}

#[expect(clippy::disallowed_methods, reason = "figures of a study are not replayed")]
fn normal(theta: f64) -> f64 {
    (-0.5 * theta * theta).exp()
}

/// What a program answers to a line.
fn ask(command: &mut Command, line: &str) -> Result<String> {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("starting skillmark")?;
    let mut input = child.stdin.take().context("no standard input")?;
    writeln!(input, "{line}")?;
    drop(input);
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "skillmark irt ended with {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two θ of equal weight, three items: at each the best two, and the two that are best on average.
    #[test]
    fn the_bound_is_that_of_the_best_items_at_each_theta() {
        let at = vec![vec![1.0, 4.0, 0.0], vec![3.0, 0.0, 2.0]];
        let information = Information { weights: vec![0.5, 0.5], at };
        assert_eq!((information.best(2), information.form(2)), (5.0, 4.0));
        assert!((information.bound(2) - 1.0 / 6.0_f64.sqrt()).abs() < 1e-12);
    }
}
