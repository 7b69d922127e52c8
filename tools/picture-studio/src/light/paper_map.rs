//! The light on the paper, measured once: a fine map around the thing, a middling
//! one for the ends of its shadow and a coarse one for the rest of the roll.

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

/// The lit paper, coarsest map first.
pub struct PaperMap {
    sheets: [Sheet; 3],
}

impl PaperMap {
    /// Measures the paper under the thing.
    pub fn measure(meter: &Meter, stage: Stage, cells: usize) -> Self {
        let middle = if stage == Stage::Wall { 0.5 } else { 0.0 };
        let sheet = |half: f32, size, rays| {
            Sheet::measure(meter, stage, vec2(-half, middle - half), half * 2.0, size, rays)
        };
        Self { sheets: [sheet(8.5, 64, (9, 16)), sheet(2.0, cells / 2, (9, 12)), sheet(0.8, cells, (9, 8))] }
    }

    /// Light at a place on the unrolled paper.
    pub fn read(&self, uv: Vec2) -> Light {
        let mut light = [0.0; WAYS];
        let finest = self.sheets.iter().rposition(|s| s.depth(uv) > 0.3).unwrap_or(0);
        for (i, sheet) in self.sheets.iter().enumerate().skip(finest) {
            let share = if i == finest { 1.0 } else { (sheet.depth(uv) / 0.3).clamp(0.0, 1.0) };
            if share > 0.0 {
                light.iter_mut().zip(sheet.read(uv)).for_each(|(a, b)| *a += (b - *a) * share);
            }
        }
        light
    }

    /// Light of all ways together, for bounces; the share is of white paper.
    pub fn brightness(&self, uv: Vec2) -> f32 {
        let light = self.roughly(uv);
        light.iter().sum::<f32>() - light[GLOW] * 0.5
    }

    fn roughly(&self, uv: Vec2) -> Light {
        let sheet = self.sheets.iter().rfind(|s| s.depth(uv) > 0.1).unwrap_or(&self.sheets[0]);
        sheet.nearest(uv)
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
