//! Things with lids, and the bathroom shelf.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::plane::slab;
use crate::shape::solid::{ball, block, egg, puck, rod, sawn, turned, vessel};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("storage-jar", "crock") => crock(m),
        ("storage-jar", style) => stoppered(m, style == "glass"),
        ("lidded-jar", "low") => salt_cellar(m),
        ("lidded-jar", _) => vanity_jar(m),
        ("butter-dome", _) => butter_dome(m),
        ("garlic-keeper", _) => garlic_keeper(m),
        ("oil-bottle", _) => oil_bottle(m),
        ("bread-bin", _) => bread_bin(m),
        ("box", _) => keepsake_box(m),
        _ => return None,
    })
}

fn stoppered(m: Measure, glass: bool) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.84);
    let wall = if glass { 0.020 } else { 0.036 };
    model.add(
        0,
        vessel(
            &[
                (0.0, 0.024),
                (r * 0.84, 0.024),
                (r * 0.95, 0.055),
                (r * 0.97, 0.12),
                (r * 0.97, h * 0.6),
                (r * 0.97, h - 0.015),
            ],
            wall,
        ),
    );
    let stopper = turned(
        &[(r * 0.84, h - 0.10), (r * 0.86, h - 0.004), (r * 0.995, h), (r * 1.0, h + 0.03), (r * 1.0, m.h)],
        0.014,
    );
    model.add_along(1, stopper, Vec3::X);
    model
}

fn crock(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.82);
    model.add(
        0,
        turned(
            &[
                (r * 0.72, 0.0),
                (r * 0.80, 0.02),
                (r * 0.97, h * 0.36),
                (r * 0.97, h * 0.62),
                (r * 0.74, h * 0.93),
                (r * 0.70, h),
            ],
            0.014,
        ),
    );
    model.add(0, lid(r * 0.76, h + 0.016, 0.058));
    model
}

fn salt_cellar(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.78);
    model.add(0, turned(&[(r * 0.80, 0.0), (r * 0.90, 0.03), (r * 0.98, h * 0.45), (r * 0.93, h)], 0.016));
    model.add_along(1, puck(r * 0.94, 0.085, 0.022).at(0.0, h + 0.006, 0.0), Vec3::X);
    model.add_along(1, ball(0.055).at(0.0, h + 0.125, 0.0), Vec3::X);
    model
}

fn vanity_jar(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.72);
    model.add(0, turned(&[(r * 0.86, 0.0), (r * 0.95, 0.03), (r * 0.97, h * 0.5), (r * 0.95, h)], 0.02));
    model.add(1, lid(r * 0.98, h + 0.02, 0.075));
    model
}

fn butter_dome(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    model.add(0, vessel(&[(0.0, 0.03), (r * 0.80, 0.03), (r * 0.92, 0.045), (r * 0.975, 0.085)], 0.034));
    let dome = turned(
        &[
            (r * 0.76, 0.055),
            (r * 0.78, 0.10),
            (r * 0.72, m.h * 0.48),
            (r * 0.44, m.h * 0.72),
            (r * 0.1, m.h * 0.78),
        ],
        0.012,
    );
    model.add(0, dome.join(ball(0.062).at(0.0, m.h - 0.075, 0.0), 0.03));
    model
}

fn garlic_keeper(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.70);
    let mut body = turned(&[(r * 0.72, 0.0), (r * 0.82, 0.03), (r * 0.98, h * 0.5), (r * 0.80, h)], 0.018);
    for i in 0..12 {
        let hole =
            rod(vec3(0.0, h * 0.56, 0.2), vec3(0.0, h * 0.56, 0.8), 0.03, 0.03).turn_y(i as f32 * 30.0 + 8.0);
        body = body.minus(hole, 0.008);
    }
    model.add(0, body);
    let roof = turned(
        &[(r * 0.90, h + 0.004), (r * 0.90, h + 0.03), (r * 0.50, h + 0.13), (r * 0.12, h + 0.19)],
        0.012,
    );
    model.add(0, roof.join(ball(0.06).at(0.0, h + 0.225, 0.0), 0.03));
    model
}

fn oil_bottle(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h * 0.86);
    model.add(
        0,
        turned(
            &[
                (r * 0.86, 0.0),
                (r * 0.96, 0.02),
                (r * 0.97, h * 0.30),
                (r * 0.95, h * 0.52),
                (r * 0.50, h * 0.70),
                (r * 0.27, h * 0.82),
                (r * 0.26, h * 0.96),
                (r * 0.33, h),
            ],
            0.010,
        ),
    );
    let stem = turned(&[(r * 0.20, h - 0.01), (r * 0.22, h + 0.035), (r * 0.10, h + 0.05)], 0.004);
    model
        .add(1, stem.join(rod(vec3(0.0, h + 0.03, 0.0), vec3(-0.055, m.h - 0.015, 0.0), 0.014, 0.010), 0.01));
    model
}

fn bread_bin(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let h = m.h * 0.80;
    let outline = slab(0.0, 0.0, m.w / 2.0, 0.28, 0.16);
    let body = sawn(vec2(-m.w / 2.0, -0.28), vec2(m.w / 2.0, 0.28), h, 0.014, outline).turn_x(90.0);
    model.add(0, body.at(0.0, h / 2.0 + 0.01, 0.0).turn_y(-14.0));
    let outline = slab(0.0, 0.0, m.w / 2.0 + 0.008, 0.288, 0.165);
    let top = sawn(vec2(-m.w / 2.0, -0.29), vec2(m.w / 2.0, 0.29), 0.075, 0.018, outline).turn_x(90.0);
    model.add_along(1, top.at(0.0, h + 0.052, 0.0).turn_y(-14.0), vec3(0.97, 0.0, 0.242));
    model.add(1, block(0.15, 0.035, 0.035, 0.015).at(0.0, h + 0.09, 0.0).turn_y(-14.0));
    model
}

fn keepsake_box(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (h, turn) = (m.h * 0.86, -24.0_f32);
    let grain = vec3(turn.to_radians().cos(), 0.0, -turn.to_radians().sin());
    model.add_along(0, block(m.w * 0.92, h * 0.80, 0.60, 0.014).turn_y(turn), grain);
    model.add_along(0, block(m.w * 0.94, h * 0.20, 0.62, 0.018).at(0.0, h * 0.81, 0.0).turn_y(turn), grain);
    model.add(1, ball(0.034).at(0.0, h * 0.90, 0.33).turn_y(turn));
    model
}

/// A low lid with a knob, its seat at the given height.
pub fn lid(r: f32, y: f32, knob: f32) -> Shape {
    let cap =
        turned(&[(r, y - 0.012), (r * 1.01, y + 0.006), (r * 0.70, y + 0.030), (r * 0.22, y + 0.044)], 0.006);
    cap.join(egg(knob, knob * 0.85, knob).at(0.0, y + 0.044 + knob * 0.62, 0.0), 0.012)
}
