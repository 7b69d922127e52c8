//! Writing: one transaction, given to a closure that may be run more than once and must have no other effects.

use std::ops::{Deref, DerefMut};

use crate::{Dialect, Error, Signal, Snapshot, Value, server::Failure};

/// SQLite allows 32,766 placeholders a statement and the servers 65,535; far fewer keep statements cheap to prepare.
const MAX_VALUES: usize = 1_000;

/// A write transaction; read functions work in it too.
pub struct Tx<'c> {
    snapshot: Snapshot<'c>,
    pub(crate) raised: Vec<Signal>,
}

impl<'c> Deref for Tx<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}

impl<'c> DerefMut for Tx<'c> {
    fn deref_mut(&mut self) -> &mut Snapshot<'c> {
        &mut self.snapshot
    }
}

impl<'c> Tx<'c> {
    pub(crate) const fn new(snapshot: Snapshot<'c>) -> Self {
        Self { snapshot, raised: Vec::new() }
    }

    /// What the transaction has raised, and what went wrong in it on a server.
    pub(crate) fn into_outcome(self) -> (Vec<Signal>, Option<Failure>) {
        (self.raised, self.snapshot.into_failure())
    }

    /// Runs a statement; returns how many rows it matched.
    ///
    /// # Errors
    /// What the engine says. After an error the closure must not go on with this transaction.
    pub fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.snapshot.run(sql, values)
    }

    /// Inserts many rows with few statements.
    ///
    /// # Errors
    /// What the engine says.
    pub fn insert_many<R: AsRef<[Value]>>(
        &mut self,
        table: &str,
        columns: &str,
        rows: &[R],
    ) -> Result<u64, Error> {
        let width = columns.split(',').count();
        let per_statement = (MAX_VALUES / width).clamp(1, 64);
        let mut inserted = 0;
        for chunk in rows.chunks(per_statement) {
            let row = format!("({})", vec!["?"; width].join(","));
            let sql = format!(
                "INSERT INTO {table} ({columns}) VALUES {}",
                vec![row.as_str(); chunk.len()].join(",")
            );
            let values: Vec<Value> = chunk.iter().flat_map(|row| row.as_ref().iter().cloned()).collect();
            inserted += self.execute(&sql, &values)?;
        }
        Ok(inserted)
    }

    /// Inserts a row, or overwrites the columns of the row with the same `key`. `extra_set` goes into the SET part
    /// as it is (`version = documents.version + 1`), with columns qualified by the table.
    ///
    /// # Errors
    /// What the engine says.
    pub fn upsert(
        &mut self,
        table: &str,
        key: &[&str],
        columns: &[&str],
        row: &[Value],
        extra_set: &str,
    ) -> Result<(), Error> {
        let is_mysql = self.dialect() == Dialect::Mysql;
        let mut set: Vec<String> = columns
            .iter()
            .filter(|column| !key.contains(column))
            // MySQL has a newer form than VALUES(), which MariaDB does not know.
            .map(|column| {
                if is_mysql {
                    format!("{column} = VALUES({column})")
                } else {
                    format!("{column} = excluded.{column}")
                }
            })
            .collect();
        if !extra_set.is_empty() {
            set.push(extra_set.to_owned());
        }
        let insert = insert(table, columns);
        let (key, set) = (key.join(", "), set.join(", "));
        let sql = if is_mysql {
            format!("{insert} ON DUPLICATE KEY UPDATE {set}")
        } else {
            format!("{insert} ON CONFLICT ({key}) DO UPDATE SET {set}")
        };
        self.execute(&sql, row).map(drop)
    }

    /// Inserts a row unless one with the same `key` exists; tells whether it did.
    ///
    /// # Errors
    /// What the engine says.
    pub fn insert_if_absent(
        &mut self,
        table: &str,
        key: &[&str],
        columns: &[&str],
        row: &[Value],
    ) -> Result<bool, Error> {
        if self.dialect() == Dialect::Mysql {
            return self.insert_where_none(table, key, columns, row);
        }
        let sql = format!("{} ON CONFLICT ({}) DO NOTHING", insert(table, columns), key.join(", "));
        self.execute(&sql, row).map(|inserted| inserted == 1)
    }

    /// MySQL's own ways (IGNORE, ON DUPLICATE KEY) also swallow other errors and other keys' duplicates. In a
    /// serializable transaction nobody can come between the question and the row.
    fn insert_where_none(
        &mut self,
        table: &str,
        key: &[&str],
        columns: &[&str],
        row: &[Value],
    ) -> Result<bool, Error> {
        let places = vec!["?"; columns.len()].join(", ");
        let same: Vec<String> = key.iter().map(|column| format!("{column} = ?")).collect();
        let sql = format!(
            "INSERT INTO {table} ({}) SELECT {places} FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {})",
            columns.join(", "),
            same.join(" AND ")
        );
        let of_key = key.iter().filter_map(|name| columns.iter().position(|column| column == name));
        let values: Vec<Value> = row.iter().cloned().chain(of_key.map(|at| row[at].clone())).collect();
        self.execute(&sql, &values).map(|inserted| inserted == 1)
    }

    /// The suffix that locks the rows of a SELECT, where the engine needs one.
    #[must_use]
    pub fn for_update(&self) -> &'static str {
        match self.dialect() {
            Dialect::Sqlite => "",
            Dialect::Postgres | Dialect::Mysql => " FOR UPDATE",
        }
    }

    /// Wakes those who wait for `signal` in this process, once this transaction is committed. Other processes on the
    /// same database hear nothing of it: they look again by themselves.
    pub fn signal(&mut self, signal: Signal) {
        self.raised.push(signal);
    }
}

fn insert(table: &str, columns: &[&str]) -> String {
    format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), vec!["?"; columns.len()].join(", "))
}
