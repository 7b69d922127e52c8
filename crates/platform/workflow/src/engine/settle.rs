//! Writing what came of a task, and all that follows from it up to the next task or wait, in one transaction.

use std::{sync::Arc, time::Duration};

use database::{Error, Tx};

use super::{
    advance::{Advance, Halt, KnownFailures, Performed, is_passing},
    core::Core,
    finish::{Moved, Todo},
};
use crate::store::{self, Run};

/// How often a transaction is tried while the database is in trouble, and how long to wait before the second time.
const TRIES: u32 = 8;
const PAUSE: Duration = Duration::from_millis(20);

impl Core {
    /// Moves an execution on that this engine holds; what is to be done then, if it still holds it.
    pub(super) async fn settle(
        self: &Arc<Self>,
        run: Run,
        performed: Option<Performed>,
    ) -> Option<(Run, Todo)> {
        let (run, performed) = (Arc::new(run), Arc::new(performed));
        let mut known = KnownFailures::new();
        let mut tries = 0;
        loop {
            let (core, from, result) = (Arc::clone(self), Arc::clone(&run), Arc::clone(&performed));
            let failures = known.clone();
            let settled = self.database.write(move |tx| core.settle_in(tx, &from, &result, &failures)).await;
            match settled {
                Ok((run, moved)) => {
                    self.announce(&run, &moved);
                    return Some((run, moved.todo));
                }
                Err(Halt::TaskFailed(visit, attempt, failure)) => known.push((visit, attempt, failure)),
                Err(Halt::Stale) => {
                    tracing::info!(execution = %run.id(), "the execution was moved by somebody else");
                    return None;
                }
                Err(Halt::Database(Error::Panicked(cause))) => {
                    self.give_up_alone(&run, cause).await;
                    return None;
                }
                Err(Halt::Database(error)) => {
                    tries += 1;
                    if tries == TRIES || !is_passing(&error) {
                        tracing::error!(execution = %run.id(), %error, "a move could not be written; another try when the lease is over");
                        return None;
                    }
                    tokio::time::sleep(PAUSE * 2_u32.pow(tries)).await;
                }
            }
        }
    }

    fn settle_in(
        &self,
        tx: &mut Tx<'_>,
        from: &Run,
        performed: &Option<Performed>,
        known: &KnownFailures,
    ) -> Result<(Run, Moved), Halt> {
        let mut run = from.clone();
        let Some(definition) = self.definitions.of(tx, &mut run)? else { return Err(Halt::Stale) };
        let mut advance = Advance::new(self, definition, &mut run, self.clock.now(), known);
        advance.runs_local_tasks = true;
        let rest = advance.go(tx, performed.clone())?;
        let (moved, row) = advance.finish(tx, rest)?;
        store::history::insert(tx, row.as_slice())?;
        Ok((run, moved))
    }

    /// We panicked over it, outside its tasks: it would make us panic again.
    async fn give_up_alone(self: &Arc<Self>, run: &Arc<Run>, cause: String) {
        let (core, from) = (Arc::clone(self), Arc::clone(run));
        let given_up = self.database.write(move |tx| {
            let mut run = Run::clone(&from);
            let (moved, row) = core.give_up(tx, &mut run, &cause)?;
            store::history::insert(tx, row.as_slice())?;
            Ok::<_, Halt>(moved)
        });
        match given_up.await {
            Ok(moved) => self.announce(run, &moved),
            Err(halt) => tracing::warn!(execution = %run.id(), ?halt, "an execution could not be given up"),
        }
    }
}
