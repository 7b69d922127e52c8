//! Private database and cache servers for tests: each has a data folder and a loopback port of its own, can be killed,
//! frozen and started again in mid-test, and is gone when its [`Server`] is dropped or its owner dies, however that ends.
//! It never looks for a server that is already there.

mod certificate;
mod error;
mod guard;
mod mariadb;
mod owner;
mod port;
mod postgres;
mod program;
mod redis;
mod secret;
mod server;

pub use self::{
    error::Error,
    mariadb::mariadb,
    postgres::{postgres, postgres_replica},
    redis::{redis, redis_tls},
    server::Server,
};
