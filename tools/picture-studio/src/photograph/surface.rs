//! The colour of what a ray sees: paper, skin and reflections.

use super::Setup;
use crate::finish::{Finish, Spot};
use crate::light::{GLASS, GLOW, LAMPS, Light, MAIN, Meter, OTHERS, PAPER, ROOM, WAYS};
use crate::march::Touch;
use crate::noise;
use crate::studio::{OnPaper, Ray};
use glam::{Vec2, Vec3, vec3};

/// One print: a setup in particular colours.
pub struct Print<'a> {
    pub(super) setup: &'a Setup,
    pub(super) finishes: &'a [Finish],
    paper: Vec3,
    glow: Vec3,
    others: Vec3,
    pub(super) tint: Vec3,
}

impl<'a> Print<'a> {
    pub(super) fn new(setup: &'a Setup, finishes: &'a [Finish], paper: Vec3) -> Self {
        let rest = finishes.iter().skip(1).map(|f| f.colour).sum::<Vec3>();
        let others = rest / (finishes.len().saturating_sub(1)).max(1) as f32;
        let glow = finishes.iter().map(Finish::glow).fold(Vec3::ZERO, Vec3::max);
        let clear: Vec<Vec3> = finishes.iter().filter(|f| f.is_clear()).map(|f| f.colour).collect();
        let tint = clear.iter().copied().reduce(Vec3::min).unwrap_or(Vec3::ONE);
        Self { setup, finishes, paper, glow, others, tint }
    }

    /// What the camera sees along a ray.
    pub fn colour(&self, ray: Ray, at: Vec2) -> Vec3 {
        match self.setup.scene.touch_any(ray) {
            Some(touch) if self.is_clear(touch.part) => self.through_glass(ray, touch, at),
            Some(touch) => self.skin(ray, touch, Some(at)),
            None => self.beyond(ray),
        }
    }

    pub(super) fn is_clear(&self, part: usize) -> bool {
        self.finishes[self.setup.scene.model.parts[part].slot].is_clear()
    }

    /// Paper or room, where nothing stands in the way.
    pub(super) fn beyond(&self, ray: Ray) -> Vec3 {
        match self.setup.studio.paper(ray) {
            Some(hit) => self.on_paper(&hit),
            None => Vec3::splat(self.setup.studio.room(ray.dir)),
        }
    }

    fn on_paper(&self, hit: &OnPaper) -> Vec3 {
        self.paper * self.arriving(&self.setup.paper_map.read(hit.uv))
    }

    /// Light of all ways in its colours: warm lamps, a cool room, tinted bounces.
    fn arriving(&self, light: &Light) -> Vec3 {
        let main = self.finishes[0].colour;
        vec3(1.025, 1.0, 0.965) * light[LAMPS]
            + vec3(0.96, 1.0, 1.05) * light[ROOM]
            + self.paper * light[PAPER]
            + main * light[MAIN]
            + self.others * light[OTHERS]
            + self.glow * (light[GLOW] * 1.6)
            + self.tint * light[GLASS]
    }

    fn glance(&self, touch: &Touch, n: Vec3) -> Light {
        let meter = Meter { scene: &self.setup.scene, studio: &self.setup.studio, glowing: &[], paper: None };
        let q = (touch.p * 4096.0).as_ivec3();
        let seed = noise::hash((q.x ^ (q.y << 10) ^ (q.z << 20)) as u32);
        let mut light = [0.0; WAYS];
        light[LAMPS] = meter.glance(touch.p, n, seed);
        light
    }

    /// A solid surface. Without a place in the picture the light is estimated.
    pub(super) fn skin(&self, ray: Ray, touch: Touch, at: Option<Vec2>) -> Vec3 {
        let part = &self.setup.scene.model.parts[touch.part];
        let (n, bend) = self.setup.scene.skin(touch.p, touch.part);
        let spot = Spot { p: touch.p, n, bend, grain: part.grain, plank: part.plank };
        let look = self.finishes[part.slot].look(&spot);
        let measured = at.and_then(|at| self.setup.light_at(at, touch.p, n, touch.part));
        let light = measured.unwrap_or_else(|| self.glance(&touch, n));
        let facing = look.normal.dot(-ray.dir).clamp(0.03, 1.0);
        let graze = (1.0 - facing).powi(5);
        let shine = look.mirror + (Vec3::splat(1.0 - look.rough).max(look.mirror) - look.mirror) * graze;
        let arriving = self.arriving(&light) * uneven(&light, n, look.normal);
        let cloth = look.sheen * (1.0 - facing).powi(3);
        let scattered = (look.albedo * (Vec3::ONE - shine) + cloth * look.albedo) * arriving + look.glow;
        if at.is_none() && look.albedo != Vec3::ZERO {
            return scattered + shine * arriving * 0.5;
        }
        let dir = ray.dir - 2.0 * look.normal * ray.dir.dot(look.normal);
        scattered + shine * self.reflected(Ray { from: touch.p + n * 0.006, dir }, look.rough)
    }

    fn reflected(&self, ray: Ray, rough: f32) -> Vec3 {
        let spread = 1.3 * rough * rough + 0.004;
        let (open, closer) = self.setup.scene.openness(ray, spread);
        let free = if open > 0.0 { self.surroundings(ray, spread) } else { Vec3::ZERO };
        let Some(touch) = closer.filter(|_| open < 1.0) else { return free };
        let part = &self.setup.scene.model.parts[touch.part];
        let (n, bend) = self.setup.scene.skin(touch.p, touch.part);
        let spot = Spot { p: touch.p, n, bend, grain: part.grain, plank: part.plank };
        let look = self.finishes[part.slot].look(&spot);
        let body = look.albedo + look.mirror * 0.6;
        let blocked = body * self.arriving(&self.glance(&touch, n)) + look.glow;
        blocked.lerp(free, open)
    }

    /// Lamps, paper and room as a reflection of the given blur sees them.
    pub(super) fn surroundings(&self, ray: Ray, spread: f32) -> Vec3 {
        let studio = &self.setup.studio;
        let lamps: f32 =
            studio.boxes.iter().chain(&studio.cards).map(|b| b.seen(ray, spread) * b.power).sum();
        vec3(1.02, 1.0, 0.97) * lamps + self.beyond(ray)
    }
}

/// Small unevenness turns the surface a little towards or away from the lamp.
fn uneven(light: &Light, n: Vec3, bumped: Vec3) -> f32 {
    let lamp = vec3(-0.58, 0.71, 0.39);
    let share = light[LAMPS] / light.iter().sum::<f32>().max(1e-4);
    (1.0 + 1.5 * share * (bumped.dot(lamp) - n.dot(lamp))).clamp(0.4, 1.7)
}
