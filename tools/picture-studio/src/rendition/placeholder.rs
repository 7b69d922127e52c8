//! The tiny picture that is shown until the real one has arrived: so small that it is sent with the product.

use super::encoded;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{RgbImage, imageops};

/// The most characters of a placeholder.
pub const PLACEHOLDER_LENGTH: usize = 200;
const SIDE: u32 = 10;

/// The picture as a `data:` URI, in the best quality that is short enough.
pub(super) fn of(picture: &RgbImage) -> Result<String> {
    let tiny = imageops::resize(picture, SIDE, SIDE, imageops::FilterType::Triangle);
    for quality in (0..=90_u8).rev().step_by(5) {
        let uri = format!("data:image/webp;base64,{}", STANDARD.encode(encoded(&tiny, f32::from(quality))?));
        if uri.len() <= PLACEHOLDER_LENGTH {
            return Ok(uri);
        }
    }
    None.context("no quality is low enough for a placeholder")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_a_motley_picture_has_a_short_placeholder() {
        let motley = RgbImage::from_fn(64, 64, |x, y| {
            let mixed = x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503);
            image::Rgb([mixed as u8, (mixed >> 8) as u8, (mixed >> 16) as u8])
        });
        assert!(of(&motley).unwrap().len() <= PLACEHOLDER_LENGTH);
    }
}
