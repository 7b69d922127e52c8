//! Where transactions wait for a thread that runs them: a place in line, or a refusal, never an endless wait.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use tokio::sync::{mpsc, oneshot};

use crate::{
    Error, Options, Tx,
    job::{Job, WriteJob},
};

/// The end of the line at which transactions arrive.
pub(crate) struct WriteQueue {
    queue: mpsc::Sender<Box<dyn Job>>,
    wait: Duration,
    stopping: AtomicBool,
}

impl WriteQueue {
    /// The queue, and where its transactions come out.
    pub(crate) fn new(options: &Options) -> (Self, mpsc::Receiver<Box<dyn Job>>) {
        let (queue, waiting) = mpsc::channel(options.queue);
        (Self { queue, wait: options.queue_wait, stopping: AtomicBool::new(false) }, waiting)
    }

    /// Waits until `f` has been run as a transaction.
    pub(crate) async fn run<T, E>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        if self.stopping.load(Ordering::Relaxed) {
            return Err(Error::Closed.into());
        }
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(WriteJob::new(f, reply))).await?;
        answer.await.unwrap_or_else(|_| Err(Error::Closed.into()))
    }

    async fn enqueue(&self, job: Box<dyn Job>) -> Result<(), Error> {
        let job = match self.queue.try_send(job) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(Error::Closed),
            Err(mpsc::error::TrySendError::Full(job)) => job,
        };
        match tokio::time::timeout(self.wait, self.queue.send(job)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Error::Closed),
            Err(_) => Err(Error::Overloaded),
        }
    }

    pub(crate) fn queued(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    pub(crate) fn is_alive(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Takes no more transactions.
    pub(crate) fn refuse_more(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// Waits until a last empty transaction has been run: with one thread, everything before it is committed then.
    pub(crate) async fn run_last(&self) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel::<Result<(), Error>>();
        self.enqueue(Box::new(WriteJob::new(|_: &mut Tx<'_>| Ok(()), reply))).await?;
        answer.await.unwrap_or(Err(Error::Closed))
    }
}
