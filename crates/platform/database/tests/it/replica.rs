//! A primary with a streaming replica, which stands still, freezes, dies and comes back. Replay that is paused stands for a
//! replica that lags: what it shows is then certainly older.

mod pair;

use std::time::Duration;

use database::{Database, Error, KeptReads, Options, Session};

use self::pair::Pair;

const LONG: Duration = Duration::from_secs(3_600);

/// Who has seen nothing reads what the replica shows.
async fn read_by_a_stranger(database: &Database) -> i64 {
    Session::reading(None).within(pair::count(database)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn long_reads_of_those_who_only_read_go_to_the_replica_and_all_others_to_the_primary() {
    let pair = Pair::start(LONG).await;
    pair.is_used().await;
    let before = pair.health().await;
    for _ in 0..5 {
        read_by_a_stranger(&pair.database).await;
    }
    assert_eq!(pair.health().await.replica.unwrap().reads - before.replica.unwrap().reads, 5);

    let before = pair.health().await;
    pair::count(&pair.database).await.unwrap();
    Session::writing().within(pair::count(&pair.database)).await.unwrap();
    Session::reading(None).within(pair.database.read(pair::counted)).await.unwrap();
    let after = pair.health().await;
    assert_eq!(after.replica.unwrap().reads, before.replica.unwrap().reads);
    // The look at its health is a read, too.
    assert_eq!(after.reads - before.reads, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_written_reads_it_at_once_while_the_replica_stands_still() {
    let pair = Pair::start(LONG).await;
    pair.is_used().await;
    pair.shows(0).await;
    pair.replay("pause");
    pair.add(1).await;
    let mine = pair.database.position().await.unwrap();
    assert_eq!(Session::reading(mine).within(pair::count(&pair.database)).await.unwrap(), 1);
    assert_eq!(read_by_a_stranger(&pair.database).await, 0);
    assert!(pair.health().await.replica.unwrap().behind > 0);

    pair.replay("resume");
    pair.shows(1).await;
    let before = pair.health().await.replica.unwrap().reads;
    assert_eq!(Session::reading(mine).within(pair::count(&pair.database)).await.unwrap(), 1);
    assert_eq!(pair.health().await.replica.unwrap().reads - before, 1, "the replica has it by now");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_never_older_than_the_last_change_that_its_keeper_has_heard_of() {
    let pair = Pair::start(LONG).await;
    pair.is_used().await;
    let (kept, neighbour) = (KeptReads::of(&pair.database), KeptReads::of(&pair.database));
    pair.keeper_reads_the_replica(&kept).await;
    pair.keeper_reads_the_replica(&neighbour).await;
    pair.replay("pause");
    pair.add(1).await;
    kept.changed();
    for _ in 0..20 {
        assert_eq!(kept.read(pair::counted).await.unwrap(), 1);
        assert_eq!(kept.read_one(pair::counted).await.unwrap(), 1);
        assert_eq!(kept.scan(pair::counted).await.unwrap(), 1);
    }
    assert_eq!(neighbour.read(pair::counted).await.unwrap(), 0, "it has not heard of it");
    let seen = pair.database.position().await.unwrap().unwrap();
    assert!(neighbour.changed_by(seen) && !neighbour.changed_by(seen));
    assert_eq!(neighbour.read(pair::counted).await.unwrap(), 1);
    pair.replay("resume");
    pair.keeper_reads_the_replica(&kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_lags_too_much_is_left_alone_until_it_has_caught_up() {
    let pair = Pair::start(Duration::from_secs(1)).await;
    pair.is_used().await;
    pair.replay("pause");
    pair.add(1).await;
    pair.is_not_used().await;
    assert!(pair.health().await.replica.unwrap().lag.unwrap() > Duration::from_secs(1));
    assert_eq!(read_by_a_stranger(&pair.database).await, 1);
    pair.replay("resume");
    pair.is_used().await;
    pair.shows(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_replica_is_noticed_by_nobody_and_found_again() {
    let mut pair = Pair::start(LONG).await;
    pair.is_used().await;
    let reading = pair.keep_reading(8);
    pair.replica.crash().unwrap();
    pair.is_not_used().await;
    assert_eq!(reading.stop().await, 0, "of all those reads none has failed");
    let failures = pair.health().await.replica.unwrap().failures;
    for _ in 0..100 {
        read_by_a_stranger(&pair.database).await;
    }
    assert_eq!(pair.health().await.replica.unwrap().failures, failures, "nobody asks it");
    pair.replica.start().unwrap();
    pair.shows(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_takes_no_new_connections_is_not_waited_for() {
    let mut pair = Pair::start(LONG).await;
    pair.is_used().await;
    pair.replica.freeze().unwrap();
    // More at a time than there are connections yet.
    let reading = pair.keep_reading(6);
    pair.is_not_used().await;
    assert_eq!(read_by_a_stranger(&pair.database).await, 0);
    pair.replica.thaw().unwrap();
    pair.is_used().await;
    assert_eq!(reading.stop().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_opens_without_its_replica_and_finds_it_later() {
    let mut pair = Pair::start(LONG).await;
    pair.replica.crash().unwrap();
    let alone = Database::open(pair.options(LONG)).await.unwrap();
    assert_eq!(read_by_a_stranger(&alone).await, 0);
    pair.replica.start().unwrap();
    pair::is_used(&alone, true).await;
}

#[tokio::test]
async fn what_cannot_be_followed_is_refused() {
    let postgres = "postgres://u@127.0.0.1:1/d?sslmode=disable".parse().unwrap();
    let mut options = Options::file("never-made.db");
    options.replica = Some(postgres);
    assert!(matches!(Database::open(options).await.map(drop), Err(Error::Address(_))));
}
