//! What a length of test will ask of a person, and what it will tell: simulated from the bank itself.

use skillmark_bank::{Bank, Block, Inline, Preset};
use skillmark_profile::Edition;
use skillmark_session::{ENGINE_REV, Plan, Session};

/// Words a minute at which people read questions, slower than prose (Brysbaert 2019: 238 for non-fiction).
const WORDS_A_MINUTE: f64 = 200.0;
/// Seconds to decide, once everything is read.
const SECONDS_TO_DECIDE: f64 = 12.0;
/// A 90 % interval reaches this many standard errors to either side.
const REACH: f64 = 1.645;

/// What to expect of a preset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Questions, all skills: 10th and 90th percentile.
    pub questions: (u32, u32),
    /// Minutes at the typical number of questions.
    pub minutes: u32,
    /// Half the width of the 90 % interval, in points of the display scale.
    pub points: u32,
}

impl Expected {
    /// Tries the preset on simulated people. `None` for a bank that cannot be asked.
    pub fn of(edition: &Edition, preset: &Preset) -> Option<Expected> {
        let plan = plan(edition, &preset.id, "0".repeat(32));
        let forecast = Session::new(edition.instrument().clone(), plan).ok()?.progress();
        let seconds = f64::from(forecast.more_typical) * seconds_a_question(edition.bank());
        Some(Expected {
            questions: (forecast.more_low, forecast.more_high),
            minutes: (seconds / 60.0).ceil() as u32,
            points: (REACH * 10.0 * forecast.se_typical).round() as u32,
        })
    }
}

/// All skills of the bank, in its order.
pub fn plan(edition: &Edition, preset: &str, seed: String) -> Plan {
    let bank = edition.bank();
    Plan {
        engine_rev: ENGINE_REV,
        bank: edition.scoring().to_owned(),
        preset: preset.to_owned(),
        skills: bank.skills.iter().map(|s| s.id.clone()).collect(),
        seed,
        locale: bank.language.clone(),
    }
}

/// The presets that the bank has questions enough for; its shortest in any case.
pub fn fitting(bank: &Bank) -> Vec<Preset> {
    let pool = |skill: &str| bank.items.iter().filter(|i| i.skill == skill && !i.pilot).count();
    let smallest = bank.skills.iter().map(|s| pool(&s.id)).min().unwrap_or(0);
    let fits = |(i, preset): &(usize, &Preset)| *i == 0 || preset.max_items as usize <= smallest;
    bank.presets.iter().enumerate().filter(fits).map(|(_, preset)| preset.clone()).collect()
}

/// The usual width of a level, in points of the display scale; `None` where no level has two limits.
pub fn level_width(bank: &Bank) -> Option<u32> {
    let mut widths: Vec<f64> = bank
        .skills
        .iter()
        .flat_map(|s| s.cuts().windows(2).map(|w| 10.0 * (w[1] - w[0])).collect::<Vec<_>>())
        .collect();
    widths.sort_unstable_by(f64::total_cmp);
    widths.get(widths.len() / 2).map(|width| width.round() as u32)
}

fn seconds_a_question(bank: &Bank) -> f64 {
    let words = |item: &skillmark_bank::Item| {
        let options: usize = item.options().iter().map(|option| Inline::words(&option.text)).sum();
        Block::words(&item.stem) + options
    };
    let total: usize = bank.items.iter().map(words).sum();
    let mean = total as f64 / bank.items.len().max(1) as f64;
    SECONDS_TO_DECIDE + mean / WORDS_A_MINUTE * 60.0
}
