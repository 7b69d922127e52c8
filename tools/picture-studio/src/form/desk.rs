//! Things for the desk.

use super::Measure;
use crate::model::Model;
use crate::shape::plane::fill;
use crate::shape::solid::{ball, block, puck, rod, sawn, turned, vessel};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, _style: &str, m: Measure) -> Option<Model> {
    Some(match family {
        "pen-cup" => pen_cup(m),
        "desk-tray" => desk_tray(m),
        "ruler-block" => ruler_block(m),
        "bookend-block" => bookend(m),
        "letter-trays" => letter_trays(m),
        "tape" => tape(m),
        "card-stand" => card_stand(m),
        "dock" => dock(m),
        _ => return None,
    })
}

fn pen_cup(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.1, m.h);
    let (r, h) = (m.w * 0.46, 0.52);
    model.add(
        0,
        vessel(
            &[(0.0, 0.03), (r * 0.84, 0.03), (r * 0.95, 0.06), (r * 0.96, h * 0.5), (r * 0.96, h - 0.018)],
            0.038,
        ),
    );
    let pens: [(f32, f32, f32, usize); 5] = [
        (12.0, -0.06, 0.06, 2),
        (-9.0, 0.05, 0.08, 1),
        (5.0, 0.01, -0.08, 1),
        (-15.0, 0.09, -0.04, 2),
        (16.0, -0.09, -0.02, 1),
    ];
    for (i, (lean, x, z, slot)) in pens.into_iter().enumerate() {
        let long = 0.88 - 0.05 * (i % 3) as f32;
        let body = turned(&[(0.021, 0.0), (0.021, 0.3), (0.021, long * 0.91)], 0.003);
        let tip = turned(&[(0.021, long * 0.91), (0.014, long * 0.945), (0.008, long * 0.97)], 0.001);
        let lead = turned(&[(0.0075, long * 0.968), (0.002, long)], 0.0005);
        model.add(slot, body.turn_z(lean).at(x, 0.07, z));
        model.add(1, tip.turn_z(lean).at(x, 0.07, z));
        model.add(2, lead.turn_z(lean).at(x, 0.07, z));
    }
    model
}

fn desk_tray(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 1.5);
    let turn = -22.0_f32;
    let grain = vec3(turn.to_radians().cos(), 0.0, -turn.to_radians().sin());
    let well = |x: f32, z: f32, w: f32, d: f32| block(w, 0.3, d, 0.035).at(x, 0.035, z);
    let body = block(0.98, 0.115, 0.44, 0.022)
        .minus(well(-0.16, 0.0, 0.56, 0.34), 0.01)
        .minus(well(0.30, 0.095, 0.27, 0.15), 0.01)
        .minus(well(0.30, -0.095, 0.27, 0.15), 0.01);
    model.add_along(0, body.turn_y(turn), grain);
    model.add_along(
        1,
        rod(vec3(-0.38, 0.054, 0.06), vec3(0.04, 0.054, 0.02), 0.018, 0.018).turn_y(turn),
        grain,
    );
    model.add(1, rod(vec3(0.04, 0.054, 0.02), vec3(0.085, 0.054, 0.016), 0.018, 0.004).turn_y(turn));
    model.add(1, ball(0.028).at(0.26, 0.064, 0.10).turn_y(turn));
    model.add(1, ball(0.028).at(0.33, 0.064, 0.08).turn_y(turn));
    model
}

fn ruler_block(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.05, m.h);
    let turn = -22.0;
    model.add_along(1, block(0.52, 0.16, 0.24, 0.014).turn_y(turn), Vec3::X);
    let mut rule = block(0.11, 0.84, 0.012, 0.003).at(-0.11, 0.14, -0.03);
    for i in 0..14 {
        let wide = if i % 5 == 0 { 0.05 } else { 0.028 };
        rule = rule.minus(
            block(wide, 0.006, 0.02, 0.0).at(-0.11 + 0.055 - wide / 2.0, 0.24 + 0.05 * i as f32, -0.016),
            0.0,
        );
    }
    model.add(0, rule.turn_y(turn));
    let blade = sawn(
        vec2(-0.04, 0.0),
        vec2(0.04, 0.76),
        0.014,
        0.005,
        fill(
            [
                (-0.022, 0.0),
                (0.022, 0.0),
                (0.034, 0.30),
                (0.030, 0.58),
                (0.0, 0.74),
                (-0.014, 0.58),
                (-0.020, 0.30),
            ]
            .iter()
            .map(|&(x, y)| vec2(x, y))
            .collect(),
            0.004,
        ),
    );
    model.add(0, blade.at(0.12, 0.13, 0.04).turn_y(turn));
    model
}

fn bookend(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -24.0;
    let outline = fill(
        super::toys::smooth(
            &[(-0.16, 0.0), (0.16, 0.0), (0.16, 0.34), (0.10, 0.58), (-0.06, 0.70), (-0.16, 0.70)],
            &[0, 1, 4, 5],
        ),
        0.004,
    );
    let stone = sawn(vec2(-0.17, 0.0), vec2(0.17, 0.71), 0.42, 0.012, outline);
    model.add(0, stone.turn_y(turn).at(0.24, 0.0, 0.02));
    for (i, (w, h)) in [(0.085, 0.78), (0.065, 0.70), (0.10, 0.74)].into_iter().enumerate() {
        let x = [-0.005, -0.085, -0.172][i];
        model.add(i + 1, block(w * 0.94, h, 0.46, 0.012).at(x, 0.0, 0.0).turn_y(turn));
    }
    model
}

fn letter_trays(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -24.0;
    for y in [0.05, 0.31] {
        let tray =
            block(0.94, 0.13, 0.68, 0.03).minus(block(0.91, 0.3, 0.655, 0.02).at(0.0, 0.018, 0.0), 0.006);
        let front = block(0.44, 0.2, 0.2, 0.03).at(0.0, 0.05, 0.34);
        model.add(0, tray.minus(front, 0.02).at(0.0, y, 0.0).turn_y(turn));
    }
    for (x, z) in [(-0.43, -0.30), (0.43, -0.30), (-0.43, 0.30), (0.43, 0.30)] {
        model.add(1, puck(0.024, 0.50, 0.008).at(x, 0.0, z).turn_y(turn));
    }
    for i in 0..5 {
        model.add(
            0,
            block(0.62, 0.006, 0.46, 0.002)
                .turn_y(1.5 * i as f32 - 2.0)
                .at(0.02, 0.072 + 0.007 * i as f32, 0.0)
                .turn_y(turn),
        );
    }
    model
}

fn tape(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -28.0;
    let outline = fill(
        super::toys::smooth(
            &[
                (-0.46, 0.0),
                (0.46, 0.0),
                (0.47, 0.16),
                (0.40, 0.22),
                (0.22, 0.20),
                (0.10, 0.12),
                (-0.12, 0.10),
                (-0.34, 0.20),
                (-0.44, 0.24),
                (-0.48, 0.14),
            ],
            &[0, 1],
        ),
        0.006,
    );
    let body = sawn(vec2(-0.48, 0.0), vec2(0.48, 0.26), 0.30, 0.03, outline);
    model.add(0, body.turn_y(turn));
    let roll = puck(0.235, 0.15, 0.006)
        .minus(puck(0.13, 0.4, 0.0).at(0.0, -0.1, 0.0), 0.004)
        .turn_x(90.0)
        .at(-0.08, 0.345, -0.075);
    model.add(1, roll.turn_y(turn));
    model.add(
        0,
        puck(0.132, 0.20, 0.012)
            .minus(puck(0.07, 0.5, 0.0).at(0.0, -0.1, 0.0), 0.01)
            .turn_x(90.0)
            .at(-0.08, 0.345, -0.10)
            .turn_y(turn),
    );
    model
}

fn card_stand(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -22.0;
    let gable = fill(
        [(-0.40, 0.0), (0.40, 0.0), (0.40, 0.20), (0.0, 0.46), (-0.40, 0.20)]
            .iter()
            .map(|&(x, y)| vec2(x, y))
            .collect(),
        0.004,
    );
    let slot = block(1.2, 0.6, 0.02, 0.0).at(0.0, 0.26, 0.0);
    let door = super::decor::arch(0.065, 0.18, 0.001, 0.6, 0.0);
    model.add_along(
        0,
        sawn(vec2(-0.40, 0.0), vec2(0.40, 0.46), 0.26, 0.012, gable)
            .minus(slot, 0.002)
            .minus(door, 0.004)
            .turn_y(turn),
        Vec3::X,
    );
    model.add(1, block(0.62, 0.62, 0.010, 0.003).at(0.02, 0.28, 0.0).turn_x(-3.0).turn_y(turn));
    model
}

fn dock(m: Measure) -> Model {
    let mut model = Model::new(m.w, 0.30);
    model.add(0, puck(0.48, 0.17, 0.035));
    model.add(1, puck(0.425, 0.02, 0.008).at(0.0, 0.168, 0.0));
    model.add(0, rod(vec3(0.2, 0.05, -0.4), vec3(2.6, 0.022, -1.1), 0.020, 0.020));
    model
}
