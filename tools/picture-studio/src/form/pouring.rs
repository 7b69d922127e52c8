//! Things with a spout or a drip.

use super::Measure;
use super::cups::handle;
use super::jars::lid;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::solid::{bent, puck, rod, turned, vessel};
use glam::{Vec3, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("teapot", "round") => round_teapot(m),
        ("teapot", _) => arch_teapot(m),
        ("pour-over", _) => pour_over(m),
        ("jug", _) => creamer(m),
        ("watering-can", _) => watering_can(m),
        _ => return None,
    })
}

fn spout(from: Vec3, pull: Vec3, to: Vec3, thick: f32, thin: f32) -> Shape {
    let outside = bent(from, pull, to, thick, thin);
    let on = (to - pull).normalize() * 0.03;
    outside.minus(bent(pull, (pull + to) / 2.0, to + on, thin * 0.72, thin * 0.72), 0.003)
}

fn round_teapot(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w * 0.31, m.h * 0.86);
    let body = turned(
        &[
            (r * 0.60, 0.0),
            (r * 0.66, 0.02),
            (r * 0.93, h * 0.26),
            (r, h * 0.48),
            (r * 0.84, h * 0.78),
            (r * 0.50, h * 0.92),
            (r * 0.46, h * 0.94),
        ],
        0.012,
    );
    let beak = spout(
        vec3(-r * 0.80, h * 0.36, 0.0),
        vec3(-r * 1.40, h * 0.42, 0.0),
        vec3(-r * 1.52, h * 0.86, 0.0),
        0.085,
        0.038,
    );
    let grip = handle(r * 0.90, h * 0.28, h * 0.74, 0.20, 0.034);
    model.add(0, body.join(beak, 0.06).join(grip, 0.05).turn_y(16.0));
    model.add(0, lid(r * 0.50, h * 0.945, 0.035));
    model
}

fn arch_teapot(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w * 0.37, m.h * 0.50);
    let body = turned(
        &[
            (r * 0.66, 0.0),
            (r * 0.74, 0.02),
            (r * 0.98, h * 0.36),
            (r * 0.97, h * 0.60),
            (r * 0.70, h * 0.90),
            (r * 0.45, h * 0.965),
        ],
        0.012,
    );
    let beak = spout(
        vec3(-r * 0.80, h * 0.45, 0.0),
        vec3(-r * 1.20, h * 0.50, 0.0),
        vec3(-r * 1.34, h * 0.98, 0.0),
        0.07,
        0.034,
    );
    let lugs = rod(vec3(-r * 0.62, h * 0.86, 0.0), vec3(-r * 0.64, h * 1.10, 0.0), 0.026, 0.022)
        .join(rod(vec3(r * 0.62, h * 0.86, 0.0), vec3(r * 0.64, h * 1.10, 0.0), 0.026, 0.022), 0.0);
    model.add(0, body.join(beak, 0.05).join(lugs, 0.03).turn_y(14.0));
    model.add(0, lid(r * 0.45, h * 0.97, 0.034));
    let left = bent(
        vec3(-r * 0.64, h * 1.06, 0.0),
        vec3(-r * 0.70, m.h * 1.0, 0.0),
        vec3(0.0, m.h - 0.02, 0.0),
        0.020,
        0.024,
    );
    let right = bent(
        vec3(0.0, m.h - 0.02, 0.0),
        vec3(r * 0.70, m.h * 1.0, 0.0),
        vec3(r * 0.64, h * 1.06, 0.0),
        0.024,
        0.020,
    );
    model.add_along(1, left.join(right, 0.0).turn_y(14.0), Vec3::X);
    model
}

fn pour_over(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.1, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let split = h * 0.50;
    let server = vessel(
        &[
            (0.0, 0.02),
            (r * 0.72, 0.02),
            (r * 0.92, 0.07),
            (r * 0.86, split * 0.55),
            (r * 0.54, split * 0.90),
            (r * 0.52, split),
        ],
        0.018,
    );
    model.add(1, server);
    let cone = vessel(&[(r * 0.30, split + 0.05), (r * 0.48, split + 0.09), (r * 0.97, h - 0.02)], 0.030)
        .relief(0.008, move |p| {
            (p.z.atan2(p.x) * 22.0).cos()
                * ((h - 0.06 - p.y) / 0.04).clamp(0.0, 1.0)
                * ((p.y - split - 0.08) / 0.04).clamp(0.0, 1.0)
        });
    let plate = puck(r * 0.80, 0.032, 0.014).at(0.0, split + 0.012, 0.0);
    let grip = handle(r * 0.66, split + 0.12, h - 0.14, 0.17, 0.026).minus(puck(r * 0.6, h, 0.0), 0.0);
    model.add(0, cone.join(plate, 0.03).join(grip, 0.03).turn_y(-20.0));
    model
}

fn creamer(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.05, m.h);
    let (r, h) = (m.w * 0.40, m.h);
    let body = vessel(
        &[
            (0.0, 0.04),
            (r * 0.66, 0.04),
            (r * 0.94, 0.11),
            (r * 0.99, h * 0.36),
            (r * 0.76, h * 0.72),
            (r * 0.80, h - 0.03),
        ],
        0.038,
    );
    let beak = rod(vec3(-r * 0.40, h - 0.14, 0.0), vec3(-r * 1.12, h - 0.005, 0.0), 0.14, 0.03);
    let hollow = rod(vec3(-r * 0.30, h - 0.08, 0.0), vec3(-r * 1.16, h + 0.035, 0.0), 0.15, 0.026);
    let inside = puck(r * 0.60, h, 0.1).at(0.0, 0.12, 0.0);
    let grip = handle(r * 0.84, h * 0.28, h * 0.76, 0.20, 0.034).minus(puck(r * 0.74, h, 0.0), 0.0);
    model.add(0, body.join(beak, 0.06).minus(hollow, 0.02).minus(inside, 0.02).join(grip, 0.05).turn_y(24.0));
    model
}

fn watering_can(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (0.215, m.h * 0.66);
    let x = 0.16;
    let body =
        turned(&[(r, 0.0), (r * 1.0, 0.02), (r * 0.97, h * 0.5), (r * 0.90, h * 0.92), (r * 0.84, h)], 0.02)
            .minus(puck(r * 0.42, 0.3, 0.0).at(0.05, h - 0.05, 0.0), 0.012);
    let beak = bent(
        vec3(-r * 0.8, h * 0.14, 0.0),
        vec3(-r * 2.1, h * 0.22, 0.0),
        vec3(-r * 2.9, m.h * 0.93, 0.0),
        0.040,
        0.015,
    );
    let tip = rod(vec3(-r * 2.84, m.h * 0.89, 0.0), vec3(-r * 3.0, m.h * 0.99, 0.0), 0.019, 0.019);
    let grip = bent(
        vec3(-r * 0.55, h * 0.97, 0.0),
        vec3(r * 0.9, m.h * 1.40, 0.0),
        vec3(r * 0.94, h * 0.40, 0.0),
        0.020,
        0.020,
    );
    model.add(0, body.join(beak, 0.03).join(grip, 0.02).at(x, 0.0, 0.0));
    model.add(1, tip.at(x, 0.0, 0.0));
    model
}
