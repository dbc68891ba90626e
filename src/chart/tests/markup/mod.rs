//! Looking at pictures as an XML parser does.

/// Values of an attribute of the elements that hold `mark`.
pub(crate) fn values(svg: &str, mark: &str, attribute: &str) -> Vec<String> {
    let name = format!(" {attribute}=\"");
    let tags = svg.split('<').filter(|tag| tag.contains(mark));
    tags.filter_map(|tag| tag.split_once(&name)?.1.split_once('"'))
        .map(|(value, _)| value.to_owned())
        .collect()
}

/// Checks nesting, quotes and entities as an XML parser does; says what is wrong.
pub(crate) fn well_formed(svg: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        for entity in rest[..start].split('&').skip(1) {
            if !["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)) {
                return Err(format!("bare & before {entity:?}"));
            }
        }
        // The tag ends at the first > outside quotes.
        let mut quoted = false;
        let end = rest[start..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &rest[start + 1..start + end.ok_or("a tag does not end")?];
        if tag.contains('<') {
            return Err(format!("< inside {tag:?}"));
        }
        rest = &rest[start + tag.len() + 2..];
        match (tag.strip_prefix('/'), tag.strip_suffix('/')) {
            (Some(name), _) if open.pop() == Some(name) => {}
            (Some(name), _) => return Err(format!("</{name}> closes another")),
            (None, Some(_)) => {}
            (None, None) => open.push(tag.split(' ').next().unwrap_or_default()),
        }
    }
    if open.is_empty() && rest.is_empty() { Ok(()) } else { Err(format!("left open: {open:?} {rest:?}")) }
}
