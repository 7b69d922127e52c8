use std::time::Duration;

use scheduler::{Outcome, Schedule, ScheduleError};

use crate::{HOUR, Tower, only_state};

#[tokio::test]
async fn a_job_runs_at_its_times_and_not_between_them() {
    let tower = Tower::open().await;
    let scheduler = tower.scheduler(vec![tower.bell()]);
    assert_eq!(scheduler.run_due().await.unwrap(), 0);
    for _ in 0..4 {
        tower.clock.advance(HOUR / 2);
        scheduler.run_due().await.unwrap();
    }
    assert_eq!(tower.strokes.all(), ["2026-03-01T03:00:00Z", "2026-03-01T04:00:00Z"]);
}

#[tokio::test]
async fn what_was_missed_is_made_up_for_once() {
    let tower = Tower::open().await;
    tower.scheduler(vec![tower.bell()]).list().await.unwrap();
    tower.clock.advance(HOUR * 5);
    let restarted = tower.scheduler(vec![tower.bell()]);
    assert_eq!(restarted.run_due().await.unwrap(), 1);
    assert_eq!(restarted.run_due().await.unwrap(), 0);
    assert_eq!(tower.strokes.all(), ["2026-03-01T03:00:00Z"]);
    assert_eq!(only_state(&restarted).await.next_run_at.to_string(), "2026-03-01T08:00:00Z");
}

#[tokio::test]
async fn the_list_tells_how_the_last_run_ended() {
    let tower = Tower::open().await;
    let scheduler = tower.scheduler(vec![tower.bell()]);
    let before = only_state(&scheduler).await;
    assert_eq!((before.last_started_at, before.last_finished), (None, None));
    tower.clock.advance(HOUR);
    scheduler.run_due().await.unwrap();
    let after = only_state(&scheduler).await;
    assert_eq!((after.name.as_str(), after.timing.as_str()), ("bell", "0 * * * *"));
    assert_eq!(after.last_started_at.unwrap().to_string(), "2026-03-01T03:30:00Z");
    let finished = after.last_finished.unwrap();
    assert_eq!((finished.outcome, finished.summary.as_str()), (Outcome::Succeeded, "struck"));
    assert_eq!(after.next_run_at.to_string(), "2026-03-01T04:00:00Z");
    assert!(!after.running);
}

#[tokio::test]
async fn a_job_that_fails_or_panics_is_recorded_and_tried_at_its_next_time() {
    let tower = Tower::open().await;
    let scheduler = tower.scheduler(vec![
        Schedule::every("rusty", HOUR, |_| async { Err("the clapper is stuck".to_owned()) }).unwrap(),
        Schedule::every("broken", HOUR, |_| async { panic!("no bell") }).unwrap(),
        tower.bell(),
    ]);
    scheduler.list().await.unwrap();
    for _ in 0..2 {
        tower.clock.advance(HOUR);
        assert_eq!(scheduler.run_due().await.unwrap(), 3);
    }
    let ended: Vec<_> =
        scheduler.list().await.unwrap().into_iter().map(|s| s.last_finished.unwrap()).collect();
    let ended: Vec<_> = ended.iter().map(|f| (f.outcome, f.summary.as_str())).collect();
    assert_eq!(
        ended,
        [
            (Outcome::Succeeded, "struck"),
            (Outcome::Panicked, "no bell"),
            (Outcome::Failed, "the clapper is stuck")
        ]
    );
}

#[tokio::test]
async fn a_job_can_be_run_now_and_still_keeps_its_times() {
    let tower = Tower::open().await;
    let scheduler = tower.scheduler(vec![tower.bell()]);
    assert_eq!(scheduler.run_now("bell").await.unwrap().summary, "struck");
    assert_eq!(only_state(&scheduler).await.next_run_at.to_string(), "2026-03-01T03:00:00Z");
    assert!(matches!(scheduler.run_now("gong").await, Err(ScheduleError::Unknown(_))));
}

#[tokio::test]
async fn a_requested_job_is_due_at_once() {
    let tower = Tower::open().await;
    let scheduler = tower.scheduler(vec![tower.bell()]);
    scheduler.request("bell").await.unwrap();
    assert_eq!(scheduler.run_due().await.unwrap(), 1);
    assert_eq!(scheduler.run_due().await.unwrap(), 0);
    assert!(matches!(scheduler.request("gong").await, Err(ScheduleError::Unknown(_))));
}

#[tokio::test]
async fn a_changed_timing_is_planned_anew() {
    let tower = Tower::open().await;
    tower.scheduler(vec![tower.bell()]).list().await.unwrap();
    let changed = Schedule::every("bell", Duration::from_secs(60), |_| async { Ok(String::new()) }).unwrap();
    let state = only_state(&tower.scheduler(vec![changed])).await;
    assert_eq!(
        (state.timing.as_str(), state.next_run_at.to_string().as_str()),
        ("every 60s", "2026-03-01T02:31:00Z")
    );
}

#[tokio::test]
#[should_panic(expected = "two schedules are named bell")]
async fn two_schedules_cannot_share_a_name() {
    let tower = Tower::open().await;
    drop(tower.scheduler(vec![tower.bell(), tower.bell()]));
}
