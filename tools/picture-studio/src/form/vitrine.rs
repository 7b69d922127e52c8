//! Glass that holds something: flowers, colour, sand, cuttings, salts.

use super::Measure;
use crate::model::Model;
use crate::shape::plane::{fill, spline};
use crate::shape::solid::{ball, lathe, puck, turned, vessel};
use glam::{vec2, vec3};

pub fn build(family: &str, _style: &str, m: Measure) -> Option<Model> {
    Some(match family {
        "vase-glass" => vase(m),
        "paperweight" => paperweight(m),
        "hourglass" => hourglass(m),
        "propagation" => propagation(m),
        "apothecary" => apothecary(m),
        _ => return None,
    })
}

fn vase(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let outer = [
        (r * 0.80, 0.0),
        (r * 0.92, 0.05),
        (r * 0.97, h * 0.40),
        (r * 0.82, h * 0.72),
        (r * 0.80, h - 0.05),
        (r * 0.90, h),
    ];
    let inner = [
        (r * 0.85, h),
        (r * 0.73, h - 0.06),
        (r * 0.74, h * 0.72),
        (r * 0.86, h * 0.40),
        (r * 0.70, 0.17),
        (0.0, 0.13),
    ];
    let mut line = vec![vec2(0.0, 0.0)];
    line.extend(spline(&outer));
    line.extend(spline(&inner));
    model.add(0, lathe(r, 0.0, h, fill(line, 0.003)));
    model
}

fn paperweight(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let dome = ball(r).at(0.0, r * 0.70, 0.0).meet(puck(r * 1.2, m.h * 1.2, 0.0), 0.03);
    model.add(0, dome);
    let drop = ball(r * 0.44).relief(0.022, |p| (p.y * 22.0 + p.z.atan2(p.x) * 3.0).sin() * 0.6);
    model.add(1, drop.turn_x(-55.0).turn_y(30.0).at(0.0, r * 0.66, 0.0));
    model
}

fn hourglass(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.1, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let plate = 0.055;
    let c = h / 2.0;
    let line = [
        (0.0, plate + 0.02),
        (r * 0.55, plate + 0.02),
        (r * 0.74, plate + 0.10),
        (r * 0.60, c - 0.14),
        (0.028, c),
        (r * 0.60, c + 0.14),
        (r * 0.74, h - plate - 0.10),
        (r * 0.55, h - plate - 0.02),
        (0.0, h - plate - 0.02),
    ];
    model.add(0, vessel(&line, 0.014));
    for y in [0.0, h - plate] {
        model.add_along(1, puck(r * 0.98, plate, 0.014).at(0.0, y, 0.0), glam::Vec3::X);
    }
    for angle in [30.0, 150.0, 270.0_f32] {
        let (s, co) = angle.to_radians().sin_cos();
        model.add(
            1,
            puck(0.018, h - 2.0 * plate + 0.01, 0.002).at(co * r * 0.84, plate - 0.005, s * r * 0.84),
        );
    }
    model.add(
        2,
        turned(
            &[
                (r * 0.62, plate + 0.034),
                (r * 0.66, plate + 0.09),
                (r * 0.30, plate + 0.17),
                (0.012, plate + 0.215),
            ],
            0.004,
        ),
    );
    model.add(2, turned(&[(0.012, c + 0.02), (r * 0.34, c + 0.085), (r * 0.52, c + 0.13)], 0.004));
    model
}

fn propagation(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let stand = crate::shape::solid::block(m.w * 0.86, 0.16, 0.24, 0.02);
    let xs = [-0.26, 0.0, 0.26];
    let holes =
        xs.into_iter().fold(stand, |body, x| body.minus(puck(0.078, 0.3, 0.0).at(x, 0.06, 0.0), 0.004));
    model.add_along(1, holes, glam::Vec3::X);
    for x in xs {
        let tube = vessel(
            &[(0.0, 0.085), (0.045, 0.095), (0.068, 0.15), (0.068, 0.36), (0.055, 0.42), (0.075, 0.47)],
            0.015,
        );
        model.add(0, tube.at(x, 0.0, 0.0));
    }
    super::plants::cutting(&mut model, 2, vec3(-0.26, 0.20, 0.0), 0.55, 5);
    super::plants::cutting(&mut model, 2, vec3(0.26, 0.20, 0.0), 0.42, 3);
    model
}

fn apothecary(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let shoulder = h * 0.62;
    let line = [
        (0.0, 0.025),
        (r * 0.84, 0.025),
        (r * 0.95, 0.06),
        (r * 0.96, h * 0.3),
        (r * 0.96, shoulder - 0.04),
        (r * 0.80, shoulder + 0.04),
        (r * 0.46, shoulder + 0.09),
        (r * 0.44, h * 0.86),
        (r * 0.54, h * 0.88),
    ];
    model.add(0, vessel(&line, 0.022));
    model.add(
        1,
        turned(&[(r * 0.38, h * 0.76), (r * 0.42, h * 0.90), (r * 0.50, h * 0.91), (r * 0.50, h)], 0.01),
    );
    model.add(2, turned(&[(r * 0.84, 0.05), (r * 0.86, h * 0.2), (r * 0.86, h * 0.40)], 0.01));
    model
}
