//! The thread that moves the bytes of a database's connections.

use std::{thread, time::Duration};

use futures::FutureExt as _;
use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};
use tokio_postgres::{Client, Config, NoTls, config::SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{error, tls, wait::wait};
use crate::{Error, ServerAddress, Tls};

/// The thread; it ends when this is dropped, and its connections with it.
pub(crate) struct Network {
    handle: Handle,
    tls: Option<MakeRustlsConnect>,
    _end: oneshot::Sender<()>,
}

impl Network {
    pub(crate) fn start(address: &ServerAddress) -> Result<Self, Error> {
        let failed =
            |error: std::io::Error| Error::Sql { code: "THREAD".to_owned(), message: error.to_string() };
        let tls = match &address.tls {
            Tls::Verified(roots) => Some(tls::connector(roots.as_deref())?),
            Tls::Off => None,
        };
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let handle = runtime.handle().clone();
        let (end, ended) = oneshot::channel::<()>();
        let run = move || drop(runtime.block_on(ended));
        thread::Builder::new().name("postgres-network".to_owned()).spawn(run).map_err(failed)?;
        Ok(Self { handle, tls, _end: end })
    }

    /// A new connection, whose bytes this thread moves from now on.
    pub(super) fn connect(&self, address: &ServerAddress, limit: Duration) -> Result<Client, Error> {
        let mut config = Config::new();
        config
            .host(&address.host)
            .port(address.port)
            .user(&address.user)
            .dbname(&address.database)
            .application_name("cloudmart")
            .connect_timeout(limit)
            .keepalives_idle(Duration::from_secs(30))
            .tcp_user_timeout(Duration::from_secs(30));
        if let Some(password) = &address.password {
            config.password(password);
        }
        let connecting = match self.tls.clone() {
            Some(tls) => {
                config.ssl_mode(SslMode::Require);
                async move { config.connect(tls).await.map(|(client, connection)| (client, connection.boxed())) }.boxed()
            }
            None => {
                config.ssl_mode(SslMode::Disable);
                async move { config.connect(NoTls).await.map(|(client, connection)| (client, connection.boxed())) }.boxed()
            }
        };
        let started = self.handle.spawn(async move {
            let (client, connection) = connecting.await?;
            // Whoever runs a statement is told of its failure; there is nobody else to tell.
            tokio::spawn(connection.map(drop));
            Ok::<_, tokio_postgres::Error>(client)
        });
        let late = || Error::Unreachable("it does not answer".to_owned());
        let connected = wait(started, limit).ok_or_else(late)?.map_err(|_| Error::Closed)?;
        connected.map_err(|error| error::unreachable(&error))
    }
}
