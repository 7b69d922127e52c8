//! Fired surfaces: glazes, slips and bare clay. Glaze runs thin over edges and
//! gathers in hollows, and that is what makes it look fired and not painted.

use super::{Look, Spot, bumped, step};
use crate::noise;
use glam::{Vec3, vec3};

fn broken(colour: Vec3, s: &Spot, strength: f32) -> Vec3 {
    let edge = step(14.0, 60.0, s.bend) * strength;
    let pool = step(8.0, 40.0, -s.bend) * 0.28;
    let warm = (colour * 0.65 + vec3(0.42, 0.25, 0.14) * 0.35).max(colour * 0.9);
    colour.lerp(warm, edge) * (1.0 - pool)
}

pub fn glaze(colour: Vec3, s: &Spot) -> Look {
    let drift = noise::layered(s.p * vec3(5.0, 2.2, 5.0), 3);
    let albedo = broken(colour, s, 0.75) * (1.0 + 0.10 * drift);
    let normal = bumped(s, 0.0011, 0.01, |p| noise::value(p * 11.0));
    Look { mirror: Vec3::splat(0.052), normal, ..Look::plain(albedo, 0.075, s.n) }
}

pub fn satin(colour: Vec3, s: &Spot) -> Look {
    let albedo = broken(colour, s, 0.2) * (1.0 + 0.04 * noise::layered(s.p * 4.0, 2));
    Look { mirror: Vec3::splat(0.045), ..Look::plain(albedo, 0.24, s.n) }
}

pub fn matte(colour: Vec3, s: &Spot) -> Look {
    let cloud = noise::layered(s.p * 6.0, 3);
    let dust = noise::value(s.p * 95.0);
    let albedo = broken(colour, s, 0.25) * (1.0 + 0.05 * cloud + 0.02 * dust);
    let normal = bumped(s, 0.00035, 0.003, |p| noise::value(p * 130.0));
    Look { normal, ..Look::plain(albedo, 0.55, s.n) }
}

pub fn speckle(colour: Vec3, s: &Spot) -> Look {
    let mut look = satin(colour * (1.0 + 0.05 * noise::layered(s.p * 5.0, 2)), s);
    let iron = vec3(0.16, 0.09, 0.05);
    for (size, share) in [(34.0, 0.26), (62.0, 0.22)] {
        let (d, which) = noise::grains(s.p * size);
        let spot = 0.12 + 0.22 * which / share;
        let dark = if which < share { 1.0 - step(spot * 0.6, spot * 1.25, d) } else { 0.0 };
        look.albedo = look.albedo.lerp(iron, dark * 0.75);
    }
    look.rough = 0.2;
    look
}

pub fn earth(colour: Vec3, s: &Spot) -> Look {
    let cloud = noise::layered(s.p * vec3(4.0, 9.0, 4.0), 4);
    let bloom = step(0.05, 0.5, noise::layered(s.p * 3.1 + 8.0, 3));
    let albedo = colour * (1.0 + 0.16 * cloud) * (1.0 - 0.2 * step(4.0, 30.0, -s.bend));
    let albedo = albedo.lerp(vec3(0.62, 0.46, 0.36), bloom * 0.22);
    let normal =
        bumped(s, 0.0016, 0.004, |p| noise::value(p * 60.0) + 0.6 * noise::value(p * vec3(8.0, 120.0, 8.0)));
    Look { mirror: Vec3::splat(0.03), normal, ..Look::plain(albedo, 0.75, s.n) }
}

pub fn enamel(colour: Vec3, s: &Spot) -> Look {
    let normal = bumped(s, 0.0007, 0.01, |p| noise::value(p * 8.0));
    Look { mirror: Vec3::splat(0.055), normal, ..Look::plain(colour, 0.06, s.n) }
}
