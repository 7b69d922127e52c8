//! Taking up due executions, many in one transaction, each as far as it goes without a task.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, atomic::Ordering},
};

use database::{Error, Tx};
use primitives::Timestamp;

use super::{
    advance::{Advance, Halt, KnownFailures, panicked},
    core::Core,
    finish::{HistoryRow, Moved, Todo},
};
use crate::store::{self, Run};

/// An execution that is held, and what is to be done for it.
pub(super) type Claimed = (Run, Todo);

impl Core {
    /// Takes up at most `free` due executions; tells also how many there were, with those that rest again. Asks with
    /// a read first, so that an idle engine does not write.
    pub(super) async fn claim(self: &Arc<Self>, free: usize) -> Result<(Vec<Claimed>, usize), Error> {
        self.get_ready().await?;
        let now = self.clock.now();
        let next = self.database.read(|snapshot| store::cursors::next_due(snapshot, &self.machines)).await?;
        if next.is_none_or(|due| due > now) {
            return Ok((Vec::new(), 0));
        }
        let core = Arc::clone(self);
        let limit = free.min(self.options.claim_batch);
        let claimed = self.database.write(move |tx| core.claim_in(tx, limit)).await;
        let moved = match claimed {
            Ok(moved) => moved,
            Err(Halt::Database(error)) => return Err(error),
            // Another process was faster; there will be a next time.
            Err(Halt::Stale | Halt::TaskFailed(..)) => return Err(Error::Contended),
        };
        let count = moved.len();
        for (run, moved) in &moved {
            self.announce(run, moved);
        }
        let held = moved.into_iter().filter_map(|(run, moved)| match moved.todo {
            Todo::Nothing => None,
            todo => Some((run, todo)),
        });
        Ok((held.collect(), count))
    }

    fn claim_in(&self, tx: &mut Tx<'_>, limit: usize) -> Result<Vec<(Run, Moved)>, Halt> {
        let now = self.clock.now();
        let (mut all, mut rows) = (Vec::new(), Vec::new());
        for machine in self.machines_in_turn() {
            for mut run in store::cursors::due(tx, machine, now, limit - all.len())? {
                let (moved, row) = self.take_up(tx, &mut run, now)?;
                rows.extend(row);
                all.push((run, moved));
            }
        }
        store::history::insert(tx, &rows)?;
        Ok(all)
    }

    /// Moves one on as far as it goes without a task. One that makes us panic must not hold up the others.
    fn take_up(
        &self,
        tx: &mut Tx<'_>,
        run: &mut Run,
        now: Timestamp,
    ) -> Result<(Moved, Option<HistoryRow>), Halt> {
        let Some(definition) = self.definitions.of(tx, run)? else {
            return self.give_up(tx, run, "the definition of its machine cannot be read any more");
        };
        let (known, mut before) = (KnownFailures::new(), run.clone());
        let mut advance = Advance::new(self, definition, run, now, &known);
        match catch_unwind(AssertUnwindSafe(|| advance.go(tx, None))) {
            Ok(rest) => advance.finish(tx, rest?),
            Err(panic) => {
                let given_up = self.give_up(tx, &mut before, &panicked(panic.as_ref()).cause);
                *run = before;
                given_up
            }
        }
    }

    /// The machines, another one first each time, so that a crowd at one does not hold up the others.
    fn machines_in_turn(&self) -> impl Iterator<Item = &String> {
        let count = self.machines.len();
        let first = self.turn.fetch_add(1, Ordering::Relaxed) % count.max(1);
        self.machines.iter().cycle().skip(first).take(count)
    }

    /// Keeps the definitions, once.
    async fn get_ready(self: &Arc<Self>) -> Result<(), Error> {
        let keep = async || {
            let core = Arc::clone(self);
            self.database.write(move |tx| core.definitions.keep(tx)).await
        };
        self.is_ready.get_or_try_init(keep).await.copied()
    }
}
