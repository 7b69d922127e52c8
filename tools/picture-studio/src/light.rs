//! How much light arrives at a point, kept apart by the way it came. Because the
//! ways are apart, one measurement serves every colour the thing is made in.

pub mod paper_map;
pub mod smooth;

use crate::march::Scene;
use crate::noise;
use crate::studio::{Ray, Studio};
use glam::Vec3;
use paper_map::PaperMap;

/// The ways light can come: the lamps, the room, off the paper, off the main
/// finish, off the other finishes, from a lit lamp, and through glass.
pub const WAYS: usize = 7;
/// Straight from the lamps.
pub const LAMPS: usize = 0;
/// From ceiling and walls.
pub const ROOM: usize = 1;
/// Bounced off the paper.
pub const PAPER: usize = 2;
/// Bounced off the first finish.
pub const MAIN: usize = 3;
/// Bounced off any other finish.
pub const OTHERS: usize = 4;
/// From a lamp that is the thing itself.
pub const GLOW: usize = 5;
/// From the lamps, through glass.
pub const GLASS: usize = 6;

/// Light by way.
pub type Light = [f32; WAYS];

/// Measures arriving light in one scene.
pub struct Meter<'a> {
    /// The thing.
    pub scene: &'a Scene,
    /// The lamps and paper.
    pub studio: &'a Studio,
    /// Which slots glow.
    pub glowing: &'a [bool],
    /// The lit paper, once it is measured.
    pub paper: Option<&'a PaperMap>,
}

impl Meter<'_> {
    /// Light arriving at `p` on a surface facing `n`.
    pub fn read(&self, p: Vec3, n: Vec3, seed: u32, lamp_rays: u32, room_rays: u32) -> Light {
        let mut sum = [0.0; WAYS];
        let from = p + n * 0.0035;
        self.lamps(from, n, seed, lamp_rays, &mut sum);
        for i in 0..room_rays {
            let ray = Ray { from, dir: around(n, spread(i, room_rays, seed ^ 0x9e37)) };
            self.incoming(ray, seed ^ i, 1.0 / room_rays as f32, &mut sum);
        }
        sum
    }

    fn lamps(&self, from: Vec3, n: Vec3, seed: u32, rays: u32, sum: &mut Light) {
        for (k, lamp) in self.studio.boxes.iter().enumerate() {
            let rays = if k == 0 { rays } else { rays.div_ceil(3) };
            for i in 0..rays {
                let (u, v) = spread(i, rays, seed ^ (k as u32 * 77));
                let spot = lamp.centre + lamp.across * (2.0 * u - 1.0) + lamp.up * (2.0 * v - 1.0);
                let way = spot - from;
                let (far, dir) = (way.length(), way.normalize());
                let facing = n.dot(dir) * -lamp.facing.dot(dir);
                if n.dot(dir) <= 0.0 || facing <= 0.0 {
                    continue;
                }
                let area = 4.0 * lamp.across.length() * lamp.up.length();
                let share = lamp.power * facing * area / (far * far * std::f32::consts::PI * rays as f32);
                self.unless_hidden(Ray { from, dir }, share, sum);
            }
        }
    }

    fn unless_hidden(&self, ray: Ray, share: f32, sum: &mut Light) {
        if self.scene.touch(ray).is_some() {
            return;
        }
        match self.scene.touch_glass(ray) {
            None => sum[LAMPS] += share,
            Some(touch) => {
                let (n, _) = self.scene.skin(touch.p, touch.part);
                let straight = n.dot(ray.dir).abs();
                sum[GLASS] += share * (0.42 + 0.54 * straight);
            }
        }
    }

    fn incoming(&self, ray: Ray, seed: u32, share: f32, sum: &mut Light) {
        if let Some(touch) = self.scene.touch(ray) {
            let slot = self.scene.model.parts[touch.part].slot;
            if self.glowing.get(slot).copied().unwrap_or(false) {
                sum[GLOW] += share;
                return;
            }
            let (n, _) = self.scene.skin(touch.p, touch.part);
            let way = if slot == 0 { MAIN } else { OTHERS };
            sum[way] += share * self.glance(touch.p, n, seed);
        } else if let Some(hit) = self.studio.paper(ray) {
            sum[PAPER] += share * self.paper.map_or(0.8, |map| map.brightness(hit.uv));
        } else {
            sum[ROOM] += share * self.studio.room(ray.dir);
        }
    }

    /// A cheap estimate of the light at a point seen only indirectly.
    pub fn glance(&self, p: Vec3, n: Vec3, seed: u32) -> f32 {
        let mut sum = [0.0; WAYS];
        self.lamps(p + n * 0.004, n, seed ^ 0x5bd1, 1, &mut sum);
        let open = (self.scene.solid(p + n * 0.08).0 / 0.08).clamp(0.0, 1.0);
        sum[LAMPS] + sum[GLASS] + open * (self.studio.room(n) * 0.6 + 0.22)
    }
}

/// Evenly spread points in the unit square, shifted per seed.
fn spread(i: u32, n: u32, seed: u32) -> (f32, f32) {
    let x = (i as f32 + noise::unit(seed ^ i.wrapping_mul(0x85eb))) / n as f32;
    let y = (f64::from(i) * 0.618_033_988_75 + f64::from(noise::unit(seed ^ 0x1f3))) as f32;
    (x, y.fract())
}

/// A direction about `n`, likelier the straighter it is.
fn around(n: Vec3, (u, v): (f32, f32)) -> Vec3 {
    let side = n.any_orthonormal_vector();
    let (s, c) = (std::f32::consts::TAU * v).sin_cos();
    let r = u.sqrt();
    (side * (r * c) + n.cross(side) * (r * s) + n * (1.0 - u).max(0.0).sqrt()).normalize()
}
