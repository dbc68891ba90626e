//! Response processing of QTI 1.2: which responses give points, and what is said to whom.

use crate::xml::Element;
use crate::{Choice, Haul, choose, html};
use skillmark_bank::Inline;

/// Whom feedback is for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Side {
    All,
    Right,
    Wrong,
}

/// One condition: what must hold, the points that follow, and what is said.
#[derive(Debug, Default)]
struct Condition {
    /// Response and value that must be equal.
    equal: Vec<(String, String)>,
    /// Response, and the ends of the range that a number must lie in.
    ranges: Vec<(String, f64, f64)>,
    points: f64,
    said: Vec<Inline>,
    /// Whether it holds for every response.
    any: bool,
    label: String,
}

#[derive(Debug, Default)]
pub(super) struct Scoring {
    conditions: Vec<Condition>,
    /// Whether small and capital letters differ anywhere.
    pub(super) case: bool,
}

impl Scoring {
    pub(super) fn of(item: &Element, place: &str, haul: &mut Haul) -> Scoring {
        let mut scoring = Scoring::default();
        let texts = item.find(&|e| e.name == "itemfeedback");
        for element in item.find(&|e| e.name == "respcondition") {
            let mut condition = Condition {
                label: element.attribute("title").unwrap_or_default().to_lowercase(),
                ..Condition::default()
            };
            for test in element.all("conditionvar") {
                scoring.case |= scan(test, &mut condition);
                condition.any |= test.child("other").is_some() || test.elements().next().is_none();
            }
            // Canvas scores in percent, others in points: only their proportions matter.
            for set in element.all("setvar") {
                let value = set.text().trim().parse::<f64>().unwrap_or(0.0);
                let name = set.attribute("varname").unwrap_or("SCORE").to_uppercase();
                if matches!(name.as_str(), "SCORE" | "QUE_SCORE" | "") || name.ends_with("SCORE") {
                    condition.points +=
                        if set.attribute("action") == Some("Subtract") { -value } else { value };
                }
            }
            for shown in element.all("displayfeedback") {
                let link = shown.attribute("linkrefid").unwrap_or_default();
                condition.label.push(' ');
                condition.label.push_str(&link.to_lowercase());
                for text in texts.iter().filter(|text| text.attribute("ident") == Some(link)) {
                    let html: String = text
                        .find(&|e| matches!(e.name.as_str(), "mattext" | "mat_formattedtext"))
                        .iter()
                        .map(|e| e.text())
                        .collect();
                    condition.said.extend(html::inlines(&html, haul, place));
                }
            }
            scoring.conditions.push(condition);
        }
        scoring
    }

    /// Points of one option, the shares of whole sets among them.
    pub(super) fn weight(&self, response: &str, id: &str) -> f64 {
        let mut weight = 0.0;
        for condition in &self.conditions {
            let own: Vec<_> = condition.equal.iter().filter(|(r, _)| r == response).collect();
            if own.iter().any(|(_, value)| value == id) {
                weight += condition.points / own.len() as f64;
            }
        }
        weight
    }

    /// Values of a response that give points, in their order.
    pub(super) fn right(&self, response: &str) -> Vec<String> {
        let scored = self.conditions.iter().filter(|condition| condition.points > 0.0);
        let equal = scored.flat_map(|condition| &condition.equal);
        equal.filter(|(known, _)| known == response).map(|(_, value)| value.clone()).collect()
    }

    /// What is said to those who chose this option alone.
    pub(super) fn feedback(&self, response: &str, id: &str) -> Vec<Inline> {
        let mine = |c: &&Condition| {
            matches!(&c.equal[..], [(r, value)] if r == response && value == id) && !c.said.is_empty()
        };
        self.conditions.iter().find(mine).map(|condition| condition.said.clone()).unwrap_or_default()
    }

    /// What is said to all, to those who were right, or to those who were wrong.
    pub(super) fn said(&self, side: Side) -> Vec<Inline> {
        let of = |condition: &Condition| {
            let label = &condition.label;
            if ["incorrect", "wrong"].iter().any(|word| label.contains(word)) {
                Side::Wrong
            } else if label.contains("correct") {
                Side::Right
            } else {
                Side::All
            }
        };
        let general = |c: &&Condition| !c.said.is_empty() && (c.any || c.equal.len() != 1) && of(c) == side;
        let mut found = self.conditions.iter().filter(general);
        found.next().map(|condition| condition.said.clone()).unwrap_or_default()
    }

    pub(super) fn has_ranges(&self, response: &str) -> bool {
        self.conditions.iter().any(|condition| condition.ranges.iter().any(|(r, ..)| r == response))
    }

    /// Accepted ranges of numbers with their shares of the points; exact values are ranges without width.
    pub(super) fn ranges(&self, response: &str) -> Vec<(f64, f64, f64)> {
        let best = self.best();
        let mut ranges: Vec<(f64, f64, f64)> = Vec::new();
        for condition in self.conditions.iter().filter(|condition| condition.points > 0.0) {
            let wide = condition.ranges.iter().filter(|(r, ..)| r == response);
            let before = ranges.len();
            ranges.extend(wide.map(|(_, low, high)| (*low, *high, condition.points / best)));
            // An exact value beside a range that holds it says nothing more.
            let exact = condition
                .equal
                .iter()
                .filter(|(r, _)| r == response)
                .filter_map(|(_, value)| choose::number(value));
            for value in exact {
                if !ranges[before..].iter().any(|(low, high, _)| (*low..=*high).contains(&value)) {
                    ranges.push((value, value, condition.points / best));
                }
            }
        }
        ranges
    }

    /// Accepted texts, with their shares of the points and what is said.
    pub(super) fn texts(&self, response: &str) -> Vec<Choice> {
        let best = self.best();
        let mut forms: Vec<Choice> = Vec::new();
        for condition in self.conditions.iter().filter(|condition| condition.points > 0.0) {
            for (_, value) in condition.equal.iter().filter(|(r, _)| r == response) {
                forms.push(Choice {
                    text: vec![Inline::Text(value.clone())],
                    weight: condition.points / best,
                    feedback: self.feedback(response, value),
                    ..Choice::default()
                });
            }
        }
        forms
    }

    fn best(&self) -> f64 {
        self.conditions.iter().map(|condition| condition.points).fold(f64::MIN_POSITIVE, f64::max)
    }
}

/// Collects what must hold; what must not is left alone. Whether capital letters count.
fn scan(element: &Element, condition: &mut Condition) -> bool {
    let mut case = false;
    let (mut low, mut high) = (None, None);
    for test in element.elements() {
        let response = test.attribute("respident").unwrap_or_default().to_owned();
        let number = || choose::number(&test.text());
        match test.name.as_str() {
            "varequal" => {
                case |= test.attribute("case") == Some("Yes");
                condition.equal.push((response, test.text().trim().to_owned()));
            }
            "varsubset" => condition
                .equal
                .extend(test.text().split(',').map(|v| (response.clone(), v.trim().to_owned()))),
            "vargte" | "vargt" => low = number().map(|x| (response, x)),
            "varlte" | "varlt" => high = number().map(|x| (response, x)),
            "and" | "or" | "unanswered" => case |= scan(test, condition),
            _ => {}
        }
    }
    if let (Some((response, low)), Some((_, high))) = (low, high)
        && low <= high
    {
        condition.ranges.push((response, low, high));
    }
    case
}
