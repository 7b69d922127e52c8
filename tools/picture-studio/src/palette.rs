//! The shop's colours. Names are the ones a customer reads on the page; values
//! are what the eye sees (sRGB), turned into light (linear) on the way out.

use glam::{Vec3, vec3};

/// Linear colour of an `0xRRGGBB` value.
pub fn linear(rgb: u32) -> Vec3 {
    let channel = |shift: u32| {
        let c = ((rgb >> shift) & 255) as f32 / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    vec3(channel(16), channel(8), channel(0))
}

/// The colour of goods by its name; a name nobody mixed is `None`.
pub fn colour(name: &str) -> Option<Vec3> {
    Some(linear(match name {
        "sand" => 0xd2b48c,
        "oat" => 0xe3d5bd,
        "chalk" => 0xf0ebe1,
        "white" => 0xf4f2ec,
        "charcoal" => 0x3a3a3c,
        "black" => 0x1e1e20,
        "ink" => 0x27395c,
        "sage" => 0x99a38a,
        "moss" => 0x54603a,
        "clay" => 0xb98468,
        "terracotta" => 0xb85c3c,
        "blush" => 0xe0aa9c,
        "ochre" => 0xc98f2e,
        "butter" => 0xefd894,
        "sky" => 0x9dbdd0,
        "mist" => 0xb7c5c9,
        "slate" => 0x5d6e7c,
        "plum" => 0x633a4c,
        "rust" => 0x9a4526,
        "teal" => 0x2c6468,
        "concrete" => 0xa9a59e,
        "honey" => 0xdca648,
        "soil" => 0x4b382c,
        "cobalt" => 0x2f52ac,
        "amber" => 0xd07f24,
        "sea" => 0x4fa593,
        _ => return None,
    }))
}

/// The backdrop papers.
pub fn paper(name: &str) -> Option<Vec3> {
    Some(linear(match name {
        "oat" => 0xe9e0d2,
        "sand" => 0xdcc9b2,
        "clay" => 0xcfae99,
        "sage" => 0xc4c8b9,
        "mist" => 0xc9d1d3,
        "stone" => 0xbfb9b1,
        "blush" => 0xe6cabd,
        "butter" => 0xeddfb8,
        _ => return None,
    }))
}
