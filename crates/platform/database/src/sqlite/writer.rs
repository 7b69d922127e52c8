//! The writer: one thread runs all transactions, many to a commit, and answers after it.
//!
//! Group commit: each transaction runs in a savepoint of one outer transaction; the commit, with its flush to disk, is
//! shared. An error or panic rolls back to the savepoint, so it touches nobody else. If the engine loses the outer
//! transaction, everybody in it is run again alone.

mod job;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use self::job::{Job, WriteJob};
use super::{error, open_writer};
use crate::{Error, Options, Signal, Snapshot, Tx, signals::Signals};

pub(crate) struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
    queue_wait: Duration,
    stopping: AtomicBool,
}

impl Writer {
    pub(crate) fn start(options: &Options, signals: Signals) -> Result<Self, Error> {
        let connection = open_writer(options)?;
        let (queue, waiting) = mpsc::channel(options.queue);
        let thread = WriterThread {
            connection,
            waiting,
            signals,
            batch: options.batch,
            batch_time: options.batch_time,
        };
        thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || thread.run())
            .map_err(|error| Error::Sql { code: "THREAD".to_owned(), message: error.to_string() })?;
        Ok(Self { queue, queue_wait: options.queue_wait, stopping: AtomicBool::new(false) })
    }

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
        match tokio::time::timeout(self.queue_wait, self.queue.send(job)).await {
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

    pub(crate) async fn stop(&self, grace: Duration) -> Result<(), Error> {
        self.stopping.store(true, Ordering::Relaxed);
        // A last empty transaction is answered when everything before it is committed.
        let (reply, answer) = oneshot::channel::<Result<(), Error>>();
        self.enqueue(Box::new(WriteJob::new(|_: &mut Tx<'_>| Ok(()), reply))).await?;
        tokio::time::timeout(grace, answer).await.map_err(|_| Error::Timeout)?.unwrap_or(Err(Error::Closed))
    }
}

struct WriterThread {
    connection: Connection,
    waiting: mpsc::Receiver<Box<dyn Job>>,
    signals: Signals,
    batch: usize,
    batch_time: Duration,
}

impl WriterThread {
    fn run(mut self) {
        let mut done = Vec::with_capacity(self.batch);
        let mut raised = Vec::new();
        while let Some(first) = self.waiting.blocking_recv() {
            if let Err(failure) = self.run_batch(first, &mut done, &mut raised) {
                self.run_alone(&mut done, &mut raised, &failure);
            }
            metrics::histogram!("database_commit_transactions").record(done.len() as f64);
            for job in done.drain(..) {
                job.answer();
            }
            self.signals.raise(&mut raised);
        }
    }

    /// Runs what waits, at most a batch, and commits it. On an error nothing of it is in the database.
    fn run_batch(
        &mut self,
        first: Box<dyn Job>,
        done: &mut Vec<Box<dyn Job>>,
        raised: &mut Vec<Signal>,
    ) -> Result<(), Error> {
        let started = Instant::now();
        let mut next = Some(first);
        let begun = statement(&self.connection, "BEGIN IMMEDIATE");
        while let Some(mut job) = next.take() {
            if job.is_wanted() {
                if begun.is_ok() {
                    run_in_savepoint(&self.connection, job.as_mut(), raised);
                }
                done.push(job);
            }
            if begun.is_err() || self.connection.is_autocommit() {
                break;
            }
            if done.len() < self.batch && started.elapsed() < self.batch_time {
                next = self.waiting.try_recv().ok();
            }
        }
        begun?;
        if self.connection.is_autocommit() {
            return Err(Error::Closed);
        }
        statement(&self.connection, "COMMIT").inspect_err(|_| self.roll_back())
    }

    /// The batch is lost: gives each of its transactions a commit of its own.
    fn run_alone(&self, jobs: &mut [Box<dyn Job>], raised: &mut Vec<Signal>, failure: &Error) {
        tracing::warn!(error = %failure, transactions = jobs.len(), "a shared commit failed; running its transactions one by one");
        raised.clear();
        for job in jobs {
            let outcome = statement(&self.connection, "BEGIN IMMEDIATE").and_then(|()| {
                run_in_savepoint(&self.connection, job.as_mut(), raised);
                if self.connection.is_autocommit() {
                    Err(Error::Closed)
                } else {
                    statement(&self.connection, "COMMIT")
                }
            });
            if let Err(failure) = outcome {
                self.roll_back();
                job.fail(failure);
            }
        }
    }

    fn roll_back(&self) {
        if !self.connection.is_autocommit()
            && let Err(error) = statement(&self.connection, "ROLLBACK")
        {
            tracing::error!(%error, "rolling back failed");
        }
    }
}

fn run_in_savepoint(connection: &Connection, job: &mut dyn Job, raised: &mut Vec<Signal>) {
    if let Err(failure) = statement(connection, "SAVEPOINT one") {
        return job.fail(failure);
    }
    let mut tx = Tx::new(Snapshot::new(connection));
    let keep = job.run(&mut tx);
    if keep {
        raised.append(&mut tx.raised);
    }
    if connection.is_autocommit() {
        return;
    }
    let ended = if keep { Ok(()) } else { statement(connection, "ROLLBACK TO one") };
    if let Err(failure) = ended.and_then(|()| statement(connection, "RELEASE one")) {
        job.fail(failure);
    }
}

fn statement(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare_cached(sql).and_then(|mut prepared| prepared.execute(())).map(drop).map_err(error)
}
