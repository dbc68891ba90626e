//! Notices changed sources by asking for their times twice a second: a few hundred files take a millisecond or two,
//! which no notification service beats in simplicity, and it works on every file system.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, SystemTime},
};

use crate::shell;

/// What a page is made of.
const WATCHED: [&str; 5] = ["src", "style", "banks", "index.html", "Cargo.toml"];

/// Every watched file with its time of change.
pub(crate) type State = BTreeMap<PathBuf, SystemTime>;

/// The watched files as they are now.
pub(crate) fn state() -> State {
    let mut state = State::new();
    for name in WATCHED {
        collect(&shell::root().join(name), &mut state);
    }
    state
}

/// Waits until something differs from `before`, then until nothing changes for a moment: editors save in several steps.
pub(crate) fn wait_for_change(before: State) -> State {
    let pause = Duration::from_millis(500);
    let mut now = state();
    while now == before {
        sleep(pause);
        now = state();
    }
    loop {
        sleep(Duration::from_millis(100));
        let later = state();
        if later == now {
            return now;
        }
        now = later;
    }
}

fn collect(path: &Path, state: &mut State) {
    let Ok(metadata) = path.metadata() else { return };
    if !metadata.is_dir() {
        state.insert(path.to_path_buf(), metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH));
        return;
    }
    for entry in path.read_dir().into_iter().flatten().flatten() {
        collect(&entry.path(), state);
    }
}
