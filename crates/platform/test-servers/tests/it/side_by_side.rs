//! Many servers at once, and none left.

use std::{collections::BTreeSet, thread};

#[test]
fn servers_started_at_once_do_not_collide() {
    let started: Vec<_> = (0..8).map(|_| thread::spawn(|| test_servers::redis().unwrap())).collect();
    let servers: Vec<_> = started.into_iter().map(|thread| thread.join().unwrap()).collect();
    let ports: BTreeSet<_> = servers.iter().map(test_servers::Server::port).collect();
    assert_eq!(ports.len(), 8);
    // The threads that started them are gone, and they are not.
    assert!(ports.iter().all(|&port| crate::listens(port)));

    drop(servers);
    assert!(!ports.iter().any(|&port| crate::listens(port)));
}
