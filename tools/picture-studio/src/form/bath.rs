//! The bathroom shelf and the linen cupboard.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::solid::{block, egg, puck, rod, turned, vessel};
use glam::vec3;

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("soap-dispenser", _) => soap_dispenser(m),
        ("soap-dish", _) => soap_dish(m),
        ("bath-tray", _) => bath_tray(m),
        ("towel-stack", _) => cloths(m, 4, &[0, 0, 1, 0]),
        ("throw-stack", _) => cloths(m, 2, &[1, 0]),
        _ => return None,
    })
}

fn soap_dispenser(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.66);
    model.add(
        0,
        turned(
            &[
                (r * 0.82, 0.0),
                (r * 0.94, 0.03),
                (r * 0.97, h * 0.4),
                (r * 0.94, h * 0.72),
                (r * 0.62, h * 0.93),
                (r * 0.36, h),
            ],
            0.014,
        ),
    );
    let neck = puck(r * 0.40, 0.05, 0.010).at(0.0, h + 0.002, 0.0);
    let stem = puck(r * 0.13, m.h - h - 0.06, 0.002).at(0.0, h + 0.04, 0.0);
    let head = puck(r * 0.26, 0.062, 0.012).at(0.0, m.h - 0.085, 0.0);
    let nose = rod(vec3(0.0, m.h - 0.048, 0.0), vec3(-0.23, m.h - 0.055, 0.04), 0.022, 0.016)
        .join(rod(vec3(-0.23, m.h - 0.055, 0.04), vec3(-0.238, m.h - 0.10, 0.042), 0.016, 0.014), 0.01);
    model.add(1, neck);
    model.add(1, stem);
    model.add(1, head.join(nose, 0.015));
    model
}

fn soap_dish(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 1.3);
    let dish = block(m.w * 0.96, 0.15, 0.66, 0.07)
        .minus(block(m.w * 0.82, 0.3, 0.52, 0.06).at(0.0, 0.07, 0.0), 0.03);
    let ribs = (0..6).fold(dish, |d, i| {
        let x = -0.29 + 0.116 * i as f32;
        d.join(rod(vec3(x, 0.07, -0.20), vec3(x, 0.07, 0.20), 0.028, 0.028), 0.02)
    });
    model.add(0, ribs.turn_y(-18.0));
    model.add(
        1,
        egg(0.27, 0.085, 0.185)
            .join(block(0.44, 0.10, 0.28, 0.05).at(0.0, -0.05, 0.0), 0.06)
            .at(0.02, 0.19, 0.0)
            .turn_y(-26.0),
    );
    model
}

fn bath_tray(m: Measure) -> Model {
    let mut model = Model::new(m.w, 0.30);
    for i in 0..5 {
        let z = -0.16 + 0.08 * i as f32;
        model.add_along(
            0,
            block(1.0, 0.045, 0.066, 0.012).at(0.0, 0.05, z).turn_y(-16.0),
            vec3(0.96, 0.0, 0.276),
        );
    }
    for x in [-0.36, 0.36] {
        model.add_along(
            0,
            block(0.06, 0.05, 0.40, 0.01).at(x, 0.0, 0.0).turn_y(-16.0),
            vec3(-0.276, 0.0, 0.96),
        );
    }
    let cup = vessel(&[(0.0, 0.012), (0.075, 0.012), (0.088, 0.03), (0.09, 0.13)], 0.016);
    model.add(1, cup.at(-0.22, 0.096, -0.06));
    model.add(2, puck(0.080, 0.09, 0.006).at(-0.22, 0.11, -0.06));
    model.add(1, rod(vec3(-0.22, 0.19, -0.06), vec3(-0.216, 0.225, -0.06), 0.004, 0.004));
    model
}

/// One cloth folded over itself: two layers and the round of the fold in front.
fn folded(w: f32, h: f32, depth: f32, turn: f32) -> Shape {
    let layer = |y: f32| block(w, h * 0.52, depth, h * 0.25).at(0.0, y, 0.0);
    let fold = rod(
        vec3(-w * 0.47, h * 0.5, depth * 0.47),
        vec3(w * 0.47, h * 0.5, depth * 0.47),
        h * 0.49,
        h * 0.49,
    );
    let cloth = layer(0.0).join(layer(h * 0.48), h * 0.05).join(fold, h * 0.12);
    let soft = cloth.relief(0.012, |p| crate::noise::layered(p * 5.0, 2));
    soft.turn_y(turn)
}

fn cloths(m: Measure, count: usize, slots: &[usize]) -> Model {
    let mut model = Model::new(m.w, m.h);
    let each = m.h / count as f32;
    for i in 0..count {
        let shrink = if count == 4 && i >= 2 { 0.90 } else { 1.0 };
        let turn = [-14.0, -11.5, -15.5, -12.5][i % 4];
        model.add(
            slots[i % slots.len()],
            folded(m.w * 0.94 * shrink, each * 1.02, m.w * 0.58 * shrink, turn).at(0.0, each * i as f32, 0.0),
        );
    }
    model
}
