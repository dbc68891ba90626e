//! Geometry and SVG of every picture, for the app, reports and READMEs alike.
//!
//! Numbers and words in, an SVG text out. Nothing is measured and nothing is styled here: colours come from classes
//! (`style/`) with `currentColor` behind them, and no attribute is `style`, which the page's policy forbids.
//!
//! ```
//! use skillmark_chart::{ScaleSpec, Band, scale};
//!
//! let svg = scale(&ScaleSpec {
//!     id: "s0",
//!     label: "Evaluating AI output: 47, nine in ten between 38 and 56",
//!     range: (20.0, 80.0),
//!     levels: &[Band { name: "Foundation", from: None }, Band { name: "Advanced", from: Some(50.0) }],
//!     estimate: Some(47.0),
//!     interval: (38.0, 56.0),
//!     density: None,
//!     width: 300,
//!     compact: false,
//! });
//! assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
//! ```

mod badge;
mod mark;
mod names;
mod qr;
mod ruler;
mod scale;
mod steps;
mod svg;

pub use badge::{BADGE_WIDTH, Badge, BadgeSkill, BadgeSpec, badge};
pub use mark::{MARK, mark};
pub use names::{Placed, place};
pub use qr::qr;
pub use ruler::Band;
pub use scale::{ScaleSpec, scale, scale_any_width};
pub use steps::{Answer, StepSpec, StepsSpec, steps};
