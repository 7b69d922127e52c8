//! The scheduler through its public face, on a real database.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod running;
mod sharing;
mod single_runs;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use primitives::{FakeClock, Timestamp};
use scheduler::{Schedule, ScheduleState, Scheduler};
use test_kit::FreshDatabase;

const HOUR: Duration = Duration::from_secs(3600);

/// A database with the scheduler's table, a clock that shows half past two, and a list of when jobs ran.
struct Tower {
    database: FreshDatabase,
    clock: FakeClock,
    strokes: Strokes,
}

#[derive(Clone, Default)]
struct Strokes(Arc<Mutex<Vec<String>>>);

impl Strokes {
    fn add(&self, at: Timestamp) {
        self.0.lock().unwrap().push(at.to_string());
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Tower {
    async fn open() -> Self {
        let database = FreshDatabase::with(&[scheduler::MIGRATIONS]).await;
        let clock = FakeClock::at("2026-03-01T02:30:00Z".parse().unwrap());
        Self { database, clock, strokes: Strokes::default() }
    }

    fn scheduler(&self, schedules: Vec<Schedule>) -> Scheduler {
        Scheduler::new(self.database.clone(), self.clock.clock(), schedules)
    }

    /// A bell that strikes each hour.
    fn bell(&self) -> Schedule {
        let strokes = self.strokes.clone();
        Schedule::cron("bell", "0 * * * *", move |context| {
            strokes.add(context.due_at);
            async { Ok("struck".to_owned()) }
        })
        .unwrap()
    }
}

async fn only_state(scheduler: &Scheduler) -> ScheduleState {
    let mut all = scheduler.list().await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}
