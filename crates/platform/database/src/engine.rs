//! What a database stands on: a file, or a server.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    Error, Migration, Options, Place, Position, Snapshot, Tx, migration,
    server::{Connector, FollowedReading, Purpose, Readers, Reading, Replica, Writers, here},
    signals::Signals,
    sqlite,
    tally::{Tally, lend},
};

pub(crate) enum Engine {
    File(Box<File>),
    Server(Server),
}

pub(crate) struct File {
    writer: sqlite::Writer,
    readers: Arc<sqlite::Readers>,
    options: Options,
    path: PathBuf,
}

pub(crate) struct Server {
    writers: Writers,
    readers: Readers,
    connector: Connector,
    replica: Option<Replica>,
}

impl Engine {
    /// Opens it. This blocks: it touches the disk or the network.
    pub(crate) fn open(options: &Options, signals: Signals) -> Result<Self, Error> {
        match &options.place {
            Place::File(_) if options.replica.is_some() => {
                Err(Error::Address("a database file has no replica".to_owned()))
            }
            Place::File(path) => Ok(Self::File(Box::new(File {
                writer: sqlite::Writer::start(options, path, signals)?,
                readers: Arc::new(sqlite::Readers::new(options.clone(), path.clone())),
                options: options.clone(),
                path: path.clone(),
            }))),
            Place::Server(address) => {
                let connector = Connector::new(options, address)?;
                let first = connector.connect(Purpose::Write)?;
                let writers = Writers::start(&connector, first, options, &signals)?;
                let readers = Readers::new(connector.clone(), options);
                let replica = Replica::follow(&connector, options)?;
                Ok(Self::Server(Server { writers, readers, connector, replica }))
            }
        }
    }

    /// Applies missing migrations. This blocks.
    pub(crate) fn migrate(&self, all: &[Migration]) -> Result<usize, Error> {
        match self {
            Self::File(file) => {
                let mut connection = sqlite::open_writer(&file.options, &file.path)?;
                migration::apply_to_file(&mut connection, all)
            }
            Self::Server(server) => {
                let mut session = server.connector.connect(Purpose::Migrate)?;
                migration::apply_to_server(session.as_mut(), all)
            }
        }
    }

    pub(crate) async fn write<T, E>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match self {
            Self::File(file) => file.writer.queue.run(f).await,
            Self::Server(server) => server.writers.queue.run(f).await,
        }
    }

    pub(crate) async fn read<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        match self {
            Self::File(file) => file.readers.run(f),
            Self::Server(server) => server.readers.run(Reading::Snapshot, f).await,
        }
    }

    pub(crate) async fn read_one<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        match self {
            Self::File(file) => file.readers.run_one(f),
            Self::Server(server) => server.readers.run(Reading::OneStatement, f).await,
        }
    }

    pub(crate) fn read_at_once<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&mut Snapshot<'_>) -> Result<T, E>,
    ) -> Option<Result<T, E>> {
        match self {
            Self::File(file) => Some(file.readers.run_one(f)),
            Self::Server(_) => None,
        }
    }

    /// A long read; on a replica that has got as far as `since`, if there is one and it may be asked.
    pub(crate) async fn scan<T, E>(
        &self,
        since: Option<u64>,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match self {
            Self::File(file) => {
                let readers = Arc::clone(&file.readers);
                let tally = Tally::current();
                let scanned = tokio::task::spawn_blocking(move || lend(tally, || readers.run(f)));
                scanned.await.unwrap_or_else(|error| Err(Error::Panicked(error.to_string()).into()))
            }
            Self::Server(server) => server.scan(since, f).await,
        }
    }

    /// A short read that may be answered by a replica.
    pub(crate) async fn read_followed<T, E: From<Error>>(
        &self,
        FollowedReading { reading, since }: FollowedReading,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        match (self, reading) {
            (Self::File(file), Reading::Snapshot) => file.readers.run(f),
            (Self::File(file), Reading::OneStatement) => file.readers.run_one(f),
            (Self::Server(server), _) => server.read_followed(reading, since, f).await,
        }
    }

    /// The server, if it has a replica.
    pub(crate) fn followed(&self) -> Option<&Replica> {
        match self {
            Self::File(_) => None,
            Self::Server(server) => server.replica.as_ref(),
        }
    }

    /// How far the server's log has got.
    pub(crate) async fn position(&self) -> Result<Option<Position>, Error> {
        match self {
            Self::File(_) => Ok(None),
            Self::Server(server) => server.position().await.map(Some),
        }
    }

    /// How many reads a server has answered itself.
    pub(crate) fn reads(&self) -> u64 {
        match self {
            Self::File(_) => 0,
            Self::Server(server) => server.readers.count(),
        }
    }

    pub(crate) fn is_alive(&self) -> bool {
        match self {
            Self::File(file) => file.writer.queue.is_alive(),
            Self::Server(server) => server.writers.queue.is_alive(),
        }
    }

    pub(crate) fn queued(&self) -> usize {
        match self {
            Self::File(file) => file.writer.queue.queued(),
            Self::Server(server) => server.writers.queue.queued(),
        }
    }

    pub(crate) async fn stop(&self, grace: Duration) -> Result<(), Error> {
        match self {
            Self::File(file) => file.writer.stop(grace).await,
            Self::Server(server) => server.writers.stop(grace).await,
        }
    }
}

impl Server {
    async fn scan<T, E>(
        &self,
        since: Option<u64>,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let f = match (&self.replica, since) {
            (Some(replica), Some(since)) => match replica.scan(since, f).await {
                Ok(answer) => return answer,
                Err(f) => f,
            },
            _ => f,
        };
        self.readers.scan(f).await
    }

    async fn read_followed<T, E: From<Error>>(
        &self,
        reading: Reading,
        since: Option<u64>,
        f: impl Fn(&mut Snapshot<'_>) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        if let (Some(replica), Some(since)) = (&self.replica, since)
            && let Some(_places) = replica.place(false).await
            && let Some(answer) = here(|| replica.read(reading, since, &f))
        {
            return answer;
        }
        self.readers.run(reading, f).await
    }

    async fn position(&self) -> Result<Position, Error> {
        let patience = self.connector.statement_timeout();
        self.readers.ask(|session| session.log_end(patience)).await.map(|end| Position(end.written))
    }
}
