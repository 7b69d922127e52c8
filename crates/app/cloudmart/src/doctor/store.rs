//! The store in the folder: its database, the clock beside what it has written, and what waits.

use std::{path::Path, time::Duration};

use anyhow::{Error, Result};
use database::{Database, Dialect, Place};
use primitives::{Clock, Timestamp};
use workflow::{Filter, Status};

use super::Finding;
use crate::{
    settings::{Part, Settings},
    wiring::{
        Databases,
        secret::{self, Agreement},
    },
};

/// More than this waits only where something stands still.
const LONG_QUEUE: u64 = 10_000;
/// How far a clock may be behind what has been written by it.
const DRIFT: Duration = Duration::from_secs(60);
/// 2025-01-01: no clock that is right says less.
const EARLIEST: Timestamp = Timestamp::from_micros(1_735_689_600_000_000);
/// How many failed executions are counted.
const COUNTED: u32 = 1_000;

pub(super) async fn examine(settings: &Settings) -> Vec<Finding> {
    let place = match settings.database() {
        Ok(options) => options.place,
        Err(error) => return vec![Finding::wrong("database", error, "mend the section [database]")],
    };
    let now = Clock::system().now();
    let file = match &place {
        Place::File(path) => Some(path.as_path()),
        Place::Server(_) => None,
    };
    let mut findings = vec![clock(now, file)];
    if file.is_some_and(|path| !path.exists()) {
        findings.push(Finding::fine("database", "there is none yet; `cloudmart serve` makes it"));
        return findings;
    }
    match Databases::open(settings).await {
        Ok(databases) => findings.extend(of_databases(settings, &databases, now).await),
        Err(error) => findings.push(unreadable(&error)),
    }
    findings
}

fn unreadable(error: &Error) -> Finding {
    let advice = "see that the user of the store may read and write it, and that a server runs and can be reached; a broken \
                  file is replaced by `cloudmart restore`";
    Finding::wrong("database", format!("{error:#}"), advice)
}

/// The file of the database was written at a time that has passed, if the clock is right.
fn clock(now: Timestamp, file: Option<&Path>) -> Finding {
    const CHECK: &str = "clock";
    const ADVICE: &str = "set the clock (NTP): tokens, holds and timers go by it";
    let written = file.and_then(|path| path.metadata().and_then(|file| file.modified()).ok());
    let written = written.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let written = written.and_then(|at| i64::try_from(at.as_micros()).ok()).map(Timestamp::from_micros);
    if now < EARLIEST {
        return Finding::wrong(CHECK, format!("it says {now}"), ADVICE);
    }
    match written {
        Some(written) if written > now.plus(DRIFT) => {
            Finding::wrong(CHECK, format!("it says {now}, and the database was written at {written}"), ADVICE)
        }
        _ => Finding::fine(CHECK, format!("it says {now}")),
    }
}

async fn of_databases(settings: &Settings, databases: &Databases, now: Timestamp) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, database) in databases.named() {
        findings.push(integrity(name, database).await);
    }
    let tables = tables(databases).await;
    let up_to_date = tables.verdict == super::Verdict::Fine;
    findings.push(tables);
    if up_to_date {
        let database = databases.of(Part::Orders);
        findings.push(the_secret(settings, database).await.unwrap_or_else(|error| unreadable(&error)));
        findings.extend(waiting(databases, now).await.unwrap_or_else(|error| vec![unreadable(&error)]));
    }
    findings
}

async fn integrity(check: &'static str, database: &Database) -> Finding {
    match database.check_integrity().await {
        Ok(_) if database.dialect() != Dialect::Sqlite => Finding::fine(check, "the server answers"),
        Ok(findings) if findings.is_empty() => Finding::fine(check, "the file is sound"),
        Ok(findings) => {
            let advice =
                "stop the store and restore the latest backup (`cloudmart restore`) into a new folder";
            Finding::wrong(check, findings.join("; "), advice)
        }
        Err(error) => unreadable(&error.into()),
    }
}

async fn tables(databases: &Databases) -> Finding {
    const CHECK: &str = "tables";
    match databases.pending_migrations().await {
        Ok((0, all)) => Finding::fine(CHECK, format!("up to date ({all} migrations)")),
        Ok((missing, all)) => {
            let seen = format!("{missing} of {all} migrations are missing");
            Finding::wrong(CHECK, seen, "run `cloudmart migrate`, or start the store, which does it too")
        }
        Err(error) => {
            Finding::wrong(CHECK, error.to_string(), "run the version of CloudMart that made this store")
        }
    }
}

async fn the_secret(settings: &Settings, database: &Database) -> Result<Finding> {
    const CHECK: &str = "secret";
    let known = match secret::existing(settings) {
        Ok(Some(secret)) => secret::agreement(database, &secret).await?,
        Ok(None) => Agreement::Different,
        Err(error) => {
            return Ok(Finding::wrong(
                CHECK,
                format!("{error:#}"),
                "mend auth.secret or the file secret.key",
            ));
        }
    };
    Ok(match known {
        Agreement::Same => Finding::fine(CHECK, "it is the one that the store began with"),
        Agreement::Open => Finding::fine(CHECK, "the store has not begun yet"),
        Agreement::Different => Finding::wrong(
            CHECK,
            "it is not the one that the store in the database began with",
            "give all processes the same auth.secret or secret.key; if the old one is lost, `cloudmart secret accept`",
        ),
    })
}

async fn waiting(databases: &Databases, now: Timestamp) -> Result<Vec<Finding>> {
    let backlog = queue::backlog(&databases.all().collect::<Vec<_>>(), now).await?;
    let ready = backlog.ready + backlog.outbox;
    let seen = format!("{ready} jobs and events are due, {} wait for their time", backlog.waiting);
    let queue = if ready > LONG_QUEUE {
        Finding::doubtful(
            "queue",
            seen,
            "see that a process with the role worker runs, and what its log says",
        )
    } else {
        Finding::fine("queue", seen)
    };
    let dead = match backlog.dead {
        0 => Finding::fine("dead letters", "none"),
        dead => Finding::doubtful(
            "dead letters",
            format!("{dead} jobs were given up"),
            "their errors are in the table dead_jobs and in the log; mend the cause, then replay them",
        ),
    };
    Ok(vec![queue, dead, executions(databases.of(Part::Orders)).await?])
}

async fn executions(database: &Database) -> Result<Finding> {
    const CHECK: &str = "workflows";
    let filter = Filter { machine: None, status: Some(Status::TimedOut) };
    let late = workflow::list(database, filter, None, COUNTED).await?.len();
    let filter = Filter { machine: None, status: Some(Status::Running) };
    let running = workflow::list(database, filter, None, COUNTED).await?.len();
    let seen = format!("{running} executions run, {late} have timed out");
    if late == 0 {
        return Ok(Finding::fine(CHECK, seen));
    }
    let advice = "`cloudmart workflow list --status TIMED_OUT` names them, `cloudmart workflow redrive` sets them going";
    Ok(Finding::doubtful(CHECK, seen, advice))
}
