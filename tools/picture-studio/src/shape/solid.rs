//! The elementary solids of the workshop: turned, sawn, bent and moulded.

use super::Shape;
use super::plane::{Drawing, spline, stroke};
use super::table::Table;
use glam::{Vec2, Vec3, Vec3Swizzles, vec2, vec3};

/// A drawing of radius against height, turned about the upright axis.
/// `radius` and `low..high` must contain the drawing.
pub fn lathe(radius: f32, low: f32, high: f32, drawing: Drawing) -> Shape {
    let margin = 0.09;
    let table = Table::measure(vec2(0.0, low), vec2(radius, high), margin, &drawing);
    let half = (high - low) / 2.0;
    let centre = vec3(0.0, low + half, 0.0);
    Shape::new(centre, (radius * radius + half * half).sqrt() + margin, move |p| {
        table.read(vec2(p.xz().length(), p.y))
    })
}

/// An open vessel: a wall of even thickness along a spline from the middle of
/// the floor to the lip.
pub fn vessel(points: &[(f32, f32)], wall: f32) -> Shape {
    let radius = points.iter().map(|p| p.0).fold(0.0, f32::max) * 1.06 + wall;
    let low = points.iter().map(|p| p.1).fold(f32::MAX, f32::min) - wall;
    let high = points.iter().map(|p| p.1).fold(f32::MIN, f32::max) + wall;
    lathe(radius, low, high, stroke(spline(points), wall))
}

/// A massive turned body whose outline runs from foot to top.
pub fn turned(points: &[(f32, f32)], round: f32) -> Shape {
    let radius = points.iter().map(|p| p.0).fold(0.0, f32::max) * 1.06 + round;
    let (low, high) = (points[0].1, points[points.len() - 1].1);
    let mut line = vec![vec2(0.0, low + round)];
    line.extend(
        spline(points).iter().map(|p| vec2((p.x - round).max(0.0), p.y.clamp(low + round, high - round))),
    );
    line.push(vec2(0.0, high - round));
    lathe(radius, low - 0.02, high + 0.02, super::plane::fill(line, round))
}

/// A silhouette sawn out of a plank of the given thickness, edges rounded.
pub fn sawn(low: Vec2, high: Vec2, thickness: f32, round: f32, drawing: Drawing) -> Shape {
    let table = Table::measure(low, high, 0.04, &drawing);
    let middle = (low + high) / 2.0;
    let half = thickness / 2.0;
    let radius = ((high - low) / 2.0).length() + half;
    Shape::new(middle.extend(0.0), radius, move |p| {
        let q = vec2(table.read(p.xy()), p.z.abs() - half) + round;
        q.max(Vec2::ZERO).length() + q.x.max(q.y).min(0.0) - round
    })
}

/// A box with rounded edges, standing on `y = 0`.
pub fn block(width: f32, height: f32, depth: f32, round: f32) -> Shape {
    let half = vec3(width, height, depth) / 2.0;
    Shape::new(vec3(0.0, half.y, 0.0), half.length(), move |p| {
        let q = (p - vec3(0.0, half.y, 0.0)).abs() - half + round;
        q.max(Vec3::ZERO).length() + q.max_element().min(0.0) - round
    })
}

/// An upright cylinder with rounded rims, standing on `y = 0`.
pub fn puck(radius: f32, height: f32, round: f32) -> Shape {
    let half = height / 2.0;
    Shape::new(vec3(0.0, half, 0.0), (radius * radius + half * half).sqrt(), move |p| {
        let q = vec2(p.xz().length() - radius, (p.y - half).abs() - half) + round;
        q.max(Vec2::ZERO).length() + q.x.max(q.y).min(0.0) - round
    })
}

/// A ball around the origin.
pub fn ball(radius: f32) -> Shape {
    Shape::new(Vec3::ZERO, radius, move |p| p.length() - radius)
}

/// A ball stretched along the axes.
pub fn egg(x: f32, y: f32, z: f32) -> Shape {
    let r = vec3(x, y, z);
    Shape::new(Vec3::ZERO, r.max_element(), move |p| {
        let (k, slope) = ((p / r).length(), (p / (r * r)).length());
        if slope < 1e-6 { -r.min_element() } else { k * (k - 1.0) / slope }
    })
}

/// A rod from one end to the other, thickness given at both ends.
pub fn rod(a: Vec3, b: Vec3, thick_a: f32, thick_b: f32) -> Shape {
    let centre = (a + b) / 2.0;
    Shape::new(centre, a.distance(b) / 2.0 + thick_a.max(thick_b), move |p| {
        let (pa, ba) = (p - a, b - a);
        let t = (pa.dot(ba) / ba.length_squared()).clamp(0.0, 1.0);
        (pa - ba * t).length() - (thick_a + (thick_b - thick_a) * t)
    })
}

/// A lying ring around the upright axis.
pub fn ring(radius: f32, thickness: f32) -> Shape {
    Shape::new(Vec3::ZERO, radius + thickness, move |p| {
        vec2(p.xz().length() - radius, p.y).length() - thickness
    })
}

/// A smoothly bent rod from `a` to `c`, drawn towards `b`.
pub fn bent(a: Vec3, b: Vec3, c: Vec3, thick_a: f32, thick_c: f32) -> Shape {
    let centre = (a + c + b * 2.0) / 4.0;
    let reach = [a, b, c].iter().map(|p| p.distance(centre)).fold(0.0, f32::max);
    Shape::new(centre, reach + thick_a.max(thick_c), move |p| {
        let (d, t) = to_curve(p, a, b, c);
        d - (thick_a + (thick_c - thick_a) * t)
    })
}

/// Distance to a quadratic Bezier and where along it (closed form, by Cardano).
fn to_curve(pos: Vec3, start: Vec3, pull: Vec3, end: Vec3) -> (f32, f32) {
    let a = pull - start;
    let b = start - 2.0 * pull + end;
    let c = a * 2.0;
    let d = start - pos;
    let k = 1.0 / b.length_squared().max(1e-7);
    let kx = k * a.dot(b);
    let ky = k * (2.0 * a.length_squared() + d.dot(b)) / 3.0;
    let kz = k * d.dot(a);
    let p = ky - kx * kx;
    let q = kx * (2.0 * kx * kx - 3.0 * ky) + kz;
    let h = q * q + 4.0 * p * p * p;
    let at = |t: f32| (d + (c + b * t) * t).length_squared();
    // The closed form cancels badly near a double root; one Newton step mends it.
    let mend = |t: f32| {
        let (way, speed) = (d + (c + b * t) * t, c + b * (2.0 * t));
        let bend = speed.length_squared() + way.dot(b) * 2.0;
        if bend > 1e-6 { (t - way.dot(speed) / bend).clamp(0.0, 1.0) } else { t }
    };
    let t = if h >= 0.0 {
        let h = h.sqrt();
        mend((((h - q) / 2.0).cbrt() + ((-h - q) / 2.0).cbrt() - kx).clamp(0.0, 1.0))
    } else {
        let z = (-p).sqrt();
        let v = (q / (p * z * 2.0)).clamp(-1.0, 1.0).acos() / 3.0;
        let (m, n) = (v.cos(), v.sin() * 1.732_050_8);
        let t1 = mend(((m + m) * z - kx).clamp(0.0, 1.0));
        let t2 = mend(((-n - m) * z - kx).clamp(0.0, 1.0));
        if at(t1) < at(t2) { t1 } else { t2 }
    };
    (at(t).sqrt(), t)
}
