//! From light to the bytes of a JPEG file.

use anyhow::{Context, Result};
use glam::Vec3;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::path::Path;

/// Quality of the stored pictures.
pub const QUALITY: u8 = 80;

/// A film-like curve: true in the middle, soft in the lights, in display values.
pub fn tone(light: Vec3) -> Vec3 {
    let peak = light.max_element().max(1e-6);
    let rolled = shoulder(peak);
    let scaled = light * (rolled / peak);
    let paled = scaled.lerp(Vec3::splat(rolled), ((peak - 0.9) * 0.22).clamp(0.0, 0.85));
    let display = paled.max(Vec3::ZERO).powf(1.0 / 2.2);
    let grey = Vec3::splat(display.dot(Vec3::new(0.3, 0.59, 0.11)));
    let display = grey.lerp(display, 0.87);
    display.lerp(display * display * (Vec3::splat(3.0) - 2.0 * display), 0.24)
}

/// Straight up to a point, then ever flatter towards one.
fn shoulder(x: f32) -> f32 {
    const KNEE: f32 = 0.62;
    if x <= KNEE { x } else { KNEE + (1.0 - KNEE) * (1.0 - (-(x - KNEE) / (1.0 - KNEE)).exp()) }
}

/// Display values as bytes.
pub fn bytes(display: Vec3) -> [u8; 3] {
    (display.clamp(Vec3::ZERO, Vec3::ONE) * 255.0 + 0.5).to_array().map(|c| c as u8)
}

/// Writes an RGB picture. In one pass: soft pictures come out a fifth smaller than
/// progressive ones.
pub fn save(path: &Path, rgb: &[u8], width: usize, height: usize) -> Result<()> {
    let mut encoder =
        Encoder::new_file(path, QUALITY).with_context(|| format!("create {}", path.display()))?;
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(rgb, u16::try_from(width)?, u16::try_from(height)?, ColorType::Rgb)?;
    Ok(())
}
