//! From a table and options to a test of several skills.

use super::super::options::{Engine, Simulate, Stops};
use super::super::values::Choice;
use super::correlations;
use super::options::{Aim, Given};
use super::table::Table;
use anyhow::{Result, bail};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::Filter;
use skillmark_irt::mirt::{Criterion, EQUAL, Estimator, Rule, Rules, Stop, Test, Vector};
use skillmark_irt::{Criterion as OneCriterion, Estimator as OneEstimator, Grid};
use std::sync::Arc;

/// Options that mean something to a test of several skills, by clap's names.
const KNOWN: &str = "items model people seed mean sd thetas true_items unsure json people_out items_out estimator criterion \
                     exposure length min_length se range nodes correlations weights se_skills";

/// More points than this take longer than anybody waits.
const MOST_POINTS: u64 = 1_000_000;

/// Refuses every option that such a test has no use for.
pub(super) fn refuse(args: &Simulate) -> Result<()> {
    match args.given.foreign(KNOWN) {
        Some(long) => {
            bail!(
                "--{long} is for tests of one skill; leave it out with --model m2pl (src/cli/SIMULATE.md has what it takes)"
            )
        }
        None => Ok(()),
    }
}

/// The test that the options describe.
pub(super) fn test(table: &Table, args: &Simulate) -> Result<Arc<Test>> {
    let engine = &args.engine;
    let prior = correlations::prior(engine.several.correlations.as_deref(), table.skills)?;
    let stop = stop(table, engine, &args.given)?;
    let mut filters = Vec::new();
    if !table.enemies.is_empty() {
        filters.push(Filter::Enemies(table.enemies.clone()));
    }
    let rules = Rules {
        estimator: estimator(table, engine, &args.given)?,
        criterion: criterion(table, engine, &args.given)?,
        filters,
        exposure: exposure(engine.exposure, stop.max_items.min(table.items.len() as u32))?,
        stop,
    };
    Ok(Test::new(table.items.clone(), prior, rules)?)
}

fn estimator(table: &Table, engine: &Engine, given: &Given) -> Result<Estimator> {
    let skills = table.skills;
    let map = !given.has("estimator") || engine.estimator == OneEstimator::Map;
    if map {
        let Some(option) = ["range", "nodes"].into_iter().find(|id| given.has(id)) else {
            return Ok(Estimator::Map);
        };
        bail!("--{option} makes a grid, which only --estimator eap looks at; leave it out");
    }
    if engine.estimator != OneEstimator::Eap {
        bail!("--estimator ml and wle are for tests of one skill; with --model m2pl give map or eap");
    }
    if skills > 3 {
        bail!("--estimator eap takes up to 3 skills, and {} has {skills}; take map", table.file);
    }
    let nodes = if given.has("nodes") { engine.nodes } else { [81, 41, 25][skills - 1] };
    let points = (0..skills).fold(1, |points, _| points * u64::from(nodes));
    if points > MOST_POINTS {
        bail!(
            "--nodes {nodes} makes {points} points for {skills} skills; give fewer, {MOST_POINTS} points at most"
        );
    }
    let (low, high) = engine.range;
    match Grid::new(low, high, nodes as usize) {
        Some(grid) => Ok(Estimator::Eap(grid)),
        None => bail!("--range and --nodes make no grid; give a lower and a higher end, and 3 nodes or more"),
    }
}

fn criterion(table: &Table, engine: &Engine, given: &Given) -> Result<Criterion> {
    let aim = if given.has("criterion") { engine.criterion } else { Aim::D };
    let weights = &engine.several.weights;
    if !weights.is_empty() && !matches!(aim, Aim::A | Aim::Gain) {
        bail!("--weights goes with --criterion a or gain; {} does not look at it", aim.name());
    }
    match aim {
        Aim::D => Ok(Criterion::D),
        Aim::A => Ok(Criterion::A(weigh(table, weights)?)),
        Aim::Gain => match table.items.iter().position(|item| item.only_skill().is_none()) {
            Some(item) => bail!(
                "{}: item {:?} measures several skills, and --criterion gain chooses a skill and then one of its items; take \
                 --criterion a",
                table.file,
                table.ids[item]
            ),
            None => Ok(Criterion::Gain(weigh(table, weights)?)),
        },
        Aim::One(OneCriterion::Random) => Ok(Criterion::Random),
        Aim::One(_) => {
            bail!(
                "--criterion {} is for tests of one skill; with --model m2pl give d, a, gain or random",
                aim.name()
            )
        }
    }
}

fn weigh(table: &Table, weights: &[f64]) -> Result<Vector> {
    if weights.is_empty() {
        return Ok(EQUAL);
    }
    if weights.len() != table.skills {
        bail!(
            "--weights has {} numbers, and {} {} skills; give as many",
            weights.len(),
            table.file,
            table.skills
        );
    }
    if weights.iter().all(|weight| *weight == 0.0) {
        bail!("--weights are all 0; give one of them more");
    }
    Ok(std::array::from_fn(|k| weights.get(k).copied().unwrap_or(0.0)))
}

fn exposure(choice: Choice, length: u32) -> Result<Exposure> {
    let pace = |acceleration| Pace { length, acceleration };
    Ok(match choice {
        Choice::Best => Exposure::Best,
        Choice::Randomesque(k) => Exposure::Randomesque(k),
        Choice::Progressive(acceleration) => Exposure::Progressive(pace(acceleration)),
        Choice::Proportional(acceleration) => Exposure::Proportional(pace(acceleration)),
        Choice::SympsonHetter(_) | Choice::Eligibility(_) => bail!(
            "--exposure sympson-hetter and eligibility are for tests of one skill; take best, randomesque, progressive or \
             proportional with --model m2pl"
        ),
    })
}

fn stop(table: &Table, engine: &Engine, given: &Given) -> Result<Rule> {
    let Stops { length, min_length, se, .. } = &engine.stops;
    let mut rules = Vec::new();
    if let Some(skillmark_irt::stop::Stop::Se(at_most)) = se {
        if *at_most <= 0.0 {
            bail!("--se {at_most} is never reached; give a number above 0");
        }
        rules.push(Stop::Se { skills: skills(table, &engine.several.se_skills)?, at_most: *at_most });
    }
    // Without a length, the table ends a test that waits for precision.
    let most = length.unwrap_or(if rules.is_empty() { 20 } else { u32::MAX });
    if *min_length > most {
        let default = if given.has("length") { "" } else { ", the default" };
        bail!("--min-length {min_length} is more than --length {most}{default}; give a larger --length");
    }
    rules.push(Stop::Length(most));
    Ok(Rule { min_items: *min_length, max_items: most, stop: Stop::Any(rules) })
}

/// Counted from 0.
fn skills(table: &Table, counted_from_1: &[usize]) -> Result<Vec<usize>> {
    let known = |k: &usize| match k.checked_sub(1).filter(|k| *k < table.skills) {
        Some(k) => Ok(k),
        None => bail!("--se-skills {k}: {} has skills 1 to {}", table.file, table.skills),
    };
    counted_from_1.iter().map(known).collect()
}
