//! The workshop: builds the things of the catalogue. A form is named
//! `family:style`; its measures come from the shot list.

mod bath;
mod candles;
mod clocks;
mod cups;
mod decor;
mod desk;
mod furniture;
mod glassware;
mod jars;
mod lamps;
mod plants;
mod pouring;
mod serve;
mod tableware;
mod toys;
mod vases;
mod vitrine;

use crate::model::Model;
use anyhow::{Result, bail};

/// Height and width of a thing, its larger dimension being one.
#[derive(Clone, Copy)]
pub struct Measure {
    /// Height.
    pub h: f32,
    /// Width.
    pub w: f32,
}

/// Builds a form.
pub fn build(form: &str, [height, width]: [f32; 2]) -> Result<Model> {
    let larger = height.max(width);
    let m = Measure { h: height / larger, w: width / larger };
    let (family, style) = form.split_once(':').unwrap_or((form, ""));
    let families = [
        bath::build,
        candles::build,
        clocks::build,
        cups::build,
        decor::build,
        desk::build,
        furniture::build,
        glassware::build,
        jars::build,
        lamps::build,
        plants::build,
        pouring::build,
        serve::build,
        tableware::build,
        toys::build,
        vases::build,
        vitrine::build,
    ];
    for build in families {
        if let Some(model) = build(family, style, m) {
            return Ok(model);
        }
    }
    bail!("nobody knows how to make {form}")
}
