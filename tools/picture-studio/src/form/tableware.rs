//! Bowls, plates and dishes.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::solid::{turned, vessel};
use glam::Vec3;

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("bowl", style) => bowl(m, style),
        ("plate-stack", "1") => platter(m),
        ("plate-stack", style) => plates(m, if style == "4" { 4 } else { 5 }),
        ("bowl-stack", _) => nest(m),
        ("dish-trio", _) => dishes(m),
        ("cake-stand", _) => cake_stand(m),
        _ => return None,
    })
}

/// A bowl on a foot ring; `belly` bends the wall from cone (0) to half ball (1).
pub fn bowl_on_foot(r: f32, h: f32, foot: f32, belly: f32, wall: f32) -> Shape {
    let floor = wall * 0.5 + foot;
    let rise = h - floor - wall * 0.5;
    let at = |u: f32, v: f32| (r * u, floor + rise * v);
    let b = belly * 0.16;
    let body = vessel(
        &[
            (0.0, floor),
            (r * 0.42, floor + rise * 0.01),
            at(0.62 + b, 0.14),
            at(0.80 + b, 0.42 - b * 0.2),
            at(0.92 + b * 0.45, 0.74),
            at(0.985, 1.0),
        ],
        wall,
    );
    let ring = vessel(&[(r * 0.40, wall * 0.45), (r * 0.44, floor)], wall * 0.95);
    body.join(ring, wall * 0.6)
}

fn bowl(m: Measure, style: &str) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let (foot, belly, wall) = match style {
        "tea" => (0.085, 0.55, 0.038),
        "pasta" => (0.02, 0.9, 0.026),
        "deep" => (0.03, 1.0, 0.034),
        "footed" => (0.075, 0.6, 0.028),
        _ => (0.012, 0.7, 0.040),
    };
    model.add_along(0, bowl_on_foot(r, m.h, foot, belly, wall), Vec3::X);
    model
}

fn plate(r: f32, wall: f32) -> Shape {
    let dish = vessel(
        &[(0.0, 0.026), (r * 0.62, 0.026), (r * 0.82, 0.036), (r * 0.93, 0.058), (r * 0.985, 0.088)],
        wall,
    );
    dish.join(vessel(&[(r * 0.58, 0.010), (r * 0.62, 0.022)], wall * 0.8), 0.008)
}

fn plates(m: Measure, count: usize) -> Model {
    let mut model = Model::new(m.w, m.h);
    for i in 0..count {
        let wobble = if i % 2 == 0 { 0.004 } else { -0.004 };
        model.add(0, plate(m.w / 2.0, 0.021).at(wobble, 0.040 * i as f32, -wobble));
    }
    model
}

fn platter(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let dish = vessel(
        &[(0.0, 0.022), (r * 0.90, 0.022), (r * 0.955, 0.030), (r * 0.975, 0.055), (r * 0.985, 0.085)],
        0.026,
    );
    model.add(0, dish);
    model
}

fn nest(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let sizes = [(1.0, 0.0, 2), (0.80, 0.115, 1), (0.60, 0.225, 0)];
    for (size, lift, slot) in sizes {
        let r = m.w / 2.0 * size;
        model.add(slot, bowl_on_foot(r, 0.42 * size, 0.018, 0.75, 0.026).at(0.0, lift, 0.0));
    }
    model
}

fn dishes(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 1.2);
    let places = [(-0.30, 0.05, 0.19), (0.07, -0.17, 0.20), (0.26, 0.17, 0.165)];
    for (slot, (x, z, r)) in places.into_iter().enumerate() {
        let dish = bowl_on_foot(r, 0.135, 0.006, 0.9, 0.026)
            .relief(0.006, move |p| (p.z.atan2(p.x) * 3.0 + x * 9.0).sin() * 0.7);
        model.add(slot, dish.at(x, 0.0, z));
    }
    model
}

fn cake_stand(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let top = vessel(
        &[(0.0, h - 0.055), (r * 0.93, h - 0.055), (r * 0.97, h - 0.048), (r * 0.985, h - 0.020)],
        0.030,
    );
    let foot = turned(
        &[
            (r * 0.50, 0.0),
            (r * 0.50, 0.02),
            (r * 0.40, 0.05),
            (r * 0.20, 0.12),
            (r * 0.15, h * 0.55),
            (r * 0.20, h * 0.75),
            (r * 0.40, h - 0.058),
        ],
        0.010,
    );
    model.add(0, top.join(foot, 0.03));
    model
}
