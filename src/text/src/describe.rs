//! A plan in words.

use crate::{Locale, plan};

/// What a plan says about one skill, in the names that banks and the engine use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanWords<'a> {
    /// Name of the criterion, as `mfi`.
    pub criterion: &'a str,
    /// The item is drawn among so many; 1 for the best.
    pub among: u32,
    /// Wanted success, in per cent.
    pub success: Option<(u32, u32)>,
    /// Whether there are testlets or enemies.
    pub tied: bool,
    /// Unscored items.
    pub pilots: u32,
    /// Fewest and most items.
    pub items: (u32, u32),
    /// Standard error that ends it, in points of the display scale, one decimal.
    pub se: Option<&'a str>,
    /// Share of one level that ends it, in per cent.
    pub level: Option<u32>,
    /// Whether it ends when no item left tells enough.
    pub information: bool,
}

/// One paragraph.
///
/// ```
/// use skillmark_text::{Locale, PlanWords, describe};
///
/// let words = PlanWords {
///     criterion: "mfi", among: 3, success: None, tied: false, pilots: 0, items: (5, 15), se: Some("4.5"),
///     level: Some(90), information: false,
/// };
/// let text = describe(Locale::of(&["en"]), &words);
/// assert!(text.starts_with("Each next question is the one that tells most at the current estimate."));
/// assert!(text.contains("drawn among the 3 best") && text.contains("Between 5 and 15 questions"));
/// ```
pub fn describe(l: Locale, words: &PlanWords<'_>) -> String {
    let mut sentences = vec![plan::choice_best(l, words.criterion).to_owned()];
    if words.among > 1 {
        sentences.push(plan::choice_among(l, words.among));
    }
    if let Some((low, high)) = words.success {
        sentences.push(plan::success(l, plan::Success { low, high }));
    }
    if words.tied {
        sentences.push(plan::content(l).to_owned());
    }
    if words.pilots > 0 {
        sentences.push(plan::pilots(l, words.pilots));
    }
    let (min, max) = words.items;
    sentences.push(match min == max {
        true => plan::length_fixed(l, max),
        false => plan::length(l, plan::Length { min, max }),
    });
    sentences.extend(words.se.map(|points| plan::stop_se(l, points)));
    sentences.extend(words.level.map(|percent| plan::stop_level(l, percent)));
    if words.information {
        sentences.push(plan::stop_information(l).to_owned());
    }
    sentences.push(plan::scoring(l).to_owned());
    sentences.join(" ")
}
