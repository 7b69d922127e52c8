//! Grown surfaces: wood, cork, cane and leaves.

use super::{Kind, Look, Spot, bumped, step};
use crate::noise;
use crate::palette::linear;
use glam::{Vec3, Vec3Swizzles, vec3};

/// The colour of materials that bring their own.
pub fn own_colour(kind: Kind, variety: &str) -> Option<Vec3> {
    Some(linear(match (kind, variety) {
        (Kind::Wood, "oak") => 0xcfa672,
        (Kind::Wood, "walnut") => 0x7d5337,
        (Kind::Wood, "ash") => 0xe2c9a0,
        (Kind::Wood, "beech") => 0xdfb78a,
        (Kind::Cork, _) => 0xc59a68,
        (Kind::Rattan, _) => 0xc79a60,
        (Kind::Metal, "brass") => 0xe8cb92,
        (Kind::Metal, "steel") => 0xcdcdcc,
        (Kind::Metal, "mirror") => 0xeef0f0,
        (Kind::Metal, "copper") => 0xe0a07c,
        (Kind::Marble, "marble") => 0xe9e6e1,
        (Kind::Marble, "travertine") => 0xdbc8ab,
        (Kind::Marble, "green-marble") => 0x2d4a3b,
        (Kind::Glass, "clear") => 0xeaf4f1,
        (Kind::Glass, "smoke") => 0x8a827b,
        (Kind::Glass, "amber") => 0xd98a35,
        (Kind::Glass, "rose") => 0xe9a9a2,
        (Kind::Glass, "sea") => 0x86bfb0,
        (Kind::Glass, "cobalt") => 0x3f63b4,
        (Kind::Leaf, "olive") => 0x7c8a62,
        (Kind::Leaf, "succulent") => 0x8fae94,
        (Kind::Leaf, "cactus") => 0x5f8152,
        (Kind::Leaf, "pilea") => 0x4f8046,
        (Kind::Leaf, _) => 0x47703f,
        _ => return None,
    }))
}

/// Position measured along and across the fibres.
fn in_plank(s: &Spot) -> Vec3 {
    let side = if s.grain.y.abs() > 0.9 { Vec3::X } else { Vec3::Y };
    let across = s.grain.cross(side).normalize();
    let up = across.cross(s.grain);
    let p = s.p + s.plank;
    vec3(p.dot(across), p.dot(up), p.dot(s.grain))
}

fn figure(q: Vec3, rings: f32) -> (f32, f32) {
    let sway = noise::layered(q * vec3(1.6, 1.6, 0.55), 3);
    let centre = q.xy() - glam::vec2(0.35, -0.9);
    let ring = (centre.length() * rings + sway * 2.6).fract();
    let late = step(0.35, 0.92, ring) * (1.0 - step(0.93, 1.0, ring));
    let fibre = noise::layered(q * vec3(85.0, 85.0, 2.4), 3);
    (late, fibre)
}

pub fn wood(variety: &str, colour: Vec3, s: &Spot) -> Look {
    let (rings, contrast) = match variety {
        "walnut" => (10.0, 0.42),
        "oak" => (13.0, 0.26),
        "ash" => (11.0, 0.24),
        _ => (16.0, 0.12),
    };
    let q = in_plank(s);
    let (late, fibre) = figure(q, rings);
    let tone = 1.08 - contrast * late + 0.16 * fibre + 0.10 * noise::value(q * vec3(2.0, 2.0, 0.5));
    let dark = colour * vec3(0.72, 0.62, 0.5);
    let albedo = dark.lerp(colour, tone.clamp(0.0, 1.25));
    let normal = bumped(s, 0.0006, 0.003, |p| noise::value((p + s.plank) * 90.0));
    Look { normal, ..Look::plain(albedo, 0.38, s.n) }
}

pub fn stained(colour: Vec3, s: &Spot) -> Look {
    let (late, fibre) = figure(in_plank(s), 13.0);
    let albedo = colour * (1.03 - 0.10 * late + 0.09 * fibre);
    Look::plain(albedo, 0.36, s.n)
}

pub fn cork(colour: Vec3, s: &Spot) -> Look {
    let (d, which) = noise::grains(s.p * 24.0);
    let (e, other) = noise::grains(s.p * 58.0);
    let seam = step(0.35, 0.75, d) * 0.22 + step(0.5, 0.8, e) * 0.12;
    let dark = if other < 0.14 { 0.45 } else { 0.0 };
    let albedo = colour * (0.86 + 0.34 * which - seam - dark * (1.0 - step(0.2, 0.45, e)));
    let normal = bumped(s, 0.003, 0.005, |p| noise::value(p * 60.0));
    Look { mirror: Vec3::splat(0.025), normal, ..Look::plain(albedo, 0.8, s.n) }
}

pub fn leaf(variety: &str, colour: Vec3, s: &Spot) -> Look {
    let plant = noise::layered(s.p * 3.0 + s.plank * 5.0, 2);
    let mut albedo = colour * (1.0 + 0.45 * plant);
    if variety == "snake" {
        let band = noise::layered(vec3(s.p.x * 5.0, s.p.y * 26.0 + 2.0 * plant, s.p.z * 5.0), 3);
        albedo = albedo.lerp(linear(0xa9bd86), step(0.05, 0.3, band) * 0.6);
        albedo = albedo.lerp(linear(0xd8cc7c), step(20.0, 60.0, s.bend) * 0.7);
    }
    if variety == "succulent" {
        albedo = albedo.lerp(linear(0xc98a86), step(12.0, 60.0, s.bend) * 0.6);
    }
    let normal = bumped(s, 0.002, 0.006, |p| noise::value(p * 30.0));
    Look { normal, ..Look::plain(albedo, 0.33, s.n) }
}

pub fn rattan(colour: Vec3, s: &Spot) -> Look {
    let tone = noise::layered(s.p * vec3(14.0, 60.0, 14.0), 3);
    let piece = noise::value(s.p * vec3(9.0, 30.0, 9.0));
    Look::plain(colour * (0.95 + 0.25 * tone + 0.15 * piece), 0.42, s.n)
}
