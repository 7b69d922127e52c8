use database::{Dialect, Error, Migration, Script};

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
async fn a_failing_migration_leaves_nothing_that_hinders_the_next_attempt() {
    let notes = Notes::open().await;
    let second = |script| [Migration { number: 2, script: Script::Common(script), ..NOTES[0] }];
    let broken = second("CREATE TABLE extra (id BIGINT NOT NULL PRIMARY KEY); NONSENSE;");
    assert!(matches!(notes.database.migrate(&broken).await, Err(Error::Migration(_))));
    if notes.database.dialect() == Dialect::Mysql {
        // It commits each change of a table by itself: the next attempt of the same script goes on after it.
        assert!(
            matches!(notes.database.migrate(&broken).await, Err(Error::Migration(text)) if text.contains("NONSENSE"))
        );
        return;
    }
    let repaired = second("CREATE TABLE extra (id BIGINT NOT NULL PRIMARY KEY);");
    assert_eq!(notes.database.pending_migrations(&repaired).await.unwrap(), 1);
    assert_eq!(notes.database.migrate(&repaired).await.unwrap(), 1);
}

#[tokio::test]
async fn processes_that_start_together_migrate_once() {
    let notes = Notes::open().await;
    let script =
        Script::Common("CREATE TABLE extra (id {uuid} NOT NULL PRIMARY KEY, lines {json}) {clustered};");
    let both = [Migration { number: 2, script, ..NOTES[0] }];
    let (one, other) = tokio::join!(notes.database.migrate(&both), notes.database.migrate(&both));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
}

#[tokio::test]
async fn a_script_may_differ_by_dialect() {
    let notes = Notes::open().await;
    let script = Script::PerDialect {
        sqlite: "CREATE TABLE made (engine TEXT); INSERT INTO made VALUES ('SQLite');",
        postgres: "CREATE TABLE made (engine TEXT); INSERT INTO made VALUES ('PostgreSQL');",
        mysql: "CREATE TABLE made (engine {key}); INSERT INTO made VALUES ('MySQL');",
    };
    notes.database.migrate(&[Migration { number: 2, script, ..NOTES[0] }]).await.unwrap();
    let engine =
        notes.database.read(|s| s.query_opt("SELECT engine FROM made", &[], |row| row.get::<String>(0)));
    let expected = match notes.database.dialect() {
        Dialect::Sqlite => "SQLite",
        Dialect::Postgres => "PostgreSQL",
        Dialect::Mysql => "MySQL",
    };
    assert_eq!(engine.await.unwrap_or_else(|e: Error| panic!("{e}")).as_deref(), Some(expected));
}
