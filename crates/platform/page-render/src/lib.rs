#![doc = include_str!("../README.md")]

mod engine;
mod error;
mod host;
mod options;
mod queue;
mod renderer;
mod worker;

pub use error::RenderError;
pub use options::RenderOptions;
pub use renderer::Renderer;
