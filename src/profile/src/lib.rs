//! Outcome to Open Badges 3.0 credential, and the verdict on a received one

pub mod link;
