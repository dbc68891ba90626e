//! Readers of other people's formats.

mod aiken;
mod gift;
mod json;
mod show;
mod table;
