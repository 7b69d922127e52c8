//! A PostgreSQL and a streaming replica of it.

use std::fs;

use crate::{
    Error, Server,
    guard::Guard,
    program, secret,
    server::{Kind, Prepared, words},
};

/// SIGQUIT is the server's own "immediate" shutdown: it takes every one of its processes with it and recovers from its log.
static PRIMARY: Kind = Kind { name: "postgres", crash: "QUIT", answers };
static REPLICA: Kind = Kind { name: "postgres-replica", crash: "QUIT", answers };

const PACKAGE: &str = "postgresql-15";
const USER: &str = "cloudmart";

/// A crash of the process may lose nothing, so commits are written; a crash of the machine ends the test as well, so
/// nothing is synced. The replica may not have fewer connections than its primary.
const SETTINGS: [&str; 9] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "wal_level=replica",
    "max_connections=400",
    "max_wal_senders=10",
    "max_replication_slots=10",
    "shared_buffers=128MB",
];

/// Starts a private PostgreSQL 15; its user may create databases.
pub fn postgres() -> Result<Server, Error> {
    Server::launch(&PRIMARY, |guard, port| {
        let password = secret::password()?;
        let password_file = guard.write("password", &password)?;
        let initdb = program::find("initdb", PACKAGE)?;
        let made = guard.run(&words(&[
            &initdb.display().to_string(),
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            &format!("--username={USER}"),
            &format!("--pwfile={}", password_file.display()),
            &format!("--pgdata={}", data(guard)),
        ]))?;
        prepared(guard, made, "postgres", port, &password)
    })
}

/// Starts a replica that follows `primary`; it answers reads with the primary's user and password.
pub fn postgres_replica(primary: &Server) -> Result<Server, Error> {
    Server::launch(&REPLICA, |guard, port| {
        let password = primary.url().split([':', '@']).nth(2).unwrap_or_default();
        let source = primary.port();
        let password_file = guard.write("pgpass", &format!("127.0.0.1:{source}:*:{USER}:{password}\n"))?;
        let copy = program::find("pg_basebackup", "postgresql-client-15")?;
        let slot = format!("replica_{port}");
        let made = guard.run(&words(&[
            &copy.display().to_string(),
            "--no-sync",
            "--checkpoint=fast",
            "--wal-method=stream",
            "--write-recovery-conf",
            "--create-slot",
            &format!("--slot={slot}"),
            &format!("--pgdata={}", data(guard)),
            &format!(
                "--dbname=host=127.0.0.1 port={source} user={USER} passfile={}",
                password_file.display()
            ),
        ]))?;
        prepared(guard, made, "postgres-replica", port, password)
    })
}

fn prepared(
    guard: &Guard,
    made: bool,
    server: &'static str,
    port: u16,
    password: &str,
) -> Result<Prepared, Error> {
    if !made {
        return Err(Error::Prepare { server, log: guard.log() });
    }
    let program = program::find("postgres", PACKAGE)?.display().to_string();
    let mut start = words(&[&program, "-D", &data(guard), "-p", &port.to_string()]);
    start.extend(SETTINGS.iter().flat_map(|setting| words(&["-c", setting])));
    Ok(Prepared { start, url: format!("postgres://{USER}:{password}@127.0.0.1:{port}/postgres") })
}

fn data(guard: &Guard) -> String {
    guard.folder().join("data").display().to_string()
}

/// The server says in the eighth line of its process file that it accepts connections.
fn answers(server: &Server) -> bool {
    let file = fs::read_to_string(server.guard().folder().join("data/postmaster.pid")).unwrap_or_default();
    let mut lines = file.lines();
    let id = lines.next().and_then(|line| line.trim().parse().ok());
    id.is_some() && id == server.process_id() && lines.nth(6).is_some_and(|state| state.trim() == "ready")
}
