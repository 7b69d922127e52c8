//! Follows rays until they touch the thing. Knows shapes, not colours.

use crate::model::Model;
use crate::studio::Ray;
use glam::{Vec3, vec3};

const NEAR: f32 = 0.0006;

/// Where a ray touched the thing.
#[derive(Clone, Copy)]
pub struct Touch {
    /// How far along the ray.
    pub t: f32,
    /// Where.
    pub p: Vec3,
    /// Which part.
    pub part: usize,
}

/// A model ready to be looked at: which slots are glass is known.
pub struct Scene {
    /// The thing.
    pub model: Model,
    /// Slots one can look through.
    pub clear: Vec<bool>,
    low: Vec3,
    high: Vec3,
    has_glass: bool,
}

impl Scene {
    /// Prepares a model.
    pub fn new(model: Model, clear: Vec<bool>) -> Self {
        let (low, high) = model.enclosure();
        let has_glass = model.parts.iter().any(|p| clear[p.slot]);
        Self { model, clear, low, high, has_glass }
    }

    /// Whether anything here is made of glass.
    pub fn has_glass(&self) -> bool {
        self.has_glass
    }

    /// Distance to everything that hides what is behind it.
    pub fn solid(&self, p: Vec3) -> (f32, usize) {
        if self.has_glass {
            self.model.nearest(p, |slot| !self.clear[slot])
        } else {
            self.model.nearest(p, |_| true)
        }
    }

    /// Distance to the glass.
    pub fn glass(&self, p: Vec3) -> (f32, usize) {
        self.model.nearest(p, |slot| self.clear[slot])
    }

    /// The stretch of the ray within reach of the thing.
    pub fn reach(&self, ray: Ray) -> Option<(f32, f32)> {
        let inv = ray.dir.recip();
        let (a, b) = ((self.low - ray.from) * inv, (self.high - ray.from) * inv);
        let enter = a.min(b).max_element().max(0.0);
        let leave = a.max(b).min_element();
        (leave > enter).then_some((enter, leave))
    }

    fn follow(&self, ray: Ray, start: f32, field: impl Fn(Vec3) -> (f32, usize)) -> Option<Touch> {
        let (enter, leave) = self.reach(ray)?;
        let mut t = enter.max(start);
        for _ in 0..160 {
            let p = ray.at(t);
            let (d, part) = field(p);
            if d < NEAR {
                return Some(Touch { t, p, part });
            }
            t += d * 0.95 + 0.0002;
            if t > leave {
                return None;
            }
        }
        None
    }

    /// First touch of a solid piece.
    pub fn touch(&self, ray: Ray) -> Option<Touch> {
        self.follow(ray, 0.0, |p| self.solid(p))
    }

    /// First touch of anything, glass included.
    pub fn touch_any(&self, ray: Ray) -> Option<Touch> {
        self.follow(ray, 0.0, |p| self.model.nearest(p, |_| true))
    }

    /// First touch of glass.
    pub fn touch_glass(&self, ray: Ray) -> Option<Touch> {
        if !self.has_glass {
            return None;
        }
        self.follow(ray, 0.0, |p| self.glass(p))
    }

    /// Where a ray that is inside glass comes out, or the solid it meets there.
    pub fn leave_glass(&self, ray: Ray) -> (Touch, bool) {
        let mut t = 0.004;
        for _ in 0..90 {
            let p = ray.at(t);
            let (d, part) = self.glass(p);
            let (s, body) = self.solid(p);
            if s < NEAR {
                return (Touch { t, p, part: body }, true);
            }
            if d > -NEAR * 0.5 {
                return (Touch { t, p, part }, false);
            }
            t += (-d).min(s).max(0.0008);
        }
        (Touch { t, p: ray.at(t), part: self.glass(ray.at(t)).1 }, false)
    }

    /// How open the way is for a blurred reflection, and what closes it.
    pub fn openness(&self, ray: Ray, spread: f32) -> (f32, Option<Touch>) {
        let Some((enter, leave)) = self.reach(ray) else { return (1.0, None) };
        let (mut t, mut open) = (enter.max(0.012), 1.0_f32);
        let mut closest = None;
        for _ in 0..70 {
            let p = ray.at(t);
            let (d, part) = self.solid(p);
            let room = 0.5 + 0.5 * d / (spread * t + 0.003);
            if room < open {
                open = room.max(0.0);
                closest = Some(Touch { t, p, part });
            }
            if d < NEAR {
                return (0.0, Some(Touch { t, p, part }));
            }
            t += d.max(0.003);
            if t > leave {
                break;
            }
        }
        (open.clamp(0.0, 1.0), closest)
    }

    /// Facing of the skin at `p` and how sharply it bends.
    pub fn skin(&self, p: Vec3, part: usize) -> (Vec3, f32) {
        let shape = &self.model.parts[part].shape;
        let f = |q: Vec3| shape.distance(q);
        let (h, w) = (0.0016, 0.009);
        let n = vec3(
            f(p + Vec3::X * h) - f(p - Vec3::X * h),
            f(p + Vec3::Y * h) - f(p - Vec3::Y * h),
            f(p + Vec3::Z * h) - f(p - Vec3::Z * h),
        );
        let n = n.try_normalize().unwrap_or(Vec3::Y);
        let side = n.any_orthonormal_vector();
        let other = n.cross(side);
        let around = f(p + side * w) + f(p - side * w) + f(p + other * w) + f(p - other * w);
        (n, (around - 4.0 * f(p)) / (w * w))
    }
}
