//! Pages that wait for an engine, and how many engines there are for them.

use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::sync::oneshot;

use crate::{RenderError, RenderOptions};

pub(crate) type Answer = oneshot::Sender<Result<String, RenderError>>;

/// A page that is asked for.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) input: String,
    pub(crate) answer: Answer,
    asked: Instant,
}

#[derive(Debug)]
pub(crate) struct Queue {
    pub(crate) script: Arc<[u8]>,
    pub(crate) options: RenderOptions,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    jobs: VecDeque<Job>,
    engines: usize,
    idle: usize,
    closed: bool,
}

impl Queue {
    pub(crate) fn new(script: Arc<[u8]>, options: RenderOptions) -> Self {
        Self { script, options, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Puts a page at the end. True when another engine is to be started for it, which is counted already.
    pub(crate) fn push(&self, input: String, answer: Answer) -> Result<bool, RenderError> {
        let mut state = self.lock();
        if state.jobs.len() >= self.options.waiting {
            return Err(RenderError::Busy);
        }
        state.jobs.push_back(Job { input, answer, asked: Instant::now() });
        let start = state.idle < state.jobs.len() && state.engines < self.options.engines;
        if start {
            state.engines += 1;
        }
        drop(state);
        self.changed.notify_one();
        Ok(start)
    }

    /// The next page that somebody still waits for; `None` when the engine that asks is to end.
    pub(crate) fn next(&self) -> Option<Job> {
        let mut state = self.lock();
        loop {
            while let Some(job) = state.jobs.pop_front() {
                if job.answer.is_closed() {
                    continue;
                }
                if job.asked.elapsed() <= self.options.wait {
                    return Some(job);
                }
                // A receiver that has gone away needs no answer.
                let _ = job.answer.send(Err(RenderError::Busy));
            }
            if state.closed {
                return None;
            }
            state.idle += 1;
            let waited = self.changed.wait_timeout(state, self.options.idle);
            let (woken, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.idle -= 1;
            if timeout.timed_out() && state.jobs.is_empty() {
                return None;
            }
        }
    }

    /// An engine has ended; without any, nobody would answer those who wait.
    pub(crate) fn ended(&self) {
        let mut state = self.lock();
        state.engines -= 1;
        if state.engines == 0 {
            state.jobs.clear();
        }
    }

    pub(crate) fn engines(&self) -> usize {
        self.lock().engines
    }

    /// Lets the engines end.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
