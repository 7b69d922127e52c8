use database::{Error, params};

use crate::Notes;

#[tokio::test]
async fn a_signal_wakes_its_listener_after_the_commit() {
    let notes = Notes::open().await;
    let woken = notes.database.listen("notes");
    let written = notes.database.write(|tx| {
        tx.execute("INSERT INTO notes (id, body) VALUES (?, ?)", &params![1_i64, "a"])?;
        tx.signal("notes");
        Ok::<_, Error>(())
    });
    written.await.unwrap();
    woken.notified().await;
    assert_eq!(notes.count().await, 1);
}
