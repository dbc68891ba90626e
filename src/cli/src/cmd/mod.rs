//! One file per subcommand.

pub(crate) mod bank;
mod bank_skills;
mod exchange;
pub(crate) mod irt;
pub(crate) mod make_items;
pub(crate) mod profile;
pub(crate) mod simulate;
