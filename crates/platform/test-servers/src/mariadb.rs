//! A MariaDB, which stands for MySQL.

use std::fs;

use crate::{
    Error, Server,
    guard::Guard,
    program, secret,
    server::{Kind, Prepared, words},
};

static MARIADB: Kind = Kind { name: "mariadb", crash: "KILL", answers };

const PACKAGE: &str = "mariadb-server-core";
const USER: &str = "cloudmart";

/// A crash of the process may lose nothing, so commits are written (2); a crash of the machine ends the test as well, so
/// nothing is synced.
const SETTINGS: [&str; 11] = [
    "--bind-address=127.0.0.1",
    "--skip-name-resolve",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_general_ci",
    "--default-storage-engine=InnoDB",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-flush-method=nosync",
    "--innodb-doublewrite=0",
    "--innodb-buffer-pool-size=128M",
    "--skip-log-bin",
    "--max-connections=400",
];

/// Starts a private MariaDB 10.11; its user may create databases.
pub fn mariadb() -> Result<Server, Error> {
    Server::launch(&MARIADB, prepare)
}

fn prepare(guard: &mut Guard, port: u16) -> Result<Prepared, Error> {
    let folder = guard.folder().to_owned();
    let place = |name: &str| folder.join(name).display().to_string();
    let password = secret::password()?;
    // The file is read at every start.
    let users = guard.write(
        "users.sql",
        &format!(
            "CREATE USER IF NOT EXISTS {USER}@'%' IDENTIFIED BY '{password}';\n\
             GRANT ALL ON *.* TO {USER}@'%' WITH GRANT OPTION;\n\
             CREATE DATABASE IF NOT EXISTS {USER};\n\
             DROP USER IF EXISTS root@localhost, root@'127.0.0.1', root@'::1';\n"
        ),
    )?;
    let install = program::find("mariadb-install-db", PACKAGE)?;
    let data = format!("--datadir={}", place("data"));
    let made = guard.run(&words(&[
        &install.display().to_string(),
        "--no-defaults",
        &data,
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--skip-name-resolve",
        "--innodb-flush-method=nosync",
    ]))?;
    if !made {
        return Err(Error::Prepare { server: MARIADB.name, log: guard.log() });
    }
    let program = program::find("mariadbd", PACKAGE)?;
    let mut start = words(&[&program.display().to_string(), "--no-defaults", &data]);
    start.extend([
        format!("--port={port}"),
        format!("--socket={}", place("socket")),
        format!("--pid-file={}", place("pid")),
        format!("--init-file={}", users.display()),
    ]);
    start.extend(words(&SETTINGS));
    Ok(Prepared { start, url: format!("mysql://{USER}:{password}@127.0.0.1:{port}/{USER}") })
}

/// The server writes into its log that it is ready; what earlier runs wrote does not count.
fn answers(server: &Server) -> bool {
    let log = fs::read_to_string(server.guard().folder().join("log")).unwrap_or_default();
    let this_run = server.process_id().and_then(|id| log.split_once(&format!("as process {id}\n")));
    this_run.is_some_and(|(_, log)| log.contains("ready for connections"))
}
