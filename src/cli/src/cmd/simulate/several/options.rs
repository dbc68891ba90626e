//! Options of tests of several skills, and the names that they share with those of one.

use super::super::options::Simulate;
use super::super::values;
use crate::cmd::irt::bank::{LAYOUTS, Layout};
use anyhow::{Result, bail};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use skillmark_irt::Criterion;

/// Rules for --model m2pl.
#[derive(Args)]
#[command(next_help_heading = "Several skills, with --items and --model m2pl")]
pub(crate) struct Several {
    /// How the skills go together: r12,r13,..,r23,.. or a file with the matrix [default: not at all]
    #[arg(long, value_name = "LIST|CSV", allow_hyphen_values = true, conflicts_with = "bank")]
    pub(super) correlations: Option<String>,
    /// How much the precision of each skill matters to --criterion a or gain [default: 1 each]
    #[arg(long, value_name = "W1,W2,..", value_delimiter = ',', value_parser = values::not_negative, conflicts_with = "bank")]
    pub(super) weights: Vec<f64>,
    /// The skills that --se is about, counted from 1 [default: all]
    #[arg(long, value_name = "K,..", value_delimiter = ',', requires = "se", conflicts_with = "bank")]
    pub(super) se_skills: Vec<usize>,
}

impl Several {
    /// For a test of one skill none of them means anything.
    pub(in super::super) fn refuse(&self) -> Result<()> {
        let given = [
            ("--correlations", self.correlations.is_some()),
            ("--weights", !self.weights.is_empty()),
            ("--se-skills", !self.se_skills.is_empty()),
        ];
        match given.iter().find(|(_, given)| *given) {
            Some((option, _)) => bail!("{option} is for items of several skills; give --model m2pl too"),
            None => Ok(()),
        }
    }
}

/// A response model, by the number of skills that its items measure.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    One(Layout),
    Several,
}

impl Kind {
    pub(in super::super) const ALL: [(&str, Kind); 8] = {
        let mut all = [("m2pl", Kind::Several); 8];
        let mut i = 0;
        while i < LAYOUTS.len() {
            all[i] = (LAYOUTS[i].0, Kind::One(LAYOUTS[i].1));
            i += 1;
        }
        all
    };
}

/// A criterion for one skill, or for several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Aim {
    D,
    A,
    Gain,
    /// Chance is for both.
    One(Criterion),
}

impl Aim {
    pub(in super::super) const ALL: [(&str, Aim); 16] = {
        let mut all = [("d", Aim::D); 16];
        (all[1], all[2]) = (("a", Aim::A), ("gain", Aim::Gain));
        let mut i = 0;
        while i < Criterion::ALL.len() {
            all[3 + i] = (Criterion::ALL[i].0, Aim::One(Criterion::ALL[i].1));
            i += 1;
        }
        all
    };

    /// For a test of one skill.
    pub(in super::super) fn one(self) -> Result<Criterion> {
        match self {
            Aim::One(criterion) => Ok(criterion),
            _ => bail!("--criterion d, a and gain are for items of several skills; give --model m2pl too"),
        }
    }

    pub(super) fn name(self) -> &'static str {
        Aim::ALL.iter().find(|(_, aim)| *aim == self).map_or("", |(name, _)| name)
    }
}

/// Which options were written, and not left at what they are by default. Options that mean nothing to a call are
/// refused by what is *not* on a list, so that one which is added for other calls is never passed over.
#[derive(Debug, Default)]
pub(crate) struct Given(Vec<String>);

impl Given {
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.iter().any(|given| given == id)
    }

    /// The first option, without its dashes, that is not on a list of clap's names with spaces between them.
    pub(in super::super) fn foreign(&self, known: &str) -> Option<String> {
        let command = Simulate::augment_args(Command::new("simulate"));
        let foreign = command.get_arguments().find(|option| {
            let id = option.get_id().as_str();
            self.has(id) && !known.split(' ').any(|known| known == id)
        });
        foreign.and_then(|option| option.get_long()).map(str::to_owned)
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let ids = matches.ids().map(clap::Id::as_str);
        let written = |id: &&str| matches.value_source(id) == Some(ValueSource::CommandLine);
        Ok(Given(ids.filter(written).map(str::to_owned).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Given::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Given {
    fn augment_args(command: Command) -> Command {
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        command
    }
}
