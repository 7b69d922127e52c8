//! The writer: one thread runs all transactions, many to a commit, and answers after it.
//!
//! Group commit: transactions that wait at the same time share one outer transaction, and with it the flush to disk.
//! They run without savepoints first, which saves the copy of every page they touch; if one fails, all of that batch
//! are undone and run again with a savepoint each, so that a failure touches nobody else. If the engine loses the outer
//! transaction, everybody in it is run again alone. Closures are free of other effects, so running one again is safe.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use tokio::sync::mpsc;

use super::{error, open_writer};
use crate::{Error, Options, Signal, Snapshot, Tx, job::Job, signals::Signals, write_queue::WriteQueue};

/// The one thread that writes, and the line before it.
pub(crate) struct Writer {
    pub(crate) queue: WriteQueue,
}

impl Writer {
    pub(crate) fn start(options: &Options, path: &Path, signals: Signals) -> Result<Self, Error> {
        let connection = open_writer(options, path)?;
        let (queue, waiting) = WriteQueue::new(options);
        let thread = WriterThread {
            connection,
            waiting,
            signals,
            batch: options.batch,
            batch_time: options.batch_time,
            linger: options.linger,
        };
        thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || thread.run())
            .map_err(|error| Error::Sql { code: "THREAD".to_owned(), message: error.to_string() })?;
        Ok(Self { queue })
    }

    pub(crate) async fn stop(&self, grace: Duration) -> Result<(), Error> {
        self.queue.refuse_more();
        tokio::time::timeout(grace, self.queue.run_last()).await.map_err(|_| Error::Timeout)?
    }
}

struct WriterThread {
    connection: Connection,
    waiting: mpsc::Receiver<Box<dyn Job>>,
    signals: Signals,
    batch: usize,
    batch_time: Duration,
    linger: Duration,
}

/// From how many transactions at once the writer waits a moment for more. Somebody alone never waits for company.
const COMPANY: usize = 8;

/// How the transactions of a batch are kept apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// Not at all: the first failure undoes them all. Cheap, and right for almost every batch.
    Together,
    /// By a savepoint each: a failure undoes only itself.
    BySavepoints,
}

/// Why a batch is not in the database.
enum Undone {
    /// One of its transactions failed; nothing is wrong with the others.
    OneFailed,
    /// The engine failed.
    Engine(Error),
}

impl WriterThread {
    fn run(mut self) {
        let mut batch = Vec::with_capacity(self.batch);
        let mut raised = Vec::new();
        while let Some(first) = self.waiting.blocking_recv() {
            self.run_batch(first, &mut batch, &mut raised);
            metrics::histogram!("database_commit_transactions").record(batch.len() as f64);
            for job in batch.drain(..) {
                job.answer();
            }
            self.signals.raise(&mut raised);
        }
    }

    /// Runs what waits, at most a batch, and commits it.
    fn run_batch(&mut self, first: Box<dyn Job>, batch: &mut Vec<Box<dyn Job>>, raised: &mut Vec<Signal>) {
        match self.gather(first, batch, raised) {
            Ok(()) => return,
            Err(Undone::OneFailed) => {}
            Err(Undone::Engine(failure)) => return self.run_alone(batch, raised, &failure),
        }
        raised.clear();
        match self.repeat(batch, raised) {
            Ok(()) => {}
            Err(Undone::Engine(failure)) => self.run_alone(batch, raised, &failure),
            Err(Undone::OneFailed) => self.run_alone(batch, raised, &Error::Closed),
        }
    }

    /// Runs transactions as they come, together, until the batch is full, nothing waits, or one of them fails.
    fn gather(
        &mut self,
        first: Box<dyn Job>,
        batch: &mut Vec<Box<dyn Job>>,
        raised: &mut Vec<Signal>,
    ) -> Result<(), Undone> {
        let started = Instant::now();
        let begun = statement(&self.connection, "BEGIN IMMEDIATE");
        let mut next = Some(first);
        let mut all_succeeded = true;
        let mut may_linger = true;
        while let Some(mut job) = next.take() {
            if job.is_wanted() {
                all_succeeded =
                    begun.is_err() || run(&self.connection, job.as_mut(), Apart::Together, raised);
                batch.push(job);
            }
            if all_succeeded
                && begun.is_ok()
                && batch.len() < self.batch
                && started.elapsed() < self.batch_time
            {
                next = self.waiting.try_recv().ok();
                if next.is_none() && batch.len() >= COMPANY && may_linger {
                    may_linger = false;
                    thread::sleep(self.linger);
                    next = self.waiting.try_recv().ok();
                }
            }
        }
        begun.map_err(Undone::Engine)?;
        match (all_succeeded, batch.len()) {
            (true, _) => self.commit(),
            // A failure alone in its batch is its own answer.
            (false, 1) => {
                self.roll_back();
                Ok(())
            }
            (false, _) => {
                self.roll_back();
                Err(Undone::OneFailed)
            }
        }
    }

    /// Runs a batch again, in which one has failed, with each transaction apart from the others.
    fn repeat(&self, batch: &mut [Box<dyn Job>], raised: &mut Vec<Signal>) -> Result<(), Undone> {
        statement(&self.connection, "BEGIN IMMEDIATE").map_err(Undone::Engine)?;
        for job in batch {
            run(&self.connection, job.as_mut(), Apart::BySavepoints, raised);
            if self.connection.is_autocommit() {
                return Err(Undone::Engine(Error::Closed));
            }
        }
        self.commit()
    }

    fn commit(&self) -> Result<(), Undone> {
        if self.connection.is_autocommit() {
            return Err(Undone::Engine(Error::Closed));
        }
        statement(&self.connection, "COMMIT").inspect_err(|_| self.roll_back()).map_err(Undone::Engine)
    }

    /// The batch is lost: gives each of its transactions a commit of its own.
    fn run_alone(&self, jobs: &mut [Box<dyn Job>], raised: &mut Vec<Signal>, failure: &Error) {
        tracing::warn!(error = %failure, transactions = jobs.len(), "a shared commit failed; running its transactions one by one");
        raised.clear();
        for job in jobs {
            let outcome = statement(&self.connection, "BEGIN IMMEDIATE").and_then(|()| {
                run(&self.connection, job.as_mut(), Apart::BySavepoints, raised);
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

/// Runs one transaction; tells whether it succeeded.
fn run(connection: &Connection, job: &mut dyn Job, apart: Apart, raised: &mut Vec<Signal>) -> bool {
    let alone = apart == Apart::BySavepoints;
    if alone && let Err(failure) = statement(connection, "SAVEPOINT one") {
        job.fail(failure);
        return false;
    }
    let mut tx = Tx::new(Snapshot::new(connection));
    let keep = job.run(&mut tx);
    if keep {
        raised.append(&mut tx.raised);
    }
    if alone && !connection.is_autocommit() {
        let undone = if keep { Ok(()) } else { statement(connection, "ROLLBACK TO one") };
        if let Err(failure) = undone.and_then(|()| statement(connection, "RELEASE one")) {
            job.fail(failure);
        }
    }
    keep
}

fn statement(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare_cached(sql).and_then(|mut prepared| prepared.execute(())).map(drop).map_err(error)
}
