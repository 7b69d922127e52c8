//! Flat drawings: the silhouettes that are later turned on the lathe or sawn
//! out of a plank. A drawing answers how far a point is from its line.

use glam::{Vec2, vec2};

/// A flat distance function.
pub type Drawing = Box<dyn Fn(Vec2) -> f32 + Send + Sync>;

/// Pieces between two points of a [`spline`]; few enough to measure, many enough
/// that glass does not show them as facets.
pub const PIECES: usize = 30;

/// A smooth line through all the given points.
pub fn spline(points: &[(f32, f32)]) -> Vec<Vec2> {
    let p: Vec<Vec2> = points.iter().map(|&(x, y)| vec2(x, y)).collect();
    let n = p.len();
    let mut line = Vec::new();
    for i in 0..n - 1 {
        let before = if i > 0 { p[i - 1] } else { p[i] * 2.0 - p[i + 1] };
        let after = if i + 2 < n { p[i + 2] } else { p[i + 1] * 2.0 - p[i] };
        line.extend((0..PIECES).map(|k| knot(before, p[i], p[i + 1], after, k as f32 / PIECES as f32)));
    }
    line.push(p[n - 1]);
    line
}

/// Centripetal Catmull-Rom: never loops or overshoots between uneven points.
fn knot(a: Vec2, b: Vec2, c: Vec2, d: Vec2, t: f32) -> Vec2 {
    let t1 = a.distance(b).sqrt().max(1e-4);
    let t2 = t1 + b.distance(c).sqrt().max(1e-4);
    let t3 = t2 + c.distance(d).sqrt().max(1e-4);
    let t = t1 + (t2 - t1) * t;
    let a1 = a * ((t1 - t) / t1) + b * (t / t1);
    let a2 = b * ((t2 - t) / (t2 - t1)) + c * ((t - t1) / (t2 - t1));
    let a3 = c * ((t3 - t) / (t3 - t2)) + d * ((t - t2) / (t3 - t2));
    let b1 = a1 * ((t2 - t) / t2) + a2 * (t / t2);
    let b2 = a2 * ((t3 - t) / (t3 - t1)) + a3 * ((t - t1) / (t3 - t1));
    b1 * ((t2 - t) / (t2 - t1)) + b2 * ((t - t1) / (t2 - t1))
}

fn to_segment(p: Vec2, a: Vec2, b: Vec2) -> f32 {
    let (pa, ba) = (p - a, b - a);
    let t = (pa.dot(ba) / ba.length_squared().max(1e-12)).clamp(0.0, 1.0);
    (pa - ba * t).length_squared()
}

/// A line of even thickness with round ends.
pub fn stroke(line: Vec<Vec2>, thickness: f32) -> Drawing {
    Box::new(move |p| {
        let nearest = line.windows(2).map(|s| to_segment(p, s[0], s[1]));
        nearest.fold(f32::MAX, f32::min).sqrt() - thickness / 2.0
    })
}

/// The area inside a closed line, its corners rounded by `round`. Edges that lie
/// on the lathe's axis are not edges of the solid.
pub fn fill(line: Vec<Vec2>, round: f32) -> Drawing {
    Box::new(move |p| {
        let (mut best, mut inside) = (f32::MAX, false);
        for i in 0..line.len() {
            let (a, b) = (line[i], line[(i + 1) % line.len()]);
            if a.x.abs() > 1e-4 || b.x.abs() > 1e-4 {
                best = best.min(to_segment(p, a, b));
            }
            if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
                inside = !inside;
            }
        }
        let d = best.sqrt();
        if inside { -d - round } else { d - round }
    })
}

/// A rectangle with rounded corners around `(x, y)`.
pub fn slab(x: f32, y: f32, half_width: f32, half_height: f32, round: f32) -> Drawing {
    let round = round.min(half_width).min(half_height);
    Box::new(move |p| {
        let q = (p - vec2(x, y)).abs() - vec2(half_width, half_height) + round;
        q.max(Vec2::ZERO).length() + q.x.max(q.y).min(0.0) - round
    })
}

/// A disc around `(x, y)`.
pub fn disc(x: f32, y: f32, radius: f32) -> Drawing {
    Box::new(move |p| p.distance(vec2(x, y)) - radius)
}

/// Several drawings laid over each other and softly merged.
pub fn together(parts: Vec<Drawing>, soft: f32) -> Drawing {
    Box::new(move |p| parts.iter().fold(9.0, |d, part| super::smooth_min(d, part(p), soft)))
}

/// The first drawing with the second cut out.
pub fn without(whole: Drawing, hole: Drawing) -> Drawing {
    Box::new(move |p| whole(p).max(-hole(p)))
}
