//! Whom a deployment trusts: `config.json` beside its `index.html`.

use crate::compose::is_name;
use crate::endorsed::Known;
use serde_json::Value;
use skillmark_canon::{Digest, Fault, Fields, Limits, list, parse, text};
use skillmark_credential::PublicKey;

/// What a deployment pins.
///
/// ```
/// use skillmark_profile::Config;
///
/// let text = br#"{"people": [{"did": "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671", "name": "M. Manager"}]}"#;
/// assert_eq!(Config::read(text).unwrap().people[0].name, "M. Manager");
/// let error = Config::read(br#"{"people": [{"did": "did:web:example.org", "name": "M. Manager"}]}"#).unwrap_err();
/// assert_eq!(error, "at `people[0].did`, \"did:web:example.org\" is no did:key of an Ed25519 key; copy the key from a profile's check");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// People whose statements count: somebody compared their keys on another channel.
    pub people: Vec<Known>,
    /// Origins of the pages in whose frames the app signs and shares, as browsers write them: `https://intranet.example`.
    pub frames: Vec<String>,
    /// What counts of banks, and which count besides those in the deployment's folder.
    pub banks: Vec<Pin>,
}

/// What a deployment says about one bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pin {
    /// The bank's scoring digest.
    pub scoring: String,
    /// The content digest of an edition whose words count too, though the deployment does not have it any more.
    pub content: Option<String>,
    /// Ids of the presets that count; empty if all do.
    pub presets: Vec<String>,
    /// Ids of questions that were withdrawn since.
    pub withdrawn: Vec<String>,
}

impl Config {
    /// Reads the file. The error is a sentence: where, what was found, what to do.
    pub fn read(bytes: &[u8]) -> Result<Config, String> {
        let value = parse(bytes, Limits::UNTRUSTED).map_err(|error| error.to_string())?;
        config(&value).map_err(|fault| fault.to_string())
    }
}

fn config(value: &Value) -> Result<Config, Fault> {
    let mut f = Fields::of(value)?;
    let config = Config {
        people: f.may("people", list(known)).unwrap_or_default(),
        banks: f.may("banks", list(pin)).unwrap_or_default(),
        frames: f.may("frames", list(origin)).unwrap_or_default(),
    };
    f.end(config)
}

fn pin(value: &Value) -> Result<Pin, Fault> {
    let mut f = Fields::of(value)?;
    let pin = Pin {
        scoring: f.need("scoring", digest),
        content: f.may("content", digest),
        presets: f.may("presets", list(text)).unwrap_or_default(),
        withdrawn: f.may("withdrawn", list(text)).unwrap_or_default(),
    };
    f.end(pin)
}

pub(crate) fn digest(value: &Value) -> Result<String, Fault> {
    let digest = text(value)?;
    match digest.parse::<Digest>() {
        Ok(_) => Ok(digest),
        Err(_) => Err(Fault::new(format!(
            "{digest:?} is no digest of a bank; copy the scoring digest that `skillmark bank build` prints"
        ))),
    }
}

fn known(value: &Value) -> Result<Known, Fault> {
    let mut f = Fields::of(value)?;
    let known = Known { did: f.need("did", did), name: f.need("name", name) };
    f.end(known)
}

fn did(value: &Value) -> Result<String, Fault> {
    let did = text(value)?;
    match PublicKey::from_did(&did) {
        Ok(_) => Ok(did),
        Err(_) => Err(Fault::new(format!(
            "{did:?} is no did:key of an Ed25519 key; copy the key from a profile's check"
        ))),
    }
}

fn name(value: &Value) -> Result<String, Fault> {
    let name = text(value)?;
    if is_name(&name) {
        Ok(name)
    } else {
        Err(Fault::new(format!("{name:?} is no name; write 1 to 100 characters")))
    }
}

fn origin(value: &Value) -> Result<String, Fault> {
    let origin = text(value)?;
    if is_origin(&origin) {
        Ok(origin)
    } else {
        Err(Fault::new(format!(
            "{origin:?} is no origin; write what the browser shows before the path, in small letters, as \
             \"https://intranet.example\", with a port only if it shows one"
        )))
    }
}

/// Scheme, host and, unless it is the scheme's own, port. Nothing else: it is compared as text, and stands in a header.
fn is_origin(text: &str) -> bool {
    let secure = text.strip_prefix("https://").map(|rest| (rest, 443));
    let Some((rest, own_port)) = secure.or_else(|| Some((text.strip_prefix("http://")?, 80))) else {
        return false;
    };
    let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    let other_port = |port: &str| port.parse::<u16>().is_ok_and(|n| n != own_port && n.to_string() == port);
    !host.is_empty() && host.chars().all(plain) && port.is_none_or(other_port)
}

#[cfg(test)]
mod tests {
    use super::{Config, is_origin};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn an_origin_is_written_in_one_way() {
        for origin in
            ["https://intranet.example", "http://10.0.0.7:8080", "https://xn--bcher-kva.example:444"]
        {
            assert!(is_origin(origin), "{origin}");
        }
        for other in [
            "",
            "*",
            "null",
            "intranet.example",
            "https://",
            "https://intranet.example/",
            "https://intranet.example/hr",
            "https://Intranet.example",
            "https://*.example",
            "https://intranet.example:443",
            "http://intranet.example:80",
            "https://intranet.example:",
            "https://intranet.example:080",
            "https://intranet.example:70000",
            "https://a.example https://b.example",
            "https://a.example; script-src *",
            "https://user@intranet.example",
            "ftp://intranet.example",
        ] {
            assert!(!is_origin(other), "{other}");
        }
    }

    #[test]
    fn says_where_and_what_is_wrong() {
        let error = Config::read(br#"{"frames": ["https://a.example", "https://a.example/"]}"#).unwrap_err();
        assert!(error.starts_with("at `frames[1]`, \"https://a.example/\" is no origin; write "), "{error}");
        assert!(Config::read(br#"{"frames": "https://a.example"}"#).unwrap_err().contains("`frames`"));
        assert!(Config::read(br#"{"frame": []}"#).unwrap_err().contains("frame"));
    }

    #[test]
    fn the_configuration_that_is_shipped_can_be_read() {
        let shipped = Config::read(include_bytes!("../../app/config.json")).unwrap();
        assert!(shipped.people.is_empty() && shipped.frames.is_empty());
    }
}
