//! Migrations of a database on a server. Only one process migrates at a time. On PostgreSQL all that is missing is one
//! transaction. MySQL commits each change of a table by itself: there each statement is a step, what was done is noted
//! after it, and a migration that was cut off goes on where it was.

use super::{Migration, failed, is_applied, statements};
use crate::{Dialect, Error, Snapshot, Tx, params, server::Session};

/// Applies what is missing; returns how many scripts that were.
pub(crate) fn apply(session: &mut dyn Session, all: &[Migration]) -> Result<usize, Error> {
    let dialect = session.dialect();
    lock(session)?;
    let steps = match dialect {
        Dialect::Mysql => By::Statement,
        Dialect::Sqlite | Dialect::Postgres => By::Script,
    };
    let version_table = super::Script::Common(VERSION_TABLE).render(dialect);
    begin(session, steps)?;
    session.run_script(&version_table).map_err(|failure| failure.error)?;
    let mut applied = 0;
    for migration in all {
        if is_applied(&mut Snapshot::on_server(session, false), migration)? {
            continue;
        }
        match steps {
            By::Script => in_one(session, migration)?,
            By::Statement => step_by_step(session, migration)?,
        }
        applied += 1;
    }
    match steps {
        By::Script => session.commit().map_err(|failure| failure.error)?,
        By::Statement => {}
    }
    Ok(applied)
}

/// What is done or not done as a whole.
#[derive(Clone, Copy)]
enum By {
    Script,
    Statement,
}

const VERSION_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (context {key} NOT NULL, number BIGINT NOT NULL, \
     name {text} NOT NULL, checksum {key} NOT NULL, steps_left BIGINT NOT NULL, PRIMARY KEY (context, number))";

/// Any number, the same for everybody who migrates.
const LOCK: &str = "SELECT 1 FROM (SELECT pg_advisory_lock(4812047120)) AS locked";

/// Such a lock is the server's: the database is in its name. It waits a minute for another one that migrates.
const MYSQL_LOCK: &str = "SELECT GET_LOCK(CONCAT('migrate:', MD5(DATABASE())), 60)";

/// Waits until nobody else migrates. The lock ends with the connection.
fn lock(session: &mut dyn Session) -> Result<(), Error> {
    let sql = if session.dialect() == Dialect::Mysql { MYSQL_LOCK } else { LOCK };
    let locked = Snapshot::on_server(session, false).query_opt(sql, &[], |row| row.get::<i64>(0))?;
    if locked == Some(1) { Ok(()) } else { Err(Error::Contended) }
}

fn begin(session: &mut dyn Session, by: By) -> Result<(), Error> {
    match by {
        By::Script => session.run_script("BEGIN").map_err(|failure| failure.error),
        By::Statement => Ok(()),
    }
}

fn in_one(session: &mut dyn Session, migration: &Migration) -> Result<(), Error> {
    let script = migration.script.render(session.dialect());
    session.run_script(&script).map_err(|failure| failed(migration, failure.error))?;
    note(session, migration, 0)
}

fn step_by_step(session: &mut dyn Session, migration: &Migration) -> Result<(), Error> {
    let script = migration.script.render(session.dialect());
    let steps = statements::split(&script);
    let left = steps_left(session, migration)?;
    let mut may_be_done = left.is_some();
    let first = left.map_or(0, |left| steps.len().saturating_sub(left));
    if first == 0 {
        note(session, migration, steps.len())?;
    }
    for (number, step) in steps.iter().enumerate().skip(first) {
        match session.run_script(step).map_err(|failure| failure.error) {
            Ok(()) => {}
            // The process ended after this step and before it was noted.
            Err(Error::Sql { code, .. }) if may_be_done && IS_DONE.contains(&code.as_str()) => {}
            Err(error) => return Err(failed(migration, error)),
        }
        may_be_done = false;
        note(session, migration, steps.len() - number - 1)?;
    }
    Ok(())
}

/// A table, column, key or constraint is there already, or gone already.
const IS_DONE: [&str; 7] = ["1050", "1060", "1061", "1826", "1005", "1051", "1091"];

fn steps_left(session: &mut dyn Session, migration: &Migration) -> Result<Option<usize>, Error> {
    let sql = "SELECT steps_left FROM schema_migrations WHERE context = ? AND number = ?";
    let key = params![migration.context, migration.number];
    Snapshot::on_server(session, false).query_opt(sql, &key, |row| row.get(0))
}

fn note(session: &mut dyn Session, migration: &Migration, steps_left: usize) -> Result<(), Error> {
    let checksum = migration.script.checksum(session.dialect());
    let steps_left = i64::try_from(steps_left).unwrap_or(i64::MAX);
    let columns = ["context", "number", "name", "checksum", "steps_left"];
    let row = params![migration.context, migration.number, migration.name, checksum, steps_left];
    let mut tx = Tx::new(Snapshot::on_server(session, false));
    tx.upsert("schema_migrations", &["context", "number"], &columns, &row, "")
}
