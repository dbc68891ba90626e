//! What happened, in order.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, list, object, one_of, text};

/// One thing that happened. Item and option ids are the bank's canonical ones, never screen positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "e", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The question came on screen. It must be the one that `next` named.
    Shown {
        /// Item id.
        item: String,
    },
    /// The person chose and confirmed.
    Answered {
        /// Item id.
        item: String,
        /// Canonical option ids.
        options: Vec<String>,
        /// Milliseconds between showing and confirming, pauses excluded.
        ms: u32,
    },
    /// The person said "I don't know".
    Unsure {
        /// Item id.
        item: String,
        /// Milliseconds between showing and saying so.
        ms: u32,
    },
    /// The person left, or the page went to sleep.
    Paused,
    /// The person came back.
    Resumed,
    /// The person asked for more questions on a skill that had stopped.
    Extended {
        /// Skill id.
        skill: String,
        /// How many more questions at most.
        by: u32,
    },
    /// The person disputes a question.
    Contested {
        /// Item id.
        item: String,
        /// Their words.
        note: String,
    },
}

/// Answered items with their times; "I don't know" may be quick.
pub(crate) fn answered_ms(log: &[Event]) -> impl Iterator<Item = (&str, u32)> {
    log.iter().filter_map(|event| match event {
        Event::Answered { item, ms, .. } => Some((item.as_str(), *ms)),
        _ => None,
    })
}

impl Event {
    /// What serialising gives, smaller in the page.
    pub fn write(&self) -> Value {
        let text = |text: &str| Value::from(text);
        match self {
            Event::Shown { item } => object([("e", text("shown")), ("item", text(item))]),
            Event::Answered { item, options, ms } => object([
                ("e", text("answered")),
                ("item", text(item)),
                ("options", options.iter().map(String::as_str).collect()),
                ("ms", (*ms).into()),
            ]),
            Event::Unsure { item, ms } => {
                object([("e", text("unsure")), ("item", text(item)), ("ms", (*ms).into())])
            }
            Event::Paused => object([("e", text("paused"))]),
            Event::Resumed => object([("e", text("resumed"))]),
            Event::Extended { skill, by } => {
                object([("e", text("extended")), ("skill", text(skill)), ("by", (*by).into())])
            }
            Event::Contested { item, note } => {
                object([("e", text("contested")), ("item", text(item)), ("note", text(note))])
            }
        }
    }

    /// Reads what serialising writes, and nothing else. Smaller in the page than the derived reader, with which it agrees.
    pub fn read(value: &Value) -> Result<Event, Fault> {
        let mut f = Fields::of(value)?;
        let event = match f.need("e", text).as_str() {
            "shown" => Event::Shown { item: f.need("item", text) },
            "answered" => Event::Answered {
                item: f.need("item", text),
                options: f.need("options", list(text)),
                ms: f.need("ms", count),
            },
            "unsure" => Event::Unsure { item: f.need("item", text), ms: f.need("ms", count) },
            "paused" => Event::Paused,
            "resumed" => Event::Resumed,
            "extended" => Event::Extended { skill: f.need("skill", text), by: f.need("by", count) },
            "contested" => Event::Contested { item: f.need("item", text), note: f.need("note", text) },
            other => {
                let known = ["shown", "answered", "unsure", "paused", "resumed", "extended", "contested"];
                return Err(Fault::new(format!("unknown event `{other}`, expected {}", one_of(&known))));
            }
        };
        f.end(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The derived reader is the second implementation.
    #[test]
    fn reads_what_the_derived_reader_reads() {
        let whole = [
            r#"{"e":"shown","item":"a"}"#,
            r#"{"e":"answered","item":"a","options":["b"],"ms":7}"#,
            r#"{"e":"unsure","item":"a","ms":0}"#,
            r#"{"e":"paused"}"#,
            r#"{"e":"resumed"}"#,
            r#"{"e":"extended","skill":"s","by":5}"#,
            r#"{"e":"contested","item":"a","note":"why"}"#,
        ];
        for text in whole {
            let value = skillmark_canon::parse(text.as_bytes(), skillmark_canon::Limits::UNTRUSTED).unwrap();
            let event = Event::read(&value).unwrap();
            assert_eq!(Event::deserialize(&value).unwrap(), event);
            assert_eq!(serde_json::to_value(&event).unwrap(), value);
            assert_eq!(event.write(), value);
            // Each member taken away, doubled in kind, or joined by a stranger.
            for key in value.as_object().unwrap().keys() {
                for stand_in in [None, Some(Value::from(-1)), Some(Value::Null), Some(Value::from("shown"))] {
                    let mut other = value.clone();
                    let members = other.as_object_mut().unwrap();
                    match stand_in {
                        None => drop(members.remove(key)),
                        Some(stand_in) => drop(members.insert(key.clone(), stand_in)),
                    }
                    assert_eq!(Event::read(&other).ok(), Event::deserialize(&other).ok(), "{other}");
                }
            }
        }
        let stranger = Value::from_iter([("e", "shown"), ("item", "a"), ("more", "x")]);
        assert_eq!(
            Event::read(&stranger).unwrap_err().to_string(),
            "unknown field `more`, expected `e` or `item`"
        );
    }
}
