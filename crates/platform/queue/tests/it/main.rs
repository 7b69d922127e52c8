//! The queue through its public face, on a real database.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod dead;
mod delivering;
mod gathering;
mod leases;
mod limits;
mod ordering;
mod running;
mod upgrading;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use database::{Database, Error, params};
use primitives::FakeClock;
use queue::{Event, Subscriptions, Worker, WorkerOptions};
use serde::{Deserialize, Serialize};
use test_kit::FreshDatabase;

/// A long time for retries: longer than any back-off.
const LONG: Duration = Duration::from_secs(4_000);

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Baked {
    oven: String,
    number: u32,
}

impl Event for Baked {
    const NAME: &'static str = "baked";

    fn key(&self) -> String {
        self.oven.clone()
    }
}

/// A database with the queue's tables and one for effects, a clock that stands still, and a list of what handlers saw.
struct Bakery {
    database: FreshDatabase,
    clock: FakeClock,
    seen: Seen,
}

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<u32>>>);

impl Seen {
    fn push(&self, number: u32) {
        self.0.lock().unwrap().push(number);
    }

    fn all(&self) -> Vec<u32> {
        self.0.lock().unwrap().clone()
    }
}

impl Bakery {
    async fn open() -> Self {
        let database = FreshDatabase::with(&[queue::MIGRATIONS, SOLD]).await;
        Self { database, clock: test_kit::clock(), seen: Seen::default() }
    }

    fn worker(&self, subscriptions: Subscriptions) -> Worker {
        self.worker_with(subscriptions, WorkerOptions::default())
    }

    fn worker_with(&self, subscriptions: Subscriptions, options: WorkerOptions) -> Worker {
        Worker::new(self.database.clone(), self.clock.clock(), subscriptions, options)
    }

    /// Emits one event.
    async fn bake(&self, oven: &str, number: u32) {
        let (now, event) = (self.clock.clock().now(), Baked { oven: oven.to_owned(), number });
        self.database.write(move |tx| queue::emit(tx, now, &event)).await.unwrap();
    }

    /// Emits events `0..count`, each with a key of its own, in one transaction.
    async fn bake_many(&self, count: u32) {
        let now = self.clock.clock().now();
        let all = self.database.write(move |tx| {
            (0..count).try_for_each(|number| {
                queue::emit(tx, now, &Baked { oven: format!("oven {number}"), number }).map(drop)
            })
        });
        all.await.unwrap_or_else(|error: Error| panic!("{error}"));
    }

    async fn backlog(&self) -> queue::Backlog {
        queue::backlog(&[&*self.database], self.clock.clock().now()).await.unwrap()
    }

    /// How many events somebody still waits for.
    async fn events(&self) -> i64 {
        self.database.count("outbox").await
    }

    async fn sold(&self) -> i64 {
        self.database.count("sold").await
    }
}

const SOLD: &[database::Migration] = &[database::Migration {
    context: "sold",
    number: 1,
    name: "create",
    script: database::Script::Common(
        "CREATE TABLE sold (number BIGINT NOT NULL, attempt BIGINT NOT NULL, PRIMARY KEY (number, attempt));",
    ),
}];

/// A handler's local effect: a row, written in the transaction that finishes the job.
async fn sell(database: Database, baked: queue::Delivery<Baked>) -> Result<bool, Error> {
    database
        .write(move |tx| {
            if !baked.finish(tx)? {
                return Ok(false);
            }
            let row = params![baked.event.number, baked.attempt];
            tx.execute("INSERT INTO sold (number, attempt) VALUES (?, ?)", &row)?;
            Ok(true)
        })
        .await
}
