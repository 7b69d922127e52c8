//! The pots, empty.

use crate::form::Measure;
use crate::model::Model;
use crate::shape::solid::{rod, vessel};
use glam::vec3;

/// Where a pot is filled with soil: the radius there and its height.
pub struct Soil {
    pub r: f32,
    pub y: f32,
}

/// Places a pot and says where its soil is.
pub fn place(model: &mut Model, m: Measure, pot: &str) -> Soil {
    match pot {
        "saucer" => on_saucer(model, m.w * 0.38),
        "footed" => footed(model, m.w * 0.46),
        "grooved" => grooved(model, m.w * 0.40),
        "squat" => squat(model, m.w * 0.46),
        "low" => low(model, m.w * 0.48),
        "hanging" => hanging(model, m.w * 0.44),
        _ => fluted(model, m.w * 0.36),
    }
}

fn on_saucer(model: &mut Model, r: f32) -> Soil {
    let h = 0.46;
    model.add(0, vessel(&[(0.0, 0.05), (r * 0.68, 0.05), (r * 0.72, 0.07), (r * 0.90, h - 0.09)], 0.034));
    model.add(0, vessel(&[(r * 0.93, h - 0.10), (r * 0.985, h - 0.016)], 0.05));
    model.add(0, vessel(&[(0.0, 0.016), (r * 0.90, 0.016), (r * 1.02, 0.06)], 0.026));
    Soil { r: r * 0.90, y: h - 0.06 }
}

fn footed(model: &mut Model, r: f32) -> Soil {
    let lift = 0.075;
    let at = |x: f32, y: f32| (r * x, lift + y);
    model.add(
        0,
        vessel(&[at(0.0, 0.0), at(0.60, 0.01), at(0.93, 0.10), at(0.97, 0.22), at(0.90, 0.30)], 0.03),
    );
    for turn in [30.0, 150.0, 270.0_f32] {
        let (s, c) = turn.to_radians().sin_cos();
        let foot = rod(
            vec3(c * r * 0.56, 0.02, s * r * 0.56),
            vec3(c * r * 0.52, lift + 0.02, s * r * 0.52),
            0.022,
            0.035,
        );
        model.add(0, foot);
    }
    Soil { r: r * 0.86, y: lift + 0.26 }
}

fn grooved(model: &mut Model, r: f32) -> Soil {
    let h = 0.44;
    let body = vessel(
        &[(0.0, 0.025), (r * 0.86, 0.025), (r * 0.95, 0.05), (r * 0.96, h * 0.5), (r * 0.96, h - 0.018)],
        0.040,
    );
    let groove =
        move |p: glam::Vec3| (p.y * 92.0).sin() * ((p.x.hypot(p.z) - r * 0.86) / 0.03).clamp(0.0, 1.0);
    model.add(0, body.relief(0.010, groove));
    Soil { r: r * 0.88, y: h - 0.06 }
}

fn squat(model: &mut Model, r: f32) -> Soil {
    let h = 0.44;
    model.add(
        0,
        vessel(
            &[(0.0, 0.03), (r * 0.70, 0.03), (r * 0.95, 0.12), (r * 0.96, h * 0.6), (r * 0.82, h - 0.02)],
            0.044,
        ),
    );
    Soil { r: r * 0.80, y: h - 0.06 }
}

fn low(model: &mut Model, r: f32) -> Soil {
    let h = 0.28;
    model.add(0, vessel(&[(0.0, 0.025), (r * 0.66, 0.025), (r * 0.93, 0.11), (r * 0.98, h - 0.018)], 0.036));
    Soil { r: r * 0.92, y: h - 0.045 }
}

fn hanging(model: &mut Model, r: f32) -> Soil {
    let y = 0.40;
    model.add(0, vessel(&[(0.0, y), (r * 0.5, y + 0.02), (r * 0.88, y + 0.10), (r * 0.98, y + 0.22)], 0.026));
    for turn in [90.0, 210.0, 330.0_f32] {
        let (s, c) = turn.to_radians().sin_cos();
        model.add(0, rod(vec3(c * r * 0.97, y + 0.21, s * r * 0.97), vec3(0.0, y + 0.95, 0.0), 0.005, 0.005));
    }
    model.add(0, rod(vec3(0.0, y + 0.95, 0.0), vec3(0.0, 4.0, 0.0), 0.006, 0.006));
    Soil { r: r * 0.90, y: y + 0.19 }
}

fn fluted(model: &mut Model, r: f32) -> Soil {
    let h = 0.32;
    let body = vessel(&[(0.0, 0.02), (r * 0.78, 0.02), (r * 0.84, 0.04), (r * 0.96, h - 0.014)], 0.04);
    let flute = move |p: glam::Vec3| {
        let outside = ((p.x.hypot(p.z) - r * 0.7) / 0.04).clamp(0.0, 1.0);
        ((p.z.atan2(p.x) * 13.0).sin().abs() * 2.0 - 1.0) * outside
    };
    model.add(0, body.relief(0.010, flute));
    Soil { r: r * 0.88, y: h - 0.05 }
}
