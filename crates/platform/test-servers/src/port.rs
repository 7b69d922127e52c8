//! Free loopback ports. They lie below the range the system takes outgoing connections from, so that a server which is
//! started again in mid-test finds its port still free.

use std::{io, net::TcpListener};

use crate::secret;

const LOWEST: u16 = 18_000;
const COUNT: u16 = 14_000;
const TRIES: usize = 200;

/// A port nobody listens on at the moment. Another process may take it first: who starts a server tries again.
pub fn free() -> io::Result<u16> {
    for _ in 0..TRIES {
        let [high, low, ..] = secret::random::<2>()?;
        let port = LOWEST + u16::from_be_bytes([high, low]) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    Err(io::ErrorKind::AddrInUse.into())
}
