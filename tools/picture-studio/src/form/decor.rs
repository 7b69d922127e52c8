//! Objects that are there to be looked at, and the cushion.

use super::Measure;
use crate::model::Model;
use crate::noise;
use crate::shape::Shape;
use crate::shape::plane::{disc, slab, together, without};
use crate::shape::solid::{ball, block, puck, sawn};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, _style: &str, m: Measure) -> Option<Model> {
    Some(match family {
        "bookends" => bookends(m),
        "knot" => knot(m),
        "balance" => balance(m),
        "cushion" => cushion(m),
        _ => return None,
    })
}

/// An arch standing on the floor: outer half width, height, opening, thickness.
pub fn arch(w: f32, h: f32, opening: f32, thick: f32, round: f32) -> Shape {
    let body = together(vec![slab(0.0, (h - w) / 2.0, w, (h - w) / 2.0, 0.0), disc(0.0, h - w, w)], 0.0);
    let body = without(body, slab(0.0, -1.0, 3.0, 1.0, 0.0));
    let hole = together(
        vec![slab(0.0, (h - w) / 2.0 - 0.5, opening, (h - w) / 2.0 + 0.5, 0.0), disc(0.0, h - w, opening)],
        0.0,
    );
    sawn(vec2(-w, 0.0), vec2(w, h), thick, round, without(body, hole))
}

fn bookends(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    for (x, z, turn) in [(-0.26, 0.10, 26.0), (0.26, -0.10, 26.0)] {
        let outer = arch(0.225, 0.62, 0.13, 0.24, 0.012);
        model.add(0, outer.turn_y(turn).at(x, 0.0, z));
        let inner = arch(0.118, 0.46, 0.052, 0.24, 0.010);
        model.add(0, inner.turn_y(turn).at(x, 0.0, z + 0.0));
    }
    model
}

fn knot(m: Measure) -> Model {
    let mut model = Model::new(m.w * 0.96, m.h);
    let place = |t: f32| {
        let (s, c) = (t.sin(), t.cos());
        let (s2, c2) = ((2.0 * t).sin(), (2.0 * t).cos());
        vec3((s + 2.0 * s2) * 0.128, (c - 2.0 * c2) * 0.128 + 0.44, -(3.0 * t).sin() * 0.12)
    };
    let line: Vec<Vec3> = (0..180).map(|i| place(i as f32 / 180.0 * std::f32::consts::TAU)).collect();
    let coil = Shape::new(vec3(0.0, 0.44, 0.0), 0.60, move |p| {
        let nearest = (0..line.len()).map(|i| {
            let (a, b) = (line[i], line[(i + 1) % line.len()]);
            let (pa, ba) = (p - a, b - a);
            (pa - ba * (pa.dot(ba) / ba.length_squared()).clamp(0.0, 1.0)).length_squared()
        });
        nearest.fold(f32::MAX, f32::min).sqrt() - 0.088
    });
    model.add(0, coil.turn_y(14.0));
    model
}

fn balance(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.add(3, block(0.46, 0.12, 0.26, 0.012).turn_y(-16.0));
    let lintel = arch(0.20, 0.40, 0.10, 0.15, 0.012).turn_y(-16.0).at(0.0, 0.12, 0.0);
    model.add(0, lintel);
    model.add_along(
        1,
        puck(0.155, 0.07, 0.012).turn_x(90.0).at(0.0, 0.155, -0.035).turn_y(-16.0).at(0.04, 0.52, 0.0),
        Vec3::X,
    );
    model.add(2, ball(0.085).at(0.0, 0.83 + 0.085, 0.01).at(0.02, 0.0, 0.0));
    model
}

fn cushion(m: Measure) -> Model {
    let mut model = Model::new(0.96, m.h * 0.94);
    let body = Shape::new(Vec3::ZERO, 0.72, move |p| {
        let (x, y) = (p.x / 0.50, p.y / 0.50);
        let pinch = 1.0 - 0.10 * (1.0 - x * x).max(0.0) * (y * y) - 0.10 * (1.0 - y * y).max(0.0) * (x * x);
        let (u, v) = ((x / pinch).abs(), (y / pinch).abs());
        let plump = ((1.0 - u.powi(4)).max(0.0) * (1.0 - v.powi(4)).max(0.0)).sqrt();
        let crease = 0.010 * noise::layered(vec3(p.x * 4.0, p.y * 4.0, 0.0), 3) * plump;
        let thick = 0.175 * plump.powf(0.72) + 0.008 + crease;
        let side = (u.max(v) - 1.0) * 0.5;
        let face = p.z.abs() - thick;
        let outside = vec2(side.max(0.0), face.max(0.0)).length();
        (outside + face.max(side).min(0.0)) * 0.45
    });
    model.add(0, body.turn_z(3.0).turn_x(-16.0).turn_y(16.0).at(0.0, 0.47, -0.05));
    model
}
