//! MySQL and MariaDB, by a driver that blocks.

mod column;
mod error;
mod session;
mod value;

pub(crate) use self::session::MysqlSession;
