use std::{sync::Arc, time::Duration};

use scheduler::{Schedule, ScheduleError, Scheduler};
use tokio::{sync::Notify, task::JoinHandle};

use crate::{HOUR, Tower, only_state};

/// How long a lease lasts, and a little more.
const LEASE_IS_OVER: Duration = Duration::from_secs(61);

/// A process in which the bell's job has begun and does not end.
async fn begin_and_hang(tower: &Tower) -> JoinHandle<Result<usize, ScheduleError>> {
    let begun = Arc::new(Notify::new());
    let inside = begun.clone();
    let hanging = Schedule::cron("bell", "0 * * * *", move |_| {
        inside.notify_one();
        std::future::pending()
    });
    let scheduler: Scheduler = tower.scheduler(vec![hanging.unwrap()]);
    scheduler.list().await.unwrap();
    tower.clock.advance(HOUR);
    let task = tokio::spawn(async move { scheduler.run_due().await });
    begun.notified().await;
    task
}

#[tokio::test]
async fn a_job_runs_once_however_many_processes_there_are() {
    let tower = Tower::open().await;
    let schedulers: Vec<Scheduler> = (0..5).map(|_| tower.scheduler(vec![tower.bell()])).collect();
    schedulers[0].list().await.unwrap();
    tower.clock.advance(HOUR);
    let mut ran = 0;
    for task in schedulers.into_iter().map(|s| tokio::spawn(async move { s.run_due().await })) {
        ran += task.await.unwrap().unwrap();
    }
    assert_eq!((ran, tower.strokes.all().len()), (1, 1));
}

#[tokio::test]
async fn a_running_job_is_not_started_elsewhere() {
    let tower = Tower::open().await;
    let running = begin_and_hang(&tower).await;
    let other = tower.scheduler(vec![tower.bell()]);
    assert!(only_state(&other).await.running);
    assert_eq!(other.run_due().await.unwrap(), 0);
    assert!(matches!(other.run_now("bell").await, Err(ScheduleError::Running)));
    running.abort();
}

#[tokio::test]
async fn the_run_of_a_killed_process_is_repeated_when_its_lease_is_over() {
    let tower = Tower::open().await;
    let killed = begin_and_hang(&tower).await;
    killed.abort();
    assert!(killed.await.is_err());
    let other = tower.scheduler(vec![tower.bell()]);
    assert_eq!(other.run_due().await.unwrap(), 0);
    tower.clock.advance(LEASE_IS_OVER);
    assert_eq!(other.run_due().await.unwrap(), 1);
    assert_eq!(tower.strokes.all(), ["2026-03-01T03:00:00Z"]);
}

#[tokio::test]
async fn who_knows_that_nobody_else_lives_repeats_the_run_of_a_killed_process_at_once() {
    let tower = Tower::open().await;
    let killed = begin_and_hang(&tower).await;
    killed.abort();
    assert!(killed.await.is_err());
    let successor = tower.scheduler(vec![tower.bell()]);
    assert_eq!(successor.run_due().await.unwrap(), 0, "the lease still holds");
    assert_eq!(successor.take_over().await.unwrap(), 1);
    assert_eq!(successor.run_due().await.unwrap(), 1);
    assert_eq!(tower.strokes.all(), ["2026-03-01T03:00:00Z"]);
}
