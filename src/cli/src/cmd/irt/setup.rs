//! The fields that several operations share.

use super::bank::{Layout, items};
use super::fields::{Fault, Fields, array, name, number, pair, whole};
use serde_json::Value;
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Answers, Criterion, Estimator, Grid, Pool, Prior, Scoring, Weights};
use std::sync::Arc;

/// More nodes make nothing more exact.
pub(crate) const MOST_NODES: usize = 10_001;

pub(crate) const METHODS: [(&str, Estimator); 6] = [
    ("ml", Estimator::Ml),
    ("map", Estimator::Map),
    ("eap", Estimator::Eap),
    ("wle", Estimator::Wle),
    ("huber", Estimator::Robust(Weights::HUBER)),
    ("tukey", Estimator::Robust(Weights::TUKEY)),
];

/// Chance is no criterion for scripts: the same request must give the same answer.
const CRITERIA: &[(&str, Criterion)] = Criterion::ALL.split_at(12).0;

/// Bank, range, nodes and prior.
pub(crate) struct Setup {
    pub(crate) layout: Layout,
    pub(crate) pool: Arc<Pool>,
    prior: Prior,
}

impl Setup {
    pub(crate) fn read(fields: &Fields<'_>) -> Result<Self, Fault> {
        let (layout, items) = items(fields)?;
        let (min, max) = match fields.get("range") {
            Some(value) => pair("range", value, "two numbers, the lower first")?,
            None => (-4.0, 4.0),
        };
        let nodes = fields.get("nodes").map(|value| whole("nodes", value, 3, MOST_NODES)).transpose()?;
        let Some(grid) = Grid::new(min, max, nodes.unwrap_or(33)) else {
            let message = format!("`range` is [{min}, {max}]; expected two numbers, the lower first");
            return Err(Fault::new("INVALID_FIELD", message));
        };
        let prior = fields.get("prior").map_or(Ok(Prior::STANDARD), prior)?;
        prior.check(&grid).map_err(|invalid| Fault::invalid("prior", &invalid))?;
        Ok(Setup { layout, pool: Pool::new(items, grid).shared(), prior })
    }

    /// The estimator that the request names, or else this one, with the request's prior.
    pub(crate) fn scoring(&self, fields: &Fields<'_>, default: Estimator) -> Result<Scoring, Fault> {
        let mut estimator = fields.name("method", &METHODS)?.unwrap_or(default);
        if let Some(constant) = fields.number("tuning")? {
            let none = || {
                let message = format!("`tuning` is {constant}, which goes with method huber or tukey only");
                Fault::new("INVALID_FIELD", message)
            };
            estimator = estimator.tuned(constant).ok_or_else(none)?;
        }
        estimator.check(self.pool.items()).map_err(|invalid| Fault::invalid("method", &invalid))?;
        if estimator == Estimator::Eap {
            self.check_nodes()?;
        }
        Ok(Scoring { estimator, prior: self.prior })
    }

    pub(crate) fn criterion(&self, fields: &Fields<'_>) -> Result<Criterion, Fault> {
        let names: Vec<&str> = CRITERIA.iter().map(|(name, _)| *name).collect();
        let names = names.join(", ");
        fields.required("criterion", &format!("one of {names}"))?;
        let criterion = fields.name("criterion", CRITERIA)?.unwrap_or(Criterion::Mfi);
        if criterion.uses_prior() {
            self.check_nodes()?;
        }
        Ok(criterion)
    }

    fn check_nodes(&self) -> Result<(), Fault> {
        self.prior.check_nodes(self.pool.grid()).map_err(|invalid| Fault::invalid("prior", &invalid))
    }

    /// A response to each of the items that `asked` names.
    pub(crate) fn categories(
        &self,
        fields: &Fields<'_>,
        asked: &[usize],
    ) -> Result<Vec<Option<usize>>, Fault> {
        let expected = format!("an array of {} responses, one per item", asked.len());
        let value = match fields.get("responses") {
            None if asked.is_empty() => return Ok(Vec::new()),
            _ => fields.required("responses", &expected)?,
        };
        let list = array("responses", value, &expected)?;
        if list.len() != asked.len() {
            return Err(Fault::field("responses", value, &expected));
        }
        let response = |(i, value): (usize, &Value)| {
            let most = self.pool.items()[asked[i]].categories() - 1;
            let category = (!value.is_null()).then(|| {
                let found = value.as_u64().and_then(|k| usize::try_from(k).ok()).filter(|k| *k <= most);
                let expected = format!("a category from 0 to {most}, or null for a missing answer");
                found.ok_or_else(|| Fault::field(&format!("responses[{i}]"), value, &expected))
            });
            category.transpose()
        };
        list.iter().enumerate().map(response).collect()
    }

    /// The responses to all items.
    pub(crate) fn answers(&self, fields: &Fields<'_>) -> Result<Answers, Fault> {
        let all: Vec<usize> = (0..self.pool.items().len()).collect();
        Ok(Answers::all(&self.pool, &self.categories(fields, &all)?))
    }

    /// The responses to the items that were administered.
    pub(crate) fn administered(&self, fields: &Fields<'_>) -> Result<Answers, Fault> {
        let expected = "an array of item numbers from 0";
        let list =
            fields.get("administered").map_or(Ok(&[][..]), |value| array("administered", value, expected))?;
        let mut asked = Vec::with_capacity(list.len());
        let mut seen = vec![false; self.pool.items().len()];
        for (i, value) in list.iter().enumerate() {
            let name = format!("administered[{i}]");
            let item = whole(&name, value, 0, self.pool.items().len() - 1)?;
            if std::mem::replace(&mut seen[item], true) {
                return Err(Fault::field(&name, value, "each item only once"));
            }
            asked.push(item);
        }
        let mut answers = Answers::new(&self.pool);
        for (item, category) in asked.iter().zip(self.categories(fields, &asked)?) {
            answers.push(*item, category);
        }
        Ok(answers)
    }
}

fn prior(value: &Value) -> Result<Prior, Fault> {
    let expected = "{\"normal\":[mean,sd]}, {\"uniform\":[min,max]} or \"jeffreys\"";
    if value.is_string() {
        return name("prior", value, &[("jeffreys", Prior::Jeffreys)]);
    }
    let object = value.as_object().filter(|object| object.len() == 1);
    match object.and_then(|object| object.iter().next()) {
        Some((kind, value)) if kind == "normal" => {
            let (mean, sd) = pair("prior.normal", value, "two numbers, mean and sd")?;
            Ok(Prior::Normal { mean, sd })
        }
        Some((kind, value)) if kind == "uniform" => {
            let (min, max) = pair("prior.uniform", value, "two numbers, the lower first")?;
            Ok(Prior::Uniform { min, max })
        }
        _ => Err(Fault::field("prior", value, expected)),
    }
}

/// The rules of `stop`, whichever comes first; without any, the test ends with the bank. Where several hold at once, what
/// was learned is named before the length.
pub(crate) fn stop(fields: &Fields<'_>, grid: &Grid) -> Result<Rule, Fault> {
    let (mut se, mut class, mut least, mut length) = (None, None, None, None);
    if let Some(value) = fields.get("stop") {
        let Value::Object(rules) = value else {
            return Err(Fault::field("stop", value, "an object such as {\"length\":15,\"se\":0.3}"));
        };
        let not_negative = |name: &str, value: &Value| match number(name, value)? {
            negative if negative < 0.0 => Err(Fault::field(name, value, "0 or more")),
            number => Ok(number),
        };
        for (rule, value) in rules.iter().filter(|(_, value)| !value.is_null()) {
            let name = format!("stop.{rule}");
            match rule.as_str() {
                "length" => length = Some(whole(&name, value, 1, 1_000_000)? as u32),
                // At 0 both are rules that never hold.
                "se" => se = Some(not_negative(&name, value)?).filter(|se| *se > 0.0).map(Stop::Se),
                "min_info" => {
                    least = Some(not_negative(&name, value)?).filter(|i| *i > 0.0).map(Stop::MinInformation);
                }
                "classify" => class = Some(classify(value)?),
                _ => {
                    let known = ["length", "se", "classify", "min_info"];
                    return Err(super::fields::unknown("INVALID_FIELD", "rule of `stop`", rule, &known));
                }
            }
        }
    }
    let any: Vec<Stop> = [se, class, least].into_iter().flatten().collect();
    let stop = if any.is_empty() { Stop::Bank } else { Stop::Any(any) };
    let rule = Rule { min_items: 0, max_items: length.unwrap_or(u32::MAX), stop };
    rule.validate(grid)
        .map(|()| rule)
        .map_err(|error| Fault::new("INVALID_FIELD", format!("`stop`: {error}")))
}

fn classify(value: &Value) -> Result<Stop, Fault> {
    let (name, expected) = ("stop.classify", "an object such as {\"cuts\":[0],\"alpha\":0.05}");
    let Some(rule) = value.as_object() else { return Err(Fault::field(name, value, expected)) };
    let (Some(cuts), Some(alpha), 2) = (rule.get("cuts"), rule.get("alpha"), rule.len()) else {
        return Err(Fault::new(
            "INVALID_FIELD",
            format!("`{name}` must hold cuts and alpha; expected {expected}"),
        ));
    };
    let mut cuts = super::fields::numbers("stop.classify.cuts", cuts, "an array of numbers")?;
    if cuts.is_empty() {
        return Err(Fault::new(
            "INVALID_FIELD",
            "`stop.classify.cuts` is empty; expected at least one number",
        ));
    }
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    Ok(Stop::Classify { cuts, alpha: number("stop.classify.alpha", alpha)? })
}
