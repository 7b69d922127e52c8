//! A running server and what a test can do to it.

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use crate::{Error, certificate, guard::Guard, port};

/// How long a server may take until it answers, on a machine that is busy with everything else.
const START: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(10);

/// Another process may take a port between our look at it and the server's start.
const PORTS_TRIED: usize = 5;

/// A server of our own. Dropping it ends the server and removes its data.
#[derive(Debug)]
pub struct Server {
    kind: &'static Kind,
    guard: Guard,
    start: Vec<String>,
    port: u16,
    url: String,
}

/// What differs between servers.
#[derive(Debug)]
pub(crate) struct Kind {
    pub name: &'static str,
    /// The signal that ends it at once, as a crash would.
    pub crash: &'static str,
    /// Whether it answers.
    pub answers: fn(&Server) -> bool,
}

/// A prepared folder: how the server in it is started, and its address.
pub(crate) struct Prepared {
    pub start: Vec<String>,
    pub url: String,
}

impl Server {
    /// Prepares a folder, starts the server and waits until it answers.
    pub(crate) fn launch(
        kind: &'static Kind,
        prepare: impl Fn(&mut Guard, u16) -> Result<Prepared, Error>,
    ) -> Result<Self, Error> {
        let mut tried = 0;
        loop {
            let (mut guard, port) = (Guard::new(kind.name, kind.crash)?, port::free()?);
            let Prepared { start, url } = prepare(&mut guard, port)?;
            let mut server = Self { kind, guard, start, port, url };
            tried += 1;
            match server.start() {
                Err(Error::Ended { .. }) if tried < PORTS_TRIED => {}
                Err(error) => return Err(error),
                Ok(()) => return Ok(server),
            }
        }
    }

    /// Where it listens, with user and password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The port it listens on, on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The file of the authority that has signed its certificate, if it has one.
    pub fn authority(&self) -> PathBuf {
        self.guard.folder().join(certificate::AUTHORITY)
    }

    /// Its process id, while it runs.
    pub fn process_id(&self) -> Option<u32> {
        self.guard.server()
    }

    /// Ends it at once, as a crash would. What it had acknowledged is still there after [`Server::start`].
    pub fn crash(&mut self) -> Result<(), Error> {
        self.guard.signal("CONT")?;
        self.guard.signal(self.kind.crash)?;
        Ok(self.guard.wait()?)
    }

    /// Starts it again, at the same address, and waits until it answers.
    pub fn start(&mut self) -> Result<(), Error> {
        if self.guard.server().is_none() {
            self.guard.start(&self.start)?;
        }
        let since = Instant::now();
        while !(self.kind.answers)(self) {
            let server = self.kind.name;
            if self.guard.has_ended() {
                self.guard.wait()?;
                return Err(Error::Ended { server, log: self.guard.log() });
            }
            if since.elapsed() > START {
                return Err(Error::Silent { server, waited: START, log: self.guard.log() });
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Stops its main process without ending it: connections stay open and nobody answers new ones.
    pub fn freeze(&mut self) -> Result<(), Error> {
        Ok(self.guard.signal("STOP")?)
    }

    /// Lets it go on after [`Server::freeze`].
    pub fn thaw(&mut self) -> Result<(), Error> {
        Ok(self.guard.signal("CONT")?)
    }

    pub(crate) fn guard(&self) -> &Guard {
        &self.guard
    }
}

/// Words of a command line, owned.
pub(crate) fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
