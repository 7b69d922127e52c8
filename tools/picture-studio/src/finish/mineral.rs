//! Metal and stone.

use super::{Look, Spot, around, bumped, step};
use crate::noise;
use crate::palette::linear;
use glam::{Vec3, vec3};

pub fn metal(variety: &str, colour: Vec3, s: &Spot) -> Look {
    if variety == "mirror" {
        return Look { mirror: colour, ..Look::plain(Vec3::ZERO, 0.02, s.n) };
    }
    if variety == "black" {
        let normal = bumped(s, 0.0012, 0.004, |p| noise::value(p * 110.0));
        return Look { normal, ..Look::plain(colour, 0.38, s.n) };
    }
    let (_, radius) = around(s.p);
    let lathe_marks = noise::value(vec3(s.p.y * 190.0, radius * 190.0, 3.0));
    let patina = noise::layered(s.p * 7.0, 3);
    let mirror = colour * (1.0 + 0.05 * patina);
    let tilt = (Vec3::Y - s.n * s.n.y) * lathe_marks * 0.035;
    Look { mirror, normal: (s.n + tilt).normalize(), ..Look::plain(Vec3::ZERO, 0.2 + 0.05 * patina, s.n) }
}

/// One vein system: bright where the warped field crosses zero.
fn vein(p: Vec3, warp: f32, width: f32) -> f32 {
    let bend = vec3(
        noise::layered(p * 1.7, 4),
        noise::layered(p * 1.7 + 31.0, 4),
        noise::layered(p * 1.7 - 17.0, 4),
    );
    let field = noise::value(p * 0.9 + bend * warp) + 0.35 * noise::layered(p * 2.6 + bend, 3);
    1.0 - step(0.0, width, field.abs())
}

pub fn stone(variety: &str, base: Vec3, s: &Spot) -> Look {
    match variety {
        "travertine" => travertine(base, s),
        "green-marble" => marble(base, linear(0xa9c0aa), 0.42, s),
        _ => marble(base, linear(0x8b8d90), 0.7, s),
    }
}

fn marble(base: Vec3, line: Vec3, strength: f32, s: &Spot) -> Look {
    let p = s.p * vec3(2.6, 2.0, 2.6) + 3.0;
    let cloud = noise::layered(p * 1.4, 4);
    let veins = vein(p, 1.4, 0.10) * 0.8 + vein(p * 2.3 + 9.0, 1.1, 0.06) * 0.4;
    let albedo = (base * (1.0 + 0.22 * cloud)).lerp(line, (veins * strength).min(0.85));
    Look { mirror: Vec3::splat(0.05), ..Look::plain(albedo, 0.14, s.n) }
}

fn travertine(base: Vec3, s: &Spot) -> Look {
    let wave = 0.25 * noise::layered(s.p * 2.5, 3);
    let bed = noise::layered(vec3(s.p.x * 1.5, (s.p.y + 0.3 * wave) * 26.0, s.p.z * 1.5), 4);
    let (d, which) = noise::grains(s.p * vec3(16.0, 44.0, 16.0));
    let pit = if which < 0.16 { 1.0 - step(0.16, 0.34, d) } else { 0.0 };
    let albedo = base * (1.0 + 0.34 * bed) * (1.0 - 0.55 * pit);
    Look { mirror: Vec3::splat(0.035), ..Look::plain(albedo, 0.42, s.n) }
}

pub fn concrete(colour: Vec3, s: &Spot) -> Look {
    let cloud = noise::layered(s.p * 4.5, 5);
    let (d, which) = noise::grains(s.p * 30.0);
    let pore = if which < 0.13 { 1.0 - step(0.10, 0.22, d) } else { 0.0 };
    let albedo = colour * (1.0 + 0.16 * cloud) * (1.0 - 0.5 * pore);
    let normal = bumped(s, 0.0016, 0.005, |p| noise::value(p * 55.0));
    Look { mirror: Vec3::splat(0.03), normal, ..Look::plain(albedo, 0.65, s.n) }
}
