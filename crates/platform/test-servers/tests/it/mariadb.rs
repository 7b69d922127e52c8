//! MariaDB. It is asked no more than its greeting here, which needs no client; the database's own tests use it in earnest.

use std::{io::Read, net::TcpStream};

use test_servers::Server;

#[test]
fn mariadb_greets_again_after_a_crash() {
    let mut mariadb = test_servers::mariadb().unwrap();
    assert!(greeting(&mariadb).contains("MariaDB"));
    mariadb.crash().unwrap();
    assert!(!crate::listens(mariadb.port()));
    mariadb.start().unwrap();
    assert!(greeting(&mariadb).contains("MariaDB"));
}

fn greeting(mariadb: &Server) -> String {
    let mut greeting = [0; 40];
    TcpStream::connect(("127.0.0.1", mariadb.port())).unwrap().read_exact(&mut greeting).unwrap();
    String::from_utf8_lossy(&greeting).into_owned()
}
