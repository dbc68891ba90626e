//! What a profile says on its face, for pictures of one's own. Nothing is checked: whoever received a profile asks for
//! a verdict.

use crate::words;
use serde_json::Value;

/// Whose profile it is, of what, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// What was measured: the bank's title.
    pub title: String,
    /// The name that the holder gave.
    pub name: Option<String>,
    /// The key that signed it, `did:key:…`.
    pub key: String,
    /// Start of its period, RFC 3339.
    pub from: String,
    /// End of its period, RFC 3339.
    pub until: Option<String>,
    /// Ids of the skills with a result, in its order.
    pub skills: Vec<String>,
}

impl Face {
    /// Reads the face of a profile that [`compose`](crate::compose()) made; `None` where it is none.
    ///
    /// ```
    /// let profile = include_str!("../../../tests/reference/profile/good.json");
    /// let face = skillmark_profile::Face::of(profile).unwrap();
    /// assert_eq!(face.name.as_deref(), Some("Ana Example"));
    /// assert_eq!(face.skills, ["directing", "evaluating"]);
    /// ```
    pub fn of(profile: &str) -> Option<Face> {
        let document = skillmark_canon::parse(profile.as_bytes(), skillmark_canon::Limits::UNTRUSTED).ok()?;
        let text = |path: &str| Some(document.pointer(path)?.as_str()?.to_owned());
        let results = document.pointer("/credentialSubject/result")?.as_array()?;
        Some(Face {
            title: text("/credentialSubject/achievement/name")?,
            name: document
                .pointer("/issuer/name")
                .and_then(Value::as_str)
                .and_then(words::holder)
                .map(str::to_owned),
            key: text("/issuer/id")?,
            from: text("/validFrom")?,
            until: text("/validUntil"),
            skills: results.iter().map(skill).collect::<Option<_>>()?,
        })
    }
}

/// The id of a result's skill is how the name of its scale ends.
fn skill(result: &Value) -> Option<String> {
    let (_, skill) = result.get("resultDescription")?.as_str()?.rsplit_once('#')?;
    Some(skill.to_owned())
}
