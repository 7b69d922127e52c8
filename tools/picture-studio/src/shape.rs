//! Solids described by how far a point is from their skin. Shapes are combined
//! and moved here; what they are made of is decided elsewhere.

pub mod plane;
pub mod solid;
pub mod table;

use glam::{Mat3, Vec3};
use std::sync::Arc;

type Field = Arc<dyn Fn(Vec3) -> f32 + Send + Sync>;

/// A solid and a ball that surely contains it.
#[derive(Clone)]
pub struct Shape {
    field: Field,
    /// Middle of the enclosing ball.
    pub centre: Vec3,
    /// Radius of the enclosing ball.
    pub radius: f32,
}

impl Shape {
    /// A shape from its distance function and enclosing ball.
    pub fn new(centre: Vec3, radius: f32, field: impl Fn(Vec3) -> f32 + Send + Sync + 'static) -> Self {
        Self { field: Arc::new(field), centre, radius }
    }

    /// Signed distance to the skin: negative inside.
    pub fn distance(&self, p: Vec3) -> f32 {
        (self.field)(p)
    }

    /// A lower bound of the distance, from the enclosing ball alone.
    fn to_ball(&self, p: Vec3) -> f32 {
        p.distance(self.centre) - self.radius
    }

    /// Moved by `offset`.
    pub fn at(self, x: f32, y: f32, z: f32) -> Self {
        let offset = Vec3::new(x, y, z);
        let f = self.field;
        Self::new(self.centre + offset, self.radius, move |p| f(p - offset))
    }

    fn turned(self, turn: Mat3) -> Self {
        let (f, back) = (self.field, turn.transpose());
        Self::new(turn * self.centre, self.radius, move |p| f(back * p))
    }

    /// Turned about the x axis, in degrees.
    pub fn turn_x(self, degrees: f32) -> Self {
        self.turned(Mat3::from_rotation_x(degrees.to_radians()))
    }

    /// Turned about the upright axis, in degrees.
    pub fn turn_y(self, degrees: f32) -> Self {
        self.turned(Mat3::from_rotation_y(degrees.to_radians()))
    }

    /// Turned about the line of sight, in degrees.
    pub fn turn_z(self, degrees: f32) -> Self {
        self.turned(Mat3::from_rotation_z(degrees.to_radians()))
    }

    /// The same shape, larger or smaller.
    pub fn scale(self, by: f32) -> Self {
        let f = self.field;
        Self::new(self.centre * by, self.radius * by, move |p| f(p / by) * by)
    }

    /// With `other` cut away, the cut softened by `soft`.
    pub fn minus(self, other: Shape, soft: f32) -> Self {
        let (centre, radius) = (self.centre, self.radius);
        Self::new(centre, radius, move |p| {
            let a = self.distance(p);
            if a + other.to_ball(p) > soft { a } else { -smooth_min(-a, other.distance(p), soft) }
        })
    }

    /// What both shapes share.
    pub fn meet(self, other: Shape, soft: f32) -> Self {
        let (a, b) = (self.field, other.field);
        Self::new(self.centre, self.radius, move |p| -smooth_min(-a(p), -b(p), soft))
    }

    /// Grown together with `other`; `soft` is the width of the fillet.
    pub fn join(self, other: Shape, soft: f32) -> Self {
        let reach = (self.centre.distance(other.centre) + self.radius + other.radius) / 2.0;
        let between = other.centre - self.centre;
        let shift = (reach - self.radius).max(0.0);
        let (centre, radius) = if reach <= self.radius {
            (self.centre, self.radius)
        } else if reach <= other.radius {
            (other.centre, other.radius)
        } else {
            (self.centre + between.normalize_or_zero() * shift, reach)
        };
        Self::new(centre, radius + soft * 0.3, move |p| {
            let (near, far) = (self.to_ball(p), other.to_ball(p));
            let (first, second, bound) =
                if near < far { (&self, &other, far) } else { (&other, &self, near) };
            let d = first.distance(p);
            if bound - d > soft { d } else { smooth_min(d, second.distance(p), soft) }
        })
    }

    /// The skin pushed in and out by a small relief. `depth` bounds the relief.
    pub fn relief(self, depth: f32, by: impl Fn(Vec3) -> f32 + Send + Sync + 'static) -> Self {
        let f = self.field;
        Self::new(self.centre, self.radius + depth, move |p| {
            let d = f(p);
            if d.abs() < depth * 4.0 { (d - depth * by(p)) * 0.8 } else { d - depth * d.signum() }
        })
    }
}

/// The smaller of two distances with the crease between them rounded.
pub fn smooth_min(a: f32, b: f32, soft: f32) -> f32 {
    if soft <= 0.0 {
        return a.min(b);
    }
    let h = (soft - (a - b).abs()).max(0.0) / soft;
    a.min(b) - h * h * soft * 0.25
}
