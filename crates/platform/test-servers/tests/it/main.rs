//! Real servers, started, crashed and started again.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod mariadb;
mod postgres;
mod redis;
mod side_by_side;

use std::{
    net::TcpStream,
    time::{Duration, Instant},
};

/// Polls until it holds.
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < Duration::from_secs(60), "not within a minute: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}
