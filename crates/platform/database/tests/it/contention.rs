//! Many who change the same rows at the same time.

use database::{Error, Tx, params};
use tokio::task::JoinSet;

use crate::Notes;

/// Reads a number and writes the next one: what loses updates unless transactions are serializable.
fn count_up(tx: &mut Tx, id: i64) -> Result<(), Error> {
    let read =
        tx.query_opt("SELECT body FROM notes WHERE id = ?", &params![id], |row| row.parse::<u64>(0))?;
    let next = format!("{}", read.unwrap_or_default() + 1);
    let matched = tx.execute("UPDATE notes SET body = ? WHERE id = ?", &params![next, id])?;
    assert_eq!(matched, 1);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_update_of_a_contended_row_is_lost_or_repeated() {
    let notes = Notes::open().await;
    notes
        .database
        .write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (1, '1000'), (2, '2000')", &[]))
        .await
        .unwrap();
    let mut all = JoinSet::new();
    for worker in 0..8_i64 {
        let database = notes.database.clone();
        all.spawn(async move {
            let mut done = 0_u64;
            for _ in 0..20 {
                match database.write(move |tx| count_up(tx, worker % 2 + 1)).await {
                    Ok(()) => done += 1,
                    Err(error) => assert!(matches!(error, Error::Contended), "{error}"),
                }
            }
            done
        });
    }
    let done: u64 = all.join_all().await.into_iter().sum();
    assert!(done >= 80, "only {done} of 160 got through");
    let sum = notes.database.read(|s| s.query("SELECT body FROM notes", &[], |row| row.parse::<u64>(0)));
    let sum: u64 = sum.await.unwrap_or_else(|error: Error| panic!("{error}")).iter().sum();
    assert_eq!(sum, 3000 + done);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_is_repeated_though_the_closure_calls_it_something_else() {
    let notes = Notes::open().await;
    notes.database.write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (1, '0')", &[])).await.unwrap();
    let mut all = JoinSet::new();
    for _ in 0..2 {
        let database = notes.database.clone();
        all.spawn(async move {
            database.write(|tx| count_up(tx, 1).map_err(|error| Error::Migration(error.to_string()))).await
        });
    }
    assert!(all.join_all().await.iter().all(Result::is_ok));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_one_of_many_inserts_what_is_absent() {
    let notes = Notes::open().await;
    let mut all = JoinSet::new();
    for number in 0..8 {
        let database = notes.database.clone();
        let row = params![1_i64, format!("by {number}")];
        all.spawn(async move {
            database
                .write(move |tx| tx.insert_if_absent("notes", &["id"], &["id", "body"], &row))
                .await
                .unwrap()
        });
    }
    assert_eq!(all.join_all().await.iter().filter(|inserted| **inserted).count(), 1);
}
