//! All SQL of the scheduler.

use database::{Error, Row, Signal, Snapshot, Tx, Value, in_list, params};
use primitives::{Id, Kind, Timestamp};

use crate::{Finished, ScheduleState};

/// Raised when a schedule may be due earlier than it was.
pub(crate) const CHANGED: Signal = "scheduler.changed";

/// Marks the ids of runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum RunKind {}

impl Kind for RunKind {
    const PREFIX: &'static str = "run";
}

/// Who holds the lease of a schedule: one run.
pub(crate) type RunId = Id<RunKind>;

/// Makes a schedule known; one whose timing has changed since is planned anew.
pub(crate) fn register(
    tx: &mut Tx<'_>,
    name: &'static str,
    timing: &str,
    next: Timestamp,
) -> Result<(), Error> {
    let row: [Value; 3] = params![name, timing, next];
    if !tx.insert_if_absent("schedules", &["name"], &["name", "timing", "next_run_at"], &row)? {
        let sql = "UPDATE schedules SET timing = ?, next_run_at = ? WHERE name = ? AND timing <> ?";
        tx.execute(sql, &params![timing, next, name, timing])?;
    }
    Ok(())
}

/// Those of these schedules that are due and that nobody runs.
pub(crate) fn due(
    snapshot: &mut Snapshot<'_>,
    names: &[&'static str],
    now: Timestamp,
) -> Result<Vec<String>, Error> {
    let (list, values) = in_list(names);
    let sql = format!(
        "SELECT name FROM schedules WHERE next_run_at <= ? AND (lease_until IS NULL OR lease_until <= ?) \
         AND name IN ({list}) ORDER BY next_run_at, name"
    );
    let values: Vec<Value> = [now.into(), now.into()].into_iter().chain(values).collect();
    snapshot.query(&sql, &values, |row| row.get(0))
}

/// Takes the lease of a schedule that nobody holds; returns for when it was due.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    name: &str,
    run: RunId,
    now: Timestamp,
    lease_until: Timestamp,
    only_if_due: bool,
) -> Result<Option<Timestamp>, Error> {
    let latest = if only_if_due { now } else { Timestamp::from_micros(i64::MAX) };
    let sql = "UPDATE schedules SET owner = ?, lease_until = ?, last_started_at = ? \
         WHERE name = ? AND next_run_at <= ? AND (lease_until IS NULL OR lease_until <= ?)";
    if tx.execute(sql, &params![run, lease_until, now, name, latest, now])? == 0 {
        return Ok(None);
    }
    tx.query_opt("SELECT next_run_at FROM schedules WHERE name = ?", &params![name], |row| row.get(0))
}

/// Holds the lease longer; tells whether it was still held.
pub(crate) fn renew(tx: &mut Tx<'_>, name: &str, run: RunId, until: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE schedules SET lease_until = ? WHERE name = ? AND owner = ?";
    Ok(tx.execute(sql, &params![until, name, run])? == 1)
}

/// Writes down how a run ended and gives the lease back; tells whether it was still held.
pub(crate) fn finish(
    tx: &mut Tx<'_>,
    name: &str,
    run: RunId,
    next: Timestamp,
    finished: &Finished,
) -> Result<bool, Error> {
    let sql = "UPDATE schedules SET owner = NULL, lease_until = NULL, next_run_at = ?, last_finished_at = ?, \
         last_outcome = ?, last_summary = ? WHERE name = ? AND owner = ?";
    let values: [Value; 6] =
        params![next, finished.at, finished.outcome.as_str(), &finished.summary, name, run];
    tx.signal(CHANGED);
    Ok(tx.execute(sql, &values)? == 1)
}

/// Gives the lease back as if the run had not begun.
pub(crate) fn release(tx: &mut Tx<'_>, name: &str, run: RunId) -> Result<(), Error> {
    let sql = "UPDATE schedules SET owner = NULL, lease_until = NULL WHERE name = ? AND owner = ?";
    tx.execute(sql, &params![name, run]).map(drop)
}

/// Gives every lease back as if no run had begun; tells how many those were.
pub(crate) fn release_all(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let sql = "UPDATE schedules SET owner = NULL, lease_until = NULL WHERE owner IS NOT NULL";
    let released = tx.execute(sql, &[])?;
    tx.signal(CHANGED);
    Ok(released)
}

/// Makes a schedule due at `now`; tells whether there is one of that name.
pub(crate) fn request(tx: &mut Tx<'_>, name: &str, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE schedules SET next_run_at = ? WHERE name = ? AND next_run_at > ?";
    tx.execute(sql, &params![now, name, now])?;
    tx.signal(CHANGED);
    let found =
        tx.query_opt("SELECT 1 FROM schedules WHERE name = ?", &params![name], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// The schedules of these names, ordered by name.
pub(crate) fn list(
    snapshot: &mut Snapshot<'_>,
    names: &[&'static str],
    now: Timestamp,
) -> Result<Vec<ScheduleState>, Error> {
    let (list, values) = in_list(names);
    let sql = format!(
        "SELECT name, timing, next_run_at, last_started_at, lease_until, last_finished_at, last_outcome, \
         last_summary FROM schedules WHERE name IN ({list}) ORDER BY name"
    );
    snapshot.query(&sql, &values, |row| state(row, now))
}

fn state(row: &Row<'_>, now: Timestamp) -> Result<ScheduleState, Error> {
    let lease_until: Option<Timestamp> = row.get(4)?;
    let finished_at: Option<Timestamp> = row.get(5)?;
    let last_finished = match finished_at {
        Some(at) => Some(Finished { at, outcome: row.parse(6)?, summary: row.get(7)? }),
        None => None,
    };
    Ok(ScheduleState {
        name: row.get(0)?,
        timing: row.get(1)?,
        next_run_at: row.get(2)?,
        last_started_at: row.get(3)?,
        last_finished,
        running: lease_until.is_some_and(|until| until > now),
    })
}

/// When one of these schedules can be run next: its time, or the end of a lease.
pub(crate) fn next_due(
    snapshot: &mut Snapshot<'_>,
    names: &[&'static str],
) -> Result<Option<Timestamp>, Error> {
    let (list, values) = in_list(names);
    let sql = format!(
        "SELECT MIN(CASE WHEN lease_until > next_run_at THEN lease_until ELSE next_run_at END) \
         FROM schedules WHERE name IN ({list})"
    );
    let found: Option<Option<Timestamp>> = snapshot.query_opt(&sql, &values, |row| row.get(0))?;
    Ok(found.flatten())
}
