use std::time::Duration;

use primitives::Clock;
use scheduler::{Schedule, Scheduler};
use tokio::sync::{mpsc, oneshot};

use crate::{Tower, only_state};

#[tokio::test]
async fn a_running_scheduler_keeps_the_beat_until_it_is_stopped() {
    let tower = Tower::open().await;
    let (tell, mut told) = mpsc::channel(10);
    let beat = Duration::from_millis(20);
    let metronome = Schedule::every("metronome", beat, move |context| {
        let tell = tell.clone();
        async move { tell.send(context).await.map(|()| String::new()).map_err(|error| error.to_string()) }
    });
    let scheduler = Scheduler::new(tower.database.clone(), Clock::system(), vec![metronome.unwrap()]);
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn({
        let scheduler = scheduler.clone();
        async move { scheduler.run(async { drop(stopped.await) }).await }
    });
    let mut times = Vec::new();
    for _ in 0..4 {
        times.push(told.recv().await.unwrap());
    }
    stop.send(()).unwrap();
    running.await.unwrap();
    let on_the_beat = |later: &scheduler::JobContext| {
        later.due_at.since(times[0].due_at).as_micros().is_multiple_of(beat.as_micros())
    };
    assert!(times.iter().all(on_the_beat), "{times:?}");
    assert!(times.iter().all(|context| context.now >= context.due_at), "never early: {times:?}");
    assert!(!only_state(&scheduler).await.running);
}

#[tokio::test]
async fn a_running_scheduler_is_woken_by_a_request() {
    let tower = Tower::open().await;
    let (tell, mut told) = mpsc::channel(10);
    let yearly = Schedule::cron("yearly", "0 0 1 1 *", move |_| {
        let tell = tell.clone();
        async move { tell.send(()).await.map(|()| String::new()).map_err(|error| error.to_string()) }
    });
    let scheduler = tower.scheduler(vec![yearly.unwrap()]);
    let running = tokio::spawn({
        let scheduler = scheduler.clone();
        async move { scheduler.run(std::future::pending()).await }
    });
    scheduler.request("yearly").await.unwrap();
    assert_eq!(told.recv().await, Some(()));
    running.abort();
}

#[tokio::test(start_paused = true)]
async fn a_job_that_is_cut_off_at_shutdown_is_due_again_at_once() {
    let tower = Tower::open().await;
    let (tell, mut told) = mpsc::channel(10);
    let endless = Schedule::cron("bell", "0 * * * *", move |_| {
        let tell = tell.clone();
        async move {
            // The receiver lives as long as the test.
            let _ = tell.send(()).await;
            std::future::pending().await
        }
    });
    let scheduler = tower.scheduler(vec![endless.unwrap()]);
    scheduler.request("bell").await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(async move { scheduler.run(async { drop(stopped.await) }).await });
    told.recv().await.unwrap();
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(tower.scheduler(vec![tower.bell()]).run_due().await.unwrap(), 1);
}
