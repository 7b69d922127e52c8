//! Things to drink coffee and tea from.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::solid::{bent, puck, ring, vessel};
use glam::vec3;

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("mug", "round") => round_mug(m),
        ("mug", "dipped") => dipped_mug(m),
        ("mug", _) => enamel_mug(m),
        ("cup-saucer", style) => cup_and_saucer(m, style == "espresso"),
        ("cup-stack", _) => stack(m),
        ("beaker", style) => beaker(m, style),
        ("tumbler-cork", _) => cork_tumbler(m),
        _ => return None,
    })
}

/// A loop handle on the right, between two heights, standing out by `reach`.
pub fn handle(x: f32, low: f32, high: f32, reach: f32, thick: f32) -> Shape {
    let middle = (low + high) / 2.0;
    let top = bent(
        vec3(x, high, 0.0),
        vec3(x + reach * 1.02, high + 0.02, 0.0),
        vec3(x + reach, middle, 0.0),
        thick,
        thick,
    );
    let bottom = bent(
        vec3(x + reach, middle, 0.0),
        vec3(x + reach * 0.98, low - 0.02, 0.0),
        vec3(x, low, 0.0),
        thick,
        thick * 1.05,
    );
    top.join(bottom, 0.0)
}

fn round_mug(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.32, m.h);
    let r = m.w / 2.0;
    let h = m.h;
    let body = vessel(
        &[
            (0.0, 0.05),
            (r * 0.55, 0.05),
            (r * 0.78, 0.09),
            (r * 0.96, h * 0.30),
            (r * 0.97, h * 0.50),
            (r * 0.88, h * 0.78),
            (r * 0.86, h - 0.025),
        ],
        0.042,
    );
    let foot = vessel(&[(r * 0.52, 0.022), (r * 0.60, 0.03)], 0.04);
    let grip = handle(r * 0.90, h * 0.26, h * 0.74, 0.27, 0.042)
        .minus(puck(r * 0.86, h, 0.0).at(0.0, 0.06, 0.0), 0.0);
    model.add(0, body.join(foot, 0.02).join(grip, 0.06).turn_y(-22.0));
    model
}

fn dipped_mug(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.35, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let wall = 0.036;
    let body = vessel(
        &[
            (0.0, 0.03),
            (r * 0.82, 0.03),
            (r * 0.93, 0.06),
            (r * 0.95, 0.12),
            (r * 0.95, h * 0.5),
            (r * 0.95, h - 0.02),
        ],
        wall,
    );
    let grip = handle(r * 0.95, h * 0.34, h * 0.80, 0.24, 0.036).minus(puck(r * 0.93, h, 0.0), 0.0);
    let band = 0.21;
    let above = crate::shape::solid::block(3.0, 2.0, 3.0, 0.0).at(0.0, band, 0.0);
    let whole = body.join(grip, 0.05).turn_y(-24.0);
    model.add(0, whole.clone().meet(above.clone(), 0.004));
    model.add(1, whole.minus(above, 0.002));
    model
}

fn enamel_mug(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.35, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let body = vessel(
        &[
            (0.0, 0.02),
            (r * 0.80, 0.02),
            (r * 0.90, 0.035),
            (r * 0.94, 0.10),
            (r * 0.96, h * 0.6),
            (r * 0.98, h - 0.03),
        ],
        0.016,
    );
    let grip = handle(r * 0.94, h * 0.24, h * 0.80, 0.26, 0.022).minus(puck(r * 0.94, h, 0.0), 0.0);
    model.add(0, body.join(grip, 0.02).turn_y(-24.0));
    model.add(1, ring(r * 0.985, 0.017).at(0.0, h - 0.02, 0.0));
    model
}

fn cup_and_saucer(m: Measure, espresso: bool) -> Model {
    let mut model = Model::new(m.w, m.h);
    let s = m.w / 2.0;
    let (r, lift) = if espresso { (m.w * 0.27, 0.06) } else { (m.w * 0.33, 0.045) };
    let h = m.h - lift;
    let saucer = vessel(&[(0.0, 0.035), (s * 0.45, 0.035), (s * 0.62, 0.05), (s * 0.97, 0.10)], 0.032)
        .join(vessel(&[(s * 0.40, 0.014), (s * 0.50, 0.02)], 0.028), 0.01);
    let cup = vessel(
        &[
            (0.0, 0.035),
            (r * 0.5, 0.035),
            (r * 0.75, 0.07),
            (r * 0.96, h * 0.45),
            (r, h * 0.8),
            (r * 1.02, h - 0.015),
        ],
        if espresso { 0.04 } else { 0.03 },
    );
    let grip = handle(r * 0.94, h * 0.30, h * 0.78, 0.16, 0.026).minus(puck(r * 0.93, h, 0.0), 0.0);
    model.add(0, saucer);
    model.add(0, cup.join(grip, 0.035).at(0.0, lift, 0.0).turn_y(-26.0));
    model
}

fn beaker_points(r: f32, h: f32, waist: f32) -> [(f32, f32); 6] {
    [
        (0.0, 0.03),
        (r * 0.70, 0.03),
        (r * 0.86, 0.08),
        (r * waist, h * 0.52),
        (r * 0.96, h * 0.85),
        (r * 0.97, h - 0.02),
    ]
}

fn beaker(m: Measure, style: &str) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let body = if style == "ribbed" {
        let cup = vessel(&beaker_points(r * 0.97, h, 0.95), 0.045);
        cup.relief(0.012, move |p| {
            let fade = ((h - 0.10 - p.y) / 0.05).clamp(0.0, 1.0) * ((p.y - 0.05) / 0.05).clamp(0.0, 1.0);
            let outside = ((p.x.hypot(p.z) - r * 0.70) / 0.03).clamp(0.0, 1.0);
            (p.z.atan2(p.x) * 30.0).cos() * fade * outside
        })
    } else {
        vessel(&beaker_points(r, h, 0.80), 0.042)
    };
    model.add(0, body);
    model
}

fn stack(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.2, m.h);
    let r = m.w / 2.0;
    let rise = m.h * 0.21;
    for i in 0..4 {
        let h = m.h * 0.37;
        let cup = vessel(
            &[(0.0, 0.025), (r * 0.66, 0.025), (r * 0.78, 0.05), (r * 0.92, h * 0.5), (r, h - 0.015)],
            0.026,
        );
        model.add(3 - i, cup.at(0.0, rise * i as f32, 0.0));
    }
    model
}

fn cork_tumbler(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let body = vessel(
        &[(0.0, 0.05), (r * 0.74, 0.05), (r * 0.80, 0.08), (r * 0.92, h * 0.6), (r * 0.97, h - 0.018)],
        0.032,
    );
    let boot =
        crate::shape::solid::turned(&[(r * 0.86, 0.0), (r * 0.90, h * 0.12), (r * 0.955, h * 0.40)], 0.014)
            .minus(body.clone(), 0.0);
    model.add(0, body);
    model.add(1, boot);
    model
}
