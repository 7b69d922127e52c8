//! A thing to be photographed: shapes, each with the number of the finish it
//! wears. Says nothing about colour or light.

use crate::shape::Shape;
use glam::{Vec3, vec3};

/// One piece of a thing.
pub struct Part {
    /// Its body.
    pub shape: Shape,
    /// Which of the shot's finishes it wears.
    pub slot: usize,
    /// The way the fibres run, for wood and brushed metal.
    pub grain: Vec3,
    /// Keeps two pieces of wood from showing the same plank.
    pub plank: Vec3,
}

/// Where a thing is photographed.
#[derive(Clone, Copy, PartialEq)]
pub enum Stage {
    /// Standing on paper that sweeps up behind it.
    Sweep,
    /// Hanging on a wall.
    Wall,
}

/// A thing to be photographed. One unit is its larger dimension.
pub struct Model {
    /// The pieces.
    pub parts: Vec<Part>,
    /// Where it is photographed.
    pub stage: Stage,
    /// Lowest and highest corner that must be in the picture.
    pub frame: (Vec3, Vec3),
}

impl Model {
    /// An empty stage framed for something this wide and high.
    pub fn new(width: f32, height: f32) -> Self {
        let half = width / 2.0;
        Self {
            parts: Vec::new(),
            stage: Stage::Sweep,
            frame: (vec3(-half, 0.0, -half), vec3(half, height, half)),
        }
    }

    /// Adds a piece whose grain stands upright.
    pub fn add(&mut self, slot: usize, shape: Shape) -> &mut Self {
        self.add_along(slot, shape, Vec3::Y)
    }

    /// Adds a piece with its grain along the given direction.
    pub fn add_along(&mut self, slot: usize, shape: Shape, grain: Vec3) -> &mut Self {
        let n = self.parts.len() as f32;
        let plank = vec3(0.37 + 0.61 * n, 0.13 + 1.7 * n, -0.21 - 0.47 * n);
        self.parts.push(Part { shape, slot, grain, plank });
        self
    }

    /// Distance to the nearest piece among those `wanted`, and which it is.
    pub fn nearest(&self, p: Vec3, wanted: impl Fn(usize) -> bool) -> (f32, usize) {
        let mut best = (9.0_f32, 0);
        for (i, part) in self.parts.iter().enumerate() {
            if !wanted(part.slot) {
                continue;
            }
            let to_ball = p.distance(part.shape.centre) - part.shape.radius;
            if to_ball >= best.0 {
                continue;
            }
            let d = if to_ball > 0.12 { to_ball } else { part.shape.distance(p) };
            if d < best.0 {
                best = (d, i);
            }
        }
        best
    }

    /// A ball around everything, for quick misses.
    pub fn enclosure(&self) -> (Vec3, Vec3) {
        let mut low = Vec3::splat(9.0);
        let mut high = Vec3::splat(-9.0);
        for part in &self.parts {
            low = low.min(part.shape.centre - part.shape.radius);
            high = high.max(part.shape.centre + part.shape.radius);
        }
        (low, high)
    }
}
