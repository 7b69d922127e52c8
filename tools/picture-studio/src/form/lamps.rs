//! Lamps that hang, stand and travel.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::plane::{fill, spline};
use crate::shape::solid::{ball, bent, lathe, puck, ring, rod, turned, vessel};
use glam::{vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("pendant", style) => pendant(m, style),
        ("table-lamp", "mushroom") => mushroom(m),
        ("table-lamp", "globe") => globe(m),
        ("table-lamp", "shade") => shaded(m),
        ("table-lamp", _) => column(m),
        ("desk-lamp", _) => desk_lamp(m),
        ("lantern", _) => lantern(m),
        _ => return None,
    })
}

const LIFT: f32 = 0.34;

fn pendant(m: Measure, style: &str) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.frame = (vec3(-m.w / 2.0, LIFT - 0.14, -0.1), vec3(m.w / 2.0, LIFT + m.h + 0.16, 0.1));
    let (r, h) = (m.w / 2.0, m.h);
    let top = match style {
        "globe" => {
            model.add(0, up(ball(r * 0.97).at(0.0, r, 0.0)));
            model.add(
                1,
                up(turned(&[(r * 0.26, r * 1.90), (r * 0.25, r * 2.08), (r * 0.07, r * 2.16)], 0.008)),
            );
            r * 2.12
        }
        "lantern" => {
            model.add(0, up(paper_ball(r, h)));
            model.add(1, up(ring(0.085, 0.010).at(0.0, h - 0.012, 0.0)));
            h * 0.97
        }
        "tier" => tiers(&mut model, r, h),
        "cone" => shade(
            &mut model,
            &[
                (r * 0.97, 0.01),
                (r * 0.60, h * 0.36),
                (r * 0.28, h * 0.72),
                (r * 0.14, h * 0.86),
                (0.0, h * 0.87),
            ],
            h * 0.87,
        ),
        "bell" => shade(
            &mut model,
            &[
                (r * 0.97, 0.01),
                (r * 0.93, h * 0.12),
                (r * 0.80, h * 0.42),
                (r * 0.50, h * 0.70),
                (r * 0.20, h * 0.80),
                (0.0, h * 0.81),
            ],
            h * 0.81,
        ),
        _ => shade(
            &mut model,
            &[
                (r * 0.985, 0.01),
                (r * 0.97, h * 0.10),
                (r * 0.84, h * 0.44),
                (r * 0.50, h * 0.72),
                (r * 0.16, h * 0.82),
                (0.0, h * 0.825),
            ],
            h * 0.825,
        ),
    };
    let cord = if style == "lantern" { 1 } else { usize::from(style != "tier") };
    model.add(cord, rod(vec3(0.0, LIFT + top, 0.0), vec3(0.0, 3.0, 0.0), 0.006, 0.006));
    model
}

fn up(s: Shape) -> Shape {
    s.at(0.0, LIFT, 0.0)
}

/// A spun shade with a metal cap on top; returns where the cord begins.
fn shade(model: &mut Model, line: &[(f32, f32)], y: f32) -> f32 {
    model.add(0, up(vessel(line, 0.020)));
    model.add(
        1,
        up(turned(&[(0.052, y - 0.02), (0.050, y + 0.055), (0.024, y + 0.085), (0.014, y + 0.12)], 0.005)),
    );
    y + 0.11
}

fn paper_ball(r: f32, h: f32) -> Shape {
    let outline = [
        (0.10, 0.01),
        (r * 0.62, h * 0.09),
        (r * 0.93, h * 0.30),
        (r * 0.97, h * 0.50),
        (r * 0.93, h * 0.70),
        (r * 0.62, h * 0.91),
        (0.10, h - 0.01),
    ];
    let mut line = vec![vec2(0.0, 0.01)];
    line.extend(spline(&outline));
    line.push(vec2(0.0, h - 0.01));
    let rib = 22.0 * std::f32::consts::PI / h;
    lathe(r, 0.0, h, fill(line, 0.004)).relief(0.010, move |p| (p.y * rib).sin().abs())
}

fn tiers(model: &mut Model, r: f32, h: f32) -> f32 {
    for (size, y) in [(1.0, 0.0), (0.74, h * 0.30), (0.48, h * 0.56)] {
        let disc = vessel(
            &[
                (r * size * 0.98, y + 0.01),
                (r * size * 0.80, y + 0.055),
                (r * size * 0.40, y + 0.11),
                (0.05, y + 0.125),
            ],
            0.018,
        );
        model.add(0, up(disc));
    }
    model.add(1, up(turned(&[(0.08, 0.05), (0.10, h * 0.2), (0.08, h * 0.62)], 0.02)));
    model.add(0, up(turned(&[(0.055, h * 0.66), (0.05, h * 0.84), (0.018, h * 0.92)], 0.006)));
    h * 0.9
}

fn mushroom(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    let y = h * 0.55;
    let cap = vessel(
        &[
            (r * 0.975, y),
            (r * 0.95, y + 0.07),
            (r * 0.78, y + 0.26),
            (r * 0.42, h - 0.055),
            (0.0, h - 0.012),
        ],
        0.022,
    );
    model.add(0, cap);
    let stem = turned(
        &[
            (r * 0.52, 0.0),
            (r * 0.52, 0.022),
            (r * 0.26, 0.07),
            (r * 0.16, 0.18),
            (r * 0.15, y * 0.8),
            (r * 0.24, y + 0.03),
            (r * 0.24, y + 0.08),
        ],
        0.010,
    );
    model.add(0, stem);
    model.add(1, turned(&[(r * 0.50, y + 0.035), (r * 0.62, y + 0.06), (r * 0.50, y + 0.19)], 0.02));
    model
}

fn globe(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w * 0.46;
    let y = m.h - r - 0.01;
    model.add(0, ball(r).at(0.0, y, 0.0));
    let base = puck(r * 0.74, 0.20, 0.024).minus(ball(r * 1.015).at(0.0, y, 0.0), 0.012);
    model.add(1, base);
    model
}

fn shaded(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let neck = 0.50;
    model.add(
        0,
        turned(
            &[
                (0.13, 0.0),
                (0.15, 0.02),
                (0.225, 0.15),
                (0.20, 0.27),
                (0.10, 0.36),
                (0.055, 0.42),
                (0.05, neck - 0.04),
            ],
            0.012,
        ),
    );
    model.add(2, turned(&[(0.032, neck - 0.05), (0.030, neck), (0.016, neck + 0.02), (0.016, 0.72)], 0.003));
    model.add(1, vessel(&[(r * 0.985, 0.535), (r * 0.72, 0.985)], 0.010));
    model.add(2, ball(0.02).at(0.0, 0.985, 0.0));
    model
}

fn column(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w * 0.40;
    model.add_along(1, puck(m.w / 2.0, 0.16, 0.02), glam::Vec3::X);
    model.add(0, puck(r, m.h - 0.17, 0.10).at(0.0, 0.163, 0.0));
    model
}

fn desk_lamp(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.add(0, puck(0.19, 0.045, 0.016).at(0.16, 0.0, 0.0));
    let knee = vec3(0.24, 0.86, 0.0);
    model.add(0, rod(vec3(0.16, 0.03, 0.0), knee, 0.013, 0.013));
    let head = vec3(-0.25, 0.74, 0.05);
    model.add(0, rod(knee, head, 0.012, 0.012));
    model.add(1, ball(0.030).at(knee.x, knee.y, knee.z));
    let cone = vessel(&[(0.135, 0.0), (0.115, 0.06), (0.065, 0.14), (0.0, 0.165)], 0.016);
    model.add(0, cone.turn_z(-16.0).at(head.x - 0.03, head.y - 0.14, head.z));
    model.add(1, puck(0.03, 0.035, 0.006).turn_z(-16.0).at(head.x + 0.005, head.y + 0.01, head.z));
    model
}

fn lantern(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w * 0.44;
    let h = m.h * 0.70;
    let glass = turned(
        &[(r * 0.80, 0.06), (r * 0.96, 0.12), (r, h * 0.5), (r * 0.92, h * 0.82), (r * 0.60, h)],
        0.03,
    )
    .relief(0.008, |p| (p.z.atan2(p.x) * 20.0).cos());
    model.add(0, glass);
    model.add(1, puck(r * 0.86, 0.075, 0.016));
    model.add(1, turned(&[(r * 0.60, h - 0.01), (r * 0.60, h + 0.03), (r * 0.30, h + 0.055)], 0.008));
    let left = bent(
        vec3(-r * 0.56, h + 0.01, 0.0),
        vec3(-r * 0.75, m.h * 1.0, 0.0),
        vec3(0.0, m.h - 0.02, 0.0),
        0.013,
        0.013,
    );
    let right = bent(
        vec3(0.0, m.h - 0.02, 0.0),
        vec3(r * 0.75, m.h * 1.0, 0.0),
        vec3(r * 0.56, h + 0.01, 0.0),
        0.013,
        0.013,
    );
    model.add(1, left.join(right, 0.0).turn_y(20.0));
    model
}
