//! A transaction that waits for the writer, with the one who waits for its answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::{
    Error, Tx,
    tally::{Tally, lend},
};

/// A transaction in the writer's hands.
pub(crate) trait Job: Send {
    /// Whether somebody still waits for it.
    fn is_wanted(&self) -> bool;
    /// Runs it and keeps its result; tells whether its writes are to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Replaces its result.
    fn fail(&mut self, failure: Error);
    /// Hands its result over.
    fn answer(self: Box<Self>);
}

pub(crate) struct WriteJob<F, T, E> {
    f: F,
    /// Of whoever waits for it.
    tally: Option<Tally>,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> WriteJob<F, T, E> {
    pub(crate) fn new(f: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        Self { f, tally: Tally::current(), result: None, reply }
    }
}

impl<F, T, E> Job for WriteJob<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn is_wanted(&self) -> bool {
        !self.reply.is_closed()
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = lend(self.tally.clone(), || catch_unwind(AssertUnwindSafe(|| (self.f)(tx))))
            .unwrap_or_else(|panic| Err(Error::Panicked(panic_message(panic.as_ref())).into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn fail(&mut self, failure: Error) {
        self.result = Some(Err(failure.into()));
    }

    fn answer(self: Box<Self>) {
        if let Some(result) = self.result {
            // The one who waited may have left in the meantime.
            let _ = self.reply.send(result);
        }
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
