use std::time::Duration;

use database::{Database, Dialect, Error, Options, Tx, params};
use tokio::task::JoinSet;

use crate::{NOTES, Notes};

fn insert(tx: &mut Tx, id: i64) -> Result<(), Error> {
    tx.execute("INSERT INTO notes (id, body) VALUES (?, ?)", &params![id, format!("note {id}")]).map(drop)
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.db");
    let database = Database::open(Options::file(&path)).await.unwrap();
    database.migrate(NOTES).await.unwrap();
    database.write(|tx| insert(tx, 7)).await.unwrap();
    database.close(Duration::from_secs(5)).await.unwrap();
    let again = Database::open(Options::file(&path)).await.unwrap();
    let ids = again.read(|s| s.query("SELECT id FROM notes", &[], |row| row.get::<i64>(0))).await;
    assert_eq!(ids.unwrap_or_else(|e: Error| panic!("{e}")), [7]);
}

#[tokio::test]
async fn a_failing_or_panicking_neighbour_takes_nobody_along() {
    let notes = Notes::open().await;
    let mut all = JoinSet::new();
    for id in 0..60 {
        let database = notes.database.clone();
        all.spawn(async move {
            database
                .write(move |tx| {
                    insert(tx, id)?;
                    match id % 3 {
                        0 => Ok(()),
                        1 => Err(Error::Contended),
                        _ => panic!("on purpose"),
                    }
                })
                .await
        });
    }
    let results = all.join_all().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 20);
    assert_eq!(
        results
            .iter()
            .filter(|result| matches!(result, Err(Error::Panicked(m)) if m == "on purpose"))
            .count(),
        20
    );
    assert_eq!(notes.count().await, 20);
}

#[tokio::test]
async fn losing_the_shared_transaction_loses_no_neighbour() {
    // Only SQLite has a transaction that is shared.
    let folder = tempfile::tempdir().unwrap();
    let file = Database::open(Options::file(folder.path().join("notes.db"))).await.unwrap();
    file.migrate(NOTES).await.unwrap();
    let mut all = JoinSet::new();
    for id in 0..40 {
        let database = file.clone();
        all.spawn(async move {
            database
                .write(move |tx| {
                    insert(tx, id)?;
                    // Ends the outer transaction under everybody, as a full disk does.
                    if id == 20 { tx.execute("ROLLBACK", &[]).map(drop) } else { Ok(()) }
                })
                .await
        });
    }
    let lost = all.join_all().await.into_iter().filter(Result::is_err).count();
    let left = file.read(|s| s.query("SELECT id FROM notes", &[], |row| row.get::<i64>(0))).await;
    assert_eq!((lost, left.unwrap_or_else(|error: Error| panic!("{error}")).len()), (1, 39));
}

#[tokio::test]
async fn a_full_queue_refuses_and_an_abandoned_write_never_runs() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = Options::file(folder.path().join("notes.db"));
    (options.queue, options.queue_wait) = (1, Duration::from_millis(20));
    let database = Database::open(options).await.unwrap();
    database.migrate(NOTES).await.unwrap();
    let (entered, has_entered) = std::sync::mpsc::channel();
    let (release, released) = std::sync::mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    let slow = database.clone();
    let holder = tokio::spawn(async move {
        slow.write(move |tx| {
            entered.send(()).unwrap();
            released.lock().unwrap().recv().unwrap();
            insert(tx, 1)
        })
        .await
    });
    tokio::task::spawn_blocking(move || has_entered.recv().unwrap()).await.unwrap();
    let waiting = {
        let database = database.clone();
        tokio::spawn(async move { database.write(|tx| insert(tx, 2)).await })
    };
    test_kit::wait_until("one waits", async || database.health().await.queued > 0).await;
    assert!(matches!(database.write(|tx| insert(tx, 3)).await, Err(Error::Overloaded)));
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    release.send(()).unwrap();
    holder.await.unwrap().unwrap();
    database.write(|tx| insert(tx, 4)).await.unwrap();
    let ids =
        database.read(|s| s.query("SELECT id FROM notes ORDER BY id", &[], |row| row.get::<i64>(0))).await;
    assert_eq!(ids.unwrap_or_else(|e: Error| panic!("{e}")), [1, 4]);
}

#[tokio::test]
async fn constraints_have_typed_errors() {
    let notes = Notes::open().await;
    notes.database.write(|tx| insert(tx, 1)).await.unwrap();
    let twice =
        notes.database.write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (2, 'note 1')", &[])).await;
    assert!(twice.unwrap_err().is_unique_on("notes_body_key"));
    let empty =
        notes.database.write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (3, '')", &[])).await;
    assert!(matches!(empty, Err(Error::Check(_))));
}

#[tokio::test]
async fn an_upsert_overwrites_and_an_insert_if_absent_does_not() {
    let notes = Notes::open().await;
    let bodies = notes.database.write(|tx| {
        tx.upsert("notes", &["id"], &["id", "body"], &params![1_i64, "first"], "")?;
        tx.upsert("notes", &["id"], &["id", "body"], &params![1_i64, "second"], "")?;
        let inserted = tx.insert_if_absent("notes", &["id"], &["id", "body"], &params![1_i64, "third"])?;
        assert!(!inserted);
        tx.query("SELECT body FROM notes", &[], |row| row.get::<String>(0))
    });
    assert_eq!(bodies.await.unwrap_or_else(|e: Error| panic!("{e}")), ["second"]);
}

#[tokio::test]
async fn a_transaction_ends_with_its_first_failed_statement() {
    let notes = Notes::open().await;
    notes.database.write(|tx| insert(tx, 1)).await.unwrap();
    let swallowed = notes.database.write(|tx| {
        let twice = insert(tx, 1);
        assert!(matches!(twice, Err(Error::Unique { .. })));
        insert(tx, 2)
    });
    match notes.database.dialect() {
        // SQLite undoes the statement alone; stores must not rely on it.
        Dialect::Sqlite => assert!(swallowed.await.is_ok()),
        Dialect::Postgres | Dialect::Mysql => {
            assert!(matches!(swallowed.await, Err(Error::Unique { .. })));
            assert_eq!(notes.count().await, 1);
        }
    }
}
