//! Readers of other people's formats.

mod aiken;
mod gift;
mod json;
mod markdown;
mod sheet;
mod show;
mod table;
