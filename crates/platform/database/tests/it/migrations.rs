use database::{Error, Migration, Script};

use crate::{NOTES, Notes};

#[tokio::test]
async fn an_applied_migration_is_not_applied_again() {
    let notes = Notes::open().await;
    assert_eq!(notes.database.migrate(NOTES).await.unwrap(), 0);
    assert_eq!(notes.database.pending_migrations(NOTES).await.unwrap(), 0);
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    let notes = Notes::open().await;
    let changed = [Migration { script: Script::Common("SELECT 1;"), ..NOTES[0] }];
    assert!(matches!(notes.database.migrate(&changed).await, Err(Error::Migration(_))));
}

#[tokio::test]
async fn a_failing_migration_leaves_nothing_behind() {
    let notes = Notes::open().await;
    let broken = [Migration {
        number: 2,
        script: Script::Common("CREATE TABLE extra (id BIGINT); NONSENSE;"),
        ..NOTES[0]
    }];
    assert!(notes.database.migrate(&broken).await.is_err());
    let found = notes
        .database
        .read(|s| s.query_opt("SELECT 1 FROM sqlite_master WHERE name = 'extra'", &[], |r| r.get::<i64>(0)));
    assert_eq!(found.await.unwrap_or_else(|e: Error| panic!("{e}")), None);
}
