//! What may be put in front of a reader once integrity holds. Every string here is inert.

use crate::carried::Carried;
use crate::content::{Kind, issuer, kind};
use crate::evidence::BankRef;
use crate::figures::Figures;
use crate::inert::inert;
use crate::without::Without;
use crate::{Account, Edition, words};
use serde_json::Value;

/// A document as it may be displayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What it is.
    pub kind: Kind,
    /// Whether it is a skill profile of ours; self-administered then, whatever else it says.
    pub profile: bool,
    /// Its name: the bank's title where the bank is at hand.
    pub title: String,
    /// Name of the holder, or of the issuer of somebody else's badge. A claim: no axis vouches for it.
    pub name: Option<String>,
    /// The issuer's identifier.
    pub issuer: String,
    /// Start of its period, as written.
    pub from: String,
    /// End of its period, as written.
    pub until: Option<String>,
    /// The bank that its evidence names.
    pub bank: Option<BankRef>,
    /// What its signer says about the sitting.
    pub account: Option<Account>,
    /// Whether the answers were left out.
    pub withheld: bool,
    /// Whether scoring the answers again gave these numbers. If not, they are what the signer says.
    pub replayed: bool,
    /// Results, in the document's order.
    pub skills: Vec<ShownSkill>,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownSkill {
    /// Name of the scale: the bank's where the bank is at hand.
    pub title: String,
    /// The value on it, as displayed by any software.
    pub value: Option<String>,
    /// The numbers behind it. They have the document's word where [`Shown::replayed`] is false, and are left out
    /// where they were found to be wrong.
    pub numbers: Option<Figures>,
    /// What its other answers say, where the deployment has withdrawn some of its questions since.
    pub without: Option<Without>,
    /// Names of the levels from low to high, where the bank is at hand.
    pub levels: Vec<String>,
    /// Entries of public frameworks that it is aligned to.
    pub alignments: Vec<ShownAlignment>,
}

/// An entry of a public framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAlignment {
    /// Its name.
    pub name: String,
    /// The framework.
    pub framework: Option<String>,
    /// Its address, only if that begins with `https://`.
    pub url: Option<String>,
}

/// What a reader who has the bank will see of a document that [`compose`](crate::compose()) or
/// [`compose_summary`](crate::compose_summary) made and nobody has signed yet. `None` for any other document.
pub fn preview(document: &Value, edition: &Edition) -> Option<Shown> {
    let carried = Carried::decode(document.pointer("/evidence/0/narrative")?.as_str()?).ok()?;
    let replayed = matches!(carried, Carried::Evidence(_));
    show(document, Some(&carried), Some(edition), replayed)
}

/// Reads a document whose integrity holds. `edition` is given if its names may be used: what the document says of them is true.
pub(crate) fn show(
    document: &Value,
    carried: Option<&Carried>,
    edition: Option<&Edition>,
    replayed: bool,
) -> Option<Shown> {
    let text = |path: &str| Some(inert(document.pointer(path)?.as_str()?));
    let title = edition.map(|edition| inert(&edition.bank().title));
    let title = title.or_else(|| text("/credentialSubject/achievement/name")).or_else(|| text("/name"));
    let issuer_name = document.pointer("/issuer/name").and_then(Value::as_str);
    let name = match carried {
        Some(_) => issuer_name.and_then(words::holder),
        None => issuer_name,
    };
    let results = document.pointer("/credentialSubject/result").and_then(Value::as_array);
    Some(Shown {
        kind: kind(document)?,
        profile: carried.is_some(),
        title: title.unwrap_or_default(),
        name: name.map(inert),
        issuer: inert(issuer(document)?),
        from: text("/validFrom")?,
        until: text("/validUntil"),
        bank: carried.map(|carried| inert_bank(carried.bank())),
        account: carried.map(|carried| carried.account().clone()),
        withheld: matches!(carried, Some(Carried::Summary(_))),
        replayed,
        skills: results
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .enumerate()
            .map(|(i, result)| skill(document, result, carried.and_then(|c| c.figures(i)), edition))
            .collect(),
    })
}

fn inert_bank(bank: &BankRef) -> BankRef {
    BankRef {
        id: inert(&bank.id),
        version: inert(&bank.version),
        scoring: inert(&bank.scoring),
        content: inert(&bank.content),
    }
}

fn skill(
    document: &Value,
    result: &Value,
    numbers: Option<Figures>,
    edition: Option<&Edition>,
) -> ShownSkill {
    let known =
        numbers.as_ref().zip(edition).and_then(|(numbers, edition)| edition.bank().skill(&numbers.skill));
    let described = || {
        let scales = document.pointer("/credentialSubject/achievement/resultDescription")?.as_array()?;
        let scale = scales.iter().find(|scale| scale.get("id") == result.get("resultDescription"))?;
        scale.get("name")?.as_str()
    };
    let title = known.map(|skill| skill.title.as_str()).or_else(described).unwrap_or_default();
    let alignments = result.get("alignment").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    ShownSkill {
        title: inert(title),
        value: result.get("value").and_then(Value::as_str).map(inert),
        without: None,
        levels: known
            .map_or(Vec::new(), |skill| skill.levels.iter().map(|level| inert(&level.title)).collect()),
        alignments: alignments.iter().filter_map(alignment).collect(),
        numbers,
    }
}

fn alignment(alignment: &Value) -> Option<ShownAlignment> {
    let text = |name: &str| alignment.get(name).and_then(Value::as_str);
    Some(ShownAlignment {
        name: inert(text("targetName")?),
        framework: text("targetFramework").map(inert),
        // A cut or mended address is another address, so it is shown whole or not at all.
        url: text("targetUrl")
            .filter(|url| url.starts_with("https://") && inert(url) == *url)
            .map(str::to_owned),
    })
}
