use queue::{HandlerError, Subscriptions, WorkerOptions};

use crate::{Baked, Bakery, LONG};

#[tokio::test]
async fn events_of_one_key_arrive_in_order_and_a_failing_one_holds_up_only_its_key() {
    let bakery = Bakery::open().await;
    for number in 1..=3 {
        bakery.bake("a", number).await;
        bakery.bake("b", number + 10).await;
    }
    let seen = bakery.seen.clone();
    let worker = bakery.worker(Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.push(baked.event.number);
        let fails = baked.event.number == 1 && baked.attempt == 1;
        async move { if fails { Err(HandlerError::Retry("first".to_owned())) } else { Ok(()) } }
    }));
    worker.run_until_idle().await.unwrap();
    bakery.clock.advance(LONG);
    worker.run_until_idle().await.unwrap();
    let of_key = |range: std::ops::Range<u32>| {
        bakery.seen.all().into_iter().filter(|n| range.contains(n)).collect::<Vec<_>>()
    };
    assert_eq!(of_key(0..10), [1, 1, 2, 3]);
    assert_eq!(of_key(10..20), [11, 12, 13]);
    assert_eq!(bakery.seen.all()[..4].iter().filter(|n| **n > 10).count(), 3);
}

#[tokio::test]
async fn jobs_without_a_key_do_not_wait_for_each_other() {
    let bakery = Bakery::open().await;
    bakery.bake("", 1).await;
    bakery.bake("", 2).await;
    let seen = bakery.seen.clone();
    let worker = bakery.worker(Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.push(baked.event.number);
        async { Err(HandlerError::Retry("later".to_owned())) }
    }));
    worker.run_until_idle().await.unwrap();
    let mut seen = bakery.seen.all();
    seen.sort_unstable();
    assert_eq!(seen, [1, 2]);
}

#[tokio::test]
async fn a_replayed_job_does_not_overtake_the_running_one_of_its_key() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let seen = bakery.seen.clone();
    let worker = bakery.worker_with(
        Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
            seen.push(baked.event.number);
            let poison = baked.event.number == 1 && seen.all().len() == 1;
            let error =
                if poison { HandlerError::GiveUp("x".into()) } else { HandlerError::Retry("x".into()) };
            async move { Err(error) }
        }),
        WorkerOptions { max_attempts: 2, ..WorkerOptions::default() },
    );
    worker.run_until_idle().await.unwrap();
    bakery.bake("a", 2).await;
    worker.run_until_idle().await.unwrap();
    let now = bakery.clock.clock().now();
    let replayed = bakery.database.write(move |tx| {
        let dead = queue::list_dead(tx, None, primitives::Limit::default())?;
        queue::replay_dead(tx, now, dead[0].id)
    });
    assert!(replayed.await.unwrap());
    assert_eq!(worker.run_until_idle().await.unwrap(), 0, "the second one still waits for its next attempt");
    bakery.clock.advance(LONG);
    worker.run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [1, 2, 2, 1]);
}
