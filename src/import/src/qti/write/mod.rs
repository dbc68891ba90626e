//! Questions as a QTI 3 package: one file for each item, a test with a section for each category, a manifest.

mod item;
mod text;

use crate::Haul;
use item::item;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use text::attribute;
use zip::write::SimpleFileOptions;

/// Namespace of items and tests.
const NAMESPACE: &str = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

/// The package, a zip.
///
/// # Errors
/// When it cannot be put together, which a full memory alone can bring about.
pub fn qti3(haul: &mut Haul) -> std::io::Result<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files(haul) {
        writer.start_file(path, SimpleFileOptions::default()).map_err(std::io::Error::other)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish().map_err(std::io::Error::other)?.into_inner())
}

/// The files of the package by their paths.
fn files(haul: &mut Haul) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    let questions = std::mem::take(&mut haul.questions);
    for (n, question) in (1..).zip(&questions) {
        let id = identifier(question.id.as_deref().unwrap_or_default(), n);
        let Some(text) = item(question, &id, haul) else { continue };
        let title = question.category.last().cloned().unwrap_or_default();
        match sections.iter_mut().find(|(known, _)| *known == title) {
            Some((_, ids)) => ids.push(id.clone()),
            None => sections.push((title, vec![id.clone()])),
        }
        files.insert(format!("items/{id}.xml"), text.into_bytes());
    }
    for (name, bytes) in &haul.images {
        files.insert(format!("items/images/{name}"), bytes.clone());
    }
    files.insert("test.xml".into(), test(&sections).into_bytes());
    files.insert("imsmanifest.xml".into(), manifest(&sections, haul).into_bytes());
    haul.questions = questions;
    files
}

/// Letters, digits and `-_.`, beginning with a letter, as QTI's identifiers do.
fn identifier(id: &str, n: usize) -> String {
    let plain: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    match plain.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => plain,
        Some(_) => format!("q-{plain}"),
        None => format!("q-{n}"),
    }
}

fn test(sections: &[(String, Vec<String>)]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-test {NAMESPACE} identifier=\"test\" title=\"\">\n<qti-test-part identifier=\"part\" navigation-mode=\"linear\" submission-mode=\"individual\">\n"
    );
    for (n, (title, ids)) in (1..).zip(sections) {
        let _ = writeln!(
            out,
            "<qti-assessment-section identifier=\"section-{n}\" title=\"{}\" visible=\"true\">",
            attribute(title)
        );
        for id in ids {
            let _ = writeln!(out, "<qti-assessment-item-ref identifier=\"{id}\" href=\"items/{id}.xml\"/>");
        }
        out.push_str("</qti-assessment-section>\n");
    }
    out.push_str("</qti-test-part>\n</qti-assessment-test>\n");
    out
}

fn manifest(sections: &[(String, Vec<String>)], haul: &Haul) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" identifier=\"manifest\">\n<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n<resource identifier=\"test\" type=\"imsqti_test_xmlv3p0\" href=\"test.xml\"><file href=\"test.xml\"/></resource>\n".to_owned();
    for id in sections.iter().flat_map(|(_, ids)| ids) {
        let _ = writeln!(
            out,
            "<resource identifier=\"r-{id}\" type=\"imsqti_item_xmlv3p0\" href=\"items/{id}.xml\"><file href=\"items/{id}.xml\"/></resource>"
        );
    }
    for (n, name) in (1..).zip(haul.images.keys()) {
        let _ = writeln!(
            out,
            "<resource identifier=\"i-{n}\" type=\"webcontent\" href=\"items/images/{0}\"><file href=\"items/images/{0}\"/></resource>",
            attribute(name)
        );
    }
    out.push_str("</resources>\n</manifest>\n");
    out
}
