use std::time::Duration;

use database::Error;
use queue::{Backlog, Delivery, Gather, HandlerError, Subscriptions};
use tokio::sync::{mpsc, oneshot};

use crate::{Baked, Bakery, LONG, running::no_polling};

const TEN: Gather = Gather { at_most: 10, within: LONG };

/// Sells what is baked, all of it in one transaction, and notes how many that were.
fn selling_together(bakery: &Bakery, poison: Option<u32>) -> Subscriptions {
    let (database, seen) = (bakery.database.clone(), bakery.seen.clone());
    Subscriptions::new().on_many("counter", TEN, move |baked: Vec<Delivery<Baked>>| {
        let database = database.clone();
        seen.push(baked.len().try_into().unwrap());
        async move {
            let sold = database.write(move |tx| {
                for one in &baked {
                    let row = database::params![one.event.number, one.attempt];
                    if one.finish(tx)? {
                        tx.execute("INSERT INTO sold (number, attempt) VALUES (?, ?)", &row)?;
                    }
                    if Some(one.event.number) == poison {
                        return Err(Error::Contended);
                    }
                }
                Ok(())
            });
            sold.await.map_err(HandlerError::from)
        }
    })
}

#[tokio::test]
async fn gathered_jobs_are_handled_together_and_each_effect_happens_once() {
    let bakery = Bakery::open().await;
    bakery.bake_many(25).await;
    let worker = bakery.worker(selling_together(&bakery, None));
    assert_eq!(worker.run_until_idle().await.unwrap(), 25);
    let mut together = bakery.seen.all();
    together.sort_unstable();
    assert_eq!(together, [5, 10, 10]);
    assert_eq!(bakery.sold().await, 25);
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn one_that_fails_keeps_none_of_its_company_from_being_done() {
    let bakery = Bakery::open().await;
    bakery.bake_many(5).await;
    bakery.worker(selling_together(&bakery, Some(3))).run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [5, 1, 1, 1, 1, 1], "together, and then each alone");
    assert_eq!((bakery.sold().await, bakery.backlog().await.waiting), (4, 1));
    bakery.clock.advance(LONG);
    bakery.worker(selling_together(&bakery, None)).run_until_idle().await.unwrap();
    assert_eq!(bakery.sold().await, 5);
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn a_running_worker_waits_for_company_and_brings_in_the_rest_when_it_stops() {
    let bakery = Bakery::open().await;
    let (tell, mut told) = mpsc::channel(10);
    let two = Gather { at_most: 2, within: LONG };
    let subscriptions = Subscriptions::new().on_many("counter", two, move |baked: Vec<Delivery<Baked>>| {
        let tell = tell.clone();
        async move { tell.send(baked.len()).await.map_err(|error| HandlerError::GiveUp(error.to_string())) }
    });
    let worker = bakery.worker_with(subscriptions, no_polling());
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(async move { worker.run(async { drop(stopped.await) }).await });
    bakery.bake_many(3).await;
    assert_eq!(told.recv().await, Some(2));
    assert_eq!(bakery.backlog().await.outbox, 0, "the third is in hand");
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(told.recv().await, Some(1));
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn one_that_finds_no_company_is_handled_when_its_time_has_come() {
    let bakery = Bakery::open().await;
    let (tell, mut told) = mpsc::channel(10);
    let soon = Gather { at_most: 100, within: Duration::from_millis(20) };
    let subscriptions = Subscriptions::new().on_many("counter", soon, move |baked: Vec<Delivery<Baked>>| {
        let tell = tell.clone();
        async move { tell.send(baked.len()).await.map_err(|error| HandlerError::GiveUp(error.to_string())) }
    });
    let worker = bakery.worker_with(subscriptions, no_polling());
    let running = tokio::spawn(async move { worker.run(std::future::pending()).await });
    bakery.bake("a", 1).await;
    assert_eq!(told.recv().await, Some(1));
    running.abort();
}
