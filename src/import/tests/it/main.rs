//! Readers of other people's formats.

mod aiken;
mod detect;
mod gift;
mod hostile;
mod json;
mod markdown;
mod sheet;
mod show;
mod table;
