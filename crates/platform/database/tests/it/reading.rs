use database::{Error, Json, Migration, Script, Value, in_list, params};
use uuid::Uuid;

use crate::{NOTES, Notes};

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
    assert_eq!(notes.database.read_one(count).await.unwrap(), Some(1));
    let twice = notes.database.read_one(|s| count(s).and_then(|_| count(s))).await;
    assert!(matches!(twice, Err(Error::SecondStatement)));
    let tried = notes.database.read_one(|s| s.query("DELETE FROM notes", &[], |_| Ok(()))).await;
    assert!(matches!(tried, Err(Error::Sql { .. })));
}

const THINGS: &[Migration] = &[Migration {
    number: 2,
    script: Script::Common(
        "CREATE TABLE things (id {uuid} NOT NULL PRIMARY KEY, name {key} NOT NULL, lines {json}, raw BLOB NOT NULL) {clustered};",
    ),
    ..NOTES[0]
}];

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_was() {
    let notes = Notes::open().await;
    notes.database.migrate(THINGS).await.unwrap();
    let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00ff);
    let document = serde_json::json!({"b": [1, "é ? ''"], "a": null});
    let row = [id.into(), "Ünï ".into(), Value::json(&document).unwrap(), Value::Bytes(vec![0, 255, 7])];
    let insert = "INSERT INTO things (id, name, lines, raw) VALUES (?, ?, ?, ?)";
    notes.database.write(move |tx| tx.execute(insert, &row)).await.unwrap();
    type Found = (Uuid, String, Option<Json<serde_json::Value>>, Vec<u8>);
    let (list, values) = in_list(&[id, Uuid::nil()]);
    let sql = format!("SELECT id, name, lines, raw FROM things WHERE id IN ({list})");
    let found: Vec<Found> = notes
        .database
        .read(|s| s.query(&sql, &values, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))))
        .await
        .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(found, [(id, "Ünï ".to_owned(), Some(Json(document)), vec![0, 255, 7])]);
    let text: Option<String> = notes
        .database
        .read_one(|s| s.query_opt("SELECT lines FROM things", &[], |row| row.get(0)))
        .await
        .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(text.as_deref(), Some(r#"{"a":null,"b":[1,"é ? ''"]}"#), "as it was written");
}

#[tokio::test]
async fn sums_counts_and_nothing_are_numbers_and_nothing() {
    let notes = Notes::open().await;
    let large = i64::from(i32::MAX) * 4;
    let insert = "INSERT INTO notes (id, body) VALUES (?, 'a'), (?, 'b')";
    notes.database.write(move |tx| tx.execute(insert, &params![large, 1_i64])).await.unwrap();
    let sql =
        "SELECT SUM(id), COUNT(*), MAX(id), SUM(CASE WHEN id = ? THEN ? ELSE 0 END) FROM notes WHERE id > ?";
    let of = async |at_least: i64| {
        let values = params![large, large, at_least];
        let read = notes
            .database
            .read(|s| s.query_opt(sql, &values, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))));
        read.await.unwrap_or_else(|error: Error| panic!("{error}")).unwrap()
    };
    type Sums = (Option<i64>, i64, Option<i64>, Option<i64>);
    let (some, none): (Sums, Sums) = (of(0).await, of(large).await);
    assert_eq!(some, (Some(large + 1), 2, Some(large), Some(large)));
    assert_eq!(none, (None, 0, None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_does_not_see_what_is_committed_meanwhile() {
    let notes = Notes::open().await;
    let count = |s: &mut database::Snapshot<'_>| {
        s.query_opt("SELECT COUNT(*) FROM notes", &[], |row| row.get::<i64>(0)).map(Option::unwrap)
    };
    let (began, has_begun) = std::sync::mpsc::channel();
    let (written, is_written) = std::sync::mpsc::channel();
    let reading = notes.database.clone();
    let reading = tokio::spawn(async move {
        reading
            .scan(move |s| {
                let before = count(s)?;
                began.send(()).unwrap();
                is_written.recv().unwrap();
                Ok::<_, Error>((before, count(s)?))
            })
            .await
    });
    tokio::task::spawn_blocking(move || has_begun.recv().unwrap()).await.unwrap();
    let insert = "INSERT INTO notes (id, body) VALUES (1, 'a')";
    notes.database.write(move |tx| tx.execute(insert, &[])).await.unwrap();
    written.send(()).unwrap();
    assert_eq!(reading.await.unwrap().unwrap(), (0, 0));
    assert_eq!(notes.count().await, 1);
}
