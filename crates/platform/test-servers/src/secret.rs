//! Passwords of servers for tests: random, because every user of the machine can reach a loopback port.

use std::{
    fs::File,
    io::{self, Read},
};

/// Random bytes.
pub fn random<const COUNT: usize>() -> io::Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// A new password, of letters and digits only.
pub fn password() -> io::Result<String> {
    Ok(random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}
