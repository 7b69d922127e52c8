//! The light on the paper, measured once: a fine map around the thing and a
//! coarse one for the rest of the roll.

use super::smooth::{Field, even_out};
use super::{GLOW, Light, Meter, WAYS};
use crate::model::Stage;
use crate::noise;
use crate::studio::unrolled;
use glam::{Vec2, vec2};

struct Sheet {
    low: Vec2,
    step: f32,
    size: usize,
    cells: Vec<Light>,
}

/// The lit paper.
pub struct PaperMap {
    near: Sheet,
    far: Sheet,
}

impl PaperMap {
    /// Measures the paper under the thing.
    pub fn measure(meter: &Meter, stage: Stage, cells: usize) -> Self {
        let middle = if stage == Stage::Wall { 0.5 } else { 0.0 };
        let near = Sheet::measure(meter, stage, vec2(-1.5, middle - 1.5), 3.0, cells, (9, 9));
        let far = Sheet::measure(meter, stage, vec2(-8.0, middle - 9.0), 16.0, 72, (9, 16));
        Self { near, far }
    }

    /// Light at a place on the unrolled paper.
    pub fn read(&self, uv: Vec2) -> Light {
        let edge = self.near.depth(uv);
        let fine = (edge / 0.35).clamp(0.0, 1.0);
        let mut light = self.far.read(uv);
        if fine > 0.0 {
            let near = self.near.read(uv);
            light.iter_mut().zip(near).for_each(|(a, b)| *a += (b - *a) * fine);
        }
        light
    }

    /// Light of all ways together, for bounces; the share is of white paper.
    pub fn brightness(&self, uv: Vec2) -> f32 {
        let light = self.near_or_far(uv);
        light.iter().sum::<f32>() - light[GLOW] * 0.5
    }

    fn near_or_far(&self, uv: Vec2) -> Light {
        if self.near.depth(uv) > 0.1 { self.near.nearest(uv) } else { self.far.nearest(uv) }
    }
}

impl Sheet {
    fn measure(meter: &Meter, stage: Stage, low: Vec2, extent: f32, size: usize, rays: (u32, u32)) -> Self {
        let step = extent / size as f32;
        let light = |i: usize| {
            let uv = low + step * (vec2((i % size) as f32, (i / size) as f32) + 0.5);
            let (p, n) = unrolled(stage, uv);
            meter.read(p, n, noise::hash(i as u32), rays.0, rays.1)
        };
        let mut field = Field { width: size, height: size, light: (0..size * size).map(light).collect() };
        even_out(&mut field, 3, 0.10, |_, _| 1.0);
        Self { low, step, size, cells: field.light }
    }

    /// How far inside the sheet a place is; negative outside.
    fn depth(&self, uv: Vec2) -> f32 {
        let q = uv - self.low;
        let extent = self.step * self.size as f32;
        q.min_element().min(extent - q.max_element())
    }

    fn place(&self, uv: Vec2) -> Vec2 {
        let last = self.size as f32 - 2.0;
        ((uv - self.low) / self.step - 0.5).clamp(Vec2::ONE, vec2(last, last))
    }

    fn nearest(&self, uv: Vec2) -> Light {
        let g = self.place(uv).round();
        self.cells[g.y as usize * self.size + g.x as usize]
    }

    fn read(&self, uv: Vec2) -> Light {
        let g = self.place(uv);
        let near = g.round();
        let f = g - near;
        let weights = |f: f32| [0.5 * (0.5 - f) * (0.5 - f), 0.75 - f * f, 0.5 * (0.5 + f) * (0.5 + f)];
        let (wx, wy) = (weights(f.x), weights(f.y));
        let mut sum = [0.0; WAYS];
        for (j, wy) in wy.iter().enumerate() {
            for (i, wx) in wx.iter().enumerate() {
                let cell = &self.cells[(near.y as usize + j - 1) * self.size + near.x as usize + i - 1];
                sum.iter_mut().zip(cell).for_each(|(s, c)| *s += wx * wy * c);
            }
        }
        sum
    }
}
