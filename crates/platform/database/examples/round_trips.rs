//! How many one-row reads and one-row transactions a second a database gives, from 1, 8 and 32 tasks:
//! `cargo run --release -p database --example round_trips -- postgres://…`. It makes a table `round_trips` and drops it.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement for people")]

use std::time::{Duration, Instant};

use database::{Database, Error, Options, params};
use tokio::task::JoinSet;

const SECONDS: f64 = 2.0;
const ROWS: i64 = 1_000;

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).unwrap();
    let database = Database::open(Options::url(&address).unwrap()).await.unwrap();
    write(&database, "CREATE TABLE round_trips (id BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)")
        .await;
    for id in 0..ROWS {
        write(&database, &format!("INSERT INTO round_trips (id, number) VALUES ({id}, 0)")).await;
    }
    for tasks in [1, 8, 32] {
        let one = measure(&database, tasks, Kind::OneStatement).await;
        let snapshot = measure(&database, tasks, Kind::Snapshot).await;
        let written = measure(&database, tasks, Kind::Write).await;
        println!("{tasks:>2} tasks: {one:>7.0} read_one/s, {snapshot:>7.0} read/s, {written:>7.0} write/s");
    }
    write(&database, "DROP TABLE round_trips").await;
    database.close(Duration::from_secs(5)).await.unwrap();
}

#[derive(Clone, Copy)]
enum Kind {
    OneStatement,
    Snapshot,
    Write,
}

async fn write(database: &Database, sql: &str) {
    let sql = sql.to_owned();
    database.write(move |tx| tx.execute(&sql, &[])).await.unwrap();
}

async fn measure(database: &Database, tasks: i64, kind: Kind) -> f64 {
    let (begun, mut all) = (Instant::now(), JoinSet::new());
    for task in 0..tasks {
        let database = database.clone();
        all.spawn(async move {
            let mut done = 0_i64;
            while begun.elapsed().as_secs_f64() < SECONDS {
                once(&database, kind, (task * 31 + done) % ROWS).await.unwrap();
                done += 1;
            }
            done
        });
    }
    let done: i64 = all.join_all().await.into_iter().sum();
    done as f64 / begun.elapsed().as_secs_f64()
}

async fn once(database: &Database, kind: Kind, id: i64) -> Result<(), Error> {
    let (values, select) = (params![id], "SELECT number FROM round_trips WHERE id = ?");
    match kind {
        Kind::OneStatement => {
            database.read_one(|s| s.query_opt(select, &values, |row| row.get::<i64>(0))).await.map(drop)
        }
        Kind::Snapshot => {
            database.read(|s| s.query_opt(select, &values, |row| row.get::<i64>(0))).await.map(drop)
        }
        Kind::Write => {
            let update = "UPDATE round_trips SET number = number + 1 WHERE id = ?";
            database.write(move |tx| tx.execute(update, &values)).await.map(drop)
        }
    }
}
