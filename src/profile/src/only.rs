//! Some of a session's skills, as a session of their own.

use skillmark_bank::Bank;
use skillmark_session::{Event, Plan};

/// Plan and log of these skills alone, in the plan's order. Every skill replays alone, so that what is shared shows nothing of
/// what is left out. `None` without a skill that the plan has, and where a skill would be parted from one that the bank says
/// goes together with it: their numbers rest on the answers to both.
///
/// ```
/// # use skillmark_profile::only;
/// # use skillmark_session::Plan;
/// # let bank = include_bytes!("../../../tests/reference/profile/bank.json");
/// # let bank = skillmark_bank::Bank::load(bank).unwrap();
/// # let skills: Vec<String> = bank.skills.iter().map(|skill| skill.id.clone()).collect();
/// # let plan = Plan { engine_rev: 2, bank: String::new(), preset: "normal".into(), skills, seed: String::new(), locale: "en".into() };
/// let second = vec![plan.skills[1].clone()];
/// let (alone, _) = only(&bank, &plan, &[], &second).unwrap();
/// assert_eq!(alone.skills, second);
/// assert!(only(&bank, &plan, &[], &[]).is_none());
/// ```
pub fn only(bank: &Bank, plan: &Plan, log: &[Event], skills: &[String]) -> Option<(Plan, Vec<Event>)> {
    let kept: Vec<String> = plan.skills.iter().filter(|skill| skills.contains(skill)).cloned().collect();
    let torn = inseparable(bank, &plan.skills).iter().any(|group| {
        group.iter().any(|skill| kept.contains(skill)) && !group.iter().all(|skill| kept.contains(skill))
    });
    if kept.is_empty() || torn {
        return None;
    }
    let of_kept = |item: &String| bank.item(item).is_some_and(|item| kept.contains(&item.skill));
    let concerns = |event: &&Event| match event {
        Event::Shown { item } | Event::Answered { item, .. } => of_kept(item),
        Event::Unsure { item, .. } | Event::Contested { item, .. } => of_kept(item),
        Event::Extended { skill, .. } => kept.contains(skill),
        Event::Paused | Event::Resumed => true,
    };
    let log = log.iter().filter(concerns).cloned().collect();
    Some((Plan { skills: kept, ..plan.clone() }, log))
}

/// A plan's skills in the groups that can only be shared together, most of them of one skill; in the plan's order.
pub fn inseparable(bank: &Bank, skills: &[String]) -> Vec<Vec<String>> {
    let related = bank.related();
    let place = |skill: &String| bank.skills.iter().position(|known| known.id == *skill);
    let group = |skill: &String| {
        related.iter().position(|group| place(skill).is_some_and(|p| group.skills.contains(&p)))
    };
    let mut groups: Vec<Vec<String>> = Vec::new();
    for skill in skills {
        let with = groups.iter_mut().find(|other| group(skill).is_some() && group(&other[0]) == group(skill));
        match with {
            Some(with) => with.push(skill.clone()),
            None => groups.push(vec![skill.clone()]),
        }
    }
    groups
}
