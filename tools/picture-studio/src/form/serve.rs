//! Things that pour, grind, cut and carry.

use super::Measure;
use crate::model::Model;
use crate::shape::plane::{disc, slab, without};
use crate::shape::solid::{ball, block, egg, puck, rod, sawn, turned, vessel};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("mill-pair", _) => mills(m),
        ("cutting-board", _) => board(m),
        ("utensil-jar", _) => utensils(m),
        ("mortar", _) => mortar(m),
        ("trivet", _) => trivet(m),
        ("tray", _) => tray(m),
        _ => return None,
    })
}

fn mills(m: Measure) -> Model {
    let mut model = Model::new(m.w * 0.9, m.h);
    for (slot, x, z, h) in [(0, -0.19, 0.05, 1.0), (1, 0.19, -0.08, 0.82)] {
        let r = 0.145;
        let body = turned(
            &[
                (r, 0.0),
                (r * 0.98, 0.06),
                (r * 0.66, h * 0.34),
                (r * 0.62, h * 0.44),
                (r * 0.86, h * 0.60),
                (r * 0.88, h * 0.655),
            ],
            0.012,
        );
        let head = turned(
            &[
                (r * 0.86, h * 0.67),
                (r * 0.88, h * 0.71),
                (r * 0.98, h * 0.80),
                (r * 0.80, h * 0.90),
                (r * 0.30, h * 0.945),
            ],
            0.010,
        );
        model.add(slot, body.at(x, 0.0, z));
        model.add(slot, head.at(x, 0.0, z));
        model.add(2, puck(r * 0.80, 0.02, 0.0).at(x, h * 0.652, z));
        model.add(2, ball(0.030).at(x, h * 0.965, z));
    }
    model
}

fn board(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (w, h) = (m.w / 2.0, m.h / 2.0);
    let outline = without(slab(0.0, h, w, h, 0.10), disc(w - 0.10, 2.0 * h - 0.10, 0.032));
    let plank = sawn(vec2(-w, 0.0), vec2(w, 2.0 * h), 0.058, 0.012, outline);
    model.add(0, plank.turn_x(-12.0).turn_y(14.0));
    model
}

fn utensils(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.2, m.h);
    let (r, h) = (m.w * 0.40, m.h * 0.46);
    model.add(
        0,
        vessel(
            &[(0.0, 0.03), (r * 0.84, 0.03), (r * 0.95, 0.06), (r * 0.97, h * 0.5), (r * 0.97, h - 0.018)],
            0.034,
        ),
    );
    let tools: [(f32, f32, f32); 4] =
        [(12.0, 0.03, 0.05), (-10.0, -0.03, 0.03), (2.0, 0.0, -0.07), (-18.0, -0.05, -0.04)];
    for (i, (lean, x, z)) in tools.into_iter().enumerate() {
        let stick = rod(vec3(0.0, 0.0, 0.0), vec3(0.0, 0.62, 0.0), 0.017, 0.020);
        let head = match i {
            0 => egg(0.062, 0.105, 0.030)
                .at(0.0, 0.72, 0.0)
                .minus(egg(0.045, 0.085, 0.03).at(0.0, 0.73, 0.034), 0.006),
            1 => block(0.115, 0.20, 0.022, 0.011).at(0.0, 0.61, 0.0),
            2 => egg(0.055, 0.09, 0.028).at(0.0, 0.70, 0.0),
            _ => block(0.10, 0.17, 0.022, 0.011)
                .at(0.0, 0.60, 0.0)
                .minus(block(0.014, 0.10, 0.1, 0.006).at(0.0, 0.64, 0.0), 0.0),
        };
        model.add(1, stick.join(head, 0.05).turn_y(i as f32 * 23.0 - 20.0).turn_z(lean).at(x, 0.07, z));
    }
    model
}

fn mortar(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 0.95);
    let r = m.w * 0.46;
    let h = m.h * 0.66;
    let body =
        turned(&[(r * 0.66, 0.0), (r * 0.70, 0.02), (r * 0.80, 0.12), (r * 0.97, h * 0.6), (r, h)], 0.022);
    let bowl = egg(r * 0.80, h * 0.82, r * 0.80).at(0.0, h + 0.01, 0.0);
    model.add(0, body.minus(bowl, 0.02));
    let pestle = rod(vec3(0.0, 0.0, 0.0), vec3(0.0, 0.62, 0.0), 0.085, 0.048)
        .join(ball(0.062).at(0.0, 0.62, 0.0), 0.03);
    model.add(0, pestle.turn_z(-38.0).turn_y(20.0).at(-0.10, h * 0.36, 0.03));
    model
}

fn trivet(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    for (i, r) in [0.455, 0.32, 0.185].into_iter().enumerate() {
        let hoop = puck(r, 0.085, 0.012).minus(puck(r - 0.075, 0.3, 0.0).at(0.0, -0.1, 0.0), 0.012);
        model.add_along(0, hoop, if i % 2 == 0 { Vec3::X } else { Vec3::Z });
    }
    for angle in [0.0, 60.0, 120.0_f32] {
        model.add_along(0, block(0.86, 0.035, 0.045, 0.006).turn_y(angle), Vec3::X);
    }
    model
}

fn tray(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 1.6);
    let r = m.w / 2.0 - 0.02;
    model.add_along(0, puck(r, 0.03, 0.006), Vec3::X);
    let rim = puck(r + 0.012, m.h, 0.010).minus(puck(r - 0.014, 1.0, 0.0).at(0.0, -0.2, 0.0), 0.006);
    let cut = |side: f32| block(0.11, 0.036, 0.22, 0.018).at(side * r, m.h * 0.48, 0.0).turn_y(18.0);
    model.add_along(0, rim.minus(cut(1.0), 0.004).minus(cut(-1.0), 0.004), Vec3::X);
    model
}
