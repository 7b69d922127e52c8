//! The empty studio: the paper, the lamps and the white ceiling. Everything is
//! placed for a thing of size one standing at the origin.

use crate::model::Stage;
use glam::{Vec2, Vec3, vec2, vec3};

/// A line of sight or of light; `dir` has length one.
#[derive(Clone, Copy)]
pub struct Ray {
    /// Start.
    pub from: Vec3,
    /// Direction.
    pub dir: Vec3,
}

impl Ray {
    /// The point at distance `t`.
    pub fn at(&self, t: f32) -> Vec3 {
        self.from + self.dir * t
    }
}

/// Where a ray meets the paper.
pub struct OnPaper {
    /// How far along the ray.
    pub t: f32,
    /// Facing of the paper there.
    pub n: Vec3,
    /// Place on the unrolled paper.
    pub uv: Vec2,
}

/// Rays leaving the underside of glass start a hair below the paper.
const TOUCHING: f32 = 0.03;
const BEHIND: f32 = -1.35;
const BEND: f32 = 1.9;

/// A soft box: a glowing rectangle.
pub struct SoftBox {
    /// Its middle.
    pub centre: Vec3,
    /// Half its width.
    pub across: Vec3,
    /// Half its height.
    pub up: Vec3,
    /// Facing of the cloth.
    pub facing: Vec3,
    /// Light leaving the cloth.
    pub power: f32,
}

impl SoftBox {
    fn aimed(centre: Vec3, half_width: f32, half_height: f32, power: f32) -> Self {
        let facing = (vec3(0.0, 0.35, 0.0) - centre).normalize();
        let across = facing.cross(Vec3::Y).normalize();
        let up = across.cross(facing);
        Self { centre, across: across * half_width, up: up * half_height, facing, power }
    }

    /// Share of a blurred reflection (`spread` is its half angle) that this box fills.
    pub fn seen(&self, ray: Ray, spread: f32) -> f32 {
        let slope = ray.dir.dot(self.facing);
        let t = (self.centre - ray.from).dot(self.facing) / slope;
        if slope > -1e-3 || t < 0.0 {
            return 0.0;
        }
        let q = ray.at(t) - self.centre;
        let blur = spread * t + 0.02;
        let cover = |axis: Vec3| {
            let half = axis.length();
            let x = q.dot(axis / half);
            0.5 * (soft_sign((x + half) / blur) - soft_sign((x - half) / blur))
        };
        cover(self.across) * cover(self.up)
    }
}

/// The error function, near enough.
fn soft_sign(x: f32) -> f32 {
    (x * (1.128 + 0.1 * x * x)).tanh()
}

/// Paper and lamps for one stage.
pub struct Studio {
    stage: Stage,
    /// The large lamp, then the thin one that draws the edge.
    pub boxes: [SoftBox; 2],
    /// Cards that only polished surfaces see; they draw the long highlights.
    pub cards: [SoftBox; 2],
    ceiling: f32,
}

impl Studio {
    /// Sets up the lamps; `exposure` scales all of them.
    pub fn new(stage: Stage, exposure: f32) -> Self {
        let key = match stage {
            Stage::Sweep => vec3(-2.7, 3.3, 1.7),
            Stage::Wall => vec3(-2.4, 3.0, 2.6),
        };
        let boxes = [
            SoftBox::aimed(key, 1.1, 1.1, 9.4 * exposure),
            SoftBox::aimed(vec3(3.0, 1.7, -0.2), 0.32, 1.3, 3.4 * exposure),
        ];
        let cards = [
            SoftBox::aimed(vec3(-2.5, 0.1, 1.9), 0.36, 1.15, 2.6 * exposure),
            SoftBox::aimed(vec3(2.5, 0.3, 0.9), 0.12, 1.1, 1.5 * exposure),
        ];
        Self { stage, boxes, cards, ceiling: exposure }
    }

    /// Light from the room where neither lamp nor paper is.
    pub fn room(&self, dir: Vec3) -> f32 {
        let up = (dir.y * 0.5 + 0.5).clamp(0.0, 1.0);
        let front = (dir.z * 0.5 + 0.5).clamp(0.0, 1.0);
        self.ceiling * (0.27 + 0.58 * up * up) * (1.0 - 0.25 * front)
    }

    /// Where the ray meets the paper, if it does.
    pub fn paper(&self, ray: Ray) -> Option<OnPaper> {
        match self.stage {
            Stage::Wall => flat(ray, Vec3::Z, 0.0, |p| vec2(p.x, p.y)),
            Stage::Sweep => sweep(ray),
        }
    }
}

fn flat(ray: Ray, n: Vec3, offset: f32, uv: impl Fn(Vec3) -> Vec2) -> Option<OnPaper> {
    let slope = ray.dir.dot(n);
    let t = (offset - ray.from.dot(n)) / slope;
    (slope < -1e-5 && t > -TOUCHING).then(|| OnPaper { t: t.max(0.0), n, uv: uv(ray.at(t)) })
}

fn sweep(ray: Ray) -> Option<OnPaper> {
    let floor = flat(ray, Vec3::Y, 0.0, |p| vec2(p.x, p.z));
    if let Some(hit) = floor.filter(|h| h.uv.y >= BEHIND) {
        return Some(hit);
    }
    if let Some(hit) = curve(ray) {
        return Some(hit);
    }
    let arc = std::f32::consts::FRAC_PI_2 * BEND;
    flat(ray, Vec3::Z, BEHIND - BEND, move |p| vec2(p.x, BEHIND - arc - (p.y - BEND)))
        .filter(|h| ray.at(h.t).y >= BEND)
}

/// The quarter pipe between floor and wall, seen from inside.
fn curve(ray: Ray) -> Option<OnPaper> {
    let o = vec2(ray.from.z - BEHIND, ray.from.y - BEND);
    let d = vec2(ray.dir.z, ray.dir.y);
    let (a, b, c) = (d.length_squared(), o.dot(d), o.length_squared() - BEND * BEND);
    let root = b * b - a * c;
    if root < 0.0 || a < 1e-9 {
        return None;
    }
    let t = (-b + root.sqrt()) / a;
    let q = o + d * t;
    if t <= 0.0 || q.x > 0.0 || q.y > 0.0 {
        return None;
    }
    let along = (-q.x).atan2(-q.y) * BEND;
    Some(OnPaper { t, n: vec3(0.0, -q.y, -q.x) / BEND, uv: vec2(ray.at(t).x, BEHIND - along) })
}

/// The point of the unrolled paper in space, and its facing.
pub fn unrolled(stage: Stage, uv: Vec2) -> (Vec3, Vec3) {
    if stage == Stage::Wall {
        return (uv.extend(0.0), Vec3::Z);
    }
    let arc = std::f32::consts::FRAC_PI_2 * BEND;
    let back = BEHIND - uv.y;
    if back <= 0.0 {
        (vec3(uv.x, 0.0, uv.y), Vec3::Y)
    } else if back < arc {
        let (s, c) = (back / BEND).sin_cos();
        (vec3(uv.x, BEND - BEND * c, BEHIND - BEND * s), vec3(0.0, c, s))
    } else {
        (vec3(uv.x, BEND + back - arc, BEHIND - BEND), Vec3::Z)
    }
}
