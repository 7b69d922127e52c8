//! The statements of one transaction on a server. After the first failure there is no other statement: PostgreSQL would
//! refuse it, and MySQL, which undoes the whole transaction at a deadlock, would commit it by itself.

use super::{Failure, OnRow, Session};
use crate::{Dialect, Error, Value};

pub(crate) struct ServerTransaction<'c> {
    session: &'c mut dyn Session,
    failure: Option<Failure>,
}

impl<'c> ServerTransaction<'c> {
    pub(crate) const fn new(session: &'c mut dyn Session) -> Self {
        Self { session, failure: None }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.session.dialect()
    }

    pub(crate) fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.refuse_after_a_failure()?;
        let outcome = self.session.execute(sql, values);
        self.note(outcome)
    }

    pub(crate) fn for_each(&mut self, sql: &str, values: &[Value], row: &mut OnRow<'_>) -> Result<(), Error> {
        self.refuse_after_a_failure()?;
        let outcome = self.session.for_each(sql, values, row);
        self.note(outcome)
    }

    pub(crate) fn into_failure(self) -> Option<Failure> {
        self.failure
    }

    fn refuse_after_a_failure(&self) -> Result<(), Error> {
        self.failure.as_ref().map_or(Ok(()), |failure| Err(failure.error.clone()))
    }

    fn note<T>(&mut self, outcome: Result<T, Failure>) -> Result<T, Error> {
        outcome.map_err(|failure| {
            let error = failure.error.clone();
            self.failure = Some(failure);
            error
        })
    }
}
