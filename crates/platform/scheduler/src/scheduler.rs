//! Runs jobs when they are due.

mod running;

use std::{collections::HashSet, sync::Arc, time::Duration};

use database::Database;
use futures::future::join_all;
use primitives::{Clock, Timestamp};
use tokio::sync::OnceCell;

use crate::{
    Finished, Schedule, ScheduleError, ScheduleState,
    execution::Execution,
    store::{self, RunId},
};

/// How long a run is safe from others after its process was killed.
pub(crate) const LEASE: Duration = Duration::from_secs(60);

/// Runs jobs when they are due; clones share it. Several processes may have one with the same schedules.
#[derive(Clone)]
pub struct Scheduler {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    clock: Clock,
    schedules: Vec<Arc<Schedule>>,
    registered: OnceCell<()>,
}

impl Scheduler {
    /// A scheduler; it does nothing until it is run.
    ///
    /// # Panics
    /// When two schedules have the same name.
    #[must_use]
    pub fn new(database: Database, clock: Clock, schedules: Vec<Schedule>) -> Self {
        let mut names = HashSet::new();
        for schedule in &schedules {
            assert!(names.insert(schedule.name), "two schedules are named {}", schedule.name);
        }
        let schedules = schedules.into_iter().map(Arc::new).collect();
        Self { inner: Arc::new(Inner { database, clock, schedules, registered: OnceCell::new() }) }
    }

    /// Makes due again what schedulers before this one were running when they ended, instead of waiting for their
    /// leases to run out; returns how many jobs those were. Only for who knows that no other scheduler on this
    /// database lives.
    ///
    /// # Errors
    /// What the database says.
    pub async fn take_over(&self) -> Result<u64, ScheduleError> {
        Ok(self.inner.database.write(store::release_all).await?)
    }

    /// Runs every job that is due now, side by side; returns how many those were. For tests and one-off commands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_due(&self) -> Result<usize, ScheduleError> {
        let begun = self.begin_due().await?;
        for ended in join_all(begun.iter().map(Execution::complete)).await {
            ended?;
        }
        Ok(begun.len())
    }

    /// Runs a job here and now, due or not, and waits for its end.
    ///
    /// # Errors
    /// [`ScheduleError::Unknown`]; [`ScheduleError::Running`] when it runs already; what the database says.
    pub async fn run_now(&self, name: &str) -> Result<Finished, ScheduleError> {
        let schedule = Arc::clone(self.find(name)?);
        self.register().await?;
        let execution = self.begin(schedule, false).await?.ok_or(ScheduleError::Running)?;
        Ok(execution.complete().await?)
    }

    /// Makes a job due at once, for whichever process runs the schedules; one that runs already goes on, and is
    /// not run again then. An interval counts from now.
    ///
    /// # Errors
    /// [`ScheduleError::Unknown`]; what the database says.
    pub async fn request(&self, name: &str) -> Result<(), ScheduleError> {
        let name = self.find(name)?.name;
        self.register().await?;
        let now = self.inner.clock.now();
        self.inner.database.write(move |tx| store::request(tx, name, now)).await?;
        Ok(())
    }

    /// How all schedules stand, by name.
    ///
    /// # Errors
    /// What the database says.
    pub async fn list(&self) -> Result<Vec<ScheduleState>, ScheduleError> {
        self.register().await?;
        let (names, now) = (self.names(), self.inner.clock.now());
        Ok(self.inner.database.read(|snapshot| store::list(snapshot, &names, now)).await?)
    }

    fn find(&self, name: &str) -> Result<&Arc<Schedule>, ScheduleError> {
        let found = self.inner.schedules.iter().find(|schedule| schedule.name == name);
        found.ok_or_else(|| ScheduleError::Unknown(name.to_owned()))
    }

    fn names(&self) -> Vec<&'static str> {
        self.inner.schedules.iter().map(|schedule| schedule.name).collect()
    }

    /// Makes all schedules known to the database, once.
    async fn register(&self) -> Result<(), ScheduleError> {
        let Inner { database, clock, schedules, registered } = &*self.inner;
        let register = || async {
            let now = clock.now();
            let all: Vec<(&'static str, String, Timestamp)> = schedules
                .iter()
                .map(|schedule| (schedule.name, schedule.timing.to_string(), schedule.timing.first(now)))
                .collect();
            let known = database.write(move |tx| {
                all.iter().try_for_each(|(name, timing, next)| store::register(tx, name, timing, *next))
            });
            Ok(known.await?)
        };
        registered.get_or_try_init(register).await.map(drop)
    }

    /// Takes the leases of all jobs that are due. It reads first, so that an idle scheduler does not write.
    async fn begin_due(&self) -> Result<Vec<Execution>, ScheduleError> {
        self.register().await?;
        let (names, now) = (self.names(), self.inner.clock.now());
        let due = self.inner.database.read(|snapshot| store::due(snapshot, &names, now)).await?;
        let mut begun = Vec::new();
        for name in due {
            begun.extend(self.begin(Arc::clone(self.find(&name)?), true).await?);
        }
        Ok(begun)
    }

    /// A run of the job, if its lease can be had.
    async fn begin(
        &self,
        schedule: Arc<Schedule>,
        only_if_due: bool,
    ) -> Result<Option<Execution>, ScheduleError> {
        let Inner { database, clock, .. } = &*self.inner;
        let (run, name, now) = (RunId::new(), schedule.name, clock.now());
        let until = now.plus(LEASE);
        let claimed = database.write(move |tx| store::claim(tx, name, run, now, until, only_if_due)).await?;
        let (database, clock) = (database.clone(), clock.clone());
        Ok(claimed.map(|due_at| Execution { database, clock, schedule, run, due_at }))
    }
}
