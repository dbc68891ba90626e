//! From options to a design.

use super::options::{Engine, Stops};
use super::table::Table;
use super::values::{Choice, milliseconds};
use anyhow::{Context, Result, anyhow, bail};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter, strata, strata_blocked};
use skillmark_irt::shadow::{Blueprint, Class, Testlet, Time};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Criterion, Design, Estimator, Model, Prior, Scoring, Shadowing};

/// The design that the options describe, and the names of its classes and testlets.
pub(super) fn design(table: &Table, engine: &Engine) -> Result<(Design, Classes)> {
    let stop = stop(table, engine)?;
    // What paces are set by.
    let length = stop.max_items.min(table.models.len() as u32);
    let prior = engine.prior.unwrap_or(Prior::STANDARD);
    let classes = Classes::of(table, engine)?;
    let design = Design {
        scoring: Scoring { estimator: estimator(engine)?, prior },
        criterion: engine.criterion.one()?,
        start: engine.start.unwrap_or(match prior {
            Prior::Normal { mean, .. } => mean,
            _ => 0.0,
        }),
        filters: filters(table, engine, &classes, length)?,
        exposure: exposure(table, engine.exposure, length)?,
        shadow: shadow(table, engine, &classes, length)?,
        stop,
    };
    Ok((design, classes))
}

fn estimator(engine: &Engine) -> Result<Estimator> {
    let Engine { estimator, tuning, .. } = engine;
    match tuning {
        None => Ok(*estimator),
        Some(constant) => {
            estimator.tuned(*constant).context("--tuning goes with --estimator huber or tukey only")
        }
    }
}

/// The first rule that holds stops the test; without any, twenty items.
fn stop(table: &Table, engine: &Engine) -> Result<Rule> {
    let Stops { length, min_length, stop, se, se_change, .. } = &engine.stops;
    let Stops { information, min_information, classify, sprt, glr, level, .. } = &engine.stops;
    let rules = [level, classify, sprt, glr, stop, se, se_change, information, min_information];
    let mut rules: Vec<Stop> = rules.into_iter().flatten().cloned().collect();
    let all = table.models.len() as u32;
    let most = match length {
        Some(length) => *length,
        None if rules.is_empty() => 20.min(all),
        None => u32::MAX,
    };
    if *min_length > all {
        bail!("--min-length {min_length}, and {} has {all} items; ask for fewer", table.file);
    }
    match length {
        Some(length) if min_length > length => {
            bail!("--min-length {min_length} is more than --length {length}")
        }
        None if *min_length > most => {
            bail!("--min-length {min_length}, and a test without rules has {most} items; give --length")
        }
        _ => {}
    }
    rules.extend(engine.max_seconds.map(|limit| Stop::Time(milliseconds(limit))));
    if most < u32::MAX {
        rules.push(Stop::Length(most));
    }
    Ok(Rule { min_items: *min_length, max_items: most, stop: Stop::Any(rules) })
}

/// What is learned comes later, from people who take the test that this makes.
fn exposure(table: &Table, choice: Choice, length: u32) -> Result<Exposure> {
    Ok(match choice {
        Choice::Best | Choice::SympsonHetter(Some(_)) | Choice::Eligibility(_) => Exposure::Best,
        Choice::Randomesque(k) => Exposure::Randomesque(k),
        Choice::Progressive(acceleration) => Exposure::Progressive(Pace { length, acceleration }),
        Choice::Proportional(acceleration) => Exposure::Proportional(Pace { length, acceleration }),
        Choice::SympsonHetter(None) => Exposure::SympsonHetter(table.accepted()?),
    })
}

/// Content classes: those with a share first.
#[derive(Default)]
pub(super) struct Classes {
    pub(super) names: Vec<String>,
    /// Of each item; items without a class share one without a name.
    of: Vec<usize>,
    /// Testlets, by the first item of each.
    pub(super) testlets: Vec<(String, Vec<usize>)>,
}

impl Classes {
    fn of(table: &Table, engine: &Engine) -> Result<Self> {
        let asked = engine.content.iter().map(|(class, _)| class);
        let (least, most) = (engine.class_min.iter(), engine.class_max.iter());
        once("--content", asked.clone())?;
        once("--class-min", least.clone().map(|(class, _)| class))?;
        once("--class-max", most.clone().map(|(class, _)| class))?;
        for class in asked.clone().chain(least.chain(most).map(|(class, _)| class)) {
            if !table.classes.iter().flatten().any(|known| known == class) {
                let mut known: Vec<&str> = table.classes.iter().flatten().map(String::as_str).collect();
                known.sort_unstable();
                known.dedup();
                let known = if known.is_empty() { "no class at all".to_owned() } else { known.join(", ") };
                bail!("no item of {} is of class {class:?}; column `class` has {known}", table.file);
            }
        }
        let mut names: Vec<String> = Vec::new();
        let own = table.classes.iter().map(|class| class.as_deref().unwrap_or(""));
        for class in asked.map(String::as_str).chain(own.clone()) {
            if !names.iter().any(|known| known == class) {
                names.push(class.to_owned());
            }
        }
        let place = |class: &str| names.iter().position(|known| known == class).unwrap_or(0);
        let of = own.map(place).collect();
        let mut testlets: Vec<(String, Vec<usize>)> = Vec::new();
        for (item, testlet) in table.testlets.iter().enumerate() {
            let Some(name) = testlet else { continue };
            match testlets.iter_mut().find(|(known, _)| known == name) {
                Some((_, members)) => members.push(item),
                None => testlets.push((name.clone(), vec![item])),
            }
        }
        Ok(Classes { names, of, testlets })
    }

    fn members(&self, class: usize) -> Vec<usize> {
        (0..self.of.len()).filter(|item| self.of[*item] == class).collect()
    }
}

fn once<'c>(option: &str, classes: impl Iterator<Item = &'c String> + Clone) -> Result<()> {
    for (place, class) in classes.clone().enumerate() {
        if classes.clone().take(place).any(|before| before == class) {
            bail!("{option} names class {class:?} twice; name it once");
        }
    }
    Ok(())
}

/// What must hold comes first, then what is preferred.
fn filters(table: &Table, engine: &Engine, classes: &Classes, length: u32) -> Result<Vec<Filter>> {
    let mut filters = Vec::new();
    if !table.enemies.is_empty() {
        filters.push(Filter::Enemies(table.enemies.clone()));
    }
    if let Some(limit) = engine.max_seconds {
        if table.ms.is_empty() {
            bail!("--max-seconds needs a column `seconds` in {}", table.file);
        }
        filters.push(Filter::Time { items: table.ms.clone(), limit: milliseconds(limit) });
    }
    if !classes.testlets.is_empty() {
        filters.push(Filter::Testlets(classes.testlets.iter().map(|(_, members)| members.clone()).collect()));
    }
    if !engine.content.is_empty() {
        let share =
            |class: &String| engine.content.iter().find(|(name, _)| name == class).map_or(0.0, |(_, x)| *x);
        let shares: Vec<f64> = classes.names.iter().map(share).collect();
        if shares.iter().sum::<f64>() <= 0.0 {
            bail!("--content gives every class a share of 0; give one of them more");
        }
        let balance =
            if engine.content_by_chance { Balance::Multinomial { length } } else { Balance::Behind };
        filters.push(Filter::Content { class: classes.of.clone(), shares, balance });
    }
    if let Some((count, blocked)) = engine.strata {
        filters.push(stratified(table, engine.criterion.one()?, count, blocked, length)?);
    }
    if let Some((low, high, keep)) = engine.success {
        filters.push(Filter::Success { low, high, keep });
    }
    Ok(filters)
}

fn stratified(
    table: &Table,
    criterion: Criterion,
    count: usize,
    blocked: bool,
    length: u32,
) -> Result<Filter> {
    if criterion != Criterion::Urry {
        bail!("--strata goes with --criterion urry: a criterion that wants steep items would undo them");
    }
    let pair = |item: &Model| match item {
        Model::Logistic(item) => Ok((item.a, item.b)),
        _ => Err(anyhow!("--strata needs one discrimination and one difficulty per item; use --model 4pl")),
    };
    let (a, b): (Vec<f64>, Vec<f64>) =
        table.models.iter().map(pair).collect::<Result<Vec<_>>>()?.into_iter().unzip();
    if count > a.len() {
        bail!("--strata {count}, and {} has {} items; ask for fewer", table.file, a.len());
    }
    let of = if blocked { strata_blocked(&a, &b, count) } else { strata(&a, count) };
    let end = |k: usize| (u64::from(length) * k as u64 / count as u64) as u32;
    Ok(Filter::Strata { of, lengths: (0..count).map(|k| end(k + 1) - end(k)).collect() })
}

fn shadow(table: &Table, engine: &Engine, classes: &Classes, length: u32) -> Result<Option<Shadowing>> {
    if !engine.shadow {
        return Ok(None);
    }
    let bound =
        |list: &[(String, usize)], class: &str| list.iter().find(|(name, _)| name == class).map(|(_, n)| *n);
    let class = |(place, name): (usize, &String)| {
        let (min, max) = (bound(&engine.class_min, name), bound(&engine.class_max, name));
        let (min, max) = (min.unwrap_or(0), max.unwrap_or(table.models.len()));
        if min > max {
            bail!("class {name:?}: --class-min {min} is more than --class-max {max}");
        }
        Ok(Class { members: classes.members(place), min, max })
    };
    let time = |limit: f64| Time { items: table.ms.clone(), limit: milliseconds(limit) };
    let blueprint = Blueprint {
        items: table.models.len(),
        length: length as usize,
        classes: classes.names.iter().enumerate().map(class).collect::<Result<_>>()?,
        enemies: table.enemies.clone(),
        testlets: classes.testlets.iter().map(|(_, members)| Testlet::whole(members.clone())).collect(),
        time: engine.max_seconds.map(time),
    };
    Ok(Some(Shadowing { blueprint, nodes: engine.shadow_nodes, complete: false }))
}
