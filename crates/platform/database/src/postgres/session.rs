//! One connection to PostgreSQL.

use std::{collections::HashMap, ops::ControlFlow, pin::pin, sync::Arc, time::Duration};

use futures::{FutureExt as _, TryStreamExt as _, future};
use tokio_postgres::{Client, Statement, types::Type};

use super::{Network, error, value, wait::wait};
use crate::{
    Dialect, Durability, Error, Options, Row, ServerAddress, Value,
    dialect::numbered,
    server::{Failure, LogEnd, OnRow, Purpose, Session},
};

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 256;

/// How much longer than a statement may take its answer is waited for: after that the network is at fault.
const NETWORK_GRACE: Duration = Duration::from_secs(5);

/// One connection; it ends when this is dropped.
pub(crate) struct PostgresSession {
    client: Client,
    statements: HashMap<String, Statement>,
    /// How long an answer is waited for.
    limit: Duration,
    /// BEGIN goes out together with the first statement, which saves a journey.
    has_to_begin: bool,
    is_lost: bool,
    _network: Arc<Network>,
}

impl PostgresSession {
    pub(crate) fn connect(
        network: &Arc<Network>,
        address: &ServerAddress,
        options: &Options,
        purpose: Purpose,
    ) -> Result<Self, Error> {
        let client = network.connect(address, options.connect_wait)?;
        let mut session = Self {
            client,
            statements: HashMap::new(),
            limit: match purpose {
                Purpose::Migrate => Duration::from_secs(24 * 3600),
                Purpose::Write | Purpose::Read => options.statement_timeout + NETWORK_GRACE,
            },
            has_to_begin: false,
            is_lost: false,
            _network: Arc::clone(network),
        };
        session.run_script(&settings(options, purpose)).map_err(|failure| failure.error)?;
        Ok(session)
    }

    /// What the server said, if it did in time.
    fn answered<T>(&mut self, answer: Option<Result<T, tokio_postgres::Error>>) -> Result<T, Failure> {
        let Some(answer) = answer else {
            self.is_lost = true;
            return Err(Failure { error: Error::Timeout, is_repeatable: false });
        };
        answer.map_err(|error| {
            if error::is_stale_statement(&error) {
                self.statements.clear();
            }
            let failure = error::failure(&error);
            self.is_lost |= matches!(failure.error, Error::Unreachable(_));
            failure
        })
    }

    /// Places in the log, which are numbers of bytes.
    fn places<const N: usize>(&mut self, sql: &str, within: Duration) -> Result<[u64; N], Failure> {
        let (mut places, patience) = (None, std::mem::replace(&mut self.limit, within));
        let asked = self.for_each(sql, &[], &mut |row| {
            places = Some(place_columns(row));
            ControlFlow::Break(())
        });
        self.limit = patience;
        asked?;
        let none = || Err(Error::Decode("the server has no log".to_owned()));
        places.unwrap_or_else(none).map_err(|error| Failure { error, is_repeatable: false })
    }

    fn prepared(&mut self, sql: &str, values: &[Value]) -> Result<Statement, Failure> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let text = numbered(sql);
        let types: Vec<Type> = values.iter().map(value::type_of).collect();
        let answer = wait(self.client.prepare_typed(&text, &types), self.limit);
        let statement = self.answered(answer)?;
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// What the server is told at the beginning.
fn settings(options: &Options, purpose: Purpose) -> String {
    let timeout = match purpose {
        Purpose::Migrate => 0,
        Purpose::Write | Purpose::Read => options.statement_timeout.as_millis(),
    };
    let (isolation, read_only) = match purpose {
        Purpose::Read => ("repeatable read", "on"),
        Purpose::Write | Purpose::Migrate => ("serializable", "off"),
    };
    let synchronous = match options.durability {
        Durability::Full => "on",
        Durability::Normal => "off",
    };
    format!(
        "SET default_transaction_isolation TO '{isolation}'; SET default_transaction_read_only TO {read_only}; \
         SET statement_timeout TO {timeout}; SET synchronous_commit TO {synchronous}; \
         SET client_min_messages TO warning"
    )
}

/// A server that is no replica has none.
fn place_columns<const N: usize>(row: &Row<'_>) -> Result<[u64; N], Error> {
    let mut places = [0; N];
    for (index, place) in places.iter_mut().enumerate() {
        let found: Option<i64> = row.get(index)?;
        let found = found.and_then(|place| u64::try_from(place).ok());
        *place = found.ok_or_else(|| Error::Decode("the server is no replica".to_owned()))?;
    }
    Ok(places)
}

async fn begin(client: &Client, is_due: bool) -> Result<(), tokio_postgres::Error> {
    if is_due { client.batch_execute("BEGIN").await } else { Ok(()) }
}

impl Session for PostgresSession {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn is_lost(&self) -> bool {
        self.is_lost || self.client.is_closed()
    }

    fn is_usable(&mut self) -> bool {
        // The network's thread notices at once when the server hangs up.
        !self.is_lost()
    }

    fn begin(&mut self) -> Result<(), Failure> {
        self.has_to_begin = true;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Failure> {
        if std::mem::take(&mut self.has_to_begin) {
            return Ok(());
        }
        let answer = wait(self.client.batch_execute("COMMIT"), self.limit);
        self.answered(answer)
    }

    fn roll_back(&mut self) {
        if !std::mem::take(&mut self.has_to_begin) && !self.is_lost() {
            let undone = wait(self.client.batch_execute("ROLLBACK"), self.limit);
            self.is_lost |= !matches!(undone, Some(Ok(())));
        }
    }

    fn finish_reading(&mut self) {
        if !std::mem::take(&mut self.has_to_begin) && !self.is_lost() {
            // It is on its way after the first look; what is sent next waits behind it.
            let _ = self.client.batch_execute("COMMIT").now_or_never();
        }
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Failure> {
        let statement = self.prepared(sql, values)?;
        let has_to_begin = std::mem::take(&mut self.has_to_begin);
        let client = &self.client;
        let run = async {
            let (begun, matched) =
                future::join(begin(client, has_to_begin), client.execute_raw(&statement, values)).await;
            begun.and(matched)
        };
        let answer = wait(run, self.limit);
        self.answered(answer)
    }

    fn for_each(&mut self, sql: &str, values: &[Value], row: &mut OnRow<'_>) -> Result<(), Failure> {
        let statement = self.prepared(sql, values)?;
        let has_to_begin = std::mem::take(&mut self.has_to_begin);
        let client = &self.client;
        let run = async {
            let (begun, rows) =
                future::join(begin(client, has_to_begin), client.query_raw(&statement, values)).await;
            begun?;
            let mut rows = pin!(rows?);
            while let Some(found) = rows.try_next().await? {
                if row(&Row::of_server(&found)) == ControlFlow::Break(()) {
                    break;
                }
            }
            Ok(())
        };
        let answer = wait(run, self.limit);
        self.answered(answer)
    }

    fn log_end(&mut self, within: Duration) -> Result<LogEnd, Failure> {
        let sql = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint, \
                   (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint";
        let [written, flushed] = self.places(sql, within)?;
        Ok(LogEnd { written, flushed })
    }

    fn replayed(&mut self, within: Duration) -> Result<u64, Failure> {
        let sql = "SELECT (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint";
        self.places(sql, within).map(|[replayed]| replayed)
    }

    fn run_script(&mut self, sql: &str) -> Result<(), Failure> {
        let answer = wait(self.client.batch_execute(sql), self.limit);
        self.answered(answer)
    }
}
