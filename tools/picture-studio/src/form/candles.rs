//! Candles and what holds, covers or puts them out; incense too.

use super::Measure;
use crate::model::Model;
use crate::shape::Shape;
use crate::shape::plane::{disc, fill, slab, together, without};
use crate::shape::solid::{ball, block, lathe, puck, rod, sawn, turned, vessel};
use glam::{Vec3, vec2, vec3};

pub fn build(family: &str, style: &str, m: Measure) -> Option<Model> {
    Some(match (family, style) {
        ("candle", "jar") => jar(m),
        ("candle", "pillars") => pillars(m),
        ("candle", "tapers") => tapers(m),
        ("candle", "sphere") => sphere(m),
        ("candle", _) => twist(m),
        ("candlestick", _) => candlestick(m),
        ("candle-arch", _) => arch(m),
        ("tealight-dome", _) => dome(m),
        ("incense", _) => incense(m),
        ("snuffer", _) => snuffer(m),
        _ => return None,
    })
}

fn wick(x: f32, y: f32, z: f32, long: f32) -> Shape {
    rod(vec3(x, y - 0.02, z), vec3(x + long * 0.12, y + long, z), 0.007, 0.006)
}

fn jar(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, m.h);
    model.add(
        0,
        vessel(
            &[(0.0, 0.03), (r * 0.80, 0.03), (r * 0.92, 0.06), (r * 0.95, h * 0.4), (r * 0.95, h - 0.02)],
            0.042,
        ),
    );
    let fill = puck(r * 0.93, h * 0.80, 0.01).at(0.0, 0.08, 0.0);
    model.add(1, fill);
    model.add(1, wick(0.0, h * 0.80 + 0.08, 0.0, 0.085));
    model
}

fn pillars(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h * 1.05);
    for (x, z, r, h) in [(-0.26, 0.10, 0.165, 0.34), (0.02, -0.12, 0.165, 0.62), (0.29, 0.08, 0.155, 0.47)] {
        model.add(0, puck(r, h, 0.032).at(x, 0.0, z));
        model.add(0, wick(x, h, z, 0.05));
    }
    model
}

fn taper(long: f32, r: f32) -> Shape {
    turned(
        &[(r * 0.92, 0.0), (r, 0.03), (r * 0.9, long * 0.5), (r * 0.62, long * 0.92), (r * 0.2, long)],
        0.006,
    )
    .join(wick(0.0, long, 0.0, 0.05), 0.004)
}

fn tapers(m: Measure) -> Model {
    let mut model = Model::new(m.w, 0.12);
    for i in 0..6 {
        let (x, turn) = (-0.30 + 0.12 * i as f32, [2.0, -1.5, 0.8, -2.4, 1.2, -0.6][i]);
        model.add(
            0,
            taper(0.86, 0.047)
                .turn_x(-90.0)
                .at(0.0, 0.048, 0.43)
                .turn_y(turn)
                .at(x, 0.0, 0.02 * turn)
                .turn_y(-38.0),
        );
    }
    model
}

fn sphere(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w * 0.49;
    model.add(0, ball(r).at(0.0, r * 0.97, 0.0).meet(block(2.0, 2.0, 2.0, 0.0), 0.02));
    model.add(0, wick(0.0, r * 1.97, 0.0, 0.07));
    model
}

fn twist(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0 - 0.02, m.h * 0.95);
    let column = puck(r, h, 0.03).relief(0.026, move |p| {
        let turn = p.z.atan2(p.x) + p.y * 3.2;
        ((turn * 4.0).sin().abs() * 2.0 - 1.0) * ((h - p.y) / 0.05).clamp(0.0, 1.0)
    });
    model.add(0, column);
    model.add(0, wick(0.0, h, 0.0, 0.05));
    model
}

fn candlestick(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let (r, h) = (m.w / 2.0, 0.56);
    let body = turned(
        &[
            (r, 0.0),
            (r * 0.99, 0.018),
            (r * 0.55, 0.05),
            (r * 0.24, 0.12),
            (r * 0.17, h * 0.5),
            (r * 0.22, h * 0.66),
            (r * 0.42, h * 0.72),
            (r * 0.22, h * 0.79),
            (r * 0.26, h * 0.90),
            (r * 0.36, h),
        ],
        0.005,
    );
    model.add(0, body);
    model.add(1, taper(m.h - h - 0.02, 0.038).at(0.0, h - 0.01, 0.0));
    model
}

fn arch(m: Measure) -> Model {
    let mut model = Model::new(m.w * 1.05, m.h);
    let (w, h) = (m.w * 0.46, 0.40);
    let outer = together(vec![slab(0.0, h * 0.25, w, h * 0.25, 0.0), disc(0.0, h * 0.40, w)], 0.0);
    let outer = without(outer, slab(0.0, -1.0, 3.0, 1.0, 0.0));
    let body =
        sawn(vec2(-w, 0.0), vec2(w, h * 0.4 + w), 0.20, 0.025, without(outer, disc(0.0, 0.0, w * 0.48)));
    let turn = -22.0;
    model.add(0, body.turn_y(turn));
    for (x, y) in [(-w * 0.52, h * 0.4 + w * 0.82), (w * 0.34, h * 0.4 + w * 0.92)] {
        model.add(0, puck(0.058, 0.07, 0.012).at(x, y - 0.035, 0.0).turn_y(turn));
        model.add(1, taper(0.44, 0.035).at(x, y, 0.0).turn_y(turn));
    }
    model
}

fn dome(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let r = m.w / 2.0;
    let shell = vessel(
        &[
            (r * 0.97, 0.02),
            (r * 0.97, 0.20),
            (r * 0.88, 0.42),
            (r * 0.62, 0.64),
            (r * 0.20, 0.76),
            (0.0, 0.77),
        ],
        0.042,
    );
    let rows = [(10.0, 16, 0.030), (28.0, 14, 0.034), (46.0, 10, 0.030)];
    let mut body = shell;
    for (row, (lift, count, size)) in rows.into_iter().enumerate() {
        for i in 0..count {
            let turn = 360.0 / count as f32 * (i as f32 + 0.5 * (row % 2) as f32);
            let hole = rod(vec3(0.0, 0.0, 0.15), vec3(0.0, 0.0, 0.8), size, size * 1.1)
                .turn_x(-lift)
                .turn_y(turn)
                .at(0.0, 0.16, 0.0);
            body = body.minus(hole, 0.006);
        }
    }
    model.add(0, body.join(ball(0.045).at(0.0, 0.80, 0.0), 0.03));
    model
}

fn incense(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    let outline = [(0.0, 0.0), (0.41, 0.0), (0.425, 0.078), (0.37, 0.085), (0.24, 0.058), (0.0, 0.045)];
    let line = outline.iter().map(|&(r, y)| vec2(r, y)).collect();
    let dish = lathe(0.44, 0.0, 0.1, fill(line, 0.006));
    model.add(0, dish);
    model.add(1, ball(0.045).at(0.20, 0.075, 0.0));
    model.add(2, rod(vec3(0.20, 0.10, 0.0), vec3(-0.34, 0.66, 0.04), 0.0075, 0.0075));
    model
}

fn snuffer(m: Measure) -> Model {
    let mut model = Model::new(m.w, m.h);
    model.add(1, puck(0.155, 0.42, 0.018).at(-0.24, 0.0, -0.10));
    model.add(1, wick(-0.24, 0.42, -0.10, 0.05));
    let bell = vessel(&[(0.0, 0.15), (0.03, 0.145), (0.055, 0.10), (0.085, 0.02)], 0.014);
    let tilted = bell.turn_z(90.0).at(-0.02, 0.088, 0.22);
    let arm = rod(vec3(-0.15, 0.088, 0.22), vec3(-0.20, 0.09, 0.22), 0.016, 0.012)
        .join(rod(vec3(-0.16, 0.10, 0.22), vec3(0.46, 0.016, 0.06), 0.012, 0.012), 0.02);
    model.add_along(0, tilted.join(arm, 0.02), Vec3::X);
    model.add(0, ball(0.022).at(0.47, 0.022, 0.058));
    model
}
