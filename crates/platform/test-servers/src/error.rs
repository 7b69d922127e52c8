//! Why a server for tests is not there.

use std::{io, time::Duration};

/// Why a server for tests could not be started or steered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server's program is not installed.
    #[error(
        "{program} is not installed: run testing/install-servers.sh, or install it yourself (Debian: {package})"
    )]
    Missing {
        /// The program looked for.
        program: &'static str,
        /// The Debian package that has it.
        package: &'static str,
    },
    /// A program that prepares the data folder failed.
    #[error("preparing {server} failed; its log ends with:\n{log}")]
    Prepare {
        /// Which server.
        server: &'static str,
        /// The last lines of its log.
        log: String,
    },
    /// The server ended instead of answering.
    #[error("{server} ended while it started; its log ends with:\n{log}")]
    Ended {
        /// Which server.
        server: &'static str,
        /// The last lines of its log.
        log: String,
    },
    /// The server runs but does not answer.
    #[error("{server} did not answer within {waited:?}; its log ends with:\n{log}")]
    Silent {
        /// Which server.
        server: &'static str,
        /// How long it was given.
        waited: Duration,
        /// The last lines of its log.
        log: String,
    },
    /// The system refused a file, a process or a port.
    #[error("the system refused what a test server needs")]
    System(#[from] io::Error),
}
