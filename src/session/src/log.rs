//! What happened, in order.

use serde::{Deserialize, Serialize};

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
