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
