//! Clocks: the wall's for dates, the page's for durations.

use super::window;

/// Milliseconds since 1970.
pub fn wall() -> f64 {
    js_sys::Date::now()
}

/// Seconds since 1970.
pub fn now_seconds() -> i64 {
    (wall() / 1000.0) as i64
}

/// RFC 3339 in UTC.
pub fn now_text() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Measures how long a question was looked at; stands still while the page is not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    spent: f64,
    since: Option<f64>,
}

impl Clock {
    /// A running clock that has already counted some milliseconds.
    pub fn started(spent: f64) -> Clock {
        Clock { spent, since: Some(monotone()) }
    }

    /// Stands still. Twice is once.
    pub fn pause(&mut self) {
        *self = Clock { spent: self.read(), since: None };
    }

    /// Goes on. Twice is once.
    pub fn resume(&mut self) {
        self.since.get_or_insert_with(monotone);
    }

    /// Milliseconds counted, as the log carries them.
    pub fn ms(&self) -> u32 {
        self.read() as u32
    }

    fn read(&self) -> f64 {
        self.spent + self.since.map_or(0.0, |since| (monotone() - since).max(0.0))
    }
}

/// Milliseconds since the page opened. Not moved when somebody sets the device's date.
fn monotone() -> f64 {
    window().performance().map_or_else(wall, |p| p.now())
}
