//! Wooden toys.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::plane::{PIECES, fill, spline};
use crate::shape::solid::{ball, block, egg, puck, ring, rod, sawn, turned};
use glam::{Vec2, Vec3, vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    if family != "toy" {
        return None;
    }
    Some(match style {
        "rings" => rings(m),
        "rainbow" => rainbow(m),
        "whale" => whale(m),
        "elephant" => elephant(m),
        "blocks" => blocks(),
        "car" => car(m),
        "birds" => birds(),
        _ => tops(),
    })
}

/// A closed line through the points, smooth except at the given corners.
pub fn smooth(points: &[(f32, f32)], corners: &[usize]) -> Vec<Vec2> {
    if corners.is_empty() {
        let mut round: Vec<(f32, f32)> = points.to_vec();
        let n = points.len();
        round.insert(0, points[n - 1]);
        round.extend([points[0], points[1]]);
        let line = spline(&round);
        return line[PIECES..line.len() - PIECES - 1].to_vec();
    }
    let mut line = Vec::new();
    for (k, &from) in corners.iter().enumerate() {
        let to = corners[(k + 1) % corners.len()];
        let steps = (to + points.len() - from - 1) % points.len() + 1;
        let run: Vec<(f32, f32)> = (0..=steps).map(|i| points[(from + i) % points.len()]).collect();
        let run = spline(&run);
        line.extend_from_slice(&run[..run.len() - 1]);
    }
    line
}

fn rings(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.add_along(5, puck(0.315, 0.055, 0.018), Vec3::X);
    model.add(5, turned(&[(0.060, 0.05), (0.052, 0.4), (0.040, 0.82)], 0.01));
    let mut y = 0.058;
    for (slot, (r, thick)) in
        [(0.30, 0.078), (0.265, 0.074), (0.23, 0.070), (0.195, 0.066), (0.16, 0.062)].into_iter().enumerate()
    {
        model.add(slot, ring(r - thick, thick).at(0.0, y + thick, 0.0));
        y += thick * 2.0 - 0.004;
    }
    model.add(5, ball(0.10).at(0.0, y + 0.085, 0.0));
    model
}

fn rainbow(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    for slot in 0..6 {
        let outer = 0.485 - 0.074 * slot as f32;
        let inner = if slot == 5 { 0.045 } else { outer - 0.066 };
        let shift = [0.0, 0.012, -0.008, 0.016, -0.004, 0.03][slot];
        model.add_along(
            slot,
            super::decor::arch(outer, outer + 0.004, inner, 0.22, 0.012).at(0.0, 0.0, shift).turn_y(-20.0),
            Vec3::Z,
        );
    }
    model
}

fn whale(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let outline = smooth(
        &[
            (-0.47, 0.20),
            (-0.43, 0.06),
            (-0.28, 0.0),
            (0.0, 0.0),
            (0.20, 0.05),
            (0.34, 0.18),
            (0.40, 0.31),
            (0.50, 0.37),
            (0.52, 0.44),
            (0.44, 0.465),
            (0.37, 0.44),
            (0.32, 0.47),
            (0.25, 0.52),
            (0.185, 0.49),
            (0.22, 0.42),
            (0.285, 0.345),
            (0.26, 0.29),
            (0.18, 0.27),
            (0.02, 0.34),
            (-0.20, 0.40),
            (-0.40, 0.35),
        ],
        &[],
    );
    let body = sawn(vec2(-0.48, 0.0), vec2(0.52, 0.54), 0.20, 0.055, fill(outline, 0.0));
    let eye = |z: f32| rod(vec3(-0.30, 0.20, z), vec3(-0.30, 0.20, z * 1.3), 0.017, 0.017);
    let mouth = block(0.20, 0.012, 0.5, 0.004).at(-0.46, 0.105, 0.0).turn_z(6.0);
    model.add_along(
        0,
        body.minus(eye(0.09), 0.004).minus(mouth, 0.004).turn_y(-22.0),
        vec3(0.927, 0.0, 0.375),
    );
    model
}

fn elephant(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let outline = smooth(
        &[
            (-0.40, 0.0),
            (-0.22, 0.0),
            (-0.21, 0.16),
            (-0.12, 0.21),
            (0.04, 0.20),
            (0.10, 0.0),
            (0.27, 0.0),
            (0.28, 0.22),
            (0.34, 0.24),
            (0.37, 0.06),
            (0.46, 0.02),
            (0.49, 0.10),
            (0.45, 0.14),
            (0.455, 0.40),
            (0.40, 0.60),
            (0.26, 0.68),
            (0.06, 0.66),
            (-0.22, 0.64),
            (-0.40, 0.50),
            (-0.44, 0.30),
        ],
        &[0, 1, 5, 6],
    );
    let body = sawn(vec2(-0.45, 0.0), vec2(0.50, 0.69), 0.24, 0.035, fill(outline, 0.002));
    let eye = rod(vec3(0.36, 0.47, 0.11), vec3(0.36, 0.47, 0.2), 0.016, 0.016);
    let grain = vec3(0.927, 0.0, 0.375);
    model.add_along(0, body.minus(eye, 0.004).turn_y(-22.0), grain);
    for side in [-1.0, 1.0] {
        let ear = sawn(
            vec2(-0.12, -0.16),
            vec2(0.12, 0.16),
            0.034,
            0.014,
            fill(
                smooth(
                    &[
                        (-0.10, -0.06),
                        (-0.02, -0.15),
                        (0.08, -0.06),
                        (0.10, 0.08),
                        (0.03, 0.14),
                        (-0.08, 0.10),
                    ],
                    &[],
                ),
                0.0,
            ),
        );
        model.add(0, ear.turn_y(side * 10.0).at(0.19, 0.43, side * 0.145).turn_y(-22.0));
    }
    model
}

fn blocks() -> Model {
    let mut model = Model::new(1.0, 0.96);
    let u = 0.20;
    let cube = |w: f32, h: f32| block(w, h, u, 0.012);
    model.add(0, cube(u, u * 2.0).turn_y(8.0).at(-0.22, 0.0, 0.0));
    model.add(3, cube(u, u * 2.0).turn_y(8.0).at(0.18, 0.0, 0.05));
    model.add_along(
        1,
        super::decor::arch(u * 1.5, u * 1.5 + 0.001, u * 0.75, u, 0.010).turn_y(8.0).at(
            -0.02,
            u * 2.0,
            0.025,
        ),
        Vec3::X,
    );
    model.add(2, puck(u * 0.5, u * 0.9, 0.012).at(-0.02, u * 3.5, 0.025));
    model.add(
        1,
        turned(&[(u * 0.46, 0.0), (u * 0.23, u * 0.42), (0.012, u * 0.80)], 0.008).at(-0.02, u * 4.4, 0.025),
    );
    model.add(4, cube(u, u).turn_y(-24.0).at(0.42, 0.0, 0.20));
    model.add_along(
        0,
        puck(u * 0.5, u * 2.0, 0.012).turn_z(90.0).turn_y(34.0).at(-0.26, u * 0.5, 0.32),
        Vec3::X,
    );
    model.add(2, cube(u * 0.98, u * 0.5).turn_y(20.0).at(0.10, 0.0, 0.34));
    model
}

fn car(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -26.0;
    let outline = smooth(
        &[
            (-0.46, 0.10),
            (0.46, 0.10),
            (0.48, 0.24),
            (0.40, 0.33),
            (0.24, 0.37),
            (0.14, 0.53),
            (-0.08, 0.58),
            (-0.30, 0.52),
            (-0.44, 0.34),
        ],
        &[0, 1],
    );
    let body = sawn(vec2(-0.48, 0.10), vec2(0.48, 0.60), 0.34, 0.06, fill(outline, 0.0));
    let window = rod(vec3(-0.07, 0.42, -0.5), vec3(-0.07, 0.42, 0.5), 0.085, 0.085);
    model.add_along(0, body.minus(window, 0.02).turn_y(turn), Vec3::X);
    for x in [-0.26, 0.27] {
        for z in [-0.235, 0.165] {
            model.add_along(1, puck(0.125, 0.07, 0.022).turn_x(90.0).at(x, 0.125, z).turn_y(turn), Vec3::X);
        }
    }
    model
}

fn bird(tall: f32) -> (Shape, Shape) {
    let body = egg(0.17, 0.145, 0.135).turn_z(18.0).at(0.0, 0.15, 0.0);
    let head = ball(0.095).at(-0.12, 0.15 + tall, 0.0);
    let tail = rod(vec3(0.10, 0.19, 0.0), vec3(0.27, 0.27, 0.0), 0.055, 0.022);
    let foot = puck(0.07, 0.02, 0.006);
    let beak = rod(vec3(-0.20, 0.15 + tall, 0.0), vec3(-0.262, 0.138 + tall, 0.0), 0.020, 0.004);
    (body.join(head, 0.10).join(tail, 0.06).join(foot, 0.03), beak)
}

fn birds() -> Model {
    let mut model = Model::new(1.0, 0.46);
    for (slot, tall, turn, x, z) in [(0, 0.17, 160.0, -0.24, 0.06), (1, 0.13, 22.0, 0.27, -0.06)] {
        let (body, beak) = bird(tall);
        model.add_along(slot, body.turn_y(turn).at(x, 0.0, z), Vec3::X);
        model.add(2, beak.turn_y(turn).at(x, 0.0, z));
    }
    model
}

fn tops() -> Model {
    let mut model = Model::new(0.96, 0.34);
    let top = || {
        turned(&[(0.008, 0.0), (0.05, 0.05), (0.17, 0.12), (0.185, 0.15), (0.10, 0.185), (0.03, 0.20)], 0.006)
    };
    let pin = || turned(&[(0.022, 0.19), (0.018, 0.28), (0.026, 0.34)], 0.006);
    for (slot, lean, x, z) in [(0, 58.0, -0.30, 0.08), (1, 0.0, 0.02, -0.12), (2, -60.0, 0.32, 0.08)] {
        let lift = if lean == 0.0 { 0.0 } else { 0.03 };
        model.add(slot, top().turn_z(lean).at(x, lift, z));
        model.add(3, pin().turn_z(lean).at(x, lift, z));
    }
    model
}
