//! A file to its entries, one question or category each.

/// Lines that belong together.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Number of its first line that is no comment, from 1.
    pub line: usize,
    /// Its lines without comments.
    pub text: String,
    /// From a comment `// [id:x]`.
    pub id: Option<String>,
    /// From comments `// [tag:y]`.
    pub tags: Vec<String>,
}

pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut done = Vec::new();
    let mut open = Entry::default();
    let mut braces = Braces::Before;
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        let begins = trimmed.starts_with("::") || trimmed.starts_with("$CATEGORY:");
        // An empty line parts questions, unless it stands in an answer. What looks like the start of a question shows
        // that a closing brace was forgotten above, or an empty line.
        let parts = match braces {
            Braces::Inside => begins && open.text.ends_with("\n\n"),
            Braces::After => begins || trimmed.is_empty() || trimmed.starts_with("//") || opens(line),
            Braces::Before => trimmed.is_empty() || begins && !open.text.is_empty(),
        };
        if parts || open.text.starts_with("$CATEGORY:") {
            push(&mut done, std::mem::take(&mut open));
            braces = Braces::Before;
        }
        if let Some(comment) = trimmed.strip_prefix("//") {
            open.id = labels(comment, "[id:").pop().or(open.id);
            open.tags.extend(labels(comment, "[tag:"));
            continue;
        }
        if open.text.is_empty() {
            if trimmed.is_empty() {
                continue;
            }
            open.line = at + 1;
        }
        open.text.push_str(trimmed);
        open.text.push('\n');
        braces = braces.after(line);
    }
    push(&mut done, open);
    done
}

fn push(done: &mut Vec<Entry>, entry: Entry) {
    match done.last_mut() {
        _ if entry.text.trim().is_empty() => {}
        // Answers alone belong to the text above them, an empty line notwithstanding.
        Some(above) if entry.text.starts_with('{') && Braces::Before.after(&above.text) == Braces::Before => {
            above.text.push('\n');
            above.text.push_str(&entry.text);
        }
        _ => done.push(entry),
    }
}

/// Where a line stands in its question.
#[derive(Clone, Copy, PartialEq)]
enum Braces {
    Before,
    Inside,
    After,
}

impl Braces {
    fn after(self, line: &str) -> Braces {
        let mut now = self;
        for c in super::guard(line).chars() {
            now = match (now, c) {
                (Braces::Before, '{') => Braces::Inside,
                (Braces::Inside, '}') => Braces::After,
                _ => now,
            };
        }
        now
    }
}

fn opens(line: &str) -> bool {
    super::guard(line).contains('{')
}

/// Values of labels like `[tag:y]` in a comment.
fn labels(comment: &str, label: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in comment.match_indices(label) {
        let mut value = String::new();
        let mut chars = comment[at + label.len()..].chars();
        while let Some(c) = chars.next() {
            match c {
                ']' => {
                    found.push(value.trim().to_owned());
                    break;
                }
                _ if value.len() > 200 => break,
                '\\' => value.extend(chars.next()),
                _ => value.push(c),
            }
        }
    }
    found.retain(|value| !value.is_empty());
    found
}

/// `$course$/top/A/B` to `A`, `B`. Two slashes are one in a name.
pub(super) fn category(path: &str) -> Vec<String> {
    let path = super::plain(path.lines().next().unwrap_or_default());
    let parts = path.replace("//", "\u{fdd7}");
    let parts = parts.split('/').map(|part| part.trim().replace('\u{fdd7}', "/"));
    let named = parts.filter(|p| !(p.is_empty() || p.starts_with('$') && p.ends_with('$')));
    named
        .enumerate()
        .filter(|(at, part)| *at > 0 || part != "top")
        .map(|(_, part)| crate::flow::clip(&part))
        .collect()
}
