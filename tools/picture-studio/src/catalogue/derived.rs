//! What `renditions.json` says of every picture: its smaller copies and what stands in for it until it has arrived.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was made of each picture, by the name of its file.
pub type AllDerived = BTreeMap<String, Derived>;

/// What was made of a picture.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// How long the picture's file was: a picture taken anew is found out by it.
    pub picture_bytes: usize,
    /// A tiny copy as a `data:` URI.
    pub placeholder: String,
    /// Smaller copies, the smallest first.
    pub renditions: Vec<Rendition>,
}

/// A smaller copy in `renditions/`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are described in the catalogue's README")]
pub struct Rendition {
    pub file: String,
    pub width: u32,
    pub height: u32,
}
