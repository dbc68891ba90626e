//! index.html is written by hand and says what `start.ftl` says.

use skillmark_text::{Locale, start};

#[test]
fn the_start_screen_says_what_the_messages_say() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../index.html")).unwrap();
    let l = Locale::En;
    let sentences = [
        start::title(l),
        start::lead(l),
        start::start(l),
        start::check(l),
        start::waiting(l),
        start::noscript(l),
        start::old_browser(l),
        start::failed(l),
        start::reload(l),
        start::details(l),
    ];
    for sentence in sentences {
        assert!(page.contains(&format!(">{sentence}<")), "index.html lacks: {sentence}");
    }
    assert!(
        !page.contains("style=") && !page.contains("<script"),
        "the policy forbids inline styles and scripts"
    );
    assert_eq!(page.matches("<!-- skillmark:head -->").count(), 1);
}
