use std::{sync::Arc, time::Duration};

use database::Error;
use primitives::Timestamp;
use queue::{HandlerError, Subscriptions, WorkerOptions};
use test_kit::wait_until;
use tokio::sync::Notify;

use crate::{Baked, Bakery, LONG, sell};

/// A worker whose process dies in the middle of its handler.
async fn crash(bakery: &Bakery) {
    let begun = Arc::new(Notify::new());
    let inside = begun.clone();
    let worker = bakery.worker(Subscriptions::new().on("counter", move |_: queue::Delivery<Baked>| {
        inside.notify_one();
        std::future::pending()
    }));
    let running = tokio::spawn(async move { worker.run_until_idle().await });
    begun.notified().await;
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
}

fn selling(bakery: &Bakery) -> Subscriptions {
    let database = bakery.database.clone();
    Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let database = database.clone();
        async move { sell(database, baked).await.map(drop).map_err(HandlerError::from) }
    })
}

#[tokio::test]
async fn the_job_of_a_crashed_worker_is_taken_over_when_its_lease_has_run_out() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    crash(&bakery).await;
    let successor = bakery.worker(selling(&bakery));
    assert_eq!(successor.run_until_idle().await.unwrap(), 0, "the lease still holds");
    bakery.clock.advance(WorkerOptions::default().lease);
    assert_eq!(successor.run_until_idle().await.unwrap(), 1);
    assert_eq!(bakery.sold().await, 1);
}

#[tokio::test]
async fn who_knows_that_nobody_else_lives_takes_over_at_once() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    bakery.bake("a", 2).await;
    crash(&bakery).await;
    let successor = bakery.worker(selling(&bakery));
    assert_eq!(successor.take_over().await.unwrap(), 1);
    assert_eq!(successor.run_until_idle().await.unwrap(), 2);
    assert_eq!((bakery.sold().await, successor.take_over().await.unwrap()), (2, 0));
}

#[tokio::test]
async fn a_job_that_kills_its_worker_each_time_is_dead_in_the_end() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let options = WorkerOptions { max_attempts: 2, ..WorkerOptions::default() };
    for _ in 0..2 {
        crash(&bakery).await;
        bakery.clock.advance(options.lease);
    }
    bakery.worker_with(selling(&bakery), options).run_until_idle().await.unwrap();
    assert_eq!((bakery.sold().await, bakery.backlog().await.dead), (0, 1));
}

#[tokio::test]
async fn one_who_lost_the_lease_can_no_longer_finish() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let (go, begun) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (wait, inside, database) = (go.clone(), begun.clone(), bakery.database.clone());
    let slow = bakery.worker(Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let (wait, inside, database) = (wait.clone(), inside.clone(), database.clone());
        async move {
            inside.notify_one();
            wait.notified().await;
            assert!(!sell(database, baked).await?, "the fence must hold");
            Ok(())
        }
    }));
    let slow = tokio::spawn(async move { slow.run_until_idle().await });
    begun.notified().await;
    bakery.clock.advance(WorkerOptions::default().lease);
    assert_eq!(bakery.worker(selling(&bakery)).run_until_idle().await.unwrap(), 1);
    go.notify_one();
    slow.await.unwrap().unwrap();
    assert_eq!(bakery.sold().await, 1);
    assert_eq!(bakery.backlog().await, queue::Backlog::default());
}

#[tokio::test]
async fn who_lost_the_lease_leaves_the_event_to_its_new_holder() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let (go, begun) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (wait, inside) = (go.clone(), begun.clone());
    let slow = bakery.worker(Subscriptions::new().on("counter", move |_: queue::Delivery<Baked>| {
        let (wait, inside) = (wait.clone(), inside.clone());
        async move {
            inside.notify_one();
            wait.notified().await;
            Ok(())
        }
    }));
    let slow = tokio::spawn(async move { slow.run_until_idle().await });
    begun.notified().await;
    bakery.clock.advance(WorkerOptions::default().lease);
    let failing = Subscriptions::new()
        .on("counter", |_: queue::Delivery<Baked>| async { Err(HandlerError::Retry("too hot".to_owned())) });
    assert_eq!(bakery.worker(failing).run_until_idle().await.unwrap(), 1);
    go.notify_one();
    slow.await.unwrap().unwrap();
    bakery.clock.advance(LONG);
    assert_eq!(bakery.worker(selling(&bakery)).run_until_idle().await.unwrap(), 1);
    assert_eq!((bakery.sold().await, bakery.events().await), (1, 0));
    assert_eq!(bakery.backlog().await, queue::Backlog::default());
}

#[tokio::test]
async fn a_lease_is_renewed_while_its_handler_runs() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let (go, begun) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (wait, inside, database) = (go.clone(), begun.clone(), bakery.database.clone());
    let lease = Duration::from_millis(300);
    let options = WorkerOptions { lease, ..WorkerOptions::default() };
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let (wait, inside, database) = (wait.clone(), inside.clone(), database.clone());
        async move {
            inside.notify_one();
            wait.notified().await;
            assert!(sell(database, baked).await?);
            Ok(())
        }
    });
    let worker = bakery.worker_with(subscriptions, options.clone());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(async move { worker.run(async { drop(stopped.await) }).await });
    begun.notified().await;
    let other = bakery.worker_with(selling(&bakery), options);
    // The worker renews by the machine's time; that of the leases moves when it has.
    for _ in 0..4 {
        bakery.clock.advance(lease * 2 / 3);
        let until = bakery.clock.clock().now().plus(lease);
        wait_until("the lease is renewed", async || held_until(&bakery).await == until).await;
        assert_eq!(other.run_until_idle().await.unwrap(), 0, "the job was taken away");
    }
    go.notify_one();
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(bakery.sold().await, 1);
}

/// When the lease of the only job ends.
async fn held_until(bakery: &Bakery) -> Timestamp {
    let read = bakery.database.read(|s| s.query_opt("SELECT due_at FROM jobs", &[], |row| row.get(0)));
    read.await.map(Option::unwrap).unwrap_or_else(|error: Error| panic!("{error}"))
}
