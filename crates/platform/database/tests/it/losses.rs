//! Servers that are slow, go away, or were never there. A file has nothing of the kind.

use std::time::Duration;

use database::{Database, Dialect, Error, Options, Snapshot, params, testing};

use crate::Notes;

/// Ends every other connection to the database, as a restart of the server does.
fn end_all_others(s: &mut Snapshot<'_>) -> Result<(), Error> {
    match s.dialect() {
        Dialect::Sqlite => {}
        Dialect::Postgres => {
            let sql = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";
            s.query_opt(sql, &[], |_| Ok(()))?;
        }
        Dialect::Mysql => {
            let sql = "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
            for id in s.query(sql, &[], |row| row.get::<i64>(0))? {
                s.query_opt(&format!("KILL {id}"), &[], |_| Ok(()))?;
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn connections_that_were_ended_are_replaced() {
    let notes = Notes::open().await;
    assert_eq!(notes.count().await, 0);
    notes.database.write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (1, 'a')", &[])).await.unwrap();
    notes.database.read(end_all_others).await.unwrap();
    for id in 2..20_i64 {
        let insert = "INSERT INTO notes (id, body) VALUES (?, ?)";
        let row = params![id, format!("note {id}")];
        notes.database.write(move |tx| tx.execute(insert, &row)).await.unwrap();
    }
    assert_eq!(notes.count().await, 19);
}

#[tokio::test]
async fn a_transaction_whose_connection_is_lost_before_its_commit_is_run_again() {
    let notes = Notes::open().await;
    let killer = notes.database.clone();
    let runs = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let counted = std::sync::Arc::clone(&runs);
    let write = notes.database.write(move |tx| {
        let first = counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 0;
        tx.execute("INSERT INTO notes (id, body) VALUES (1, 'a')", &[])?;
        if first {
            let killer = killer.clone();
            let ended = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(killer.read(end_all_others))
            });
            ended.join().unwrap()?;
        }
        tx.execute("INSERT INTO notes (id, body) VALUES (2, 'b')", &[])
    });
    write.await.unwrap();
    assert_eq!(notes.count().await, 2);
    let expected = if notes.database.dialect() == Dialect::Sqlite { 1 } else { 2 };
    assert_eq!(runs.load(std::sync::atomic::Ordering::Relaxed), expected);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_quickly() {
    for kind in ["postgres", "mysql"] {
        // Port 1 is nobody's.
        let mut options = Options::url(&format!("{kind}://u:p@127.0.0.1:1/d?sslmode=disable")).unwrap();
        options.connect_wait = Duration::from_secs(2);
        let opened = Database::open(options).await.map(drop);
        assert!(matches!(opened, Err(Error::Unreachable(_))), "{opened:?}");
    }
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let notes = Notes::open().await;
    let slow = match notes.database.dialect() {
        // There is no limit for a file, which nobody else slows down.
        Dialect::Sqlite => return,
        Dialect::Postgres => "SELECT 1 FROM pg_sleep(60)",
        Dialect::Mysql => {
            "SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, \
                           information_schema.columns c"
        }
    };
    let mut options = Options::url(&testing::address(&notes.database)).unwrap();
    options.statement_timeout = Duration::from_secs(1);
    let impatient = Database::open(options).await.unwrap();
    let read = impatient.read(move |s| s.query(slow, &[], |row| row.get::<i64>(0))).await;
    assert!(matches!(read, Err(Error::Timeout)), "{read:?}");
    let written = impatient.write(move |tx| tx.query(slow, &[], |row| row.get::<i64>(0))).await;
    assert!(matches!(written, Err(Error::Timeout)), "{written:?}");
    assert!(impatient.health().await.reachable);
}
