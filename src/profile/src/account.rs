//! What a profile says of how it came about that no verifier can work out.

use serde_json::{Value, json};
use skillmark_canon::{Fault, Fields, text};

use crate::evidence::yes_or_no;

/// The signer's own account of the sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which attempt at this bank on this device it was, counted from 1.
    pub attempt: u32,
    /// Whether it was carried on from a file.
    pub resumed: bool,
    /// Digest of the request that it answers (see [`Request`](crate::Request)).
    pub request: Option<String>,
}

impl Default for Account {
    fn default() -> Self {
        Account { attempt: 1, resumed: false, request: None }
    }
}

impl Account {
    pub(crate) fn encode(&self) -> Value {
        let mut value = json!({
            "attempt": self.attempt.to_string(),
            "resumed": yes_or_no(self.resumed),
        });
        if let Some(request) = &self.request {
            value["request"] = request.as_str().into();
        }
        value
    }

    /// Reads what [`encode`](Self::encode) wrote; whoever reads the whole compares the spelling.
    pub(crate) fn read(value: &Value) -> Result<Account, Fault> {
        let mut f = Fields::of(value)?;
        let attempt = f.need("attempt", text);
        let account = Account {
            attempt: attempt.parse().unwrap_or_default(),
            resumed: f.need("resumed", text) == "yes",
            request: f.may("request", text),
        };
        match account.attempt {
            0 => Err(Fault::new(format!("{attempt:?} is no number of an attempt"))),
            _ => f.end(account),
        }
    }
}
