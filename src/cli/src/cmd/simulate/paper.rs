//! From a table and a design to a test.

use super::design::{Classes, design};
use super::options::Simulate;
use super::table::Table;
use anyhow::{Context, Result, bail};
use skillmark_canon::{Limits, from_slice, to_canonical};
use skillmark_irt::filter::Filter;
use skillmark_irt::shadow::{Constraint, Outcome};
use skillmark_irt::stop::Stop;
use skillmark_irt::{Criterion, Design, Estimator, FULL, Grid, Next, Pool, Test};
use skillmark_lab::Paper;
use std::fs;
use std::path::Path;

/// Options that are no part of a design, by clap's names.
const BESIDES: &str = "items model people seed mean sd thetas truth true_items unsure json people_out items_out shift_sd range \
                       nodes fixed_form oracle design design_out";

/// The test that the options, or a file in place of them, describe.
pub(super) fn paper(table: &Table, args: &Simulate) -> Result<Paper> {
    let engine = &args.engine;
    let (low, high) = engine.range;
    let grid = Grid::new(low, high, engine.nodes as usize).context("--range and --nodes make no grid")?;
    let pool = Pool::tabulated(table.models.clone(), grid).with_context(|| table.file.clone())?;
    let pool = pool.with_shift(engine.shift_sd).shared();
    let (design, classes) = match &engine.design {
        Some(path) => (read(path, args)?, Classes::default()),
        None => design(table, engine)?,
    };
    if engine.prior.is_some() && !reads_prior(&design) {
        eprintln!(
            "note: nothing here looks at --prior; the estimators eap and map, the criteria mpwi, klp, gdip, mei and mepv, and \
             --level do"
        );
    }
    suits(&design, table, engine.shift_sd)?;
    let test = match &engine.design {
        Some(path) => Test::new(pool, design, FULL)
            .with_context(|| format!("{} does not fit {}", path.display(), table.file))?,
        None => Test::new(pool, design, FULL)?,
    };
    let (errors, shift_sd, ms) = (table.errors.clone(), engine.shift_sd, table.ms.clone());
    let paper = Paper { errors, shift_sd, ms, ..Paper::new(test) };
    can_begin(&paper, &classes)?;
    Ok(paper)
}

/// Whether what the table and `--shift-sd` state goes with the design.
fn suits(design: &Design, table: &Table, shift_sd: f64) -> Result<()> {
    let stop = &design.stop.stop;
    let estimator = design.scoring.estimator;
    if shift_sd > 0.0 && (estimator != Estimator::Eap || reads_likelihood(stop)) {
        bail!(
            "--shift-sd is integrated out of the posterior only: take --estimator eap, and neither --sprt nor --glr"
        );
    }
    if matches!(estimator, Estimator::Robust(_)) && !table.errors.is_empty() {
        bail!(
            "{}: how errors of calibration widen a robust estimate is not known; leave out the columns a_se, b_se, c_se \
             and d_se or take another --estimator",
            table.file
        );
    }
    let times = design.filters.iter().any(|filter| matches!(filter, Filter::Time { .. }))
        || any(stop, &|rule| matches!(rule, Stop::Time(_)));
    if times && table.ms.is_empty() {
        bail!("the design limits the time, which needs a column `seconds` in {}", table.file);
    }
    if !table.errors.is_empty() && reads_se(stop) {
        eprintln!(
            "note: rules that look at the SE see it without the errors of calibration in {}; the SE that is reported is larger",
            table.file
        );
    }
    Ok(())
}

/// The design of a file. Beside it rules from options would be passed over, so they are refused.
fn read(path: &Path, args: &Simulate) -> Result<Design> {
    if let Some(option) = args.given.foreign(BESIDES) {
        bail!(
            "--{option} is a rule, and --design brings all of them; leave it out, or change it in {}",
            path.display()
        );
    }
    let bytes = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    // Rules nest 16 deep, each in an object and a list.
    let limits = Limits { depth: 48, ..Limits::BANK };
    from_slice(&bytes, limits).with_context(|| {
        format!("{} is no design; --design-out writes one that can be changed", path.display())
    })
}

/// One line, the same bytes for the same design.
pub(super) fn write(path: &Path, design: &Design) -> Result<()> {
    let text = to_canonical(design).context("the design cannot be written")?;
    fs::write(path, text + "\n").with_context(|| format!("writing {}", path.display()))
}

/// Whether anything looks at the prior.
pub(super) fn reads_prior(design: &Design) -> bool {
    use Criterion::{Gdip, Klp, Mei, MeiFisher, Mepv, Mpwi};
    matches!(design.scoring.estimator, Estimator::Eap | Estimator::Map)
        || matches!(design.criterion, Mpwi | Klp | Gdip | Mei | MeiFisher | Mepv)
        || any(&design.stop.stop, &|rule| matches!(rule, Stop::Level { .. }))
}

fn reads_likelihood(stop: &Stop) -> bool {
    any(stop, &|rule| matches!(rule, Stop::Sprt { .. } | Stop::Glr { .. }))
}

fn reads_se(stop: &Stop) -> bool {
    any(stop, &|rule| matches!(rule, Stop::Se(_) | Stop::SeChange { .. } | Stop::Classify { .. }))
}

fn any(stop: &Stop, holds: &impl Fn(&Stop) -> bool) -> bool {
    match stop {
        Stop::Any(rules) | Stop::All(rules) => rules.iter().any(|rule| any(rule, holds)),
        rule => holds(rule),
    }
}

/// A test that nobody can begin is not worth simulating: says what is in the way.
fn can_begin(paper: &Paper, classes: &Classes) -> Result<()> {
    let mut cat = paper.cat();
    if let Next::Ask(_) = cat.next(&|_, _| 0.5) {
        return Ok(());
    }
    match cat.shadow() {
        Some(Outcome::Infeasible { conflict, .. }) => {
            let conflict: Vec<String> =
                conflict.iter().map(|constraint| told(*constraint, classes)).collect();
            bail!(
                "no test meets all requirements; these cannot be met together: {}. Loosen one",
                conflict.join("; ")
            )
        }
        Some(Outcome::Unknown) => bail!("no test was found within the nodes allowed; raise --shadow-nodes"),
        _ => bail!("no item may be asked first; loosen the limit of time"),
    }
}

fn told(constraint: Constraint, classes: &Classes) -> String {
    // A design from a file has no names.
    let class = |i: usize| match classes.names.get(i).map(String::as_str) {
        None => format!("classes[{i}]"),
        Some("") => "items without a class".to_owned(),
        Some(name) => format!("class {name:?}"),
    };
    let testlet = |i: usize| match classes.testlets.get(i) {
        None => format!("testlets[{i}]"),
        Some((name, _)) => format!("testlet {name:?}"),
    };
    match constraint {
        Constraint::Administered(_) => "items that were asked stay".to_owned(),
        Constraint::Ineligible => "items that may not be asked".to_owned(),
        Constraint::Testlet(i) => format!("{} is asked whole", testlet(i)),
        Constraint::Enemies(_) => "enemies do not meet".to_owned(),
        Constraint::ClassMax(i) => format!("the most of {}", class(i)),
        Constraint::ClassMin(i) => format!("the least of {}", class(i)),
        Constraint::Time => "--max-seconds".to_owned(),
        Constraint::Length => "--length".to_owned(),
    }
}
