use database::Error;
use primitives::Limit;
use queue::{DeadJob, HandlerError, Subscriptions, WorkerOptions};

use crate::{Baked, Bakery, LONG};

async fn dead(bakery: &Bakery) -> Vec<DeadJob> {
    let listed = bakery.database.read(|s| queue::list_dead(s, None, Limit::default()));
    listed.await.unwrap_or_else(|error: Error| panic!("{error}"))
}

fn burnt(bakery: &Bakery, error: HandlerError) -> Subscriptions {
    let seen = bakery.seen.clone();
    Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.push(baked.attempt);
        let error = error.clone();
        async move { Err(error) }
    })
}

#[tokio::test]
async fn a_job_that_keeps_failing_is_dead_after_its_last_attempt() {
    let bakery = Bakery::open().await;
    let options = WorkerOptions { max_attempts: 3, ..WorkerOptions::default() };
    let worker = bakery.worker_with(burnt(&bakery, HandlerError::Retry("too hot".to_owned())), options);
    bakery.bake("a", 1).await;
    for _ in 0..5 {
        worker.run_until_idle().await.unwrap();
        bakery.clock.advance(LONG);
    }
    assert_eq!(bakery.seen.all(), [1, 2, 3]);
    let dead = dead(&bakery).await;
    assert_eq!((dead[0].error.as_str(), dead[0].attempts, dead[0].event.as_str()), ("too hot", 3, "baked"));
    assert_eq!(bakery.backlog().await.dead, 1);
}

#[tokio::test]
async fn a_poison_job_is_dead_at_once_and_does_not_hold_up_its_key() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    bakery.bake("a", 2).await;
    let worker = bakery.worker(burnt(&bakery, HandlerError::GiveUp("no such oven".to_owned())));
    assert_eq!(worker.run_until_idle().await.unwrap(), 2);
    assert_eq!(dead(&bakery).await.len(), 2);
}

#[tokio::test]
async fn a_payload_that_cannot_be_read_is_dead_at_once() {
    let bakery = Bakery::open().await;
    let now = bakery.clock.clock().now();
    bakery.database.write(move |tx| queue::enqueue(tx, now, "cool", "", &"text", now)).await.unwrap();
    let worker = bakery
        .worker(Subscriptions::new().job("cool", |_: queue::Delivery<u32>| async { panic!("never called") }));
    worker.run_until_idle().await.unwrap();
    assert!(dead(&bakery).await[0].error.starts_with("the payload cannot be read"));
}

#[tokio::test]
async fn a_replayed_job_has_all_its_attempts_again() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    bakery.worker(burnt(&bakery, HandlerError::GiveUp("no".to_owned()))).run_until_idle().await.unwrap();
    let (now, id) = (bakery.clock.clock().now(), dead(&bakery).await[0].id);
    assert!(bakery.database.write(move |tx| queue::replay_dead(tx, now, id)).await.unwrap());
    assert!(!bakery.database.write(move |tx| queue::replay_dead(tx, now, id)).await.unwrap());
    let seen = bakery.seen.clone();
    let good = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.push(100 + baked.attempt);
        async { Ok(()) }
    });
    bakery.worker(good).run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [1, 101]);
    assert_eq!(bakery.backlog().await, queue::Backlog::default());
}

#[tokio::test]
async fn dead_jobs_are_listed_page_by_page_and_purged_by_age() {
    let bakery = Bakery::open().await;
    bakery.bake_many(5).await;
    bakery.worker(burnt(&bakery, HandlerError::GiveUp("no".to_owned()))).run_until_idle().await.unwrap();
    let all = dead(&bakery).await;
    let (third, two) = (all[2].id, Limit::new(2).unwrap());
    let page = bakery.database.read(move |s| queue::list_dead(s, Some(third), two)).await.unwrap();
    assert_eq!(page.iter().map(|job| job.id).collect::<Vec<_>>(), [all[3].id, all[4].id]);
    let now = bakery.clock.clock().now();
    for (before, expected) in [(now, 0), (now.plus(LONG), 5)] {
        let purged = bakery.database.write(move |tx| queue::purge_dead(tx, before, Limit::default()));
        assert_eq!(purged.await.unwrap(), expected);
    }
}
