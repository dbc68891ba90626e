//! What a signed profile says, for the pictures that go with it.

use crate::picture::Measured;
use crate::result::Scored;
use skillmark_bank::Skill;
use skillmark_profile::Face;
use skillmark_session::SkillOutcome;
use skillmark_text::Locale;

/// A profile's face with the results behind it.
#[derive(Debug, Clone)]
pub struct Card {
    /// Whose it is, of what, and when.
    pub face: Face,
    /// Its results.
    pub skills: Vec<CardSkill>,
}

/// One result.
#[derive(Debug, Clone)]
pub struct CardSkill {
    /// The scale.
    pub skill: Skill,
    /// What is known.
    pub outcome: SkillOutcome,
}

impl Card {
    /// The card of a profile that was signed from this result.
    pub fn of(profile: &str, scored: &Scored) -> Option<Card> {
        let face = Face::of(profile)?;
        let (bank, outcome) = (scored.loaded.edition.bank(), scored.session.outcome());
        let shown = |id: &String| {
            let outcome = outcome.skills.iter().find(|outcome| outcome.skill == *id)?;
            Some(CardSkill { skill: bank.skill(id)?.clone(), outcome: outcome.clone() })
        };
        let skills = face.skills.iter().map(shown).collect::<Option<_>>()?;
        Some(Card { face, skills })
    }

    /// Whether any of it rests on questions that too few people have answered.
    pub fn is_provisional(&self) -> bool {
        self.skills.iter().any(|shown| shown.outcome.provisional)
    }
}

impl CardSkill {
    /// The estimate.
    pub fn measured(&self) -> Measured<'_> {
        let SkillOutcome { theta, interval, .. } = self.outcome;
        Measured { skill: &self.skill.title, theta, interval }
    }

    /// The levels claimed, in words.
    pub fn levels(&self, l: Locale) -> String {
        let title = |i: usize| self.skill.levels.get(i).map_or("", |level| level.title.as_str());
        let (first, last) = self.outcome.claim;
        skillmark_text::levels(l, title(first), title(last))
    }
}
