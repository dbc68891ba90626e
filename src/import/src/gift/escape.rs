//! Escaped characters, which must not be taken for marks while a question is taken apart.

/// Marks that a backslash makes plain text, each with the noncharacter that stands for it meanwhile.
const ESCAPED: [(char, char, char); 7] = [
    (':', '\u{fdd0}', ':'),
    ('#', '\u{fdd1}', '#'),
    ('=', '\u{fdd2}', '='),
    ('{', '\u{fdd3}', '{'),
    ('}', '\u{fdd4}', '}'),
    ('~', '\u{fdd5}', '~'),
    ('n', '\u{fdd6}', '\n'),
];

/// Replaces escapes by stand-ins. Two backslashes are one; a backslash before anything else stays (formulas have them).
pub(super) fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match ESCAPED.iter().find(|(mark, ..)| c == '\\' && next == Some(*mark)) {
            Some((_, stand_in, _)) => {
                out.push(*stand_in);
                chars.next();
            }
            None => {
                if c == '\\' && next == Some('\\') {
                    chars.next();
                }
                // What stands for a gap later on is no text.
                out.push(if c == crate::flow::GAP { ' ' } else { c });
            }
        }
    }
    out
}

/// Replaces stand-ins by what they stand for.
pub(super) fn plain(text: &str) -> String {
    let meant =
        |c: char| ESCAPED.iter().find(|(_, stand_in, _)| *stand_in == c).map_or(c, |(.., meant)| *meant);
    text.chars().map(meant).collect::<String>().trim().to_owned()
}
