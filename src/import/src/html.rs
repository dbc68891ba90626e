//! Stand-in: HTML fragments to text without its tags.

use crate::{Haul, flow};
use skillmark_bank::{Block, Inline};

/// Fragment to blocks.
pub(crate) fn blocks(html: &str, haul: &mut Haul, place: &str) -> Vec<Block> {
    flow::blocks(&bare(html, haul, place))
}

/// Fragment to one run.
pub(crate) fn inlines(html: &str, haul: &mut Haul, place: &str) -> Vec<Inline> {
    flow::inlines(&bare(html, haul, place))
}

fn bare(html: &str, haul: &mut Haul, place: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at].replace('\n', " "));
        let Some(end) = rest[at..].find('>') else { break };
        let tag = &rest[at..at + end + 1];
        let lower = tag.to_ascii_lowercase();
        if lower.starts_with("<img") {
            haul.drop(place, "image", format!("a picture is left out: {tag}"));
        }
        let ends = ["</p", "</div", "</li", "</pre"].iter().any(|t| lower.starts_with(t));
        out.push_str(if ends {
            "\n\n"
        } else if lower.starts_with("<br") {
            "\n"
        } else {
            ""
        });
        rest = &rest[at + end + 1..];
    }
    out.push_str(&rest.replace('\n', " "));
    html_escape::decode_html_entities(&out).into_owned()
}
