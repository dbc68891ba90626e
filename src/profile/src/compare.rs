//! Two tellings of one thing, and the first place where they differ.

use crate::compose::{Holder, is_name, urn};
use crate::evidence::Claim;
use crate::inert::inert;
use crate::words;
use serde_json::Value;

/// The first number that differs, in words.
pub(crate) fn difference(claimed: &[Claim], replayed: &[Claim]) -> Option<String> {
    if claimed.len() != replayed.len() {
        return Some(format!("{} skills, not {}", replayed.len(), claimed.len()));
    }
    claimed.iter().zip(replayed).find_map(|(claimed, replayed)| {
        let bits = |claim: &Claim| -> Vec<(&'static str, u64)> {
            let Claim { theta, se, interval, levels, wle, .. } = claim;
            let mut all = vec![
                ("theta", theta.to_bits()),
                ("se", se.to_bits()),
                ("interval", interval.0.to_bits()),
                ("interval", interval.1.to_bits()),
                ("wle", wle.0.to_bits()),
                ("wle", wle.1.to_bits()),
            ];
            all.extend(levels.iter().map(|p| ("levels", p.to_bits())));
            all
        };
        let (ours, theirs) = (bits(replayed), bits(claimed));
        let field = match ours.iter().zip(&theirs).find(|(a, b)| a != b) {
            Some((ours, _)) => Some(ours.0),
            None if ours.len() != theirs.len() => Some("levels"),
            // Equal bits are equal numbers, so what is left are names and counts.
            None => (claimed != replayed).then_some("counts"),
        };
        field.map(|field| format!("{field} of skill {:?}", inert(&replayed.skill)))
    })
}

/// Who, when and which: what the document adds to its evidence. Else the place that cannot have been composed.
pub(crate) fn holder(document: &Value) -> Result<Holder, String> {
    let text = |path: &str| document.pointer(path).and_then(Value::as_str).ok_or_else(|| path.to_owned());
    let name = words::holder(text("/issuer/name")?);
    if !name.is_none_or(is_name) {
        return Err("/issuer/name".to_owned());
    }
    Ok(Holder {
        did: text("/issuer/id")?.to_owned(),
        name: name.map(str::to_owned),
        now: skillmark_credential::time::parse(text("/validFrom")?).map_err(|_| "/validFrom")?,
        id: uuid(text("/id")?).ok_or("/id")?,
    })
}

pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    let hex: String = text.strip_prefix("urn:uuid:")?.chars().filter(|c| *c != '-').collect();
    let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).ok()?;
    let id: [u8; 16] = bytes.try_into().ok()?;
    (urn(id) == text).then_some(id)
}

/// JSON Pointer to the first place where two documents differ. The proof is not part of what was composed.
pub(crate) fn first_difference(expected: &Value, found: &Value, at: String) -> Option<String> {
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let ours = |key: &str| !(at.is_empty() && key == "proof");
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).filter(|key| ours(key)).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter().find_map(|key| {
                let at = format!("{at}/{}", crate::content::escape(key));
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => first_difference(a, b, at),
                    _ => Some(at),
                }
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| first_difference(a, b, format!("{at}/{i}")))
        }
        _ => (expected != found).then_some(at),
    }
}
