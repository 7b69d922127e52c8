//! A Redis that keeps nothing on disk.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::symlink,
    path::PathBuf,
    time::Duration,
};

use crate::{
    Error, Server, certificate,
    guard::Guard,
    program, secret,
    server::{Kind, Prepared, words},
};

static REDIS: Kind = Kind { name: "redis", crash: "KILL", answers };
static REDIS_TLS: Kind = Kind { name: "redis-tls", crash: "KILL", answers: says_so };

const ANSWER: Duration = Duration::from_secs(5);

/// Starts a private Redis 7.
pub fn redis() -> Result<Server, Error> {
    Server::launch(&REDIS, prepare)
}

/// Starts a private Redis 7 that speaks TLS only. Its certificate is for 127.0.0.1; who signed it is in the file
/// [`Server::authority`].
pub fn redis_tls() -> Result<Server, Error> {
    Server::launch(&REDIS_TLS, |guard, port| {
        certificate::make(guard)?;
        let file = |name: &str| guard.folder().join(name).display().to_string();
        let tls = format!(
            "port 0\ntls-port {port}\ntls-cert-file {}\ntls-key-file {}\ntls-ca-cert-file {}\ntls-auth-clients no\n",
            file(certificate::CERTIFICATE),
            file(certificate::KEY),
            file(certificate::AUTHORITY)
        );
        configured(guard, &tls, &format!("@127.0.0.1:{port}"), "rediss")
    })
}

fn prepare(guard: &mut Guard, port: u16) -> Result<Prepared, Error> {
    configured(guard, &format!("port {port}\n"), &format!("@127.0.0.1:{port}"), "redis")
}

fn configured(guard: &Guard, listen: &str, place: &str, scheme: &str) -> Result<Prepared, Error> {
    let password = secret::password()?;
    let folder = guard.folder().display().to_string();
    let config = guard.write(
        "redis.conf",
        &format!("bind 127.0.0.1\n{listen}requirepass {password}\ndir {folder}\nsave \"\"\nappendonly no\n"),
    )?;
    let start = words(&[&program(guard)?.display().to_string(), &config.display().to_string()]);
    Ok(Prepared { start, url: format!("{scheme}://:{password}{place}") })
}

/// It writes into its log that it is ready, in a line that begins with its process id.
fn says_so(server: &Server) -> bool {
    let log = fs::read_to_string(server.guard().folder().join("log")).unwrap_or_default();
    let mine = server.process_id().map(|id| format!("{id}:M "));
    mine.is_some_and(|mine| {
        log.lines().any(|line| line.starts_with(&mine) && line.contains("Ready to accept connections"))
    })
}

/// Debian's `redis-tools` has the server too, under the name of a tool: it goes by the name it is called with. Installing
/// that package starts no service, unlike `redis-server`, which only adds a link like this one.
fn program(guard: &Guard) -> Result<PathBuf, Error> {
    if let Ok(server) = program::find("redis-server", "redis-server") {
        return Ok(server);
    }
    let link = guard.folder().join("redis-server");
    symlink(program::find("redis-check-rdb", "redis-tools")?, &link)?;
    Ok(link)
}

/// Its own password proves that it is this server which answers, and not another on the same port.
fn answers(server: &Server) -> bool {
    let password = server.url().trim_start_matches("redis://:").split('@').next().unwrap_or_default();
    let ping = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port()))?;
        stream.set_read_timeout(Some(ANSWER))?;
        write!(stream, "AUTH {password}\r\nPING\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(&answer == b"+OK\r\n+PONG\r\n")
    };
    ping().unwrap_or(false)
}
