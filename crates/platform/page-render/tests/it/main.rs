//! Scripts that behave, and scripts that do not.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod behaving;
mod furnishing;
mod misbehaving;

use std::time::Duration;

use page_render::{RenderError, RenderOptions, Renderer};

/// A renderer with this body of `renderPage`, and limits that a test can reach.
fn renderer(body: &str) -> Renderer {
    renderer_within(body, RenderOptions { time: Duration::from_millis(300), ..RenderOptions::default() })
}

fn renderer_within(body: &str, options: RenderOptions) -> Renderer {
    Renderer::new(format!("globalThis.renderPage = (input) => {{ {body} }}").into_bytes(), options)
}

async fn render(renderer: &Renderer, input: &str) -> Result<String, RenderError> {
    renderer.render(input.to_owned()).await
}
