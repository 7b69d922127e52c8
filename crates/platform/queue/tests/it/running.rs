use std::{sync::Arc, time::Duration};

use queue::{Backlog, HandlerError, Subscriptions, Worker, WorkerOptions};
use tokio::{
    sync::{Notify, mpsc, oneshot},
    task::JoinHandle,
};

use crate::{Baked, Bakery, sell};

/// A worker that runs beside the test until it is told to stop.
struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    fn start(worker: Worker) -> Self {
        let (stop, stopped) = oneshot::channel();
        Self { stop, task: tokio::spawn(async move { worker.run(async { drop(stopped.await) }).await }) }
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap();
    }
}

/// Options under which nothing is found by polling, so that a test sees lost wake-ups.
pub fn no_polling() -> WorkerOptions {
    WorkerOptions { poll: Duration::from_secs(3_600), ..WorkerOptions::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_worker_is_woken_by_the_commit() {
    let bakery = Bakery::open().await;
    let (tell, mut told) = mpsc::channel(100);
    let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        let tell = tell.clone();
        async move { tell.send(baked.event.number).await.map_err(|e| HandlerError::GiveUp(e.to_string())) }
    });
    let running = Running::start(bakery.worker_with(subscriptions, no_polling()));
    for number in 0..50 {
        bakery.bake("one oven", number).await;
        if number % 7 == 0 {
            tokio::task::yield_now().await;
        }
    }
    for number in 0..50 {
        assert_eq!(told.recv().await, Some(number));
    }
    running.stop().await;
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_share_the_work_and_each_effect_happens_once() {
    let bakery = Bakery::open().await;
    let (tell, mut told) = mpsc::channel(2_000);
    let worker = |name: u32| {
        let (database, tell) = (bakery.database.clone(), tell.clone());
        let subscriptions = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
            let (database, tell) = (database.clone(), tell.clone());
            async move {
                assert!(sell(database, baked).await?);
                tell.send(name).await.map_err(|error| HandlerError::GiveUp(error.to_string()))
            }
        });
        Running::start(bakery.worker_with(subscriptions, WorkerOptions { concurrency: 4, ..no_polling() }))
    };
    let workers = [worker(1), worker(2)];
    bakery.bake_many(1_000).await;
    let mut by_worker = [0, 0];
    for _ in 0..1_000 {
        by_worker[told.recv().await.unwrap() as usize - 1] += 1;
    }
    for running in workers {
        running.stop().await;
    }
    assert_eq!(bakery.sold().await, 1_000);
    assert!(by_worker.iter().all(|count| *count > 0), "{by_worker:?}");
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn a_stopping_worker_lets_handlers_end() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let (go, begun) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (wait, inside) = (go.clone(), begun.clone());
    let subscriptions = Subscriptions::new().on("counter", move |_: queue::Delivery<Baked>| {
        let (wait, inside) = (wait.clone(), inside.clone());
        async move {
            inside.notify_one();
            wait.notified().await;
            Ok(())
        }
    });
    let running = Running::start(bakery.worker(subscriptions));
    begun.notified().await;
    running.stop.send(()).unwrap();
    go.notify_one();
    running.task.await.unwrap();
    assert_eq!(bakery.backlog().await, Backlog::default());
}

#[tokio::test]
async fn a_stopping_worker_hands_back_what_it_cuts_off() {
    let bakery = Bakery::open().await;
    bakery.bake("a", 1).await;
    let begun = Arc::new(Notify::new());
    let (inside, seen) = (begun.clone(), bakery.seen.clone());
    let hanging = Subscriptions::new().on("counter", move |_: queue::Delivery<Baked>| {
        inside.notify_one();
        std::future::pending()
    });
    let options = WorkerOptions { grace: Duration::ZERO, ..WorkerOptions::default() };
    let running = Running::start(bakery.worker_with(hanging, options));
    begun.notified().await;
    running.stop().await;
    let next = Subscriptions::new().on("counter", move |baked: queue::Delivery<Baked>| {
        seen.push(baked.attempt);
        async { Ok(()) }
    });
    bakery.worker(next).run_until_idle().await.unwrap();
    assert_eq!(bakery.seen.all(), [1], "without waiting for the lease, and as the first attempt");
}
