//! What an endorser says about how a profile came about.
//!
//! ```text
//! statement = "skillmark-endorsement/1 " json
//! json      = RFC 8785 canonical form of { supervision: "unsupervised" | "present" | "proctored", comment?: text, spot?: spot }
//! spot      = { skill, asked, right, p, power }, all text: a title, two counts, two shares in per cent
//! ```

use serde_json::{Value, json};
use skillmark_canon::{Fault, Fields, Limits, canonical, parse, text};

use crate::compose::is_name;

/// What statements of this version begin with.
const PREFIX: &str = "skillmark-endorsement/1 ";

/// Longest comment, in characters.
pub const COMMENT_LIMIT: usize = 280;

/// Who watched while the questions were answered (after the levels of the International Test Commission's guidelines on
/// computer-based testing, 2005).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Supervision {
    /// Nobody did; the endorser knows the person's work otherwise.
    Unsupervised,
    /// The endorser was in the room or in the call.
    Present,
    /// The endorser checked who the person was and watched throughout.
    Proctored,
}

impl Supervision {
    /// All of them, from the least.
    pub const ALL: [Supervision; 3] =
        [Supervision::Unsupervised, Supervision::Present, Supervision::Proctored];

    /// Its name for machines.
    pub fn code(self) -> &'static str {
        match self {
            Supervision::Unsupervised => "unsupervised",
            Supervision::Present => "present",
            Supervision::Proctored => "proctored",
        }
    }
}

/// A statement about one profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who watched.
    pub supervision: Supervision,
    /// A few words of the endorser's own.
    pub comment: Option<String>,
    /// Further questions that the endorser had answered.
    pub spot: Option<SpotCheck>,
}

/// A few further questions in the endorser's presence, and what their answers say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpotCheck {
    /// Title of the skill.
    pub skill: String,
    /// How many questions were asked.
    pub asked: u32,
    /// How many were answered rightly.
    pub right: u32,
    /// Per cent of people with the stated result who would have so few right, or fewer.
    pub p: u32,
    /// Per cent of people who are 15 points lower whom the check would notice.
    pub power: u32,
}

impl SpotCheck {
    fn encode(&self) -> Value {
        json!({
            "skill": self.skill, "asked": self.asked.to_string(), "right": self.right.to_string(),
            "p": self.p.to_string(), "power": self.power.to_string(),
        })
    }

    /// Whoever reads the whole compares the spelling.
    fn read(value: &Value) -> Result<Self, Fault> {
        let mut f = Fields::of(value)?;
        let number = |written: String| written.parse().unwrap_or(u32::MAX);
        let spot = SpotCheck {
            skill: f.need("skill", text),
            asked: number(f.need("asked", text)),
            right: number(f.need("right", text)),
            p: number(f.need("p", text)),
            power: number(f.need("power", text)),
        };
        match spot.is_sound() {
            true => f.end(spot),
            false => Err(Fault::new("its numbers contradict each other".to_owned())),
        }
    }

    /// Whether it can be true, and its title shows as what it is.
    pub(crate) fn is_sound(&self) -> bool {
        let shares = self.p <= 100 && self.power <= 100;
        (1..=100).contains(&self.asked) && self.right <= self.asked && shares && is_name(&self.skill)
    }

    fn words(&self) -> String {
        let SpotCheck { skill, asked, right, p, power } = self;
        format!(
            " Then I had {asked} further questions on {skill} answered, and {right} were answered rightly: of people with \
             the stated result {p} % would have so few right or fewer. The check notices {power} % of people who are 15 \
             points lower."
        )
    }
}

impl Statement {
    /// The string that travels in the endorsement.
    pub(crate) fn encode(&self) -> String {
        let mut value = json!({ "supervision": self.supervision.code() });
        if let Some(comment) = &self.comment {
            value["comment"] = comment.as_str().into();
        }
        if let Some(spot) = &self.spot {
            value["spot"] = spot.encode();
        }
        format!("{PREFIX}{}", canonical(&value))
    }

    /// Reads what [`encode`](Self::encode) wrote, and nothing that it would have written otherwise.
    pub(crate) fn decode(encoded: &str) -> Option<Self> {
        let value = parse(encoded.strip_prefix(PREFIX)?.as_bytes(), Limits::UNTRUSTED).ok()?;
        let statement = Statement::read(&value)?;
        (statement.encode() == encoded).then_some(statement)
    }

    fn read(value: &Value) -> Option<Self> {
        let mut f = Fields::of(value).ok()?;
        let (supervision, comment) = (f.need("supervision", text), f.may("comment", text));
        let supervision = Supervision::ALL.into_iter().find(|level| level.code() == supervision)?;
        let spot = f.may("spot", SpotCheck::read);
        f.end(Statement { supervision, comment, spot }).ok()
    }

    /// The same in words, for people who open the endorsement in other software. Signed with it: part of version 1.
    pub(crate) fn words(&self) -> String {
        let watched = match self.supervision {
            Supervision::Unsupervised => "Nobody watched while the questions were answered.",
            Supervision::Present => "I was present while the questions were answered.",
            Supervision::Proctored => {
                "I checked who the person was and watched throughout while the questions were answered."
            }
        };
        let spot = self.spot.as_ref().map(SpotCheck::words).unwrap_or_default();
        match &self.comment {
            Some(comment) => format!("{watched}{spot} {comment}"),
            None => format!("{watched}{spot}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn spot() -> SpotCheck {
        SpotCheck { skill: "Directing AI effectively".into(), asked: 5, right: 4, p: 73, power: 41 }
    }

    #[test]
    fn a_check_says_its_numbers_in_words_and_none_that_cannot_be() {
        let of = |spot: SpotCheck| Statement {
            supervision: Supervision::Present,
            comment: None,
            spot: Some(spot),
        };
        assert_eq!(
            of(spot()).words(),
            "I was present while the questions were answered. Then I had 5 further questions on Directing AI effectively \
             answered, and 4 were answered rightly: of people with the stated result 73 % would have so few right or \
             fewer. The check notices 41 % of people who are 15 points lower."
        );
        let wrong: [fn(&mut SpotCheck); 5] =
            [|s| s.right = 6, |s| s.asked = 0, |s| s.p = 101, |s| s.power = 101, |s| s.skill = " ".into()];
        for change in wrong {
            let mut spot = spot();
            change(&mut spot);
            assert_eq!(Statement::decode(&of(spot.clone()).encode()), None, "{spot:?}");
        }
        let padded = of(spot()).encode().replace("\"4\"", "\"04\"");
        assert_eq!(Statement::decode(&padded), None, "another spelling");
    }

    #[test]
    fn there_is_one_way_to_write_a_statement() {
        for supervision in Supervision::ALL {
            for comment in [None, Some("Solved a real case with me.".to_owned())] {
                for spot in [None, Some(spot())] {
                    let statement = Statement { supervision, comment: comment.clone(), spot };
                    assert_eq!(Statement::decode(&statement.encode()), Some(statement));
                }
            }
        }
        for wrong in [
            "",
            "skillmark-endorsement/2 {\"supervision\":\"present\"}",
            "skillmark-endorsement/1 {\"supervision\": \"present\"}",
            "skillmark-endorsement/1 {\"supervision\":\"watched\"}",
            "skillmark-endorsement/1 {\"supervision\":\"present\",\"more\":\"x\"}",
            "skillmark-endorsement/1 {\"comment\":\"x\"}",
            "skillmark-endorsement/1 {\"comment\":1,\"supervision\":\"present\"}",
            "skillmark-endorsement/1 []",
        ] {
            assert_eq!(Statement::decode(wrong), None, "{wrong}");
        }
    }
}
