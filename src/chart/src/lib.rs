//! Geometry and SVG of every picture
