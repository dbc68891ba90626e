//! The tables of skills below the findings of `skillmark bank check`.

use skillmark_bank::author::SkillTable;
use std::fmt::Write;

/// One paragraph for each skill, ended by an empty line.
pub(crate) fn table(skills: &[SkillTable]) -> String {
    skills.iter().map(one).collect()
}

fn one(skill: &SkillTable) -> String {
    let SkillTable { skill: id, items, scored, types, regions, information, preset, reachable_se } = skill;
    let types: Vec<String> = types.iter().map(|(name, n)| format!("{n} {name}")).collect();
    let mut text =
        format!("{id}: {}, {scored} scored ({})\n", super::bank::count(*items, "item"), types.join(", "));
    row(&mut text, "at θ", ["-2", "-1", "0", "1", "2"].map(str::to_owned));
    row(&mut text, "items", regions.map(|n| n.to_string()));
    row(&mut text, "information", information.map(|x| format!("{x:.1}")));
    row(&mut text, &format!("best SE, `{preset}`"), reachable_se.map(|x| format!("{x:.2}")));
    text + "\n"
}

fn row(text: &mut String, title: &str, cells: [String; 5]) {
    let cells: String = cells.iter().map(|cell| format!("{cell:>7}")).collect();
    let _ = writeln!(text, "  {title:<22}{cells}");
}
