//! A Redis that keeps nothing on disk.

use std::{
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::symlink,
    path::PathBuf,
    time::Duration,
};

use crate::{
    Error, Server,
    guard::Guard,
    program, secret,
    server::{Kind, Prepared, words},
};

static REDIS: Kind = Kind { name: "redis", crash: "KILL", answers };

const ANSWER: Duration = Duration::from_secs(5);

/// Starts a private Redis 7.
pub fn redis() -> Result<Server, Error> {
    Server::launch(&REDIS, prepare)
}

fn prepare(guard: &mut Guard, port: u16) -> Result<Prepared, Error> {
    let password = secret::password()?;
    let folder = guard.folder().display().to_string();
    let config = guard.write(
        "redis.conf",
        &format!(
            "bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir {folder}\nsave \"\"\nappendonly no\n"
        ),
    )?;
    let start = words(&[&program(guard)?.display().to_string(), &config.display().to_string()]);
    Ok(Prepared { start, url: format!("redis://:{password}@127.0.0.1:{port}") })
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
