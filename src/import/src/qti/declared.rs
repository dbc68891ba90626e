//! Response declarations, and what response processing says beyond them.

use super::Refusal;
use crate::xml::Element;
use std::collections::BTreeMap;

/// What a response is worth.
#[derive(Debug, Clone, Default)]
pub(super) struct Declared {
    /// Correct values, in order.
    pub(super) correct: Vec<String>,
    /// Points of single values, where they are mapped.
    pub(super) mapped: Vec<(String, f64)>,
    /// Whether any mapped value is compared with its capital letters.
    pub(super) case: bool,
    /// `integer`, `float`, `string`, `identifier`, …
    pub(super) base: String,
    /// `single`, `multiple`, `ordered`.
    pub(super) cardinality: String,
    /// Half the width of what is accepted as equal.
    pub(super) tolerance: f64,
}

/// Declarations by their identifiers.
pub(super) struct Declarations(BTreeMap<String, Declared>);

/// What only a program of its own could do.
const BEYOND: [&str; 8] = [
    "customoperator",
    "lookupoutcomevalue",
    "random",
    "randominteger",
    "randomfloat",
    "statsoperator",
    "inside",
    "patternmatch",
];

impl Declarations {
    pub(super) fn of(root: &Element) -> Result<Self, Refusal> {
        let mut all: BTreeMap<String, Declared> = root.all("responsedeclaration").map(declaration).collect();
        if let Some(processing) = root.child("responseprocessing") {
            if let Some(beyond) = processing.find(&|element| BEYOND.contains(&element.name.as_str())).first()
            {
                let message = format!("answers are scored by a rule of its own (`{}`)", beyond.name);
                return Err(("custom-processing", message));
            }
            processed(processing, &mut all);
        }
        Ok(Declarations(all))
    }

    /// What is declared for an interaction.
    pub(super) fn of_interaction(&self, interaction: &Element) -> Declared {
        let id = interaction.attribute("responseidentifier").unwrap_or_default();
        self.0.get(id).cloned().unwrap_or_default()
    }
}

fn declaration(element: &Element) -> (String, Declared) {
    let text = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let values = element.child("correctresponse").into_iter().flat_map(|correct| correct.all("value"));
    let mut declared = Declared {
        correct: values.map(|value| value.text().trim().to_owned()).collect(),
        base: text("basetype"),
        cardinality: text("cardinality"),
        ..Declared::default()
    };
    for entry in element.child("mapping").into_iter().flat_map(|mapping| mapping.all("mapentry")) {
        let points =
            entry.attribute("mappedvalue").and_then(|value| value.trim().parse().ok()).unwrap_or(0.0);
        declared.mapped.push((entry.attribute("mapkey").unwrap_or_default().trim().to_owned(), points));
        declared.case |= entry.attribute("casesensitive") == Some("true");
    }
    (text("identifier"), declared)
}

/// Tolerances and accepted texts that stand in the processing alone.
fn processed(processing: &Element, all: &mut BTreeMap<String, Declared>) {
    let mapped = processing.attribute("template").is_some_and(|template| template.contains("map_response"))
        || !processing.find(&|element| element.name == "mapresponse").is_empty();
    for declared in all.values_mut() {
        // Points that nothing asks for are none.
        if !mapped && !declared.correct.is_empty() {
            declared.mapped.clear();
        }
    }
    for test in processing
        .find(&|element| matches!(element.name.as_str(), "equal" | "equalrounded" | "stringmatch" | "match"))
    {
        let Some(variable) = test.child("variable").and_then(|variable| variable.attribute("identifier"))
        else {
            continue;
        };
        let Some(declared) = all.get_mut(variable) else { continue };
        for value in test.all("basevalue").map(|value| value.text().trim().to_owned()) {
            if !declared.correct.contains(&value) && declared.mapped.is_empty() {
                declared.correct.push(value);
            }
        }
        declared.case |= test.attribute("casesensitive") == Some("true");
        let first = |text: &str| text.split_whitespace().next().and_then(|number| number.parse::<f64>().ok());
        let width = test.attribute("tolerance").and_then(first).unwrap_or(0.0);
        let value = declared.correct.first().and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0);
        let tolerance = match (test.attribute("tolerancemode"), test.attribute("roundingmode")) {
            (Some("absolute"), _) => width,
            (Some("relative"), _) => width / 100.0 * value.abs(),
            (_, Some("decimalPlaces")) => {
                let figures = test.attribute("figures").and_then(first).unwrap_or(0.0).clamp(0.0, 15.0);
                // Half of the last place.
                format!("5e-{}", figures as u32 + 1).parse().unwrap_or(0.0)
            }
            _ => 0.0,
        };
        declared.tolerance = declared.tolerance.max(tolerance);
    }
}
