//! Takes the grain out of measured light: each place is averaged with ever more
//! distant neighbours that look alike (an edge-avoiding wavelet filter).

use super::{Light, WAYS};

/// Measured light on a grid.
pub struct Field {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Light, row by row.
    pub light: Vec<Light>,
}

const KERNEL: [f32; 5] = [0.0625, 0.25, 0.375, 0.25, 0.0625];

/// Evens out `field` in `rounds` passes. `tolerance` is the difference in light
/// that counts as a real edge; `alike` says how comparable two places are.
pub fn even_out(field: &mut Field, rounds: u32, tolerance: f32, alike: impl Fn(usize, usize) -> f32) {
    for round in 0..rounds {
        let reach = 1_isize << round;
        let slack = tolerance * if round == 0 { 4.0 } else { 1.0 };
        let next = (0..field.light.len()).map(|i| averaged(field, i, reach, slack, &alike)).collect();
        field.light = next;
    }
}

fn averaged(
    field: &Field,
    i: usize,
    reach: isize,
    slack: f32,
    alike: &impl Fn(usize, usize) -> f32,
) -> Light {
    let here = &field.light[i];
    if here[0].is_nan() {
        return *here;
    }
    let own: f32 = here.iter().sum();
    let (x, y) = ((i % field.width) as isize, (i / field.width) as isize);
    let (mut sum, mut total) = ([0.0; WAYS], 0.0);
    for (dy, ky) in (-2..=2).zip(KERNEL) {
        for (dx, kx) in (-2..=2).zip(KERNEL) {
            let (u, v) = (x + dx * reach, y + dy * reach);
            if u < 0 || v < 0 || u >= field.width as isize || v >= field.height as isize {
                continue;
            }
            let j = v as usize * field.width + u as usize;
            let there = &field.light[j];
            if there[0].is_nan() {
                continue;
            }
            let gap = (there.iter().sum::<f32>() - own) / slack;
            let weight = kx * ky * alike(i, j) / (1.0 + gap * gap * gap * gap);
            sum.iter_mut().zip(there).for_each(|(s, l)| *s += weight * l);
            total += weight;
        }
    }
    sum.map(|s| s / total.max(1e-9))
}
