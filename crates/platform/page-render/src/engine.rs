//! One JavaScript engine with the script loaded, and the limits around each call of it.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use rquickjs::{CatchResultExt, CaughtError, Context, Ctx, Function, Runtime};

use crate::{RenderError, RenderOptions, host};

/// What the engine throws where memory ends.
const NO_MEMORY: &str = "out of memory";

/// Characters of an exception that are kept.
const MESSAGE: usize = 2_000;

/// Reactions to promises that one page may leave behind.
const REACTIONS: usize = 10_000;

pub(crate) struct Engine {
    context: Context,
    runtime: Runtime,
    deadline: Rc<Cell<Instant>>,
    time: Duration,
    memory: usize,
}

impl Engine {
    pub(crate) fn load(script: &[u8], options: &RenderOptions) -> Result<Self, RenderError> {
        let none = |_| RenderError::NoEngine;
        let runtime = Runtime::new().map_err(none)?;
        runtime.set_memory_limit(options.memory);
        runtime.set_max_stack_size(options.stack);
        let deadline = Rc::new(Cell::new(Instant::now() + options.time));
        let limit = Rc::clone(&deadline);
        runtime.set_interrupt_handler(Some(Box::new(move || Instant::now() >= limit.get())));
        let context = Context::full(&runtime).map_err(none)?;
        let engine = Self { context, runtime, deadline, time: options.time, memory: options.memory };
        engine.within_limits(|ctx| {
            host::furnish(ctx)?;
            ctx.eval::<(), _>(script)
        })?;
        Ok(engine)
    }

    /// Whether there is room for another page; an engine that has collected too much is replaced.
    pub(crate) fn has_room(&self) -> bool {
        let half = i64::try_from(self.memory / 2).unwrap_or(i64::MAX);
        let used = || self.runtime.memory_usage().malloc_size;
        used() < half || {
            self.runtime.run_gc();
            used() < half
        }
    }

    pub(crate) fn render(&self, input: &str) -> Result<String, RenderError> {
        let page = self.within_limits(|ctx| {
            let Ok(render) = ctx.globals().get::<_, Function<'_>>("renderPage") else { return Ok(None) };
            let page: rquickjs::Value<'_> = render.call((input,))?;
            page.as_string().map(rquickjs::String::to_string).transpose()
        })?;
        self.settle();
        page.ok_or(RenderError::NoPage)
    }

    /// Runs something with a deadline, and says what came of it in our words.
    fn within_limits<T>(&self, run: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>) -> Result<T, RenderError> {
        self.deadline.set(Instant::now() + self.time);
        self.context.with(|ctx| run(&ctx).catch(&ctx).map_err(|caught| self.why(&caught)))
    }

    fn why(&self, caught: &CaughtError<'_>) -> RenderError {
        if Instant::now() >= self.deadline.get() {
            return RenderError::TimedOut;
        }
        match caught {
            CaughtError::Error(rquickjs::Error::Allocation) => RenderError::OutOfMemory,
            // Where there is no memory for an exception, null is thrown.
            CaughtError::Value(value) if value.is_null() => RenderError::OutOfMemory,
            CaughtError::Exception(exception) if exception.message().as_deref() == Some(NO_MEMORY) => {
                RenderError::OutOfMemory
            }
            other => RenderError::Thrown(other.to_string().chars().take(MESSAGE).collect()),
        }
    }

    /// Lets promises react that the page has left behind, so that they are not found by the next one.
    fn settle(&self) {
        for _ in 0..REACTIONS {
            match self.runtime.execute_pending_job() {
                Ok(true) | Err(_) => {}
                Ok(false) => return,
            }
        }
    }
}
