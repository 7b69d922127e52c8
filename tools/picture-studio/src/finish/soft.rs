//! Surfaces light sinks into or comes out of: wax, cloth and lamp glass.

use super::{Look, Spot, bumped};
use crate::noise;
use glam::{Vec3, vec3};

pub fn opal(glow: Vec3, s: &Spot) -> Look {
    let albedo = Vec3::splat(0.25);
    let look = Look { mirror: Vec3::splat(0.05), glow, ..Look::plain(albedo, 0.08, s.n) };
    Look { glow: glow * (0.80 + 0.06 * s.n.y), ..look }
}

pub fn shade(glow: Vec3, colour: Vec3, s: &Spot) -> Look {
    let thread = noise::value(s.p * vec3(150.0, 40.0, 150.0)) + noise::value(s.p * vec3(40.0, 190.0, 40.0));
    let weave = 1.0 + 0.05 * thread;
    Look { glow: glow * weave, mirror: Vec3::ZERO, ..Look::plain(colour * 0.5 * weave, 0.9, s.n) }
}

pub fn wax(colour: Vec3, s: &Spot) -> Look {
    let cloud = noise::layered(s.p * 5.0, 2);
    let normal = bumped(s, 0.003, 0.02, |p| noise::value(p * 9.0));
    Look { normal, ..Look::plain(colour * (1.0 + 0.05 * cloud), 0.34, s.n) }
}

pub fn fabric(colour: Vec3, s: &Spot) -> Look {
    let weave = |p: Vec3| {
        let q = p * 430.0;
        let slub = noise::value(p * vec3(20.0, 90.0, 20.0));
        (q.x + q.z * 0.7 + slub).sin() * (q.y + q.z * 0.35 + slub).sin()
    };
    let slub =
        noise::layered(s.p * vec3(60.0, 10.0, 40.0), 2) + noise::layered(s.p * vec3(10.0, 70.0, 30.0), 2);
    let albedo = colour * (0.98 + 0.07 * weave(s.p) + 0.08 * slub);
    let normal = bumped(s, 0.0005, 0.0015, weave);
    Look { mirror: Vec3::splat(0.015), normal, sheen: 0.12, ..Look::plain(albedo, 0.9, s.n) }
}
