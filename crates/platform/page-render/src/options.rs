//! The limits of rendering.

use std::time::Duration;

/// How much of everything rendering may take.
#[derive(Debug, Clone)]
pub struct RenderOptions {
    /// Bytes of memory of one engine.
    pub memory: usize,
    /// Bytes of stack of one engine.
    pub stack: usize,
    /// Time for one page, and for the script to load.
    pub time: Duration,
    /// Pages that may wait for an engine.
    pub waiting: usize,
    /// Time that a page may wait for an engine.
    pub wait: Duration,
    /// Engines at once, each on a thread of its own.
    pub engines: usize,
    /// Time without work after which an engine is dropped.
    pub idle: Duration,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            memory: 64 * 1024 * 1024,
            stack: 2 * 1024 * 1024,
            time: Duration::from_secs(2),
            waiting: 64,
            wait: Duration::from_secs(2),
            engines: 1,
            idle: Duration::from_mins(3),
        }
    }
}
