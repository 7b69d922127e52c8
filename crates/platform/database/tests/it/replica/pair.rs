//! A primary, its replica, and a database that reads from both.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use database::{Database, Error, Health, KeptReads, Options, Place, Session, Snapshot, params};
use test_kit::wait_until;
use test_servers::Server;
use tokio::task::JoinSet;

use crate::NOTES;

pub struct Pair {
    pub database: Database,
    pub replica: Server,
    primary: Server,
}

/// Readers who go on until they are stopped.
pub struct Reading {
    stop: Arc<AtomicBool>,
    readers: JoinSet<usize>,
}

impl Pair {
    pub async fn start(max_lag: Duration) -> Self {
        let primary = test_servers::postgres().unwrap();
        let replica = test_servers::postgres_replica(&primary).unwrap();
        let database = Database::open(options(&primary, &replica, max_lag)).await.unwrap();
        database.migrate(NOTES).await.unwrap();
        Self { database, replica, primary }
    }

    pub fn options(&self, max_lag: Duration) -> Options {
        options(&self.primary, &self.replica, max_lag)
    }

    pub async fn health(&self) -> Health {
        self.database.health().await
    }

    pub async fn is_used(&self) {
        is_used(&self.database, true).await;
    }

    pub async fn is_not_used(&self) {
        is_used(&self.database, false).await;
    }

    pub async fn add(&self, id: i64) {
        let row = params![id, format!("note {id}")];
        let insert = "INSERT INTO notes (id, body) VALUES (?, ?)";
        self.database.write(move |tx| tx.execute(insert, &row)).await.unwrap();
    }

    /// Has the replica go on replaying, or stand still.
    pub fn replay(&self, what: &str) {
        self.tell_replica(&format!("SELECT pg_wal_replay_{what}()"));
        if what == "pause" {
            while self.tell_replica("SELECT pg_get_wal_replay_pause_state()") != "paused" {}
        }
    }

    fn tell_replica(&self, sql: &str) -> String {
        let told = Command::new("psql").args([self.replica.url(), "-qtAX", "-c", sql]).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap().trim().to_owned()
    }

    /// Returns once the replica shows so many notes.
    pub async fn shows(&self, notes: i64) {
        wait_until("the replica shows it", async || {
            let before = self.health().await.replica.unwrap().reads;
            let counted = Session::reading(None).within(count(&self.database)).await;
            counted.is_ok_and(|counted| counted == notes)
                && self.health().await.replica.unwrap().reads > before
        })
        .await;
    }

    /// Returns once the keeper's reads are answered by the replica.
    pub async fn keeper_reads_the_replica(&self, kept: &KeptReads) {
        wait_until("the replica answers", async || {
            let before = self.health().await.replica.unwrap().reads;
            kept.read(counted).await.unwrap();
            self.health().await.replica.unwrap().reads > before
        })
        .await;
    }

    /// So many readers who have seen nothing and go on reading.
    pub fn keep_reading(&self, readers: usize) -> Reading {
        let stop = Arc::new(AtomicBool::new(false));
        let read = |_| {
            let (database, stop) = (self.database.clone(), Arc::clone(&stop));
            async move {
                let mut failed = 0;
                while !stop.load(Ordering::Relaxed) {
                    failed += usize::from(Session::reading(None).within(count(&database)).await.is_err());
                    tokio::task::yield_now().await;
                }
                failed
            }
        };
        let readers = (0..readers).map(read).collect();
        Reading { stop, readers }
    }
}

impl Reading {
    /// Stops them; answers how many reads have failed.
    pub async fn stop(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.readers.join_all().await.into_iter().sum()
    }
}

fn options(primary: &Server, replica: &Server, max_lag: Duration) -> Options {
    let plain = |server: &Server| Options::url(&format!("{}?sslmode=disable", server.url())).unwrap();
    let mut options = plain(primary);
    let Place::Server(address) = plain(replica).place else { panic!("a server") };
    (options.replica, options.replica_max_lag) = (Some(address), max_lag);
    options
}

pub async fn is_used(database: &Database, used: bool) {
    wait_until("the replica is used, or no more", async || {
        database.health().await.replica.unwrap().is_used == used
    })
    .await;
}

/// A long read.
pub async fn count(database: &Database) -> Result<i64, Error> {
    database.scan(counted).await
}

pub fn counted(s: &mut Snapshot<'_>) -> Result<i64, Error> {
    s.query_opt("SELECT COUNT(*) FROM notes", &[], |row| row.get(0)).map(Option::unwrap_or_default)
}
