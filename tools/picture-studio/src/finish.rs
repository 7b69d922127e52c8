//! What a surface is made of and how it looks at a point: its colour, how it
//! shines and the small unevenness that tells the eye it is real.

mod mineral;
mod natural;
mod pottery;
mod soft;

use crate::palette;
use anyhow::{Context, Result, bail};
use glam::{Vec3, Vec3Swizzles, vec3};

/// The kinds of surface the studio knows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Kind {
    /// Glossy ceramic glaze.
    Glaze,
    /// Half-matte glaze or lacquer.
    Satin,
    /// Dry, unglazed or powder-coated.
    Matte,
    /// Pale glaze freckled with iron.
    Speckle,
    /// Fired red earth.
    Terracotta,
    /// Bare stoneware.
    Clay,
    /// Glassy enamel on steel.
    Enamel,
    /// Polished or brushed metal.
    Metal,
    /// Oiled wood.
    Wood,
    /// Wood under a thin stain.
    Paint,
    /// Pressed cork.
    Cork,
    /// Clear or tinted glass.
    Glass,
    /// Milk glass with a lamp inside.
    Opal,
    /// A cloth shade with a lamp inside.
    Shade,
    /// Candle wax and soap.
    Wax,
    /// Woven cloth.
    Fabric,
    /// Polished stone.
    Marble,
    /// Cast concrete.
    Concrete,
    /// Leaves.
    Leaf,
    /// Woven cane.
    Rattan,
}

/// A surface kind in one colour.
#[derive(Clone, Debug)]
pub struct Finish {
    /// What it is.
    pub kind: Kind,
    /// Its main colour, as linear light.
    pub colour: Vec3,
    /// The variety, where one colour is not enough (kinds of wood, stone, leaf).
    pub variety: String,
}

/// A point on a surface, as the finish sees it.
pub struct Spot {
    /// Where.
    pub p: Vec3,
    /// Facing.
    pub n: Vec3,
    /// How sharply the surface bends: above zero on edges, below in hollows.
    pub bend: f32,
    /// The way the fibres run.
    pub grain: Vec3,
    /// Which plank.
    pub plank: Vec3,
}

/// How a surface answers light at one point.
#[derive(Clone, Copy)]
pub struct Look {
    /// Share of light scattered back.
    pub albedo: Vec3,
    /// Mirror reflection when seen straight on.
    pub mirror: Vec3,
    /// `0` is a mirror, `1` is chalk.
    pub rough: f32,
    /// Facing, with the small unevenness added.
    pub normal: Vec3,
    /// Own light.
    pub glow: Vec3,
    /// Soft bright rim of cloth.
    pub sheen: f32,
}

impl Look {
    fn plain(albedo: Vec3, rough: f32, n: Vec3) -> Self {
        Self { albedo, mirror: Vec3::splat(0.04), rough, normal: n, glow: Vec3::ZERO, sheen: 0.0 }
    }
}

impl Finish {
    /// Reads a finish such as `glaze:sage`.
    pub fn parse(text: &str) -> Result<Self> {
        let (kind, variety) = text.split_once(':').context("a finish is written kind:colour")?;
        let kind = kind_of(kind)?;
        let colour = natural::own_colour(kind, variety).or_else(|| palette::colour(variety));
        let colour = colour.with_context(|| format!("nobody mixed the colour of {text}"))?;
        Ok(Self { kind, colour, variety: variety.to_owned() })
    }

    /// Whether one can look through it.
    pub fn is_clear(&self) -> bool {
        self.kind == Kind::Glass
    }

    /// How thick glass must be to show its full colour.
    pub fn clarity(&self) -> f32 {
        if self.variety == "clear" { 0.5 } else { 0.13 }
    }

    /// The light it gives off by itself.
    pub fn glow(&self) -> Vec3 {
        match self.kind {
            Kind::Opal => vec3(1.22, 1.06, 0.84),
            Kind::Shade => vec3(0.62, 0.47, 0.30),
            _ => Vec3::ZERO,
        }
    }

    /// How the surface looks at a spot.
    pub fn look(&self, s: &Spot) -> Look {
        let c = self.colour;
        match self.kind {
            Kind::Glaze => pottery::glaze(c, s),
            Kind::Satin => pottery::satin(c, s),
            Kind::Matte => pottery::matte(c, s),
            Kind::Speckle => pottery::speckle(c, s),
            Kind::Terracotta | Kind::Clay => pottery::earth(c, s),
            Kind::Enamel => pottery::enamel(c, s),
            Kind::Metal => mineral::metal(&self.variety, c, s),
            Kind::Marble => mineral::stone(&self.variety, c, s),
            Kind::Concrete => mineral::concrete(c, s),
            Kind::Glass => Look { mirror: Vec3::splat(0.045), ..Look::plain(c, 0.02, s.n) },
            Kind::Wood => natural::wood(&self.variety, c, s),
            Kind::Paint => natural::stained(c, s),
            Kind::Cork => natural::cork(c, s),
            Kind::Leaf => natural::leaf(&self.variety, c, s),
            Kind::Rattan => natural::rattan(c, s),
            Kind::Opal => soft::opal(self.glow(), s),
            Kind::Shade => soft::shade(self.glow(), c, s),
            Kind::Wax => soft::wax(c, s),
            Kind::Fabric => soft::fabric(c, s),
        }
    }
}

fn kind_of(word: &str) -> Result<Kind> {
    Ok(match word {
        "glaze" => Kind::Glaze,
        "satin" => Kind::Satin,
        "matte" => Kind::Matte,
        "speckle" => Kind::Speckle,
        "terracotta" => Kind::Terracotta,
        "clay" => Kind::Clay,
        "enamel" => Kind::Enamel,
        "metal" => Kind::Metal,
        "wood" => Kind::Wood,
        "paint" => Kind::Paint,
        "cork" => Kind::Cork,
        "glass" => Kind::Glass,
        "opal" => Kind::Opal,
        "shade" => Kind::Shade,
        "wax" => Kind::Wax,
        "fabric" => Kind::Fabric,
        "marble" => Kind::Marble,
        "concrete" => Kind::Concrete,
        "leaf" => Kind::Leaf,
        "rattan" => Kind::Rattan,
        other => bail!("the studio has no surface called {other}"),
    })
}

/// Tilts a normal by the slope of a height map.
fn bumped(s: &Spot, depth: f32, step: f32, height: impl Fn(Vec3) -> f32) -> Vec3 {
    let h = height(s.p);
    let slope = vec3(
        height(s.p + Vec3::X * step) - h,
        height(s.p + Vec3::Y * step) - h,
        height(s.p + Vec3::Z * step) - h,
    ) / step;
    let across = slope - s.n * slope.dot(s.n);
    (s.n - across * depth).normalize()
}

/// Angle around the upright axis and height: the coordinates of a potter.
fn around(p: Vec3) -> (f32, f32) {
    (p.z.atan2(p.x), p.xz().length())
}

fn step(low: f32, high: f32, x: f32) -> f32 {
    let t = ((x - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
