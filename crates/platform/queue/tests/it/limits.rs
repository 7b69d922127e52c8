use database::Error;
use queue::{HandlerError, MAX_PAYLOAD, Subscriptions, WorkerOptions};

use crate::{Baked, Bakery, LONG};

#[tokio::test]
async fn a_panicking_handler_has_failed_an_attempt_and_harms_nobody() {
    let bakery = Bakery::open().await;
    bakery.bake_many(3).await;
    let seen = bakery.seen.clone();
    let worker = bakery.worker(Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        assert!(baked.event.number != 0 || baked.attempt > 1, "before the future is made");
        let seen = seen.clone();
        async move {
            assert!(baked.event.number != 1 || baked.attempt > 1, "inside the future");
            seen.push(baked.event.number);
            Ok::<(), HandlerError>(())
        }
    }));
    worker.run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [2]);
    bakery.clock.advance(LONG);
    worker.run_until_idle().await.unwrap();
    let mut seen = bakery.seen.all();
    seen.sort_unstable();
    assert_eq!(seen, [0, 1, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_hangs_is_cut_off_and_tried_again() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let worker = bakery.worker_with(
        Subscriptions::new().on("counter", |_: queue::Delivery<Baked>| std::future::pending()),
        WorkerOptions { max_attempts: 1, ..WorkerOptions::default() },
    );
    worker.run_until_idle().await.unwrap();
    let dead = bakery.database.read(|s| queue::list_dead(s, None, primitives::Limit::default()));
    assert_eq!(dead.await.unwrap()[0].error, "the handler took too long");
}

#[tokio::test]
async fn a_job_that_no_handler_knows_waits_for_one_that_does() {
    let bakery = Bakery::open().await;
    let now = bakery.clock.clock().now();
    bakery.database.write(move |tx| queue::enqueue(tx, now, "new", "", &1_u32, now)).await.unwrap();
    bakery.worker(Subscriptions::new()).run_until_idle().await.unwrap();
    assert_eq!(bakery.backlog().await.waiting, 1);
}

#[tokio::test]
async fn what_is_too_long_is_refused() {
    let bakery = Bakery::open().await;
    let now = bakery.clock.clock().now();
    let long_key = bakery
        .database
        .write(move |tx| queue::emit(tx, now, &Baked { oven: "ö".repeat(192), number: 1 }).map(drop));
    assert!(matches!(long_key.await, Err(Error::Check(_))));
    let large = bakery
        .database
        .write(move |tx| queue::enqueue(tx, now, "s", "", &"x".repeat(MAX_PAYLOAD), now).map(drop));
    assert!(matches!(large.await, Err(Error::Check(_))));
}

#[test]
#[should_panic(expected = "two handlers")]
fn a_subscriber_cannot_have_two_handlers_for_one_event() {
    let nothing = |_: queue::Delivery<Baked>| async { Ok(()) };
    let _ = Subscriptions::new().on("counter", nothing).on("counter", nothing);
}
