//! The pictures of a product: those of its rows, then those that only a variant shows.

use crate::{Picture, RowError, VariantSheet};

use super::super::columns::Row;

const MAX_PICTURES: usize = 50;
const MAX_ADDRESS: usize = 512;
const MAX_TEXT: usize = 512;

/// A variant whose picture finds no place among those of the product has none of its own.
pub(super) fn read_pictures(
    rows: &[Row<'_>],
    variants: &mut [VariantSheet],
    errors: &mut Vec<RowError>,
) -> Vec<Picture> {
    let mut found: Vec<(u32, Picture)> = Vec::new();
    let mut add = |position: u32, line: u64, column: &'static str, url: &str, alt_text: String| {
        if !is_address(url) {
            errors.push(RowError::new(line, column, "not an https:// address of at most 512 characters"));
        } else if !found.iter().any(|(_, picture)| picture.url == url) {
            found.push((position, Picture { url: url.to_owned(), alt_text, width: None, height: None }));
        }
    };
    for row in rows.iter().filter(|row| !row.picture().is_empty()) {
        let alt_text = row.picture_text().chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect();
        let position = row.picture_position().parse().unwrap_or(u32::MAX);
        add(position, row.line, "Image Src", row.picture(), alt_text);
    }
    for variant in variants.iter() {
        if let Some(url) = &variant.picture {
            add(u32::MAX, variant.line, "Variant Image", url, String::new());
        }
    }
    found.sort_by_key(|(position, _)| *position);
    let pictures: Vec<Picture> = found.into_iter().map(|(_, picture)| picture).take(MAX_PICTURES).collect();
    for variant in variants {
        variant.picture.take_if(|url| !pictures.iter().any(|picture| picture.url == *url));
    }
    pictures
}

/// `/media/…` is a picture of ours: our own files name those.
fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("/media/"))
        && url.chars().count() <= MAX_ADDRESS
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}
