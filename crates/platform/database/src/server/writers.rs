//! The threads that write to a server: one connection each, one line of transactions before all of them.
//!
//! Transactions are serializable, as they are on SQLite by nature. One that the server refuses because of a neighbour is
//! run again after a moment of random length; its closure has no other effects, so that repeats nothing. Only a commit
//! during which the connection is lost is never repeated: it may have happened.

mod in_flight;

use std::{
    sync::{Arc, Mutex, PoisonError, RwLock},
    thread,
    time::Duration,
};

use tokio::sync::mpsc;

use self::in_flight::InFlight;
use super::{Connector, Failure, Purpose, Session};
use crate::{Error, Options, Signal, Snapshot, Tx, job::Job, signals::Signals, write_queue::WriteQueue};

/// How often a transaction is run at most.
const ATTEMPTS: u32 = 12;

/// After how many conflicts a transaction runs while no other of this process does: however many want the same row,
/// each gets its turn.
const PATIENCE: u32 = 3;

/// The longest pause before an attempt, doubled from the first on.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// The threads that write, and the line before them.
pub(crate) struct Writers {
    pub(crate) queue: WriteQueue,
    in_flight: InFlight,
}

impl Writers {
    /// Starts the threads; `first` is a connection that is open already.
    pub(crate) fn start(
        connector: &Connector,
        first: Box<dyn Session>,
        options: &Options,
        signals: &Signals,
    ) -> Result<Self, Error> {
        let (queue, waiting) = WriteQueue::new(options);
        let (waiting, in_flight) = (Arc::new(Mutex::new(waiting)), InFlight::default());
        let (mut first, company) = (Some(first), Arc::default());
        for number in 0..(options.connections / 2).max(1) {
            let thread = WriterThread {
                connector: connector.clone(),
                session: first.take(),
                waiting: Arc::clone(&waiting),
                in_flight: in_flight.clone(),
                company: Arc::clone(&company),
                signals: signals.clone(),
            };
            thread::Builder::new()
                .name(format!("database-writer-{number}"))
                .spawn(move || thread.run())
                .map_err(|error| Error::Sql { code: "THREAD".to_owned(), message: error.to_string() })?;
        }
        Ok(Self { queue, in_flight })
    }

    pub(crate) async fn stop(&self, grace: Duration) -> Result<(), Error> {
        self.queue.refuse_more();
        let all_done = async {
            // The last one waits behind everything that was in line; then only what runs beside it is left.
            self.queue.run_last().await?;
            self.in_flight.none().await;
            Ok(())
        };
        tokio::time::timeout(grace, all_done).await.map_err(|_| Error::Timeout)?
    }
}

struct WriterThread {
    connector: Connector,
    session: Option<Box<dyn Session>>,
    waiting: Arc<Mutex<mpsc::Receiver<Box<dyn Job>>>>,
    in_flight: InFlight,
    /// Shared by those that run together, taken by one that runs alone.
    company: Arc<RwLock<()>>,
    signals: Signals,
}

/// What became of one attempt.
enum Attempt {
    /// The job has its answer.
    Done,
    /// It may succeed if it is run again; else this is its answer, if it has none of its own.
    Again(Error),
}

impl WriterThread {
    fn run(mut self) {
        loop {
            let (mut job, running) = {
                let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
                let Some(job) = waiting.blocking_recv() else { return };
                (job, self.in_flight.one_more())
            };
            if job.is_wanted() {
                self.run_job(job.as_mut());
            }
            job.answer();
            drop(running);
        }
    }

    fn run_job(&mut self, job: &mut dyn Job) {
        for attempt in 1..=ATTEMPTS {
            let company = Arc::clone(&self.company);
            let outcome = if attempt <= PATIENCE {
                let _together = company.read().unwrap_or_else(PoisonError::into_inner);
                self.attempt(job)
            } else {
                let _alone = company.write().unwrap_or_else(PoisonError::into_inner);
                self.attempt(job)
            };
            match outcome {
                Attempt::Done => return,
                Attempt::Again(error) if attempt == ATTEMPTS => {
                    tracing::warn!(%error, attempt, "gave up a transaction");
                    job.fail(error);
                }
                Attempt::Again(error) => {
                    tracing::debug!(%error, attempt, "running a transaction again");
                    metrics::counter!("database_transactions_repeated").increment(1);
                    thread::sleep(pause(attempt));
                }
            }
        }
    }

    fn attempt(&mut self, job: &mut dyn Job) -> Attempt {
        let mut session = match self.take_session() {
            Ok(session) => session,
            Err(error) => {
                job.fail(error);
                return Attempt::Done;
            }
        };
        let (attempt, mut raised) = transact(session.as_mut(), job);
        if !session.is_lost() {
            self.session = Some(session);
        }
        self.signals.raise(&mut raised);
        attempt
    }

    fn take_session(&mut self) -> Result<Box<dyn Session>, Error> {
        if let Some(mut session) = self.session.take()
            && session.is_usable()
        {
            return Ok(session);
        }
        self.connector.connect(Purpose::Write)
    }
}

/// Runs a job as one transaction; tells what became of it, and which signals it has raised.
fn transact(session: &mut dyn Session, job: &mut dyn Job) -> (Attempt, Vec<Signal>) {
    if let Err(failure) = session.begin() {
        return (failed(job, failure, false), Vec::new());
    }
    let mut tx = Tx::new(Snapshot::on_server(session, false));
    let keep = job.run(&mut tx);
    let (raised, failure) = tx.into_outcome();
    match failure {
        Some(failure) => {
            session.roll_back();
            (failed(job, failure, !keep), Vec::new())
        }
        None if keep => match session.commit() {
            Ok(()) => (Attempt::Done, raised),
            Err(_) if session.is_lost() => {
                job.fail(Error::OutcomeUnknown);
                (Attempt::Done, Vec::new())
            }
            Err(failure) => (failed(job, failure, false), Vec::new()),
        },
        None => {
            session.roll_back();
            (Attempt::Done, Vec::new())
        }
    }
}

/// A transaction that was not committed: nothing of it is there.
fn failed(job: &mut dyn Job, failure: Failure, has_answer: bool) -> Attempt {
    if failure.is_repeatable {
        return Attempt::Again(failure.error);
    }
    if !has_answer {
        job.fail(failure.error);
    }
    Attempt::Done
}

/// A random pause that may be longer from attempt to attempt, so that neighbours do not meet again.
fn pause(attempt: u32) -> Duration {
    let longest = Duration::from_millis(1 << attempt.min(10)).min(LONGEST_PAUSE);
    longest.mul_f64(rand::random::<f64>())
}
