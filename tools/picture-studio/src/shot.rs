//! The shot list: which picture shows what, in which finish, on which paper.

use crate::camera::View;
use crate::finish::Finish;
use crate::palette;
use anyhow::{Context, Result, bail};
use glam::Vec3;
use serde::Deserialize;
use std::path::Path;

/// One picture to take.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct Shot {
    /// File name of the picture.
    pub file: String,
    /// What is photographed, such as `mug:round`.
    pub form: String,
    /// Height and width of the thing in millimetres; only their ratio matters.
    pub mm: [f32; 2],
    /// Finishes by slot, such as `glaze:sage`.
    pub finish: Vec<String>,
    /// Backdrop paper.
    pub paper: String,
    /// `front` or `detail`.
    pub view: String,
}

impl Shot {
    /// Shots of equal setup differ only in colour.
    pub fn setup(&self) -> String {
        let kinds: Vec<&str> = self.finish.iter().map(|f| f.split(':').next().unwrap_or("")).collect();
        format!("{} {:?} {} {kinds:?}", self.form, self.mm, self.view)
    }

    /// The parsed finishes.
    pub fn finishes(&self) -> Result<Vec<Finish>> {
        self.finish.iter().map(|f| Finish::parse(f)).collect()
    }

    /// The colour of the paper.
    pub fn paper(&self) -> Result<Vec3> {
        palette::paper(&self.paper).with_context(|| format!("no paper called {}", self.paper))
    }

    /// The camera position.
    pub fn view(&self) -> Result<View> {
        let flat = ((0.55 - self.mm[0] / self.mm[1]) / 0.45).clamp(0.0, 1.0);
        Ok(match self.view.as_str() {
            "front" => View { pitch: 16.0 + 15.0 * flat, yaw: 0.0, fill: 0.65, drop: 0.03 },
            "detail" => View { pitch: 33.0, yaw: 28.0, fill: 0.86, drop: 0.06 },
            other => bail!("no view called {other}"),
        })
    }
}

/// Reads the shot list.
pub fn read(path: &Path) -> Result<Vec<Shot>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("understand {}", path.display()))
}
