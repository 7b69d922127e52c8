//! Stools, tables, benches and baskets.

use super::Measure;
use crate::model::Model;
use crate::shape::solid::{bent, block, puck, ring, rod, turned, vessel};
use glam::{Vec3, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("stool", style) => stool(m, usize::from(style == "painted")),
        ("side-table", "drum") => drum(m),
        ("side-table", _) => pedestal(m),
        ("bench", _) => bench(m),
        ("basket", "coil") => coil_basket(m),
        ("basket", _) => hamper(m),
        ("umbrella-stand", _) => umbrella_stand(m),
        _ => return None,
    })
}

fn stool(m: Measure, leg_slot: usize) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let seat = puck(r, 0.085, 0.034);
    model.add_along(0, seat.at(0.0, m.h - 0.085, 0.0), Vec3::X);
    for turn in [20.0, 140.0, 260.0_f32] {
        let (s, c) = turn.to_radians().sin_cos();
        let foot = vec3(c * r * 0.96, 0.02, s * r * 0.96);
        let top = vec3(c * r * 0.52, m.h - 0.05, s * r * 0.52);
        let middle = foot.lerp(top, 0.55);
        let leg = rod(foot, middle, 0.026, 0.037).join(rod(middle, top, 0.037, 0.030), 0.02);
        model.add_along(leg_slot, leg, (top - foot).normalize());
        if leg_slot == 0 {
            model.add_along(0, puck(0.030, 0.004, 0.001).at(top.x, m.h - 0.012, top.z), Vec3::Z);
        }
    }
    model
}

fn drum(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0 - 0.03, m.h - 0.07);
    let body = puck(r, h, 0.01).relief(0.012, move |p| {
        let side = ((p.x.hypot(p.z) - r * 0.9) / 0.04).clamp(0.0, 1.0);
        ((p.z.atan2(p.x) * 22.0).sin().abs() * 2.0 - 1.0) * side
    });
    model.add(0, body);
    model.add_along(1, puck(m.w / 2.0, 0.06, 0.014).at(0.0, h + 0.004, 0.0), Vec3::X);
    model
}

fn pedestal(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    model.add(0, puck(r, 0.062, 0.016).at(0.0, m.h - 0.062, 0.0));
    model.add(
        1,
        turned(
            &[
                (r * 0.66, 0.0),
                (r * 0.65, 0.018),
                (r * 0.30, 0.05),
                (0.04, 0.14),
                (0.028, m.h * 0.5),
                (0.036, m.h * 0.8),
                (0.11, m.h - 0.062),
            ],
            0.006,
        ),
    );
    model
}

fn bench(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let turn = -20.0_f32;
    let grain = vec3(turn.to_radians().cos(), 0.0, -turn.to_radians().sin());
    model.add_along(0, block(m.w * 0.98, 0.045, 0.30, 0.010).at(0.0, m.h - 0.045, 0.0).turn_y(turn), grain);
    for x in [-0.38, 0.38] {
        let end = super::decor::arch(0.14, m.h - 0.044, 0.075, 0.04, 0.006).turn_y(90.0).at(x, 0.0, 0.0);
        model.add(0, end.turn_y(turn));
    }
    model.add_along(0, block(0.74, 0.05, 0.022, 0.006).at(0.0, m.h - 0.125, 0.0).turn_y(turn), grain);
    model
}

fn coil_basket(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.1, m.h);
    let coils = 15;
    let rise = m.h * 0.92 / coils as f32;
    let radius = |i: usize| {
        let t = i as f32 / coils as f32;
        m.w * 0.46 * (0.84 + 0.30 * t - 0.17 * t * t)
    };
    model.add(0, puck(radius(0), 0.05, 0.02));
    for i in 0..coils {
        let twist = i as f32 * 2.1;
        let rope = ring(radius(i), rise * 0.60)
            .relief(0.007, move |p| (p.z.atan2(p.x) * 62.0 + p.y * 90.0 + twist).sin());
        model.add(0, rope.at(0.0, rise * (i as f32 + 0.62), 0.0));
    }
    let top = m.h * 0.93;
    let r = radius(coils);
    for side in [-1.0_f32, 1.0] {
        let at = |z: f32, y: f32| vec3(side * (r + 0.01), y, z);
        let loop_a = bent(
            at(-0.13, top - 0.10),
            vec3(side * (r + 0.06), top + 0.02, -0.12),
            vec3(side * (r + 0.07), top + 0.03, 0.0),
            0.024,
            0.024,
        );
        let loop_b = bent(
            vec3(side * (r + 0.07), top + 0.03, 0.0),
            vec3(side * (r + 0.06), top + 0.02, 0.12),
            at(0.13, top - 0.10),
            0.024,
            0.024,
        );
        model.add(0, loop_a.join(loop_b, 0.0).turn_y(-24.0));
    }
    model
}

fn hamper(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0 - 0.02, m.h * 0.88);
    let weave = |p: Vec3| {
        let row = p.y * 118.0;
        let turn = p.z.atan2(p.x) * 26.0;
        let over =
            if (row / std::f32::consts::PI).floor() as i32 % 2 == 0 { 0.0 } else { std::f32::consts::PI };
        row.sin().abs() * (0.55 + 0.45 * (turn + over).sin())
    };
    let body = turned(&[(r * 0.86, 0.0), (r * 0.92, 0.05), (r * 0.98, h * 0.5), (r * 0.97, h)], 0.02)
        .relief(0.014, weave);
    model.add(0, body);
    let cover = puck(r * 1.01, 0.07, 0.02).at(0.0, h + 0.012, 0.0).relief(0.012, |p| {
        let rings = (p.x.hypot(p.z) * 110.0).sin().abs();
        rings * (0.6 + 0.4 * (p.z.atan2(p.x) * 26.0).sin())
    });
    model.add(0, cover);
    model.add(0, ring(0.055, 0.016).turn_x(90.0).at(0.0, h + 0.12, 0.0));
    model
}

fn umbrella_stand(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.1, m.h);
    let (r, h) = (m.w / 2.0, 0.70);
    let mut body = vessel(&[(0.0, 0.02), (r * 0.94, 0.02), (r * 0.97, 0.05), (r * 0.97, h - 0.012)], 0.022);
    for i in 0..10 {
        let hole =
            super::decor::arch(0.045, 0.15, 0.001, 0.6, 0.0).at(0.0, 0.07, r).turn_y(i as f32 * 36.0 + 10.0);
        body = body.minus(hole, 0.006);
    }
    model.add(0, body);
    let cloth = turned(&[(0.012, 0.06), (0.05, 0.30), (0.052, 0.60), (0.028, 0.70)], 0.006)
        .relief(0.008, |p| (p.z.atan2(p.x) * 7.0 + p.y * 8.0).sin());
    let tilt = |s: crate::shape::Shape| s.turn_z(-9.0).turn_y(-25.0).at(-0.05, 0.02, 0.0);
    model.add(2, tilt(cloth));
    model.add(1, tilt(rod(vec3(0.0, 0.62, 0.0), vec3(0.0, 0.80, 0.0), 0.014, 0.014)));
    let crook = bent(vec3(0.0, 0.80, 0.0), vec3(0.0, 0.97, 0.0), vec3(0.07, 0.93, 0.0), 0.017, 0.017).join(
        bent(vec3(0.07, 0.93, 0.0), vec3(0.115, 0.905, 0.0), vec3(0.112, 0.84, 0.0), 0.017, 0.017),
        0.0,
    );
    model.add(1, tilt(crook));
    model
}
