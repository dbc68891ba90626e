//! The badge: a picture of a whole profile as a file of its own, to be looked at wherever pictures are.
//!
//! No style sheet reaches such a file, so that colours and sizes of type stand in its attributes. It has one width, and
//! always ink on paper: nobody knows what it will lie on.

use crate::names::text_width;
use crate::scale::{ScaleSpec, drawn};
use crate::svg::{attribute, escape, number};

/// What a badge shows.
#[derive(Debug, Clone)]
pub struct BadgeSpec<'a> {
    /// Who made it, next to the mark.
    pub maker: &'a str,
    /// What was measured.
    pub title: &'a str,
    /// Whose it is and when it was measured, a line each.
    pub lines: &'a [&'a str],
    /// What was found, in order.
    pub skills: &'a [BadgeSkill<'a>],
    /// What the picture is and is not, at its foot; as many lines as it takes.
    pub foot: &'a str,
}

/// One skill of a badge.
#[derive(Debug, Clone)]
pub struct BadgeSkill<'a> {
    /// Its name.
    pub title: &'a str,
    /// Score and levels in words.
    pub words: &'a str,
    /// Its scale; the width is the badge's.
    pub scale: ScaleSpec<'a>,
}

/// Width of the picture in px.
pub const BADGE_WIDTH: u32 = 640;

const MARGIN: f64 = 32.0;
const INNER: f64 = BADGE_WIDTH as f64 - 2.0 * MARGIN;
const PAPER: &str = "#fbfaf7";
const INK: &str = "#1d2128";
const SOFT: &str = "#4b505a";
const TEXT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const SERIF: &str = "ui-serif, 'Iowan Old Style', Georgia, serif";

/// What `style/` says of the classes in a scale.
const INKED: [(&str, &str); 9] = [
    ("scale-fine", "color=\"#a5a7ab\""),
    ("scale-ten", "color=\"#6b6e74\""),
    ("scale-line", "color=\"#6b6e74\""),
    ("scale-number", "font-size=\"11\" color=\"#4b505a\""),
    ("scale-name", "font-size=\"13\""),
    ("scale-stop", "color=\"#006a6a\""),
    ("scale-end", "color=\"#006a6a\""),
    ("scale-needle", "color=\"#006a6a\""),
    ("scale-cut", "color=\"#1d2128\""),
];

/// A badge, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The picture.
    pub svg: String,
    /// Its height in px; its width is [`BADGE_WIDTH`].
    pub height: u32,
}

/// Draws a badge.
pub fn badge(spec: &BadgeSpec) -> Badge {
    let mut page = Page { out: String::with_capacity(16_384), y: MARGIN };
    page.maker(spec.maker);
    page.text(spec.title, Type { size: 27.0, family: SERIF, colour: INK, after: 8.0 });
    for line in spec.lines {
        page.text(line, Type { size: 15.0, family: TEXT, colour: SOFT, after: 3.0 });
    }
    page.y += 16.0;
    for skill in spec.skills {
        page.rule();
        page.text(skill.title, Type { size: 20.0, family: SERIF, colour: INK, after: 5.0 });
        page.text(skill.words, Type { size: 15.0, family: TEXT, colour: INK, after: 4.0 });
        page.scale(&skill.scale);
    }
    page.rule();
    page.text(spec.foot, Type { size: 13.0, family: TEXT, colour: SOFT, after: 0.0 });
    page.close(spec.title)
}

/// A picture that grows downwards.
struct Page {
    out: String,
    y: f64,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Type {
    size: f64,
    family: &'static str,
    colour: &'static str,
    /// Space behind it.
    after: f64,
}

impl Page {
    fn maker(&mut self, name: &str) {
        self.out.push_str("<g fill=\"none\" stroke-width=\"2\"");
        self.move_to(MARGIN - 3.0, self.y - 4.0);
        self.out.push_str(
            "><path stroke=\"#6b7078\" d=\"M3 22.5H29M5.5 22v5M10.75 22v3M16 22v5M21.25 22v3M26.5 22v5\"/>",
        );
        self.out.push_str("<path stroke=\"#006a6a\" stroke-width=\"2.5\" d=\"M18.6 4v18\"/><circle fill=\"#006a6a\" cx=\"18.6\" cy=\"22\" r=\"5\"/></g>");
        let baseline = self.y + 19.0;
        self.line(name, MARGIN + 36.0, baseline, Type { size: 18.0, family: SERIF, colour: INK, after: 0.0 });
        self.y += 48.0;
    }

    /// A paragraph in as many lines as it takes.
    fn text(&mut self, text: &str, set: Type) {
        for line in wrap(text, set.size, INNER) {
            self.line(&line, MARGIN, self.y + set.size, set);
            self.y += (set.size * 1.32).round();
        }
        self.y += set.after;
    }

    fn line(&mut self, text: &str, x: f64, y: f64, set: Type) {
        self.out.push_str("<text");
        attribute(&mut self.out, "x", x, "");
        attribute(&mut self.out, "y", y, "");
        attribute(&mut self.out, "font-size", set.size, "");
        self.out.push_str(" font-family=\"");
        self.out.push_str(set.family);
        self.out.push_str("\" fill=\"");
        self.out.push_str(set.colour);
        self.out.push_str("\">");
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }

    fn rule(&mut self) {
        self.out.push_str("<rect fill=\"#d5d6d5\" height=\"1\"");
        attribute(&mut self.out, "x", MARGIN, "");
        attribute(&mut self.out, "y", self.y, "");
        attribute(&mut self.out, "width", INNER, "");
        self.out.push_str("/>");
        self.y += 16.0;
    }

    fn scale(&mut self, spec: &ScaleSpec) {
        let (picture, height) = drawn(&ScaleSpec { width: INNER as u32, ..spec.clone() });
        self.out.push_str("<g color=\"#1d2128\" font-family=\"");
        self.out.push_str(TEXT);
        self.out.push('"');
        self.move_to(MARGIN, self.y);
        self.out.push_str("><svg");
        attribute(&mut self.out, "width", INNER, "");
        attribute(&mut self.out, "height", height, "");
        self.out.push('>');
        self.out.push_str(&inked(&picture));
        self.out.push_str("</svg></g>");
        self.y += height + 12.0;
    }

    fn move_to(&mut self, x: f64, y: f64) {
        self.out.push_str(" transform=\"translate(");
        number(&mut self.out, x);
        self.out.push(' ');
        number(&mut self.out, y);
        self.out.push_str(")\"");
    }

    fn close(self, label: &str) -> Badge {
        let height = (self.y + MARGIN - 6.0).round();
        let mut svg = String::with_capacity(self.out.len() + 400);
        svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
        attribute(&mut svg, "width", f64::from(BADGE_WIDTH), "");
        attribute(&mut svg, "height", height, "");
        svg.push_str(" aria-label=\"");
        escape(&mut svg, label);
        svg.push_str("\"><rect width=\"100%\" height=\"100%\" fill=\"");
        svg.push_str(PAPER);
        svg.push_str("\"/>");
        svg.push_str(&self.out);
        svg.push_str("</svg>");
        Badge { svg, height: height as u32 }
    }
}

/// A scale with its colours as attributes. Texts are escaped, so no text is taken for an attribute.
fn inked(picture: &str) -> String {
    INKED.iter().fold(picture.to_owned(), |picture, (class, attributes)| {
        picture.replace(&["class=\"", class, "\""].concat(), attributes)
    })
}

/// Breaks a text between words, and a word where it alone is too long.
fn wrap(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        while !word.is_empty() {
            let line = lines.last_mut().expect("there is always a line");
            let gap = if line.is_empty() { "" } else { " " };
            if text_width(&[line, gap, word].concat(), size) <= width {
                line.push_str(gap);
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (head, rest) = word.split_at(fitting(word, size, width));
                line.push_str(head);
                word = rest;
            }
            if !word.is_empty() {
                lines.push(String::new());
            }
        }
    }
    lines
}

/// How many bytes of a word fit into a line: one character at least.
fn fitting(word: &str, size: f64, width: f64) -> usize {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take_while(|end| text_width(&word[..*end], size) <= width)
        .last()
        .unwrap_or_else(|| word.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words_and_long_words_within() {
        assert_eq!(wrap("", 10.0, 100.0), [""]);
        assert_eq!(wrap("aaaa  bbbb cccc", 10.0, 60.0), ["aaaa bbbb", "cccc"]);
        assert_eq!(wrap("a bbbbbbbbbbbb", 10.0, 40.0), ["a", "bbbbbb", "bbbbbb"]);
        assert_eq!(wrap("한한한", 10.0, 1.0), ["한", "한", "한"]);
    }
}
