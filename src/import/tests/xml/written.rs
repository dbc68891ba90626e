//! Written formats.
