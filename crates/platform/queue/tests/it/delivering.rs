use database::Error;
use queue::{Backlog, HandlerError, Subscriptions};

use crate::{Baked, Bakery, LONG, sell};

#[tokio::test]
async fn an_event_reaches_every_subscriber_and_leaves_nothing_behind() {
    let bakery = Bakery::open().await;
    let (first, second) = (bakery.seen.clone(), bakery.seen.clone());
    let subscriptions = Subscriptions::new()
        .on("counter", move |baked: queue::Delivery<Baked>| {
            first.push(baked.event.number);
            async { Ok(()) }
        })
        .on("van", move |baked: queue::Delivery<Baked>| {
            second.push(baked.event.number + 100);
            async { Ok(()) }
        });
    bakery.bake("a", 1).await;
    assert_eq!(bakery.worker(subscriptions).run_until_idle().await.unwrap(), 2);
    let mut seen = bakery.seen.all();
    seen.sort_unstable();
    assert_eq!(seen, [1, 101]);
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn an_event_is_kept_until_its_last_subscriber_has_had_it() {
    let bakery = Bakery::open().await;
    let subscriptions = |bakery: &Bakery| {
        let seen = bakery.seen.clone();
        Subscriptions::new().on("counter", |_: queue::Delivery<Baked>| async { Ok(()) }).on(
            "van",
            move |baked: queue::Delivery<Baked>| {
                seen.push(baked.event.number);
                async move {
                    if baked.attempt > 1 { Ok(()) } else { Err(HandlerError::Retry("no fuel".to_owned())) }
                }
            },
        )
    };
    bakery.bake("a", 7).await;
    bakery.worker(subscriptions(&bakery)).run_until_idle().await.unwrap();
    assert_eq!((bakery.backlog().await.outbox, bakery.events().await), (0, 1));
    bakery.clock.advance(LONG);
    bakery.worker(subscriptions(&bakery)).run_until_idle().await.unwrap();
    assert_eq!((bakery.seen.all(), bakery.events().await), (vec![7, 7], 0));
}

#[tokio::test]
async fn a_dead_letter_keeps_what_its_event_said() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 7).await;
    let worker = bakery.worker(
        Subscriptions::new()
            .on("van", |_: queue::Delivery<Baked>| async { Err(HandlerError::GiveUp("no van".to_owned())) }),
    );
    worker.run_until_idle().await.unwrap();
    assert_eq!(bakery.events().await, 0);
    let dead = bakery.database.read(|s| queue::list_dead(s, None, primitives::Limit::default()));
    assert_eq!(dead.await.unwrap()[0].payload["number"], 7);
}

#[tokio::test]
async fn an_event_of_a_transaction_that_failed_never_happened() {
    let bakery = Bakery::open().await;
    let now = bakery.clock.clock().now();
    let failed = bakery.database.write(move |tx| {
        queue::emit(tx, now, &Baked { oven: "a".to_owned(), number: 1 })?;
        Err::<(), _>(Error::Contended)
    });
    failed.await.unwrap_err();
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn an_event_without_subscribers_is_dropped() {
    let bakery = Bakery::open().await;
    bakery.bake_many(600).await;
    assert_eq!(bakery.backlog().await.outbox, 600);
    assert_eq!(bakery.worker(Subscriptions::new()).run_until_idle().await.unwrap(), 0);
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn a_local_effect_happens_once_although_its_handler_fails_after_it() {
    let bakery = Bakery::open().await;
    let database = bakery.database.clone();
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let database = database.clone();
        async move {
            assert!(sell(database, baked).await?);
            Err(HandlerError::Retry("the answer was lost".to_owned()))
        }
    });
    bakery.bake("a", 1).await;
    let worker = bakery.worker(subscriptions);
    assert_eq!(worker.run_until_idle().await.unwrap(), 1);
    bakery.clock.advance(LONG);
    assert_eq!(worker.run_until_idle().await.unwrap(), 0);
    assert_eq!(bakery.sold().await, 1);
}

#[tokio::test]
async fn a_job_is_not_gone_when_the_transaction_that_finished_it_fails() {
    let bakery = Bakery::open().await;
    let database = bakery.database.clone();
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let (database, attempt) = (database.clone(), baked.attempt);
        async move {
            let broken = move |tx: &mut database::Tx<'_>| {
                baked.finish(tx)?;
                if attempt == 1 { Err(Error::Contended) } else { Ok(()) }
            };
            Ok(database.write(broken).await?)
        }
    });
    bakery.bake("a", 1).await;
    let worker = bakery.worker(subscriptions);
    assert_eq!(worker.run_until_idle().await.unwrap(), 1);
    assert_eq!(bakery.backlog().await.waiting, 1);
    bakery.clock.advance(LONG);
    assert_eq!(worker.run_until_idle().await.unwrap(), 1);
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn the_event_id_is_the_same_in_every_attempt() {
    let bakery = Bakery::open().await;
    let ids = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = ids.clone();
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.lock().unwrap().push((baked.event_id, baked.attempt));
        async move { if baked.attempt < 3 { Err(HandlerError::Retry("not yet".to_owned())) } else { Ok(()) } }
    });
    bakery.bake("a", 1).await;
    let worker = bakery.worker(subscriptions);
    for _ in 0..4 {
        worker.run_until_idle().await.unwrap();
        bakery.clock.advance(LONG);
    }
    let ids = ids.lock().unwrap().clone();
    assert_eq!(ids.iter().map(|(_, attempt)| *attempt).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(ids.iter().all(|(id, _)| *id == ids[0].0));
}

#[tokio::test]
async fn a_plain_job_runs_when_its_time_has_come() {
    let bakery = Bakery::open().await;
    let seen = bakery.seen.clone();
    let worker = bakery.worker(Subscriptions::new().job("cool", move |cake: queue::Delivery<u32>| {
        seen.push(cake.event);
        async { Ok(()) }
    }));
    let now = bakery.clock.clock().now();
    let enqueued =
        bakery.database.write(move |tx| queue::enqueue(tx, now, "cool", "", &7_u32, now.plus(LONG)));
    enqueued.await.unwrap();
    worker.run_until_idle().await.unwrap();
    assert!(bakery.seen.all().is_empty());
    bakery.clock.advance(LONG);
    worker.run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [7]);
}

#[tokio::test]
async fn an_effect_in_another_database_happens_once_however_often_the_event_comes() {
    let (bakery, elsewhere) = (Bakery::open().await, Bakery::open().await);
    let database = elsewhere.database.clone();
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let database = database.clone();
        async move {
            let attempt = baked.attempt;
            sell_elsewhere(database, baked).await?;
            // It has happened, and nobody hears of it.
            if attempt < 3 { Err(HandlerError::Retry("the answer was lost".to_owned())) } else { Ok(()) }
        }
    });
    bakery.bake("a", 1).await;
    let worker = bakery.worker(subscriptions);
    for _ in 0..3 {
        assert_eq!(worker.run_until_idle().await.unwrap(), 1);
        bakery.clock.advance(LONG);
    }
    assert_eq!((bakery.sold().await, elsewhere.sold().await), (0, 1));
    assert_eq!(bakery.backlog().await, Backlog::default());

    let now = bakery.clock.clock().now();
    assert_eq!(queue::purge_handled(&elsewhere.database, now).await.unwrap(), 0);
    let later = now.plus(std::time::Duration::from_secs(60 * 24 * 60 * 60));
    assert_eq!(queue::purge_handled(&elsewhere.database, later).await.unwrap(), 1);
}

async fn sell_elsewhere(database: database::Database, baked: queue::Delivery<Baked>) -> Result<(), Error> {
    let sell = move |tx: &mut database::Tx<'_>| {
        if baked.note(tx)? {
            let row = database::params![baked.event.number, baked.attempt];
            tx.execute("INSERT INTO sold (number, attempt) VALUES (?, ?)", &row)?;
        }
        Ok(())
    };
    database.write(sell).await
}
