//! The crate's tests, in one binary.

mod compose;
mod corpus;
mod evidence;
mod forgery;
mod golden;
mod link;
mod people;
mod verdict;
