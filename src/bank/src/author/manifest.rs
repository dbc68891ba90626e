//! `bank.toml`: what the bank is, its skills with their levels, its presets.

use super::allow::{self, Allow};
use super::desk::Desk;
use super::fields::Fields;
use super::provisional::Trust;
use crate::{Alignment, Area, Bank, Correlation, FORMAT, Level, Preset, Rules, Skill};
use toml::de::DeTable;

/// Reads `bank.toml` into a bank without items, how far its judged difficulties can be trusted, and which warnings
/// are let stand.
pub(super) fn read(desk: &mut Desk<'_>) -> (Bank, Option<Trust>, Vec<Allow>) {
    let file = desk.file;
    let (document, broken) = DeTable::parse_recoverable(&file.text);
    for error in broken {
        let at = error.span().map_or(0, |span| span.start);
        desk.error("", at, "toml", error.message(), "Correct the line; https://toml.io shows the notation.");
    }

    let mut top = Fields::new(document.get_ref(), "bank.toml", "", 0, desk);
    let mut bank = Bank {
        format: FORMAT,
        id: top.text("id"),
        version: top.text("version"),
        language: top.text("language"),
        title: top.text("title"),
        summary: top.text("summary"),
        licence: top.text("licence"),
        credits: top.texts("credits"),
        skills: Vec::new(),
        correlations: Vec::new(),
        presets: Vec::new(),
        items: Vec::new(),
        images: Vec::new(),
    };
    let trust = top.table("provisional");
    let skills = top.tables("skill");
    let correlations = top.tables("correlation");
    let presets = top.tables("preset");
    let allows = top.tables("allow");
    top.finish();

    let allows = allows.into_iter().zip(0..).map(|((t, at), i)| allow::read(t, at, i, desk)).collect();
    let trust = trust.map(|(table, at)| read_trust(table, at, desk));
    bank.presets = presets.into_iter().zip(0..).map(|((t, at), i)| preset(t, at, i, desk)).collect();
    bank.skills = skills.into_iter().zip(0..).map(|((t, at), i)| skill(t, at, i, desk)).collect();
    bank.correlations =
        correlations.into_iter().zip(0..).map(|((t, at), i)| correlation(t, at, i, desk)).collect();
    for skill in &mut bank.skills {
        skill.shift_sd = trust.as_ref().map_or(0.0, |trust| trust.shift_sd);
    }
    (bank, trust, allows)
}

fn read_trust(table: &DeTable<'_>, at: usize, desk: &mut Desk<'_>) -> Trust {
    let mut fields = Fields::new(table, "[provisional]", "provisional", at, desk);
    let trust = Trust {
        agreement: fields.number("agreement"),
        spread: fields.number("spread"),
        shift_sd: fields.number("shift_sd"),
    };
    fields.finish();
    trust.check(desk);
    trust
}

fn skill(table: &DeTable<'_>, at: usize, index: usize, desk: &mut Desk<'_>) -> Skill {
    let path = format!("skills[{index}]");
    let mut fields = Fields::new(table, "[[skill]]", path.as_str(), at, desk);
    let mut skill = Skill {
        id: fields.text("id"),
        title: fields.text("title"),
        definition: fields.text("definition"),
        levels: Vec::new(),
        cuts_by: fields.text("cuts_by"),
        cuts_on: fields.text("cuts_on"),
        shift_sd: 0.0,
        alignments: Vec::new(),
    };
    let levels = fields.tables("level");
    let alignments = fields.tables("alignment");
    fields.finish();
    let within = |kind: &str, i: usize| format!("{path}.{kind}[{i}]");
    skill.levels =
        levels.into_iter().zip(0..).map(|((t, at), i)| level(t, at, within("levels", i), desk)).collect();
    skill.alignments = alignments
        .into_iter()
        .zip(0..)
        .map(|((t, at), i)| alignment(t, at, within("alignments", i), desk))
        .collect();
    skill
}

fn correlation(table: &DeTable<'_>, at: usize, index: usize, desk: &mut Desk<'_>) -> Correlation {
    let mut fields = Fields::new(table, "[[correlation]]", format!("correlations[{index}]"), at, desk);
    let correlation =
        Correlation { between: fields.pair("between"), r: fields.number("r"), source: fields.text("source") };
    fields.finish();
    correlation
}

fn level(table: &DeTable<'_>, at: usize, path: String, desk: &mut Desk<'_>) -> Level {
    let mut fields = Fields::new(table, "[[skill.level]]", path, at, desk);
    let level = Level {
        id: fields.text("id"),
        title: fields.text("title"),
        cut: fields.optional_number("cut"),
        can_do: fields.text("can_do"),
    };
    fields.finish();
    level
}

fn alignment(table: &DeTable<'_>, at: usize, path: String, desk: &mut Desk<'_>) -> Alignment {
    let mut fields = Fields::new(table, "[[skill.alignment]]", path, at, desk);
    let alignment = Alignment {
        framework: fields.text("framework"),
        name: fields.text("name"),
        url: fields.text("url"),
        code: fields.optional_text("code"),
        relation: fields.text("relation"),
    };
    fields.finish();
    alignment
}

fn preset(table: &DeTable<'_>, at: usize, index: usize, desk: &mut Desk<'_>) -> Preset {
    let mut fields = Fields::new(table, "[[preset]]", format!("presets[{index}]"), at, desk);
    let exposure = fields.in_part("rules", |fields| fields.optional_text("exposure"));
    let mut preset = Preset {
        id: fields.text("id"),
        min_items: fields.whole("min_items"),
        max_items: fields.whole("max_items"),
        stop_se: fields.number("stop_se"),
        stop_level: fields.number("stop_level"),
        randomesque: match exposure {
            Some(_) => fields.optional_whole("randomesque").unwrap_or(1),
            None => fields.whole("randomesque"),
        },
        valid_months: fields.whole("valid_months"),
        criterion: fields.optional_text("criterion"),
        success_low: fields.optional_number("success_low"),
        success_high: fields.optional_number("success_high"),
        stop_information: fields.optional_number("stop_information"),
        pilots: fields.optional_whole("pilots").unwrap_or_default(),
        rules: Rules::default(),
    };
    preset.rules = Rules { exposure, ..fields.in_part("rules", rules) };
    let content = fields.in_part("rules", |fields| fields.tables("content"));
    fields.finish();
    let path = |i: usize| format!("presets[{index}].rules.content[{i}]");
    preset.rules.content =
        content.into_iter().zip(0..).map(|((t, at), i)| area(t, at, path(i), desk)).collect();
    preset
}

fn rules(fields: &mut Fields<'_, '_, '_>) -> Rules {
    Rules {
        exposure: None,
        strata: fields.optional_whole("strata"),
        minutes: fields.optional_whole("minutes"),
        stop_se_change: fields.optional_number("stop_se_change"),
        stop_total_information: fields.optional_number("stop_total_information"),
        decide: fields.optional_text("decide"),
        decide_error: fields.optional_number("decide_error"),
        decide_within: fields.optional_number("decide_within"),
        content: Vec::new(),
    }
}

fn area(table: &DeTable<'_>, at: usize, path: String, desk: &mut Desk<'_>) -> Area {
    let mut fields = Fields::new(table, "[[preset.content]]", path, at, desk);
    let area = Area {
        skill: fields.optional_text("skill"),
        area: fields.text("area"),
        share: fields.optional_number("share"),
        at_least: fields.optional_whole("at_least"),
        at_most: fields.optional_whole("at_most"),
    };
    fields.finish();
    area
}
