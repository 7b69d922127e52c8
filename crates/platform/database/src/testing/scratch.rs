//! A database on a server that lives as long as this.

use std::thread;

use uuid::Uuid;

use crate::{
    Dialect, Error, Options, Place, ServerAddress, Tls,
    server::{Connector, Purpose, Session},
};

/// A database on a server; it is dropped with this.
pub struct Scratch {
    /// Where databases are made.
    server: Options,
    name: String,
}

impl Scratch {
    /// Makes an empty database on a server that is named as somebody who may do so. This blocks.
    ///
    /// # Errors
    /// When the address is no server's, or the server refuses.
    pub fn make(server: &str) -> Result<Self, Error> {
        let mut server = Options::url(server)?;
        if let Place::Server(address) = &mut server.place
            && address.is_on_this_machine()
            && address.tls == Tls::Verified(None)
        {
            // A server for tests has no certificate that the system knows.
            address.tls = Tls::Off;
        }
        Self::on(server, "template0")
    }

    /// Another empty database on the same server. This blocks.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn sibling(&self) -> Result<Self, Error> {
        Self::on(self.server.clone(), "template0")
    }

    /// A database that begins as PostgreSQL's copy of `template`.
    pub(super) fn begun_as(&self, template: &str) -> Result<Self, Error> {
        Self::on(self.server.clone(), template)
    }

    #[expect(clippy::disallowed_methods, reason = "the name of a database is no id of the shop")]
    fn on(server: Options, template: &str) -> Result<Self, Error> {
        let made = Self { server, name: format!("test_{}", Uuid::now_v7().simple()) };
        let more = match made.dialect()? {
            Dialect::Mysql => "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin".to_owned(),
            Dialect::Sqlite | Dialect::Postgres => format!("TEMPLATE {template}"),
        };
        made.tell(&format!("CREATE DATABASE {} {more}", made.name))?;
        Ok(made)
    }

    /// By which address it is found, with the password in it.
    #[must_use]
    pub fn url(&self) -> String {
        match self.options().place {
            Place::Server(address) => address.to_url(),
            Place::File(_) => String::new(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn dialect(&self) -> Result<Dialect, Error> {
        Ok(self.address()?.dialect)
    }

    /// A connection to it.
    pub(super) fn connect(&self) -> Result<Box<dyn Session>, Error> {
        let options = self.options();
        match &options.place {
            Place::Server(address) => Connector::new(&options, address)?.connect(Purpose::Migrate),
            Place::File(_) => Err(Error::Address("it is no server's".to_owned())),
        }
    }

    pub(super) fn options(&self) -> Options {
        let mut options = self.server.clone();
        if let Place::Server(address) = &mut options.place {
            address.database.clone_from(&self.name);
        }
        options
    }

    fn address(&self) -> Result<&ServerAddress, Error> {
        match &self.server.place {
            Place::Server(address) => Ok(address),
            Place::File(_) => Err(Error::Address("it is no server's".to_owned())),
        }
    }

    fn tell(&self, statement: &str) -> Result<(), Error> {
        let mut session = Connector::new(&self.server, self.address()?)?.connect(Purpose::Migrate)?;
        session.run_script(statement).map_err(|failure| failure.error)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let force = match self.address() {
            Ok(address) if address.dialect == Dialect::Postgres => " WITH (FORCE)",
            _ => "",
        };
        // A thread of its own: this may be one of a runtime, which must not wait for another.
        let dropped = thread::scope(|scope| {
            scope.spawn(|| self.tell(&format!("DROP DATABASE IF EXISTS {}{force}", self.name))).join()
        });
        if !matches!(dropped, Ok(Ok(()))) {
            tracing::warn!(database = self.name, "a test's database stays on the server");
        }
    }
}
