//! Where signing and sharing are offered: in a tab of one's own, and in the frames of pages that the deployment lists.
//!
//! A page around can lay itself over this one and lead a press of Sign astray, and can name itself as it likes. So only what
//! the browser vouches for is asked. The header's `frame-ancestors` does the same one step earlier, where a host sends it.

mod allowed;
mod origins;

pub use allowed::Allowed;
