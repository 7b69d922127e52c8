//! Repeatable noise for grain, speckles and sampling. Everything is a pure
//! function of its input, so a picture is the same on every run and machine.

use glam::{IVec3, Vec3};

/// Scrambles a number into another that looks unrelated.
pub fn hash(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x7feb_352d);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846c_a68b);
    x ^ (x >> 16)
}

/// A number in `0..1` from a scrambled seed.
pub fn unit(seed: u32) -> f32 {
    (hash(seed) >> 8) as f32 / 16_777_216.0
}

fn cell(i: IVec3, salt: u32) -> u32 {
    let x = (i.x as u32).wrapping_mul(0x9e37_79b1);
    let y = (i.y as u32).wrapping_mul(0x85eb_ca77);
    let z = (i.z as u32).wrapping_mul(0xc2b2_ae3d);
    hash(x ^ y.rotate_left(11) ^ z.rotate_left(22) ^ salt)
}

/// The lattice cell a point is in.
fn below(p: Vec3) -> IVec3 {
    let i = p.as_ivec3();
    let over = i.as_vec3().cmpgt(p);
    i - IVec3::new(i32::from(over.x), i32::from(over.y), i32::from(over.z))
}

/// Slope-based noise, roughly in `-1..1`, smooth enough to tilt a mirror with.
pub fn value(p: Vec3) -> f32 {
    let i = below(p);
    let f = p - i.as_vec3();
    let w = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    let at = |x: i32, y: i32, z: i32| {
        let corner = IVec3::new(x, y, z);
        slope(cell(i + corner, 7), f - corner.as_vec3())
    };
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let lower = mix(mix(at(0, 0, 0), at(1, 0, 0), w.x), mix(at(0, 1, 0), at(1, 1, 0), w.x), w.y);
    let upper = mix(mix(at(0, 0, 1), at(1, 0, 1), w.x), mix(at(0, 1, 1), at(1, 1, 1), w.x), w.y);
    mix(lower, upper, w.z)
}

/// How a corner's random slope rises at `q` (the twelve edges of a cube).
fn slope(h: u32, q: Vec3) -> f32 {
    let h = h & 15;
    let u = if h < 8 { q.x } else { q.y };
    let v = if h < 4 {
        q.y
    } else if h == 12 || h == 14 {
        q.x
    } else {
        q.z
    };
    (if h & 1 == 0 { u } else { -u }) + (if h & 2 == 0 { v } else { -v })
}

/// Several octaves of [`value`], each half as strong as the one before.
pub fn layered(p: Vec3, octaves: u32) -> f32 {
    let (mut sum, mut strength, mut q) = (0.0, 0.5, p);
    for _ in 0..octaves {
        sum += strength * value(q);
        strength *= 0.5;
        q = q * 2.03 + Vec3::new(11.3, 5.7, 23.1);
    }
    sum
}

/// The nearest of the randomly scattered grains: its distance and a number that
/// stays the same all over that grain.
pub fn grains(p: Vec3) -> (f32, f32) {
    let i = below(p);
    let mut best = (9.0_f32, 0.0);
    for x in -1..=1 {
        for y in -1..=1 {
            for z in -1..=1 {
                let c = i + IVec3::new(x, y, z);
                let h = cell(c, 91);
                let jitter = Vec3::new(unit(h), unit(h ^ 0x51), unit(h ^ 0xa3));
                let d = (c.as_vec3() + jitter - p).length_squared();
                if d < best.0 {
                    best = (d, unit(h ^ 0x77));
                }
            }
        }
    }
    (best.0.sqrt(), best.1)
}
