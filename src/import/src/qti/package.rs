//! Packages: a zip of items with a manifest, as QTI, Common Cartridge and Canvas have them.

use crate::html::picture_name;
use crate::xml::{self, Element};
use crate::{Haul, Question, encoding, flow, qti};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most files in a package.
const FILES: usize = 10_000;
/// Most that all files unpack to, bytes; what a package says of its own sizes is not believed.
const UNPACKED: u64 = 256 << 20;

/// Reads every document of a package.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Haul {
    let mut haul = Haul::default();
    let mut left = UNPACKED;
    unpack(name, bytes, &mut left, 0, &mut haul);
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refuse(name, "no-items", "there are no questions in this package");
    }
    haul
}

fn unpack(name: &str, bytes: &[u8], left: &mut u64, depth: usize, haul: &mut Haul) {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) if archive.len() <= FILES => archive,
        Ok(archive) => {
            haul.refuse(name, "zip", format!("the package has {} files, more than {FILES}", archive.len()));
            return;
        }
        Err(error) => {
            haul.refuse(
                name,
                "zip",
                format!("the package cannot be opened ({error}): export or download it again"),
            );
            return;
        }
    };
    let mut documents: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = match archive.by_index(index) {
            Ok(file) => file,
            Err(error) => {
                haul.refuse(
                    format!("{name}#{index}"),
                    "zip",
                    format!("this file of the package is damaged: {error}"),
                );
                continue;
            }
        };
        let Ok(path) = file.name().map(|name| name.replace('\\', "/")) else {
            haul.refuse(format!("{name}#{index}"), "zip", "the name of this file is no text; it is not read");
            continue;
        };
        if file.is_dir() || !wanted(&path) {
            continue;
        }
        if path.starts_with('/') || path.split('/').any(|part| part == "..") {
            haul.refuse(
                format!("{name}/{}", flow::clip(&path)),
                "path",
                "the name leads out of the package; the file is not read",
            );
            continue;
        }
        let mut content = Vec::new();
        let read = file.by_ref().take(left.saturating_add(1)).read_to_end(&mut content);
        if content.len() as u64 > *left {
            haul.refuse(
                name,
                "too-large",
                format!("the package unpacks to more than {} MiB", UNPACKED >> 20),
            );
            return;
        }
        *left -= content.len() as u64;
        match read {
            Ok(_) => drop(documents.insert(path, content)),
            Err(error) => {
                haul.refuse(format!("{name}/{path}"), "zip", format!("this file is damaged: {error}"))
            }
        }
    }
    let mut inner = Haul::default();
    for (path, content) in &documents {
        if is_picture(path) {
            inner.images.insert(picture_name(path), content.clone());
        }
    }
    let standards = manifests(name, &documents);
    for (path, content) in &documents {
        let place = format!("{name}/{path}");
        let ending = path.rsplit('.').next().unwrap_or_default();
        match ending {
            "zip" | "imscc" if depth == 0 => unpack(&place, content, left, depth + 1, haul),
            "zip" | "imscc" => {
                haul.refuse(place, "zip", "packages within packages within packages are not read")
            }
            "xml" | "qti" if !is_picture(path) => document(path, &place, content, &standards, &mut inner),
            _ => {}
        }
    }
    // Pictures that no question shows stay behind.
    let shown: Vec<String> = inner
        .questions
        .iter()
        .flat_map(|q| skillmark_bank::images_in(&q.stem))
        .map(|image| image.name.clone())
        .collect();
    inner.images.retain(|image, _| shown.contains(image));
    twins(&mut inner);
    haul.append(inner);
}

fn document(path: &str, place: &str, content: &[u8], standards: &Standards, haul: &mut Haul) {
    let file = path.rsplit('/').next().unwrap_or_default();
    // Canvas' own settings of a quiz have the name that Moodle gives to questions.
    if matches!(file, "imsmanifest.xml" | "assessment_meta.xml") {
        return;
    }
    let Some(text) = encoding::text(place, content, haul) else { return };
    let mut part = Haul::default();
    let Some(root) = xml::tree(place, &text, &mut part) else {
        haul.append(part);
        return;
    };
    let known = ["quiz", "questestinterop", "assessmentItem", "qti-assessment-item"];
    if !known.contains(&root.name.as_str()) {
        return;
    }
    let before = haul.questions.len();
    let images = std::mem::take(&mut haul.images);
    let read = match standards.categories.get(path) {
        Some(category) if root.name.ends_with("tem") => {
            let mut read = Haul { images, ..part };
            qti::item(place, &root, category, &mut read);
            read
        }
        _ => xml::read_tree(place, &root, Haul { images, ..part }),
    };
    haul.append(read);
    for question in &mut haul.questions[before..] {
        question.sources.extend(standards.of.get(path).cloned().unwrap_or_default());
    }
}

/// What manifests and tests say of items, by their paths.
#[derive(Default)]
struct Standards {
    /// Entries of frameworks (CASE), as references.
    of: BTreeMap<String, Vec<String>>,
    /// Titles of the test and sections that an item stands in.
    categories: BTreeMap<String, Vec<String>>,
}

fn manifests(name: &str, documents: &BTreeMap<String, Vec<u8>>) -> Standards {
    let mut standards = Standards::default();
    for (path, content) in documents.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Whatever is wrong with the document is said where its questions are read.
        let mut aside = Haul::default();
        let Some(text) = encoding::text(name, content, &mut aside) else { continue };
        let is_manifest = path.ends_with("imsmanifest.xml");
        if !is_manifest && !text.contains("ssessmentTest") && !text.contains("assessment-test") {
            continue;
        }
        let Some(root) = xml::tree(path, &text, &mut aside) else { continue };
        let root = qti::plain_names(root);
        if is_manifest {
            for resource in root.find(&|e| e.name == "resource") {
                let found = resource.find(&|e| e.name == "labelledguid");
                let text = |e: &Element, key: &str| {
                    e.child(key).map(|c| c.text().trim().to_owned()).unwrap_or_default()
                };
                let refer = |e: &&Element| {
                    format!("{} (CASE {})", text(e, "label"), text(e, "guid")).trim_start().to_owned()
                };
                let all: Vec<String> = found.iter().map(refer).collect();
                if let Some(href) = resource.attribute("href").filter(|_| !all.is_empty()) {
                    standards.of.insert(joined(folder, href), all);
                }
            }
        } else if root.name == "assessmenttest" {
            sections(&root, folder, &[], &mut standards.categories);
        }
    }
    standards
}

fn sections(element: &Element, folder: &str, titles: &[String], out: &mut BTreeMap<String, Vec<String>>) {
    let mut own = titles.to_vec();
    if matches!(element.name.as_str(), "assessmenttest" | "assessmentsection") {
        own.extend(element.attribute("title").map(str::trim).filter(|t| !t.is_empty()).map(flow::clip));
    }
    for child in element.elements() {
        match child.attribute("href").filter(|_| child.name == "assessmentitemref") {
            Some(href) => drop(out.insert(joined(folder, href), own.clone())),
            None => sections(child, folder, &own, out),
        }
    }
}

fn joined(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn wanted(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let hidden =
        path.starts_with("__MACOSX/") || path.rsplit('/').next().is_some_and(|file| file.starts_with("._"));
    !hidden && (is_picture(path) || matches!(ending.as_str(), "xml" | "qti" | "zip" | "imscc"))
}

fn is_picture(path: &str) -> bool {
    let name = picture_name(path);
    [".svg", ".png", ".jpg", ".webp"].iter().any(|ending| name.ends_with(ending))
}

/// Canvas writes each quiz twice: of a question that is there in its own way, the one for everybody else stays behind.
fn twins(haul: &mut Haul) {
    let own = |question: &Question| question.from.contains("non_cc_assessments/");
    let known: BTreeSet<String> =
        haul.questions.iter().filter(|q| own(q)).filter_map(|q| q.id.clone()).collect();
    haul.questions.retain(|q| own(q) || q.id.as_ref().is_none_or(|id| !known.contains(id)));
    haul.questions.sort_by_key(|question| natural(&question.from));
}

/// Path and line, so that line 9 comes before line 10.
fn natural(from: &str) -> (String, usize) {
    let (path, line) = from.rsplit_once(':').unwrap_or((from, "0"));
    (path.to_owned(), line.parse().unwrap_or(0))
}
