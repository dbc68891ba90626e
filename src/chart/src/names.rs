//! Where the names of levels stand, so that no two touch.

/// A name at its place. Anchors are linear in the width, so names that are apart at one width are so at any larger one.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What is shown: the name, or its beginning with a full stop.
    pub text: String,
    /// Anchor as a share of the width.
    pub x: f64,
    /// Which part of the text the anchor is: 0 its start, 0.5 its middle, 1 its end.
    pub anchor: f64,
    /// 0 or 1, from the top.
    pub row: usize,
}

/// Least distance between two names, in px.
const GAP: f64 = 10.0;

/// Places names in the middle of their bands, given as shares of the width. In one row where they fit, else in two, else
/// shortened; a band too narrow for even a letter stays without (the picture's label names every level).
pub fn place(bands: &[(&str, f64, f64)], width: f64, size: f64) -> Vec<Placed> {
    let full = |row: fn(usize) -> usize| {
        let placed =
            bands.iter().enumerate().map(|(i, band)| at(band.0.to_owned(), *band, width, size, row(i)));
        placed.collect::<Vec<_>>()
    };
    for row in [|_| 0, |i| i % 2] {
        let placed = full(row);
        if apart(&placed, width, size) {
            return placed;
        }
    }
    let mut placed: Vec<Placed> = Vec::new();
    for (i, band) in bands.iter().enumerate() {
        let fitting = shortened(band.0).map(|text| at(text, *band, width, size, i % 2)).find(|candidate| {
            let (start, end) = extent(candidate, width, size);
            // The next name of this row begins two bands on; leave it at least its own band.
            let limit = bands.get(i + 2).map_or(width, |next| next.1 * width - GAP);
            let before = placed.iter().filter(|other| other.row == candidate.row);
            let free = before.map(|other| extent(other, width, size).1 + GAP).fold(0.0, f64::max);
            start >= free && end <= limit
        });
        placed.extend(fitting);
    }
    placed
}

/// The name, then ever shorter beginnings of it.
fn shortened(name: &str) -> impl Iterator<Item = String> + '_ {
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(1).collect();
    let short = ends.into_iter().rev().map(move |end| format!("{}.", name[..end].trim_end()));
    std::iter::once(name.to_owned()).chain(short)
}

/// In the middle of its band, or at the edge of the picture where the middle would push it out.
fn at(text: String, (_, from, to): (&str, f64, f64), width: f64, size: f64, row: usize) -> Placed {
    let (middle, half) = (f64::midpoint(from, to), text_width(&text, size) / 2.0 / width);
    let (x, anchor) = match () {
        () if middle - half < 0.0 => (0.0, 0.0),
        () if middle + half > 1.0 => (1.0, 1.0),
        () => (middle, 0.5),
    };
    Placed { text, x, anchor, row }
}

fn apart(placed: &[Placed], width: f64, size: f64) -> bool {
    let in_row =
        |row| placed.iter().filter(move |name| name.row == row).map(|name| extent(name, width, size));
    [0, 1].into_iter().all(|row| {
        let mut free = 0.0;
        in_row(row).all(|(start, end)| {
            let fits = start >= free && end <= width;
            free = end + GAP;
            fits
        })
    })
}

/// Start and end of a name in px.
fn extent(name: &Placed, width: f64, size: f64) -> (f64, f64) {
    let long = text_width(&name.text, size);
    let start = name.x * width - name.anchor * long;
    (start, start + long)
}

/// How long a text is at most, in px: nothing here can measure it, so characters count as in a wide system font.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' | '|' | '!' => 0.36,
        'f' | 'r' | 't' | '-' | '(' | ')' => 0.46,
        'm' | 'w' | 'M' | 'W' => 0.98,
        'A'..='Z' => 0.76,
        '\u{1100}'.. => 1.05,
        _ => 0.64,
    };
    text.chars().map(em).sum::<f64>() * size
}
