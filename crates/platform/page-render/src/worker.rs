//! The thread that owns an engine. An engine that has failed is not used again: what it left behind is unknown.

use std::{sync::Arc, thread};

use crate::{RenderError, engine::Engine, queue::Queue};

/// Stack of the thread beside that of the engine.
const OWN_STACK: usize = 1024 * 1024;

/// Starts an engine that the queue has counted.
pub(crate) fn spawn(queue: &Arc<Queue>) -> Result<(), RenderError> {
    let place = Place(Arc::clone(queue));
    let stack = queue.options.stack + OWN_STACK;
    let work = move || work(&place.0);
    match thread::Builder::new().name("page-render".to_owned()).stack_size(stack).spawn(work) {
        Ok(_) => Ok(()),
        Err(error) => {
            tracing::error!(%error, "no thread for rendering pages");
            Err(RenderError::NoEngine)
        }
    }
}

/// The place of an engine, given back however its thread ends.
struct Place(Arc<Queue>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.ended();
    }
}

fn work(queue: &Queue) {
    let mut engine = None;
    while let Some(job) = queue.next() {
        let rendered = render(&mut engine, queue, &job.input);
        if rendered.is_err() {
            engine = None;
        }
        // Whoever asked may have gone away.
        let _ = job.answer.send(rendered);
    }
}

fn render(engine: &mut Option<Engine>, queue: &Queue, input: &str) -> Result<String, RenderError> {
    let ready = match engine.take().filter(Engine::has_room) {
        Some(ready) => ready,
        None => Engine::load(&queue.script, &queue.options)?,
    };
    engine.insert(ready).render(input)
}
