//! Every picture has its smaller copies and its placeholder, made of the picture as it is now, and there are no others.

use crate::catalogue::derived::{Derived, Rendition};
use crate::catalogue::{Catalogue, webp};
use crate::rendition::{PLACEHOLDER_LENGTH, WIDTHS};
use std::collections::BTreeSet;

const ALL_RENDITIONS_BYTES: u64 = 9_000_000;

/// Adds the faults of the renditions of these pictures.
pub(super) fn faults(catalogue: &Catalogue, pictures: &BTreeSet<&str>, faults: &mut Vec<String>) {
    let made: BTreeSet<&str> = catalogue.derived.keys().map(String::as_str).collect();
    let odd = pictures.symmetric_difference(&made);
    faults.extend(odd.map(|file| format!("{file} is not both a picture and in renditions.json")));
    for (file, derived) in &catalogue.derived {
        picture(file, derived, catalogue, faults);
    }
    folder(catalogue, faults);
}

fn picture(file: &str, derived: &Derived, catalogue: &Catalogue, faults: &mut Vec<String>) {
    let now = std::fs::metadata(catalogue.pictures.join(file)).map_or(0, |about| about.len());
    let broken = [
        (derived.picture_bytes as u64 != now, "has changed since its renditions were made"),
        (!derived.placeholder.starts_with("data:image/webp;base64,"), "has no placeholder"),
        (derived.placeholder.len() > PLACEHOLDER_LENGTH, "has too long a placeholder"),
        (!derived.renditions.iter().map(|r| r.width).eq(WIDTHS), "has not all renditions"),
    ];
    faults.extend(broken.iter().filter(|(bad, _)| *bad).map(|(_, text)| format!("picture {file} {text}")));
    let missing = |rendition: &&Rendition| {
        let content = std::fs::read(catalogue.renditions.join(&rendition.file)).unwrap_or_default();
        webp::size(&content) != Some((rendition.width, rendition.height))
    };
    let missing = derived.renditions.iter().filter(missing);
    faults.extend(missing.map(|r| format!("{} is not a WebP of {} by {}", r.file, r.width, r.height)));
}

/// Nothing lies about, and all together is not too much.
fn folder(catalogue: &Catalogue, faults: &mut Vec<String>) {
    let renditions = catalogue.derived.values().flat_map(|derived| &derived.renditions);
    let named: BTreeSet<&str> = renditions.map(|rendition| rendition.file.as_str()).collect();
    let mut total = 0;
    for entry in std::fs::read_dir(&catalogue.renditions).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if !named.contains(file.as_str()) {
            faults.push(format!("{file} is no rendition of any picture"));
        }
        total += entry.metadata().map_or(0, |about| about.len());
    }
    if total > ALL_RENDITIONS_BYTES {
        faults.push(format!("the renditions weigh {total} bytes, more than {ALL_RENDITIONS_BYTES}"));
    }
}
