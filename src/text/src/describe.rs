//! A plan in words.

use crate::{Locale, plan};

/// What a plan says about one skill, in the names that banks and the engine use.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PlanWords<'a> {
    /// Name of the criterion, as `mfi`.
    pub criterion: &'a str,
    /// The item is drawn among so many; 1 for the best.
    pub among: u32,
    /// Another way to spare items, as `progressive`.
    pub spared: Option<&'a str>,
    /// Whether steep items are kept for the end.
    pub strata: bool,
    /// Whether areas of content have shares.
    pub areas: bool,
    /// Whether their numbers are bounded.
    pub bounds: bool,
    /// Wanted success, in per cent.
    pub success: Option<(u32, u32)>,
    /// Whether there are testlets or enemies.
    pub tied: bool,
    /// Unscored items.
    pub pilots: u32,
    /// Fewest and most items.
    pub items: (u32, u32),
    /// The longest time.
    pub minutes: Option<u32>,
    /// Standard error that ends it, in points of the display scale, one decimal.
    pub se: Option<&'a str>,
    /// Share of one level that ends it, in per cent.
    pub level: Option<u32>,
    /// Whether it ends when no item left tells enough.
    pub information: bool,
    /// Whether it ends when the standard error stands still.
    pub plateau: bool,
    /// Whether it ends when the items asked tell enough together.
    pub total: bool,
    /// Rate of wrong decisions, in per cent, where it ends when the level is decided.
    pub decided: Option<u32>,
}

/// One paragraph.
///
/// ```
/// use skillmark_text::{Locale, PlanWords, describe};
///
/// let words = PlanWords {
///     criterion: "mfi", among: 3, items: (5, 15), se: Some("4.5"), level: Some(90), minutes: Some(20),
///     ..PlanWords::default()
/// };
/// let text = describe(Locale::of(&["en"]), &words);
/// assert!(text.starts_with("Each next question is the one that tells most at the current estimate."));
/// assert!(text.contains("drawn among the 3 best") && text.contains("Between 5 and 15 questions"));
/// assert!(text.contains("not fit into 20 minutes per skill"));
/// ```
pub fn describe(l: Locale, words: &PlanWords<'_>) -> String {
    let mut said = vec![plan::choice_best(l, words.criterion).to_owned()];
    let mut add = |sentence: Option<String>| said.extend(sentence);
    let when = |whether: bool, sentence: &str| whether.then(|| sentence.to_owned());
    add((words.among > 1).then(|| plan::choice_among(l, words.among)));
    add(words.spared.map(|way| plan::choice_spared(l, way).to_owned()));
    add(when(words.strata, plan::strata(l)));
    add(when(words.areas, plan::areas(l)));
    add(when(words.bounds, plan::bounds(l)));
    add(words.success.map(|(low, high)| plan::success(l, plan::Success { low, high })));
    add(when(words.tied, plan::content(l)));
    add((words.pilots > 0).then(|| plan::pilots(l, words.pilots)));
    let (min, max) = words.items;
    add(Some(match min == max {
        true => plan::length_fixed(l, max),
        false => plan::length(l, plan::Length { min, max }),
    }));
    add(words.minutes.map(|n| plan::minutes(l, n)));
    add(words.se.map(|points| plan::stop_se(l, points)));
    add(words.level.map(|percent| plan::stop_level(l, percent)));
    add(when(words.information, plan::stop_information(l)));
    add(when(words.plateau, plan::stop_plateau(l)));
    add(when(words.total, plan::stop_total(l)));
    add(words.decided.map(|percent| plan::stop_decided(l, percent)));
    add(Some(plan::scoring(l).to_owned()));
    said.join(" ")
}
