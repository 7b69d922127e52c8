//! Pots and what grows in them. A form reads `planter:pot/plant`.

mod pots;

use super::Measure;
use crate::model::Model;
use crate::noise;
use crate::shape::Shape;
use crate::shape::solid::{bent, egg, puck, rod};
use glam::{Vec3, vec3};
use pots::Soil;

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    let (pot, plant) = style.split_once('/')?;
    (family == "planter").then(|| planted(m, pot, plant))
}

fn planted(m: Measure, pot: &str, plant: &str) -> Model {
    let mut model = Model::new(m.w, m.h);
    let Soil { r, y } = pots::place(&mut model, m, pot);
    if pot == "hanging" {
        model.frame = (vec3(-m.w / 2.0, 0.08, -0.2), vec3(m.w / 2.0, 1.05, 0.2));
    }
    let soil = puck(r, 0.04, 0.01).at(0.0, y - 0.04, 0.0).relief(0.008, |p| noise::layered(p * 40.0, 2));
    model.add(2, soil);
    match plant {
        "snake" => snake(&mut model, r, y, m.h),
        "round" => round_leaved(&mut model, y, m.h, m.w),
        "cactus" => cactus(&mut model, r, y, m.h),
        "succulent" => rosettes(&mut model, y),
        "tree" => tree(&mut model, y, m.h, m.w),
        "trailing" => trailing(&mut model, r, y),
        _ => leafy(&mut model, y, m.h),
    }
    model
}

/// A leaf from the origin along +y, bent backwards, with a fold along its rib.
fn leaf(long: f32, wide: f32, bend: f32) -> Shape {
    Shape::new(
        vec3(0.0, long / 2.0, bend * long * 0.25),
        long * 0.5 + wide * 0.5 + bend.abs() * long * 0.5,
        move |p| {
            let t = (p.y / long).clamp(0.0, 1.0);
            let z = p.z - bend * long * t * t + 0.25 * p.x.abs();
            let half = wide * 0.5 * (t * std::f32::consts::PI).sin().max(0.0).powf(0.75) + 0.002;
            let (dx, dz) = (p.x.abs() - half, z.abs() - 0.0045);
            let dy = (p.y - long).max(-p.y);
            let q = vec3(dx, dy, dz);
            (q.max(Vec3::ZERO).length() + q.max_element().min(0.0) - 0.002) * 0.62
        },
    )
}

/// A leaf whose tip points outwards at `turn`, leaning away from upright.
fn leaf_at(root: Vec3, turn: f32, lean: f32, long: f32, wide: f32, bend: f32) -> Shape {
    leaf(long, wide, bend).turn_x(lean).turn_y(turn).at(root.x, root.y, root.z)
}

fn leafy(model: &mut Model, y: f32, h: f32) {
    for i in 0..17_u32 {
        let turn = i as f32 * 137.5;
        let rise = noise::unit(i + 5);
        let lean = 64.0 - 52.0 * i as f32 / 17.0 + 8.0 * rise;
        let (s, c) = turn.to_radians().sin_cos();
        let out = 0.04 + 0.10 * (1.0 - i as f32 / 17.0);
        let root = vec3(s * out, y + 0.05 + (h - y) * 0.28 * i as f32 / 17.0, c * out);
        model.add(1, rod(vec3(s * 0.02, y - 0.01, c * 0.02), root, 0.008, 0.007));
        model.add(1, leaf_at(root, turn, lean, 0.34 + 0.06 * rise, 0.15 + 0.02 * rise, 0.30));
    }
}

fn snake(model: &mut Model, r: f32, y: f32, h: f32) {
    for i in 0..9_u32 {
        let turn = i as f32 * 137.5;
        let (s, c) = turn.to_radians().sin_cos();
        let out = r * (0.12 + 0.055 * i as f32);
        let long = (h - y) * (1.0 - 0.065 * i as f32 + 0.08 * noise::unit(i));
        model
            .add(1, leaf_at(vec3(s * out, y - 0.02, c * out), turn, 3.0 + 1.8 * i as f32, long, 0.088, 0.03));
    }
}

fn round_leaved(model: &mut Model, y: f32, h: f32, w: f32) {
    for i in 0..20_u32 {
        let turn = (i as f32 * 137.5_f32).to_radians();
        let t = i as f32 / 20.0;
        let out = w * (0.42 - 0.36 * t) * (0.9 + 0.2 * noise::unit(i));
        let top = vec3(turn.sin() * out, y + (h - y) * (0.30 + 0.62 * t), turn.cos() * out);
        let root = vec3(0.0, y + (h - y) * 0.25 * t, 0.0);
        model.add(1, bent(root, vec3(top.x * 0.4, top.y * 0.95, top.z * 0.4), top, 0.006, 0.005));
        let size = 0.062 + 0.028 * noise::unit(i + 31);
        let tilt = 24.0 + 30.0 * (1.0 - t);
        let plate = egg(size, 0.010, size).turn_x(tilt).turn_y(turn.to_degrees());
        model.add(1, plate.at(top.x, top.y, top.z));
    }
}

fn cactus(model: &mut Model, r: f32, y: f32, h: f32) {
    let (wide, tall) = (r * 0.80, (h - y) * 0.56);
    let body = egg(wide, tall, wide).at(0.0, y + tall * 0.80, 0.0);
    let ribs = body.relief(0.030, |p| {
        ((p.z.atan2(p.x) * 7.0).sin().abs() * 2.0 - 1.0) * ((p.x.hypot(p.z)) / 0.12).clamp(0.0, 1.0)
    });
    model.add(1, ribs);
    for i in 0..14 {
        let turn = ((i as f32 + 0.5) * 180.0 / 7.0).to_radians();
        for k in 0..5 {
            let lift = 0.15 + 0.26 * k as f32;
            let (s, c) = (lift.sin(), lift.cos());
            let at = vec3(
                turn.cos() * c * wide * 1.05,
                y + tall * (0.80 + s * 1.02),
                turn.sin() * c * wide * 1.05,
            );
            let tip = at + vec3(turn.cos() * c, s * 0.8, turn.sin() * c) * 0.045;
            model.add(0, rod(at, tip, 0.0045, 0.0015));
        }
    }
}

fn rosettes(model: &mut Model, y: f32) {
    for (k, (x, z, size)) in
        [(-0.19, 0.06, 0.24), (0.17, 0.10, 0.20), (0.05, -0.17, 0.19)].into_iter().enumerate()
    {
        for i in 0..26_u32 {
            let t = i as f32 / 26.0;
            let lean = 80.0 - 68.0 * t;
            let long = size * (1.0 - 0.55 * t);
            let petal = egg(long * 0.26, long * 0.5, long * 0.12).at(0.0, long * 0.5, 0.0);
            let turn = i as f32 * 137.5 + k as f32 * 40.0;
            model.add(1, petal.turn_x(lean).turn_y(turn).at(x, y + 0.02 + size * 0.22 * t, z));
        }
    }
}

fn tree(model: &mut Model, y: f32, h: f32, w: f32) {
    let crown = vec3(0.01, y + (h - y) * 0.62, 0.0);
    model.add(3, bent(vec3(0.0, y - 0.02, 0.0), vec3(0.03, y + 0.15, 0.0), crown, 0.017, 0.010));
    for i in 0..13_u32 {
        let turn = i as f32 * 2.399;
        let t = i as f32 / 13.0;
        let reach = w * (0.18 + 0.26 * noise::unit(i + 9));
        let from = vec3(0.01, y + (h - y) * (0.34 + 0.30 * t), 0.0);
        let to = from + vec3(turn.cos() * reach, 0.06 + 0.22 * noise::unit(i + 50), turn.sin() * reach);
        model.add(3, rod(from, to, 0.006, 0.003));
        for k in 0..7_u32 {
            let at = from.lerp(to, 0.35 + 0.65 * k as f32 / 6.0);
            let spin = noise::unit(i * 31 + k) * 360.0;
            model.add(1, leaf_at(at, spin, 40.0 + 40.0 * noise::unit(i * 17 + k), 0.085, 0.026, 0.1));
        }
    }
}

fn trailing(model: &mut Model, r: f32, y: f32) {
    for i in 0..15_u32 {
        let turn = i as f32 * 2.399;
        let (s, c) = turn.sin_cos();
        let drop = 0.10 + 0.22 * noise::unit(i + 3);
        let edge = vec3(c * r * 1.06, y + 0.07, s * r * 1.06);
        let tip = vec3(c * r * 1.22, y - drop, s * r * 1.22);
        let from = vec3(c * r * 0.3, y, s * r * 0.3);
        model.add(1, bent(from, edge + vec3(0.0, 0.04, 0.0), edge, 0.004, 0.004));
        model.add(1, rod(edge, tip, 0.004, 0.003));
        for k in 0..7_u32 {
            let t = k as f32 / 6.0;
            let at = if t < 0.3 { from.lerp(edge, t / 0.3) } else { edge.lerp(tip, (t - 0.3) / 0.7) };
            let spin = 90.0 - turn.to_degrees() + if k % 2 == 0 { 50.0 } else { -50.0 };
            model.add(1, leaf_at(at, spin, 75.0 + 40.0 * t, 0.075, 0.052, 0.2));
        }
    }
}

/// A cutting standing in a tube.
pub fn cutting(model: &mut Model, slot: usize, root: Vec3, high: f32, leaves: u32) {
    let top = root + vec3(0.03, high, 0.0);
    model.add(slot, bent(root, root + vec3(-0.01, high * 0.6, 0.0), top, 0.006, 0.004));
    for i in 0..leaves {
        let t = 0.55 + 0.45 * i as f32 / leaves as f32;
        let at = root.lerp(top, t);
        model.add(slot, leaf_at(at, i as f32 * 137.5 + 60.0, 58.0 - 30.0 * t, 0.20, 0.085, 0.35));
    }
}
