//! Redis.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use test_servers::Server;

#[test]
fn redis_is_empty_after_a_crash_and_at_the_same_address() {
    let mut redis = test_servers::redis().unwrap();
    let (port, url) = (redis.port(), redis.url().to_owned());
    assert!(ask(&redis, "SET colour green").contains("+OK\r\n+OK\r\n+OK"));
    assert!(ask(&redis, "GET colour").contains("green"));

    redis.crash().unwrap();
    assert!(!crate::listens(port));
    assert_eq!(redis.process_id(), None);

    redis.start().unwrap();
    assert_eq!((redis.port(), redis.url()), (port, url.as_str()));
    assert!(ask(&redis, "GET colour").contains("$-1"));
}

#[test]
fn a_frozen_redis_takes_connections_and_says_nothing() {
    let mut redis = test_servers::redis().unwrap();
    redis.freeze().unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", redis.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    stream.write_all(b"PING\r\n").unwrap();
    assert!(stream.read(&mut [0; 1]).is_err());
    redis.thaw().unwrap();
    assert!(ask(&redis, "PING").contains("PONG"));
}

#[test]
fn nobody_gets_into_redis_without_the_password() {
    let redis = test_servers::redis().unwrap();
    assert!(tell(&redis, "PING").starts_with("-NOAUTH"));
}

fn ask(redis: &Server, command: &str) -> String {
    let password = redis.url().split([':', '@']).nth(2).unwrap();
    tell(redis, &format!("AUTH {password}\r\n{command}"))
}

/// Everything the server says until it has said goodbye.
fn tell(redis: &Server, commands: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", redis.port())).unwrap();
    write!(stream, "{commands}\r\nQUIT\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
