//! The files of `images/`, as far as questions show them.

use super::{Finding, Folder, Severity};
use crate::{Bank, Picture, images_in};
use data_encoding::BASE64;
use std::collections::BTreeSet;

/// Largest picture, bytes: a bank is loaded whole.
const LARGEST: usize = 200_000;

/// The pictures that items name; what is missing, too large or of an unknown kind is an error.
pub(super) fn read(folder: &Folder, bank: &Bank, errors: &mut Vec<Finding>) -> Vec<Picture> {
    let mut wanted = BTreeSet::new();
    for item in &bank.items {
        wanted.extend(images_in(&item.stem).into_iter().map(|image| image.name.as_str()));
    }
    let mut pictures = Vec::new();
    for (name, bytes) in &folder.images {
        if !wanted.contains(name.as_str()) {
            continue;
        }
        let mut refuse = |message: String, help: &str| {
            errors.push(Finding {
                code: "picture",
                severity: Severity::Error,
                file: format!("images/{name}"),
                line: 1,
                column: 1,
                item: None,
                message,
                help: help.to_owned(),
            });
        };
        if bytes.len() > LARGEST {
            refuse(
                format!("the picture has {} bytes, more than {LARGEST}", bytes.len()),
                "Make it smaller, or draw it as SVG.",
            );
        } else if !is_of_its_kind(name, bytes) {
            refuse(
                "the file is none of the kinds that its name says".to_owned(),
                "Pictures are SVG, PNG, JPEG or WebP files, named .svg, .png, .jpg or .webp.",
            );
        }
        pictures.push(Picture { name: name.clone(), data: BASE64.encode(bytes) });
    }
    pictures
}

/// Whether a file begins as its ending says.
fn is_of_its_kind(name: &str, bytes: &[u8]) -> bool {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "jpg" => bytes.starts_with(b"\xff\xd8\xff"),
        "webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        _ => false,
    }
}
