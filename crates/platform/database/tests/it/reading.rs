use database::{Error, params};

use crate::Notes;

#[tokio::test]
async fn a_read_cannot_write() {
    let notes = Notes::open().await;
    let tried =
        notes.database.read(|s| s.query("INSERT INTO notes (id, body) VALUES (1, 'a')", &[], |_| Ok(())));
    assert!(matches!(tried.await, Err(Error::Sql { .. })));
    assert_eq!(notes.count().await, 0);
}

#[tokio::test]
async fn a_column_of_another_type_is_an_error_that_names_it() {
    let notes = Notes::open().await;
    let wrong =
        notes.database.read(|s| s.query_opt("SELECT 'text'", &params![], |row| row.get::<i64>(0))).await;
    assert!(matches!(wrong, Err(Error::Decode(text)) if text.contains("column 0")));
}

#[tokio::test]
async fn a_read_of_one_statement_sees_what_is_committed_and_has_no_second_one() {
    let notes = Notes::open().await;
    let insert = notes.database.write(|tx| tx.execute("INSERT INTO notes (id, body) VALUES (1, 'a')", &[]));
    insert.await.unwrap();
    let count = |s: &mut database::Snapshot<'_>| {
        s.query_opt("SELECT COUNT(*) FROM notes", &[], |row| row.get::<i64>(0))
    };
    assert_eq!(notes.database.read_one(count).unwrap(), Some(1));
    let twice = notes.database.read_one(|s| count(s).and_then(|_| count(s)));
    assert!(matches!(twice, Err(Error::SecondStatement)));
    let tried = notes.database.read_one(|s| s.query("DELETE FROM notes", &[], |_| Ok(())));
    assert!(matches!(tried, Err(Error::Sql { .. })));
}
