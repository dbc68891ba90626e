//! One file per subcommand.

pub(crate) mod bank;
pub(crate) mod simulate;
