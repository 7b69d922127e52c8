use database::{Error, params};
use primitives::{EventId, JobId};
use queue::{Backlog, MIGRATIONS, Subscriptions, Worker, WorkerOptions};
use test_kit::FreshDatabase;

use crate::{Baked, Seen};

#[tokio::test]
async fn events_and_jobs_that_were_there_before_payloads_were_kept_once_are_delivered() {
    let database = FreshDatabase::with(&[&MIGRATIONS[..1]]).await;
    let (clock, seen) = (test_kit::clock(), Seen::default());
    let now = clock.clock().now();
    let before = database.write(move |tx| {
        let payload = |number| database::Value::json(&Baked { oven: "a".to_owned(), number });
        let event = params![EventId::new(), "baked", "a", payload(2)?, now];
        tx.execute(
            "INSERT INTO outbox (id, event, event_key, payload, emitted_at) VALUES (?, ?, ?, ?, ?)",
            &event,
        )?;
        let job = params![JobId::new(), EventId::new(), payload(1)?, now, now, now];
        let sql = "INSERT INTO jobs (subscriber, job_key, event, attempt, id, event_id, payload, emitted_at, run_at, due_at) \
             VALUES ('counter', 'a', 'baked', 0, ?, ?, ?, ?, ?, ?)";
        tx.execute(sql, &job).map(drop)
    });
    before.await.unwrap_or_else(|error: Error| panic!("{error}"));
    database.migrate(MIGRATIONS).await.unwrap();
    let list = seen.clone();
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        list.push(baked.event.number);
        async { Ok(()) }
    });
    let worker = Worker::new(database.clone(), clock.clock(), subscriptions, WorkerOptions::default());
    worker.run_until_idle().await.unwrap();
    assert_eq!(seen.all(), [1, 2]);
    assert_eq!(queue::backlog(&[&*database], now).await.unwrap(), Backlog::default());
    assert_eq!(database.count("outbox").await, 0);
}
