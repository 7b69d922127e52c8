//! PostgreSQL. One thread a database moves the bytes of all its connections; whoever runs a statement waits for the
//! answer on a thread of his own, so that this works on any thread, of a runtime or not.

mod column;
mod error;
mod network;
mod session;
mod tls;
mod value;
mod wait;

pub(crate) use self::{network::Network, session::PostgresSession};
