//! Readers of other people's formats.

mod aiken;
mod gift;
mod show;
mod table;
