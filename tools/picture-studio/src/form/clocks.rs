//! Clocks and mirrors.

use super::Measure;
use crate::model::{Model, Stage};
use crate::shape::Shape;
use crate::shape::plane::{disc, slab, without};
use crate::shape::solid::{block, egg, puck, sawn};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("wall-clock", style) => wall_clock(style == "batons"),
        ("alarm-clock", _) => alarm_clock(m),
        ("desk-clock", _) => desk_clock(m),
        ("mantel-clock", _) => mantel_clock(m),
        ("mirror", _) => mirror(m),
        _ => return None,
    })
}

/// A disc facing the camera, its back at `z`.
fn face(r: f32, thick: f32, round: f32, z: f32) -> Shape {
    puck(r, thick, round).turn_x(90.0).at(0.0, 0.0, z)
}

/// Hands at ten past ten, pivoting at the origin, lying at `z`.
fn hands(r: f32, z: f32, thin: f32) -> [Shape; 3] {
    let hand = |long: f32, degrees: f32, wide: f32, z: f32| {
        block(wide, long + 0.10 * r, thin, thin * 0.3).at(0.0, -0.10 * r, z).turn_z(-degrees)
    };
    [
        hand(r * 0.50, 305.0, r * 0.050, z),
        hand(r * 0.76, 50.0, r * 0.036, z + thin * 1.3),
        face(r * 0.055, thin * 3.5, 0.003, z - thin),
    ]
}

fn wall_clock(batons: bool) -> Model {
    let mut model = Model::new(1.0, 1.0);
    model.stage = Stage::Wall;
    model.frame = (vec3(-0.5, 0.0, 0.0), vec3(0.5, 1.0, 0.12));
    let up = |s: Shape| s.at(0.0, 0.5, 0.0);
    if batons {
        model.add_along(0, up(face(0.48, 0.09, 0.014, 0.0)), Vec3::X);
    } else {
        let rim = face(0.48, 0.12, 0.012, 0.0).minus(face(0.452, 0.2, 0.0, 0.04), 0.004);
        model.add_along(2, up(rim), Vec3::X);
        model.add(0, up(face(0.453, 0.07, 0.0, 0.0)));
    }
    let z = if batons { 0.09 } else { 0.07 };
    for i in 0..12 {
        let turn = i as f32 * 30.0;
        let mark = if batons {
            let long = if i % 3 == 0 { 0.10 } else { 0.06 };
            block(0.016, long, 0.010, 0.003).at(0.0, 0.42 - long, z)
        } else {
            face(if i % 3 == 0 { 0.017 } else { 0.010 }, 0.006, 0.002, z - 0.002).at(0.0, 0.375, 0.0)
        };
        model.add(1, up(mark.turn_z(-turn)));
    }
    for part in hands(0.44, z + 0.018, 0.008) {
        model.add(1, up(part));
    }
    model
}

fn dial(model: &mut Model, r: f32, slot_face: usize, slot_hands: usize, place: impl Fn(Shape) -> Shape) {
    model.add(slot_face, place(face(r, 0.02, 0.004, 0.0)));
    for i in 0..12 {
        let size = if i % 3 == 0 { 0.020 } else { 0.012 };
        model.add(
            slot_hands,
            place(face(r * size * 2.2, 0.006, 0.001, 0.018).at(0.0, r * 0.80, 0.0).turn_z(i as f32 * 30.0)),
        );
    }
    for part in hands(r * 0.92, 0.030, 0.006) {
        model.add(slot_hands, place(part));
    }
}

fn alarm_clock(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = 18.0;
    let body = egg(0.46, 0.46, 0.26).at(0.0, 0.46, -0.06).meet(block(2.0, 2.0, 2.0, 0.0), 0.05);
    let flat = block(2.0, 2.0, 1.0, 0.0).at(0.0, -0.5, 0.60);
    model.add(0, body.minus(flat, 0.03).turn_y(turn));
    dial(&mut model, 0.335, 1, 2, |s| s.at(0.0, 0.46, 0.090).turn_y(turn));
    model.add(2, puck(0.05, 0.02, 0.008).at(0.0, 0.905, -0.06).turn_y(turn));
    model
}

fn desk_clock(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.05, m.h * 0.96);
    let turn = 20.0;
    model.add_along(0, block(0.92, 0.92, 0.34, 0.05).turn_y(turn), Vec3::Y);
    let rim = face(0.345, 0.02, 0.004, 0.160).minus(face(0.325, 0.2, 0.0, 0.1), 0.0);
    model.add(2, rim.at(0.0, 0.46, 0.0).turn_y(turn));
    dial(&mut model, 0.325, 1, 2, |s| s.at(0.0, 0.46, 0.155).turn_y(turn));
    model
}

fn mantel_clock(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = 14.0;
    let half = without(disc(0.0, 0.06, 0.48), slab(0.0, -1.0, 3.0, 1.0, 0.0));
    model.add(0, sawn(vec2(-0.48, 0.0), vec2(0.48, 0.54), 0.26, 0.03, half).turn_y(turn));
    let rim = face(0.205, 0.02, 0.004, 0.118).minus(face(0.190, 0.2, 0.0, 0.1), 0.0);
    model.add(2, rim.at(0.0, 0.25, 0.0).turn_y(turn));
    dial(&mut model, 0.19, 1, 2, |s| s.at(0.0, 0.25, 0.112).turn_y(turn));
    model
}

fn mirror(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = 24.0;
    let r = m.w / 2.0 - 0.01;
    let y = m.h - r - 0.01;
    let tilt = |s: Shape| s.turn_x(-7.0).at(0.0, y, 0.0).turn_y(turn);
    let frame = face(r, 0.045, 0.012, -0.02).minus(face(r - 0.018, 0.1, 0.0, -0.006), 0.002);
    model.add(0, tilt(frame));
    model.add(2, tilt(face(r - 0.017, 0.024, 0.0, -0.012)));
    model.add(1, block(0.52, 0.15, 0.22, 0.03).turn_y(turn));
    model
}
