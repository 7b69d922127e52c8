//! Takes the picture: first everything that does not depend on colour (where the
//! light falls), then one print per colour.

mod glass;
mod surface;

use crate::camera::{Camera, View};
use crate::develop;
use crate::finish::Finish;
use crate::light::paper_map::PaperMap;
use crate::light::smooth::{Field, even_out};
use crate::light::{Light, Meter, PAPER, ROOM, WAYS};
use crate::march::Scene;
use crate::model::{Model, Stage};
use crate::noise;
use crate::studio::{Ray, Studio};
use glam::{Vec2, Vec3, vec2};

/// How much care a picture gets.
#[derive(Clone, Copy)]
pub struct Care {
    /// Width and height in pixels.
    pub size: usize,
    /// Rays to the lamps per measured point.
    pub lamp_rays: u32,
    /// Rays to the room per measured point.
    pub room_rays: u32,
    /// Cells of the paper map per side.
    pub cells: usize,
}

/// The care of the shop's pictures.
pub const FINAL: Care = Care { size: 1024, lamp_rays: 6, room_rays: 8, cells: 232 };
/// A quick look.
pub const DRAFT: Care = Care { size: 288, lamp_rays: 5, room_rays: 6, cells: 110 };

/// A point of the thing where light was measured.
#[derive(Clone, Copy)]
struct Station {
    p: Vec3,
    n: Vec3,
    part: usize,
}

/// A thing in place, lit and framed; only the colours are missing.
pub struct Setup {
    scene: Scene,
    studio: Studio,
    paper_map: PaperMap,
    camera: Camera,
    care: Care,
    stations: Vec<Option<Station>>,
    light: Field,
}

impl Setup {
    /// Puts a model in the studio. `finishes` tell which pieces are glass or lit.
    pub fn new(model: Model, finishes: &[Finish], view: View, care: Care) -> Self {
        let stage = model.stage;
        let camera = Camera::framing(model.frame, view);
        let clear = finishes.iter().map(Finish::is_clear).collect();
        let glowing: Vec<bool> = finishes.iter().map(|f| f.glow() != Vec3::ZERO).collect();
        let scene = Scene::new(model, clear);
        let studio = Studio::new(stage, exposure(stage));
        let meter = Meter { scene: &scene, studio: &studio, glowing: &glowing, paper: None };
        let paper_map = PaperMap::measure(&meter, stage, care.cells);
        let meter = Meter { paper: Some(&paper_map), ..meter };
        let stations = stations(&scene, &camera, care.size / 2);
        let light = measure(&meter, &stations, care);
        Self { scene, studio, paper_map, camera, care, stations, light }
    }

    /// Prints the picture in the given finishes on the given paper, as RGB bytes.
    pub fn print(&self, finishes: &[Finish], paper: Vec3) -> Vec<u8> {
        let print = surface::Print::new(self, finishes, paper);
        let size = self.care.size;
        let shot = |x: f32, y: f32| develop::tone(print.colour(self.ray(x, y), vec2(x, y)));
        let first: Vec<Vec3> =
            (0..size * size).map(|i| shot((i % size) as f32 + 0.5, (i / size) as f32 + 0.5)).collect();
        let refined = |i: usize| {
            if !restless(&first, i, size) {
                return first[i];
            }
            let (x, y) = ((i % size) as f32, (i / size) as f32);
            SUBPIXELS.iter().map(|&(u, v)| shot(x + u, y + v)).fold(first[i], |a, b| a + b)
                / (SUBPIXELS.len() + 1) as f32
        };
        (0..size * size).flat_map(|i| develop::bytes(refined(i))).collect()
    }

    fn ray(&self, x: f32, y: f32) -> Ray {
        let size = self.care.size as f32;
        self.camera.through(x / size, y / size)
    }

    /// Light at a point of the thing seen at picture position `at`, taken from the
    /// measured neighbours that lie on the same surface.
    fn light_at(&self, at: Vec2, p: Vec3, n: Vec3, part: usize) -> Option<Light> {
        let half = self.light.width as isize;
        let g = at / 2.0 - 0.5;
        let (mut sum, mut total) = ([0.0; WAYS], 0.0);
        let base = g.round().as_ivec2();
        for dy in -1..=1_i32 {
            for dx in -1..=1_i32 {
                let (u, v) = ((base.x + dx) as isize, (base.y + dy) as isize);
                if u < 0 || v < 0 || u >= half || v >= half {
                    continue;
                }
                let i = (v * half + u) as usize;
                let Some(s) = self.stations[i] else { continue };
                let near = (-(vec2(u as f32, v as f32) - g).length_squared() * 1.1).exp();
                let same = if s.part == part { 1.0 } else { 0.02 };
                let off_plane = (s.p - p).dot(n) / 0.01;
                let weight = near * same * s.n.dot(n).max(0.0).powi(12) / (1.0 + off_plane * off_plane);
                sum.iter_mut().zip(&self.light.light[i]).for_each(|(a, l)| *a += weight * l);
                total += weight;
            }
        }
        (total > 0.004).then(|| sum.map(|s| s / total))
    }
}

const SUBPIXELS: [(f32, f32); 6] =
    [(0.17, 0.25), (0.83, 0.20), (0.60, 0.92), (0.10, 0.72), (0.92, 0.66), (0.42, 0.08)];

/// Whether a pixel differs enough from its neighbours to deserve more rays.
fn restless(picture: &[Vec3], i: usize, size: usize) -> bool {
    let (x, y) = (i % size, i / size);
    let differs = |j: usize| (picture[i] - picture[j]).abs().max_element() > 0.035;
    (x > 0 && differs(i - 1))
        || (x + 1 < size && differs(i + 1))
        || (y > 0 && differs(i - size))
        || (y + 1 < size && differs(i + size))
}

/// The exposure that shows empty paper in its own colour.
fn exposure(stage: Stage) -> f32 {
    let scene = Scene::new(Model::new(1.0, 1.0), Vec::new());
    let studio = Studio::new(stage, 1.0);
    let meter = Meter { scene: &scene, studio: &studio, glowing: &[], paper: None };
    let (p, n) = crate::studio::unrolled(stage, vec2(0.0, if stage == Stage::Wall { 0.5 } else { 0.0 }));
    let light = meter.read(p, n, 5, 64, 256);
    let white: f32 = light.iter().sum::<f32>() - light[PAPER] * 0.3;
    debug_assert!(light[ROOM] > 0.0);
    1.10 / white
}

fn stations(scene: &Scene, camera: &Camera, half: usize) -> Vec<Option<Station>> {
    let station = |i: usize| {
        let (x, y) = ((i % half) as f32 + 0.5, (i / half) as f32 + 0.5);
        let touch = scene.touch(camera.through(x / half as f32, y / half as f32))?;
        let (n, _) = scene.skin(touch.p, touch.part);
        Some(Station { p: touch.p, n, part: touch.part })
    };
    (0..half * half).map(station).collect()
}

fn measure(meter: &Meter, stations: &[Option<Station>], care: Care) -> Field {
    let half = care.size / 2;
    let read = |(i, s): (usize, &Option<Station>)| match s {
        Some(s) => meter.read(s.p, s.n, noise::hash(i as u32 ^ 0xc0ffee), care.lamp_rays, care.room_rays),
        None => [f32::NAN; WAYS],
    };
    let light = stations.iter().enumerate().map(read).collect();
    let mut field = Field { width: half, height: half, light };
    even_out(&mut field, 4, 0.16, |i, j| match (&stations[i], &stations[j]) {
        (Some(a), Some(b)) => {
            let off_plane = (b.p - a.p).dot(a.n) / 0.02;
            a.n.dot(b.n).max(0.0).powi(24) / (1.0 + off_plane * off_plane)
        }
        _ => 0.0,
    });
    field
}
