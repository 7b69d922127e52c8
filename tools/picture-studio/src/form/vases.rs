//! Vases, with and without stems.

use super::Measure;
use crate::model::Model;
use crate::noise;
use crate::shape::Shape;
use crate::shape::solid::{ball, bent, puck, vessel};
use glam::vec3;

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("vase", "ring") => ring_vase(m),
        ("vase", "fluted") => fluted(m),
        ("vase", "amphora") => amphora(m),
        ("vase", style) => plain(m, style),
        ("vase-trio", _) => trio(m),
        ("vase-stems", _) => stems(m),
        _ => return None,
    })
}

/// Outlines as shares of radius and height.
fn outline(style: &str) -> &'static [(f32, f32)] {
    match style {
        "teardrop" => &[
            (0.0, 0.02),
            (0.58, 0.025),
            (0.90, 0.12),
            (0.97, 0.30),
            (0.72, 0.56),
            (0.34, 0.78),
            (0.20, 0.90),
            (0.25, 0.98),
        ],
        "moon" => &[
            (0.0, 0.03),
            (0.42, 0.03),
            (0.76, 0.15),
            (0.97, 0.44),
            (0.94, 0.60),
            (0.72, 0.84),
            (0.42, 0.945),
            (0.43, 0.985),
        ],
        "bottle" => &[
            (0.0, 0.02),
            (0.66, 0.022),
            (0.94, 0.10),
            (0.90, 0.24),
            (0.40, 0.38),
            (0.21, 0.50),
            (0.18, 0.76),
            (0.19, 0.93),
            (0.27, 0.985),
        ],
        "gourd" => &[
            (0.0, 0.025),
            (0.60, 0.028),
            (0.95, 0.16),
            (0.94, 0.34),
            (0.50, 0.56),
            (0.56, 0.70),
            (0.58, 0.80),
            (0.36, 0.93),
            (0.34, 0.985),
        ],
        "totem" => &[
            (0.0, 0.02),
            (0.58, 0.02),
            (0.84, 0.10),
            (0.56, 0.20),
            (0.92, 0.235),
            (0.95, 0.265),
            (0.56, 0.30),
            (0.74, 0.42),
            (0.46, 0.535),
            (0.70, 0.565),
            (0.70, 0.59),
            (0.40, 0.625),
            (0.52, 0.72),
            (0.34, 0.82),
            (0.36, 0.90),
            (0.52, 0.985),
        ],
        "amphora" => &[
            (0.0, 0.02),
            (0.34, 0.02),
            (0.62, 0.14),
            (0.94, 0.46),
            (0.90, 0.64),
            (0.52, 0.80),
            (0.32, 0.88),
            (0.34, 0.94),
            (0.46, 0.985),
        ],
        "bud" => {
            &[(0.0, 0.03), (0.70, 0.04), (0.97, 0.22), (0.80, 0.46), (0.34, 0.66), (0.26, 0.86), (0.36, 0.98)]
        }
        "cone" => &[(0.0, 0.03), (0.90, 0.035), (0.97, 0.07), (0.74, 0.40), (0.46, 0.76), (0.40, 0.98)],
        _ => &[(0.0, 0.03), (0.62, 0.035), (0.96, 0.30), (0.92, 0.55), (0.50, 0.80), (0.42, 0.98)],
    }
}

/// A thrown vase with a slightly uneven wall and a real opening.
fn thrown(style: &str, r: f32, h: f32, wall: f32) -> Shape {
    let points: Vec<(f32, f32)> =
        outline(style).iter().map(|&(x, y)| ((x * r - wall / 2.0).max(0.0), y * h)).collect();
    vessel(&points, wall)
}

fn plain(m: Measure, style: &str) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.add(0, thrown(style, m.w / 2.0, m.h, 0.030));
    model
}

fn amphora(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.05, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let ear = |s: f32| {
        bent(
            vec3(s * r * 0.32, h * 0.925, 0.0),
            vec3(s * r * 1.10, h * 0.96, 0.0),
            vec3(s * r * 0.74, h * 0.735, 0.0),
            0.022,
            0.026,
        )
    };
    let body = thrown("amphora", r, h, 0.032);
    model.add(0, body.join(ear(1.0), 0.03).join(ear(-1.0), 0.03).turn_y(18.0));
    model
}

fn fluted(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let body = vessel(
        &[
            (0.0, 0.03),
            (r * 0.74, 0.03),
            (r * 0.86, 0.06),
            (r * 0.90, h * 0.4),
            (r * 0.90, h * 0.8),
            (r * 0.90, h - 0.02),
        ],
        0.05,
    );
    let flutes = body.relief(0.020, move |p| {
        let outside = ((p.x.hypot(p.z) - r * 0.76) / 0.04).clamp(0.0, 1.0);
        let fade = ((h - 0.035 - p.y) / 0.03).clamp(0.0, 1.0) * ((p.y - 0.03) / 0.03).clamp(0.0, 1.0);
        ((p.z.atan2(p.x) * 8.0).sin().abs() * 2.0 - 1.0) * outside * fade
    });
    model.add(0, flutes);
    model
}

fn ring_vase(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w * 0.36;
    let y = r + 0.10;
    let hoop = crate::shape::solid::ring(r, 0.105).turn_x(90.0).at(0.0, y, 0.0);
    let foot = puck(0.16, 0.06, 0.02);
    let neck_top = m.h;
    let neck = vessel(&[(0.055, y + r - 0.02), (0.052, neck_top - 0.06), (0.075, neck_top - 0.015)], 0.028);
    let mouth = puck(0.048, 0.4, 0.0).at(0.0, y + r, 0.0);
    model.add(0, hoop.join(foot, 0.05).join(neck, 0.04).minus(mouth, 0.01).turn_y(-24.0));
    model
}

fn trio(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 0.98);
    for (slot, (style, x, z, r, h)) in [
        ("bud", -0.29, 0.10, 0.17, 0.42),
        ("bottle", 0.02, -0.14, 0.155, 0.60),
        ("cone", 0.29, 0.08, 0.165, 0.33),
    ]
    .into_iter()
    .enumerate()
    {
        model.add(slot, thrown(style, r, h, 0.024).at(x, 0.0, z));
    }
    model
}

fn stems(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let h = 0.40;
    model.add(0, thrown("gourd", 0.13, h, 0.022));
    for i in 0..9_u32 {
        let turn = i as f32 * 2.399;
        let out = 0.05 + 0.15 * noise::unit(i + 3);
        let top = vec3(turn.cos() * out, 0.66 + 0.29 * noise::unit(i + 40), turn.sin() * out);
        let stem = bent(
            vec3(turn.cos() * 0.015, h * 0.7, turn.sin() * 0.015),
            vec3(turn.cos() * 0.02, 0.62, turn.sin() * 0.02),
            top,
            0.0045,
            0.0035,
        );
        let size = 0.026 + 0.012 * noise::unit(i + 80);
        let crown = puck(size * 0.62, 0.012, 0.003).at(0.0, size * 0.82, 0.0);
        let head =
            ball(size).join(crown, 0.006).turn_z(-(top.x * 120.0)).at(top.x, top.y + size * 0.7, top.z);
        model.add(1, stem);
        model.add(1, head);
    }
    model
}
