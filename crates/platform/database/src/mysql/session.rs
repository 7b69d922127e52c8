//! One connection to MySQL or MariaDB.

use std::{
    borrow::Cow,
    ops::ControlFlow,
    time::{Duration, Instant},
};

use mysql::{Conn, OptsBuilder, SslOpts, consts::CapabilityFlags, prelude::Queryable as _};

use super::{error, value::bind};
use crate::{
    Dialect, Error, Options, Row, ServerAddress, Tls, Value,
    dialect::without_reserved_names,
    server::{Failure, LogEnd, OnRow, Purpose, Session},
};

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 256;

/// How much longer than a statement may take its answer is waited for: after that the network is at fault.
const NETWORK_GRACE: Duration = Duration::from_secs(5);

/// After how long without use a connection is asked whether it is still there.
const IDLE: Duration = Duration::from_secs(1);

/// One connection; it ends when this is dropped.
pub(crate) struct MysqlSession {
    conn: Conn,
    purpose: Purpose,
    used_at: Instant,
    is_lost: bool,
}

impl MysqlSession {
    pub(crate) fn connect(
        address: &ServerAddress,
        options: &Options,
        purpose: Purpose,
    ) -> Result<Self, Error> {
        let answer_within = match purpose {
            Purpose::Migrate => None,
            Purpose::Write | Purpose::Read => Some(options.statement_timeout + NETWORK_GRACE),
        };
        let opts = OptsBuilder::new()
            .ip_or_hostname(Some(address.host.clone()))
            .tcp_port(address.port)
            .user(Some(address.user.clone()))
            .pass(address.password.clone())
            .db_name(Some(address.database.clone()))
            .prefer_socket(false)
            .tcp_connect_timeout(Some(options.connect_wait))
            .read_timeout(answer_within)
            .write_timeout(answer_within)
            .stmt_cache_size(STATEMENTS)
            // A row that an UPDATE matches and leaves as it is counts.
            .additional_capabilities(CapabilityFlags::CLIENT_FOUND_ROWS)
            .ssl_opts(ssl(&address.tls));
        let conn = Conn::new(opts).map_err(|error| unreachable(&error))?;
        let mut session = Self { conn, purpose, used_at: Instant::now(), is_lost: false };
        session.set_up(options).map_err(|failure| failure.error)?;
        Ok(session)
    }

    /// Tells the server what this connection expects of it.
    fn set_up(&mut self, options: &Options) -> Result<(), Failure> {
        self.run_script(
            "SET NAMES utf8mb4 COLLATE utf8mb4_bin, SESSION sql_mode = \
             'ANSI_QUOTES,PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,NO_BACKSLASH_ESCAPES,ERROR_FOR_DIVISION_BY_ZERO'",
        )?;
        let isolation = match self.purpose {
            Purpose::Read => "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
            Purpose::Write | Purpose::Migrate => "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        };
        self.run_script(isolation)?;
        if self.purpose == Purpose::Migrate {
            return Ok(());
        }
        let limit = options.statement_timeout;
        self.run_script(&format!("SET SESSION innodb_lock_wait_timeout = {}", limit.as_secs().clamp(1, 10)))?;
        // MariaDB has a limit for every statement, MySQL one for reads.
        let mariadb = format!("SET SESSION max_statement_time = {}", limit.as_secs_f64());
        self.run_script(&mariadb)
            .or_else(|_| self.run_script(&format!("SET SESSION max_execution_time = {}", limit.as_millis())))
    }

    fn answered<T>(&mut self, answer: Result<T, mysql::Error>) -> Result<T, Failure> {
        self.used_at = Instant::now();
        answer.map_err(|error| {
            self.is_lost |= error::is_loss(&error);
            error::failure(&error)
        })
    }
}

fn ssl(tls: &Tls) -> Option<SslOpts> {
    match tls {
        Tls::Off => None,
        Tls::Verified(None) => Some(SslOpts::default()),
        Tls::Verified(Some(roots)) => Some(SslOpts::default().with_root_cert_path(Some(roots.clone()))),
    }
}

/// MySQL's replicas are not followed.
fn no_replicas() -> Failure {
    let error = Error::Address("only replicas of PostgreSQL can be followed".to_owned());
    Failure { error, is_repeatable: false }
}

fn unreachable(error: &mysql::Error) -> Error {
    match error::failure(error).error {
        Error::Overloaded => Error::Overloaded,
        _ => Error::Unreachable(error.to_string()),
    }
}

fn text(sql: &str) -> Cow<'_, str> {
    let quoted = without_reserved_names(sql);
    if quoted == sql { Cow::Borrowed(sql) } else { Cow::Owned(quoted) }
}

impl Session for MysqlSession {
    fn dialect(&self) -> Dialect {
        Dialect::Mysql
    }

    fn is_lost(&self) -> bool {
        self.is_lost
    }

    fn is_usable(&mut self) -> bool {
        if !self.is_lost && self.used_at.elapsed() > IDLE {
            let answer = self.conn.ping();
            self.is_lost = self.answered(answer).is_err();
        }
        !self.is_lost
    }

    fn begin(&mut self) -> Result<(), Failure> {
        let statement = match self.purpose {
            Purpose::Read => "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
            Purpose::Write | Purpose::Migrate => "START TRANSACTION",
        };
        self.run_script(statement)
    }

    fn commit(&mut self) -> Result<(), Failure> {
        let committed = self.run_script("COMMIT");
        if committed.is_err() {
            // What has failed in the middle may be open still.
            self.roll_back();
        }
        committed
    }

    fn roll_back(&mut self) {
        if !self.is_lost {
            self.is_lost = self.run_script("ROLLBACK").is_err();
        }
    }

    fn finish_reading(&mut self) {
        if !self.is_lost {
            self.is_lost = self.run_script("COMMIT").is_err();
        }
    }

    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Failure> {
        let answer = self.conn.exec_iter(text(sql), bind(values)).map(|result| result.affected_rows());
        self.answered(answer)
    }

    fn for_each(&mut self, sql: &str, values: &[Value], row: &mut OnRow<'_>) -> Result<(), Failure> {
        let answer = self.conn.exec_iter(text(sql), bind(values)).and_then(|mut rows| {
            for found in rows.by_ref() {
                if row(&Row::of_server(&found?)) == ControlFlow::Break(()) {
                    break;
                }
            }
            Ok(())
        });
        self.answered(answer)
    }

    fn log_end(&mut self, _: Duration) -> Result<LogEnd, Failure> {
        Err(no_replicas())
    }

    fn replayed(&mut self, _: Duration) -> Result<u64, Failure> {
        Err(no_replicas())
    }

    fn run_script(&mut self, sql: &str) -> Result<(), Failure> {
        let answer = self.conn.query_drop(sql);
        self.answered(answer)
    }
}
