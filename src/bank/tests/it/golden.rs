//! Outputs that are kept in `tests/golden/` and compared. To accept a new one, run the test with `SKILLMARK_BLESS=1`
//! and read the difference.

use std::path::Path;

/// Compares an output with the file of this name, part by part, so that a difference is short to read.
pub(crate) fn check(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("SKILLMARK_BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (found, expected) in found.split("\n\n").zip(expected.split("\n\n")) {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}
