//! The face of the crate: pages are asked for here and made on the threads of the engines.

use std::sync::Arc;

use tokio::sync::oneshot;

use crate::{RenderError, RenderOptions, queue::Queue, worker};

/// Renders pages with one script.
#[derive(Debug)]
pub struct Renderer {
    queue: Arc<Queue>,
}

impl Renderer {
    /// A renderer with this script. Nothing is loaded before the first page.
    #[must_use]
    pub fn new(script: impl Into<Arc<[u8]>>, options: RenderOptions) -> Self {
        Self { queue: Arc::new(Queue::new(script.into(), options)) }
    }

    /// What the script's `renderPage` makes of `input`.
    ///
    /// # Errors
    /// [`RenderError`]
    pub async fn render(&self, input: String) -> Result<String, RenderError> {
        let (answer, answered) = oneshot::channel();
        if self.queue.push(input, answer)? {
            worker::spawn(&self.queue)?;
        }
        answered.await.unwrap_or(Err(RenderError::NoEngine))
    }

    /// Engines that exist at the moment.
    #[must_use]
    pub fn engines(&self) -> usize {
        self.queue.engines()
    }
}

impl Drop for Renderer {
    fn drop(&mut self) {
        self.queue.close();
    }
}
