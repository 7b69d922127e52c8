//! Writing: one transaction, given to a closure that may be run more than once and must have no other effects.

use std::ops::{Deref, DerefMut};

use crate::{Error, Signal, Snapshot, Value, sqlite};

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

    /// Runs a statement; returns how many rows it matched.
    ///
    /// # Errors
    /// What the engine says. After an error the closure must not go on with this transaction.
    pub fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.begin_statement()?;
        let mut statement = self.connection.prepare_cached(sql).map_err(sqlite::error)?;
        let matched = statement.execute(sqlite::bind(values)).map_err(sqlite::error)?;
        Ok(matched as u64)
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
        let per_statement = (sqlite::MAX_VALUES / width).clamp(1, 64);
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
        let mut set: Vec<String> = columns
            .iter()
            .filter(|column| !key.contains(column))
            .map(|column| format!("{column} = excluded.{column}"))
            .collect();
        if !extra_set.is_empty() {
            set.push(extra_set.to_owned());
        }
        let sql = format!(
            "{} ON CONFLICT ({}) DO UPDATE SET {}",
            insert(table, columns),
            key.join(", "),
            set.join(", ")
        );
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
        let sql = format!("{} ON CONFLICT ({}) DO NOTHING", insert(table, columns), key.join(", "));
        self.execute(&sql, row).map(|inserted| inserted == 1)
    }

    /// The suffix that locks the rows of a SELECT, where the engine needs one.
    #[must_use]
    pub const fn for_update(&self) -> &'static str {
        ""
    }

    /// Wakes those who wait for `signal` in this process, once this transaction is committed.
    pub fn signal(&mut self, signal: Signal) {
        self.raised.push(signal);
    }
}

fn insert(table: &str, columns: &[&str]) -> String {
    format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), vec!["?"; columns.len()].join(", "))
}
