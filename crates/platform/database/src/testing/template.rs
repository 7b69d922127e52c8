//! Databases with the same tables and rows again and again, without making them by hand each time: PostgreSQL copies a
//! database; for MySQL the statements that make its tables are read once.

use super::Scratch;
use crate::{Dialect, Error, Snapshot, params, server::Session};

/// A database to make others of. Nobody may be connected to it.
pub struct Template {
    scratch: Scratch,
    /// MySQL: the statements that make a copy.
    statements: Vec<String>,
}

impl Template {
    /// A template that is this database as it is. This blocks.
    ///
    /// # Errors
    /// When the server cannot say what is in it.
    pub fn of(scratch: Scratch) -> Result<Self, Error> {
        let statements = match scratch.dialect()? {
            Dialect::Mysql => statements(scratch.connect()?.as_mut(), scratch.name())?,
            Dialect::Sqlite | Dialect::Postgres => Vec::new(),
        };
        Ok(Self { scratch, statements })
    }

    /// A new database with the same tables and rows. This blocks.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn copy(&self) -> Result<Scratch, Error> {
        if self.statements.is_empty() {
            return self.scratch.begun_as(self.scratch.name());
        }
        let copy = self.scratch.sibling()?;
        let mut session = copy.connect()?;
        for statement in &self.statements {
            session.run_script(statement).map_err(|failure| failure.error)?;
        }
        Ok(copy)
    }
}

/// What makes a copy in another database of the same server.
fn statements(session: &mut dyn Session, name: &str) -> Result<Vec<String>, Error> {
    let mut snapshot = Snapshot::on_server(session, false);
    let tables =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name";
    let tables = snapshot.query(tables, &params![name], |row| row.get::<String>(0))?;
    // Tables refer to each other.
    let mut all = vec!["SET SESSION foreign_key_checks = 0".to_owned()];
    for table in &tables {
        let made = format!("SHOW CREATE TABLE {table}");
        all.extend(snapshot.query_opt(&made, &[], |row| row.get::<String>(1))?);
    }
    for table in &tables {
        if snapshot
            .query_opt(&format!("SELECT 1 FROM {table} LIMIT 1"), &[], |row| row.get::<i64>(0))?
            .is_some()
        {
            all.push(format!("INSERT INTO {table} SELECT * FROM {name}.{table}"));
        }
    }
    Ok(all)
}
