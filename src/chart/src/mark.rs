//! The mark: a piece of the scale with its needle.

/// The mark as a file, `style/mark.svg`: the favicon, in the browser's light or dark.
pub const MARK: &str = concat!(
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><style>path{stroke:#6b7078}.n{stroke:#006d6d;fill:#006d6d}",
    "@media(prefers-color-scheme:dark){path{stroke:#a9adb3}.n{stroke:#5fcfc8;fill:#5fcfc8}}</style>",
    "<path d=\"M3 22.5H29M5.5 22v5M10.75 22v3M16 22v5M21.25 22v3M26.5 22v5\" fill=\"none\" stroke-width=\"2\"/>",
    "<path class=\"n\" d=\"M18.6 4v18\" stroke-width=\"2.5\"/><circle class=\"n\" cx=\"18.6\" cy=\"22\" r=\"5\"/></svg>\n"
);

/// The mark inside a page, in the colours around it.
pub fn mark() -> &'static str {
    concat!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mark\" viewBox=\"0 0 32 32\" width=\"24\" height=\"24\" ",
        "aria-hidden=\"true\" focusable=\"false\">",
        "<path class=\"mark-rule\" d=\"M3 22.5H29M5.5 22v5M10.75 22v3M16 22v5M21.25 22v3M26.5 22v5\" fill=\"none\" ",
        "stroke=\"currentColor\" stroke-width=\"2\"/>",
        "<g class=\"mark-needle\"><path d=\"M18.6 4v18\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"/>",
        "<circle cx=\"18.6\" cy=\"22\" r=\"5\" fill=\"currentColor\"/></g></svg>"
    )
}
