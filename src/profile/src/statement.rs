//! What an endorser says about how a profile came about.
//!
//! ```text
//! statement = "skillmark-endorsement/1 " json
//! json      = RFC 8785 canonical form of { supervision: "unsupervised" | "present" | "proctored", comment?: text }
//! ```

use serde_json::{Value, json};
use skillmark_canon::{Fields, Limits, canonical, parse, text};

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
}

impl Statement {
    /// The string that travels in the endorsement.
    pub(crate) fn encode(&self) -> String {
        let mut value = json!({ "supervision": self.supervision.code() });
        if let Some(comment) = &self.comment {
            value["comment"] = comment.as_str().into();
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
        f.end(Statement { supervision, comment }).ok()
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
        match &self.comment {
            Some(comment) => format!("{watched} {comment}"),
            None => watched.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn there_is_one_way_to_write_a_statement() {
        for supervision in Supervision::ALL {
            for comment in [None, Some("Solved a real case with me.".to_owned())] {
                let statement = Statement { supervision, comment };
                assert_eq!(Statement::decode(&statement.encode()), Some(statement));
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
