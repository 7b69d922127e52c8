//! A long lens that frames the thing by itself.

use crate::studio::Ray;
use glam::{Vec2, Vec3, vec2, vec3};

/// The camera, aimed.
pub struct Camera {
    eye: Vec3,
    right: Vec3,
    up: Vec3,
    ahead: Vec3,
    shift: Vec2,
    zoom: f32,
}

/// From where a picture is taken.
#[derive(Clone, Copy, PartialEq)]
pub struct View {
    /// Degrees above the table.
    pub pitch: f32,
    /// Degrees to the side.
    pub yaw: f32,
    /// Share of the picture the thing fills.
    pub fill: f32,
    /// How far the middle of the picture sits below the middle of the thing.
    pub drop: f32,
}

impl Camera {
    /// Frames the box between two corners.
    pub fn framing((low, high): (Vec3, Vec3), view: View) -> Self {
        let (ys, yc) = view.yaw.to_radians().sin_cos();
        let (ps, pc) = view.pitch.to_radians().sin_cos();
        let ahead = -vec3(ys * pc, ps, yc * pc);
        let right = ahead.cross(Vec3::Y).normalize();
        let up = right.cross(ahead);
        let target = (low + high) / 2.0;
        let eye = target - ahead * 6.0;
        let mut camera = Self { eye, right, up, ahead, shift: Vec2::ZERO, zoom: 1.0 };
        let (a, b) = camera.bounds(low, high);
        camera.zoom = (b - a).max_element() / (2.0 * view.fill);
        camera.shift = (a + b) / 2.0 + vec2(0.0, view.drop * camera.zoom);
        camera
    }

    fn bounds(&self, low: Vec3, high: Vec3) -> (Vec2, Vec2) {
        let mut a = Vec2::splat(9.0);
        let mut b = Vec2::splat(-9.0);
        for i in 0..8 {
            let pick = |bit: i32, l: f32, h: f32| if i & bit == 0 { l } else { h };
            let corner = vec3(pick(1, low.x, high.x), pick(2, low.y, high.y), pick(4, low.z, high.z));
            let q = corner - self.eye;
            let at = vec2(q.dot(self.right), q.dot(self.up)) / q.dot(self.ahead);
            a = a.min(at);
            b = b.max(at);
        }
        (a, b)
    }

    /// The ray through a place in the picture, both axes in `0..1`, top left first.
    pub fn through(&self, x: f32, y: f32) -> Ray {
        let at = vec2(2.0 * x - 1.0, 1.0 - 2.0 * y) * self.zoom + self.shift;
        let dir = (self.ahead + self.right * at.x + self.up * at.y).normalize();
        Ray { from: self.eye, dir }
    }
}
