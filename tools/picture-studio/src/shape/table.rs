//! A drawing measured once on a grid, because asking a spline for its distance
//! millions of times would take all day. Reading it back is smooth enough for
//! highlights to run over the surface without a ripple.

use super::plane::Drawing;
use glam::{Vec2, vec2};

const CELLS: f32 = 300.0;

/// The grid of measured distances.
pub struct Table {
    low: Vec2,
    high: Vec2,
    margin: f32,
    step: f32,
    width: usize,
    height: usize,
    values: Vec<f32>,
}

impl Table {
    /// Measures `drawing`, which lies between two corners, and some way around it.
    pub fn measure(low: Vec2, high: Vec2, margin: f32, drawing: &Drawing) -> Self {
        let (low, high) = (low - margin, high + margin);
        let step = (high - low).max_element() / CELLS;
        let size = ((high - low) / step).ceil().as_uvec2() + 3;
        let (width, height) = (size.x as usize, size.y as usize);
        let corner = low - step;
        let place = |i: usize| corner + step * vec2((i % width) as f32, (i / width) as f32);
        let values = (0..width * height).map(|i| drawing(place(i))).collect();
        Self { low, high, margin, step, width, height, values }
    }

    /// The distance at `p`; outside the grid a safe lower bound.
    pub fn read(&self, p: Vec2) -> f32 {
        let inside = p.clamp(self.low, self.high);
        let beyond = (p - inside).length();
        if beyond > 0.02 {
            return (p - p.clamp(self.low + self.margin, self.high - self.margin)).length();
        }
        let d = self.interpolate(inside);
        if beyond > 0.0 { (d * d.max(0.0) + beyond * beyond).sqrt() } else { d }
    }

    /// Quadratic B-spline through nine neighbours: the slope has no steps.
    fn interpolate(&self, p: Vec2) -> f32 {
        let g = (p - self.low) / self.step + 1.0;
        let (i, j) = ((g.x + 0.5) as usize, (g.y + 0.5) as usize);
        let f = g - vec2(i as f32, j as f32);
        let weights = |f: f32| [0.5 * (0.5 - f) * (0.5 - f), 0.75 - f * f, 0.5 * (0.5 + f) * (0.5 + f)];
        let (wx, wy) = (weights(f.x), weights(f.y));
        let x = i.clamp(1, self.width - 2) - 1;
        let y = j.clamp(1, self.height - 2) - 1;
        let row = |j: usize| {
            let at = (y + j) * self.width + x;
            let v = &self.values[at..at + 3];
            wx[0] * v[0] + wx[1] * v[1] + wx[2] * v[2]
        };
        wy[0] * row(0) + wy[1] * row(1) + wy[2] * row(2)
    }
}
