//! Blown and pressed glass, with the corks, sand and water plants it holds.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::plane::{fill, spline, stroke, together};
use crate::shape::solid::{ball, bent, lathe, vessel};
use glam::{vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match family {
        "tumbler-set" => pair(m, 0.235, &[(-0.25, 0.06), (0.25, -0.10)], |r, h| tumbler(r, h, 0.085), 0.50),
        "highball-set" => pair(m, 0.21, &[(-0.24, 0.08), (0.22, -0.10)], |r, h| tumbler(r, h, 0.07), 0.92),
        "wine-pair" => pair(m, 0.20, &[(-0.23, 0.06), (0.23, -0.10)], wine_glass, 1.0),
        "coupe-pair" => pair(m, 0.235, &[(-0.26, 0.06), (0.26, -0.10)], coupe, 0.56),
        "double-wall-pair" => pair(m, 0.225, &[(-0.25, 0.06), (0.25, -0.10)], double_wall, 0.50),
        "carafe" => carafe(m),
        "jug" if style == "glass" => jug(m),
        "decanter" => decanter(m),
        "glass-bowls" => bowls(m),
        _ => return None,
    })
}

fn pair(m: Measure, r: f32, places: &[(f32, f32)], glass: impl Fn(f32, f32) -> Shape, h: f32) -> Model {
    let mut model = Model::new(m.w, h);
    for &(x, z) in places {
        model.add(0, glass(r, h).at(x, 0.0, z));
    }
    model
}

/// A tumbler whose thick floor is `sham` high.
fn tumbler(r: f32, h: f32, sham: f32) -> Shape {
    let wall = 0.024;
    let line = [
        (0.0, 0.004),
        (r * 0.80, 0.004),
        (r * 0.88, 0.016),
        (r * 0.92, 0.05),
        (r, h - 0.008),
        (r - wall * 0.5, h),
        (r - wall, h - 0.008),
        (r * 0.92 - wall, sham + 0.04),
        (r * 0.80 - wall, sham + 0.006),
        (0.0, sham),
    ];
    lathe(r, 0.0, h, fill(line.iter().map(|&(x, y)| vec2(x, y)).collect(), 0.004))
}

fn stemware(r: f32, h: f32, bowl: &[(f32, f32)], stem_top: f32) -> Shape {
    let foot = [
        (r * 0.82, 0.0),
        (r * 0.80, 0.012),
        (r * 0.35, 0.028),
        (0.020, 0.07),
        (0.0155, stem_top * 0.6),
        (0.024, stem_top - 0.01),
        (0.045, stem_top + 0.015),
    ];
    let mut line = vec![vec2(0.0, 0.0)];
    line.extend(spline(&foot));
    line.push(vec2(0.0, stem_top + 0.022));
    lathe(r * 1.02, 0.0, h, together(vec![fill(line, 0.002), stroke(spline(bowl), 0.0165)], 0.02))
}

fn wine_glass(r: f32, h: f32) -> Shape {
    let s = h * 0.44;
    stemware(
        r,
        h,
        &[
            (0.0, s),
            (r * 0.45, s + 0.035),
            (r * 0.90, s + 0.16),
            (r * 0.97, s + 0.27),
            (r * 0.86, s + 0.42),
            (r * 0.74, h - 0.01),
        ],
        s,
    )
}

fn coupe(r: f32, h: f32) -> Shape {
    let s = h * 0.52;
    stemware(
        r,
        h,
        &[(0.0, s), (r * 0.5, s + 0.025), (r * 0.85, s + 0.10), (r * 0.97, s + 0.20), (r * 0.99, h - 0.01)],
        s,
    )
}

fn double_wall(r: f32, h: f32) -> Shape {
    let outer = [
        (0.0, 0.016),
        (r * 0.60, 0.016),
        (r * 0.82, 0.05),
        (r * 0.97, h * 0.42),
        (r * 0.94, h * 0.75),
        (r * 0.93, h - 0.02),
    ];
    let inner = [
        (0.0, 0.10),
        (r * 0.40, 0.11),
        (r * 0.68, 0.17),
        (r * 0.80, h * 0.5),
        (r * 0.84, h * 0.8),
        (r * 0.93, h - 0.016),
    ];
    lathe(r, 0.0, h, together(vec![stroke(spline(&outer), 0.0165), stroke(spline(&inner), 0.0165)], 0.012))
}

fn carafe(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.88);
    let body = vessel(
        &[
            (0.0, 0.022),
            (r * 0.70, 0.022),
            (r * 0.95, 0.07),
            (r * 0.97, h * 0.30),
            (r * 0.66, h * 0.58),
            (r * 0.46, h * 0.76),
            (r * 0.48, h * 0.88),
            (r * 0.64, h - 0.012),
        ],
        0.018,
    );
    model.add(0, body);
    model.add(1, ball(r * 0.60).at(0.0, h + 0.045, 0.0));
    model
}

fn jug(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.2, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let line = [
        (0.0, 0.026),
        (r * 0.62, 0.026),
        (r * 0.90, 0.08),
        (r * 0.98, h * 0.32),
        (r * 0.80, h * 0.66),
        (r * 0.66, h * 0.82),
        (r * 0.76, h - 0.02),
    ];
    let body = vessel(&line, 0.024)
        .relief(0.006, move |p| (p.z.atan2(p.x) * 18.0).cos() * ((h * 0.75 - p.y) / 0.2).clamp(0.0, 1.0));
    let grip = bent(
        vec3(r * 0.66, h * 0.84, 0.0),
        vec3(r * 1.75, h * 0.92, 0.0),
        vec3(r * 0.94, h * 0.34, 0.0),
        0.028,
        0.020,
    );
    model.add(0, body.join(grip, 0.02).turn_y(-20.0));
    model
}

fn decanter(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let body = vessel(
        &[
            (0.0, 0.028),
            (r * 0.60, 0.026),
            (r * 0.94, 0.07),
            (r * 0.93, h * 0.20),
            (r * 0.50, h * 0.34),
            (r * 0.22, h * 0.48),
            (r * 0.17, h * 0.70),
            (r * 0.19, h * 0.86),
            (r * 0.30, h - 0.012),
        ],
        0.020,
    );
    model.add(0, body);
    model
}

fn bowls(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    for lift in [0.0, 0.17] {
        let line = [(0.0, 0.03), (r * 0.55, 0.03), (r * 0.80, 0.10), (r * 0.93, 0.24), (r * 0.98, 0.40)];
        model.add(0, vessel(&line, 0.036).at(0.0, lift, 0.0));
    }
    model
}
