//! Rays that go through glass: bent at every skin, tinted on the way.

use super::surface::Print;
use crate::march::Touch;
use crate::studio::Ray;
use glam::{Vec2, Vec3};

const BENDING: f32 = 1.47;
const SKINS: usize = 14;

impl Print<'_> {
    /// What is seen where a ray meets glass.
    pub(super) fn through_glass(&self, ray: Ray, touch: Touch, at: Vec2) -> Vec3 {
        let (mut ray, mut touch) = (ray, touch);
        let (mut seen, mut left) = (Vec3::ZERO, Vec3::ONE);
        for depth in 0..SKINS {
            let (n, _) = self.setup.scene.skin(touch.p, touch.part);
            let n = if n.dot(ray.dir) > 0.0 { -n } else { n };
            let share = mirrored(-n.dot(ray.dir));
            let back = Ray { from: touch.p + n * 0.004, dir: reflect(ray.dir, n) };
            let lit = if depth < 3 { self.surroundings(back, 0.01) } else { self.beyond(back) };
            seen += left * share * lit;
            left *= (1.0 - share) * rim(-n.dot(ray.dir));
            let inside = refract(ray.dir, n, 1.0 / BENDING).unwrap_or(ray.dir);
            match self.cross(Ray { from: touch.p - n * 0.0025, dir: inside }, &mut left) {
                Crossing::Met(body, along) => return seen + left * self.skin(along, body, Some(at)),
                Crossing::Out(along) => ray = along,
            }
            match self.setup.scene.touch_any(ray) {
                Some(next) if self.is_clear(next.part) => touch = next,
                Some(body) => return seen + left * self.skin(ray, body, Some(at)),
                None => break,
            }
        }
        seen + left * self.beyond(ray)
    }

    /// From one skin of the glass to the next, mirrored inside when too oblique.
    fn cross(&self, start: Ray, left: &mut Vec3) -> Crossing {
        let mut ray = start;
        for _ in 0..4 {
            let (touch, solid) = self.setup.scene.leave_glass(ray);
            let slot = self.setup.scene.model.parts[touch.part].slot;
            let mut glass = self.finishes.iter().filter(|f| f.is_clear());
            let finish = if solid { glass.next_back() } else { Some(&self.finishes[slot]) };
            if let Some(finish) = finish {
                *left *= finish.colour.max(Vec3::splat(0.004)).powf(touch.t / finish.clarity());
            }
            if solid {
                return Crossing::Met(touch, ray);
            }
            let (n, _) = self.setup.scene.skin(touch.p, touch.part);
            if let Some(dir) = refract(ray.dir, -n, BENDING) {
                return Crossing::Out(Ray { from: touch.p + n * 0.003, dir });
            }
            ray = Ray { from: touch.p - n * 0.003, dir: reflect(ray.dir, -n) };
        }
        Crossing::Out(Ray { from: ray.at(0.01), dir: ray.dir })
    }
}

enum Crossing {
    Met(Touch, Ray),
    Out(Ray),
}

fn reflect(dir: Vec3, n: Vec3) -> Vec3 {
    dir - 2.0 * n * dir.dot(n)
}

fn refract(dir: Vec3, n: Vec3, ratio: f32) -> Option<Vec3> {
    let straight = -n.dot(dir);
    let k = 1.0 - ratio * ratio * (1.0 - straight * straight);
    (k >= 0.0).then(|| (dir * ratio + n * (ratio * straight - k.sqrt())).normalize())
}

/// Seen edge-on, glass gathers the dark of the room.
fn rim(facing: f32) -> f32 {
    let t = (facing / 0.42).clamp(0.0, 1.0);
    0.42 + 0.58 * t * (2.0 - t)
}

fn mirrored(facing: f32) -> f32 {
    0.037 + 0.963 * (1.0 - facing.clamp(0.0, 1.0)).powi(5)
}
