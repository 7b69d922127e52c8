//! Databases on servers: threads of our own that write, a pool of connections for reading, one driver each for what a
//! server speaks.

mod readers;
mod replica;
mod session;
mod transaction;
mod writers;

use std::sync::Arc;

pub use self::replica::ReplicaHealth;
pub(crate) use self::{
    readers::{Readers, Reading, here},
    replica::{Floor, Replica},
    session::{Failure, LogEnd, OnRow, Purpose, Session},
    transaction::ServerTransaction,
    writers::Writers,
};
use crate::{Dialect, Error, Options, ServerAddress};

/// Makes connections to one server.
#[derive(Clone)]
pub(crate) struct Connector {
    options: Arc<Options>,
    address: Arc<ServerAddress>,
    #[cfg(feature = "postgres")]
    network: Option<Arc<crate::postgres::Network>>,
}

/// A read that may be answered by a replica.
#[derive(Clone, Copy)]
pub(crate) struct FollowedReading {
    pub(crate) reading: Reading,
    /// How far a replica must have got; `None` when only the primary is to answer.
    pub(crate) since: Option<u64>,
}

impl Connector {
    pub(crate) fn statement_timeout(&self) -> std::time::Duration {
        self.options.statement_timeout
    }

    /// A connector, with which nothing is connected yet.
    pub(crate) fn new(options: &Options, address: &ServerAddress) -> Result<Self, Error> {
        Ok(Self {
            options: Arc::new(options.clone()),
            address: Arc::new(address.clone()),
            #[cfg(feature = "postgres")]
            network: match address.dialect {
                Dialect::Postgres => Some(Arc::new(crate::postgres::Network::start(address)?)),
                Dialect::Sqlite | Dialect::Mysql => None,
            },
        })
    }

    /// A new connection. It blocks.
    pub(crate) fn connect(&self, purpose: Purpose) -> Result<Box<dyn Session>, Error> {
        match self.address.dialect {
            #[cfg(feature = "postgres")]
            Dialect::Postgres => {
                let network = self.network.as_ref().ok_or(Error::Closed)?;
                Ok(Box::new(crate::postgres::PostgresSession::connect(
                    network,
                    &self.address,
                    &self.options,
                    purpose,
                )?))
            }
            #[cfg(feature = "mysql")]
            Dialect::Mysql => {
                Ok(Box::new(crate::mysql::MysqlSession::connect(&self.address, &self.options, purpose)?))
            }
            other => Err(Error::Address(format!("this build does not know {other:?}"))),
        }
    }
}
