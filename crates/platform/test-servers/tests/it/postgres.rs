//! PostgreSQL and its replica, asked with its own client.

use std::process::Command;

use test_servers::Server;

#[test]
fn a_replica_follows_its_primary_which_loses_nothing_in_a_crash() {
    let mut primary = test_servers::postgres().unwrap();
    let mut replica = test_servers::postgres_replica(&primary).unwrap();
    assert_eq!(
        ask(&primary, "CREATE TABLE colour (name text); INSERT INTO colour VALUES ('green')"),
        Some("".into())
    );
    follows(&replica, "green");

    primary.crash().unwrap();
    assert!(!crate::listens(primary.port()));
    follows(&replica, "green");
    primary.start().unwrap();
    assert_eq!(ask(&primary, "UPDATE colour SET name = name || '!' RETURNING name"), Some("green!".into()));

    replica.crash().unwrap();
    replica.start().unwrap();
    follows(&replica, "green!");
    assert_eq!(ask(&replica, "DELETE FROM colour"), None);
}

#[test]
fn nobody_gets_into_postgres_without_the_password() {
    let postgres = test_servers::postgres().unwrap();
    let url = format!("postgres://cloudmart:guess@127.0.0.1:{}/postgres", postgres.port());
    assert_eq!(psql(&url, "SELECT 1"), None);
    assert_eq!(psql(postgres.url(), "SELECT 1"), Some("1".into()));
}

fn follows(replica: &Server, colour: &str) {
    crate::eventually(&format!("the replica has {colour}"), || {
        ask(replica, "SELECT name FROM colour") == Some(colour.into())
    });
}

fn ask(server: &Server, sql: &str) -> Option<String> {
    psql(server.url(), sql)
}

fn psql(url: &str, sql: &str) -> Option<String> {
    let told = Command::new("psql").args([url, "-qtAX", "-c", sql]).output().unwrap();
    told.status.success().then(|| String::from_utf8(told.stdout).unwrap().trim().to_owned())
}
