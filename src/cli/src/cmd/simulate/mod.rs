//! `skillmark simulate`.

mod design;
mod exposure;
mod expression;
mod fit;
mod options;
mod paper;
mod pilots;
mod report;
mod rows;
mod run;
mod several;
mod sheet;
mod steps;
mod table;
pub(crate) mod values;
mod words;

pub(crate) use options::Simulate;

use crate::Done;
use crate::cmd::bank::open_bank;
use crate::cmd::irt::bank::Layout;
use anyhow::{Context, Result, bail};
use fit::Flags;
use options::{People, TruthArg};
use report::Taken;
use rows::Rows;
use run::Interrupt;
use several::options::Kind;
use skillmark_bank::{Bank, Related};
use skillmark_irt::Model;
use skillmark_lab::{
    Abilities, Paper, Person, Population, Report, Setup, Truth, Usage, best_form, take_form, take_oracle,
    take_session, take_test,
};
use skillmark_session::Instrument;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use table::Table;

pub(crate) fn run(args: &Simulate) -> Result<Done> {
    fit::note(&args.output);
    match (&args.bank, &args.engine.items) {
        (Some(bank), _) => sessions(args, bank),
        (None, Some(items)) => match args.engine.model {
            Kind::One(layout) => tests(args, items, layout),
            Kind::Several => several::tests(args, items),
        },
        (None, None) => bail!("give --bank or --items"),
    }
}

/// What is the same for all tests of a call.
struct Call<'a> {
    args: &'a Simulate,
    population: Population,
    count: u64,
    interrupt: Interrupt,
    /// Whether it kept anybody from a test.
    cut: bool,
    rows: Rows,
    /// Probabilities of exposure control that the present test has, one per item; none for most tests.
    acceptance: Vec<f64>,
    /// Names of the pilots.
    on_trial: Vec<String>,
}

impl<'a> Call<'a> {
    fn new(args: &'a Simulate, true_items: Option<Vec<Model>>) -> Result<Self> {
        let People { people, seed, mean, sd, thetas, truth, unsure, rapid, .. } = &args.people;
        let abilities = match thetas {
            Some(path) => Abilities::Given(sheet::thetas(path)?),
            None => Abilities::Normal { mean: *mean, sd: *sd },
        };
        let count = match &abilities {
            Abilities::Given(thetas) => thetas.len() as u64,
            _ => *people,
        };
        let truth = match (true_items, truth) {
            (Some(items), _) => Truth::Given(items),
            (None, TruthArg::Drawn) => Truth::Drawn,
            (None, TruthArg::Exact) => Truth::Exact,
        };
        let population = Population { seed: *seed, abilities, truth, unsure: *unsure, rapid: *rapid };
        let interrupt = Interrupt::on()?;
        Ok(Call {
            args,
            population,
            count,
            interrupt,
            cut: false,
            rows: Rows::create(&args.output)?,
            acceptance: Vec::new(),
            on_trial: Vec::new(),
        })
    }

    /// Lets people take a test, and says what came out; `listed` are the items that it could ask.
    fn take<M>(
        &mut self,
        name: &str,
        about: Vec<(&'static str, String)>,
        plan: Option<String>,
        (ids, listed): (&[String], &[usize]),
        memory: impl Fn() -> M + Sync,
        take: impl Fn(&mut M, &Population, u64) -> Result<Person> + Sync,
    ) -> Result<()> {
        let Call { args, population, count, interrupt, cut, rows, acceptance, on_trial } = self;
        let (mut people, mut usage, mut flags) = (Vec::new(), Usage::new(ids.len()), Flags::default());
        let done = |n, mut person: Person| {
            rows.person(name, n, (ids, on_trial), &person)?;
            usage.add(&person);
            flags.add(&person);
            (person.answers, person.pilots, person.steps, person.fit) = Default::default();
            people.push(person);
            Ok(())
        };
        let take = |memory: &mut M, n| take(memory, population, n);
        let finished = run::people(name, *count, interrupt, memory, take, done)?;
        if finished < *count {
            *cut = true;
            eprintln!("interrupted: {name} was taken by the first {finished} of {count} people");
        }
        let Some(report) = Report::new(&people) else { return Ok(()) };
        rows.items(name, ids, listed, &usage, &std::mem::take(acceptance))?;
        let (name, listed) = (name.to_owned(), listed.to_vec());
        let (seed, flagged) = (population.seed, flags.share());
        let taken = Taken { name, about, plan, seed, report, usage, flagged, listed };
        let mut out = std::io::stdout().lock();
        match args.output.json {
            true => writeln!(out, "{}", taken.json())?,
            false => taken.print(&mut out)?,
        }
        Ok(())
    }

    fn done(&self) -> Done {
        if self.cut { Done::Interrupted } else { Done::Yes }
    }
}

/// Sessions of a bank.
fn sessions(args: &Simulate, path: &Path) -> Result<Done> {
    let bank = Arc::new(open_bank(path)?);
    if bank.preset(&args.preset).is_none() {
        let known: Vec<&str> = bank.presets.iter().map(|p| p.id.as_str()).collect();
        bail!("the bank has no preset {:?}; it has {}", args.preset, known.join(", "));
    }
    let skills: Vec<String> = match &args.skill {
        Some(id) if bank.skill(id).is_some() => vec![id.clone()],
        Some(id) => {
            let known: Vec<&str> = bank.skills.iter().map(|s| s.id.as_str()).collect();
            bail!("the bank has no skill {id:?}; it has {}", known.join(", "))
        }
        None => bank.skills.iter().map(|skill| skill.id.clone()).collect(),
    };
    let instrument = Arc::new(Instrument::new(bank.clone())?);
    let true_items =
        args.people.true_items.as_deref().map(|path| true_items(path, &instrument)).transpose()?;
    let mut call = Call::new(args, true_items)?;
    let ids: Vec<String> = bank.items.iter().map(|item| item.id.clone()).collect();
    call.on_trial = ids.clone();
    for skill in skills {
        let together = if args.skill.is_none() { related(&bank, &skill) } else { vec![skill.clone()] };
        let place = together.iter().position(|other| *other == skill).unwrap_or_default();
        let setup =
            Setup::new(&bank, &args.preset, &together).context("the bank links more skills than it may")?;
        let setup = setup.watching(args.output.watch());
        let about = vec![("skill", skill.clone()), ("preset", args.preset.clone())];
        let take = |(): &mut (), population: &Population, n| {
            Ok(take_session(&instrument, &setup, population, n)?.swap_remove(place))
        };
        let plan = instrument.design(&args.preset, &skill);
        let plan = plan.map(|design| words::in_words(design, on_trial(&bank, &args.preset, &skill)));
        call.take(&skill, about, plan, (&ids, &scored(&bank, &skill)), || (), take)?;
    }
    Ok(call.done())
}

/// The skills that go together with one, and itself, in the bank's order: people take these in one session.
fn related(bank: &Bank, skill: &str) -> Vec<String> {
    let names =
        |related: Related| related.skills.iter().map(|k| bank.skills[*k].id.clone()).collect::<Vec<_>>();
    let group = bank.related().into_iter().map(names).find(|names| names.iter().any(|name| name == skill));
    group.unwrap_or_else(|| vec![skill.to_owned()])
}

/// Items of a skill that are asked and scored.
fn scored(bank: &Bank, skill: &str) -> Vec<usize> {
    let items = bank.items.iter().enumerate();
    items.filter(|(_, item)| item.skill == skill && !item.pilot).map(|(place, _)| place).collect()
}

/// Items of a skill that are asked and not scored: a skill may have fewer than the preset wants.
fn on_trial(bank: &Bank, preset: &str, skill: &str) -> u32 {
    let there = bank.items.iter().filter(|item| item.skill == skill && item.pilot).count() as u32;
    bank.preset(preset).map_or(0, |preset| preset.pilots.min(there))
}

/// True parameters for every item of a bank.
fn true_items(path: &Path, instrument: &Instrument) -> Result<Vec<Model>> {
    let items = &instrument.bank().items;
    let known: Vec<Model> = (0..items.len()).map(|item| Model::Logistic(instrument.item(item))).collect();
    let ids = items.iter().map(|item| item.id.as_str());
    Table::read(path, Layout::Logistic)?.aligned(ids.zip(&known), "the bank")
}

/// Adaptive tests over a table of items, and what to compare them with.
fn tests(args: &Simulate, path: &Path, layout: Layout) -> Result<Done> {
    let engine = &args.engine;
    engine.several.refuse()?;
    if args.people.unsure > 0.0 && layout != Layout::Logistic {
        bail!("--unsure is for items with right and wrong answers; use --model 4pl");
    }
    let (table, on_trial) = pilots::split(Table::read(path, layout)?)?;
    let paper = paper::paper(&table, args)?;
    let paper = pilots::mixed_in(paper, &on_trial, engine.pilots)?;
    let truth = |path: &std::path::PathBuf| {
        let ids = table.ids.iter().chain(&on_trial.ids).map(String::as_str);
        let models = table.models.iter().chain(&on_trial.models);
        Table::read(path, layout)?.aligned(ids.zip(models), &table.file)
    };
    let true_items = args.people.true_items.as_ref().map(truth).transpose()?;
    for (option, length) in [("--fixed-form", engine.fixed_form), ("--oracle", engine.oracle)] {
        if let Some(length) = length.filter(|length| *length as usize > table.ids.len()) {
            bail!("{option} {length}, and {} has {} items; ask for fewer", table.file, table.ids.len())
        }
    }
    let form = engine.fixed_form.map(|length| best_form(paper.test.pool(), length as usize));
    let mut call = Call::new(args, true_items)?;
    let paper = exposure::learned(paper, engine.exposure, &call.population)?;
    if let Some(path) = &engine.design_out {
        paper::write(path, paper.test.design())?;
    }
    let paper = Paper { watch: args.output.watch(), ..paper };
    call.on_trial = on_trial.ids.clone();
    call.acceptance = exposure::probabilities(&paper).to_vec();
    let all: Vec<usize> = (0..table.ids.len()).collect();
    let about = || vec![("file", table.file.clone())];
    let take = |cat: &mut _, population: &Population, n| Ok(take_test(cat, &paper, population, n));
    let plan = words::in_words(paper.test.design(), 0);
    call.take("adaptive", about(), Some(plan), (&table.ids, &all), || paper.cat(), take)?;
    if let Some(form) = form {
        let take = |(): &mut (), population: &Population, n| Ok(take_form(&form, &paper, population, n));
        call.take("fixed", about(), None, (&table.ids, &all), || (), take)?;
    }
    if let Some(length) = engine.oracle {
        let take = |(): &mut (), people: &Population, n| Ok(take_oracle(length as usize, &paper, people, n));
        call.take("oracle", about(), None, (&table.ids, &all), || (), take)?;
    }
    Ok(call.done())
}
