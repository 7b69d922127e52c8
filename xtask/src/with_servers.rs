//! Servers for the length of a command: starts private ones, tells the command where they are, and ends them with it. If
//! this process is killed the servers end too; the command then finds them gone.

use std::{
    path::Path,
    process::{Command, ExitCode, ExitStatus},
    thread,
};

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use test_servers::{Error, Server};

use crate::interrupt::Interrupts;

/// What to start and what to run.
#[derive(Args)]
pub struct WithServers {
    /// Start only these.
    #[arg(long, value_delimiter = ',', value_enum, default_values_t = Kind::ALL)]
    only: Vec<Kind>,
    /// The command and its arguments.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Postgres,
    /// Brings its primary along.
    PostgresReplica,
    Mysql,
    Redis,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Postgres, Self::PostgresReplica, Self::Mysql, Self::Redis];

    fn variable(self) -> &'static str {
        match self {
            Self::Postgres => "CLOUDMART_TEST_POSTGRES",
            Self::PostgresReplica => "CLOUDMART_TEST_POSTGRES_REPLICA",
            Self::Mysql => "CLOUDMART_TEST_MYSQL",
            Self::Redis => "CLOUDMART_TEST_REDIS",
        }
    }

    fn programs(self) -> &'static str {
        match self {
            Self::Postgres | Self::PostgresReplica => "postgres",
            Self::Mysql => "mysql",
            Self::Redis => "redis",
        }
    }
}

pub fn run(root: &Path, request: &WithServers) -> Result<ExitCode> {
    let interrupts = Interrupts::watch()?;
    install(root, &request.only)?;
    let servers = start(&request.only)?;
    if let Some(signal) = interrupts.caught() {
        return Ok(ExitCode::from(128 + signal));
    }
    let (program, arguments) = request.command.split_first().context("a command")?;
    let mut command = Command::new(program);
    command.args(arguments).envs(servers.iter().map(|(kind, server)| (kind.variable(), server.url())));
    let mut child = command.spawn().with_context(|| format!("running {program}"))?;
    interrupts.pass_on_to(&child);
    let ended = child.wait()?;
    drop(servers);
    Ok(ExitCode::from(code(ended)))
}

fn install(root: &Path, kinds: &[Kind]) -> Result<()> {
    let script = root.join("testing/install-servers.sh");
    let done = Command::new(&script).args(kinds.iter().map(|kind| kind.programs())).status();
    ensure!(done.with_context(|| script.display().to_string())?.success(), "the servers are not installed");
    Ok(())
}

/// All at once: most of the time each is waited for.
fn start(kinds: &[Kind]) -> Result<Vec<(Kind, Server)>> {
    let asked = |kind| kinds.contains(&kind);
    let replicated = asked(Kind::PostgresReplica);
    thread::scope(|scope| {
        let postgres = scope.spawn(move || -> Result<_, Error> {
            let mut pair = Vec::new();
            if replicated || asked(Kind::Postgres) {
                pair.push((Kind::Postgres, test_servers::postgres()?));
            }
            if let (true, Some((_, primary))) = (replicated, pair.first()) {
                pair.push((Kind::PostgresReplica, test_servers::postgres_replica(primary)?));
            }
            Ok(pair)
        });
        let mysql = asked(Kind::Mysql).then(|| scope.spawn(test_servers::mariadb));
        let redis = asked(Kind::Redis).then(|| scope.spawn(test_servers::redis));
        let lost = |_| anyhow::anyhow!("a server's thread panicked");
        let mut servers = postgres.join().map_err(lost)??;
        // The replica goes before its primary.
        servers.reverse();
        for (kind, started) in [(Kind::Mysql, mysql), (Kind::Redis, redis)] {
            if let Some(started) = started {
                servers.push((kind, started.join().map_err(lost)??));
            }
        }
        Ok(servers)
    })
}

fn code(ended: ExitStatus) -> u8 {
    use std::os::unix::process::ExitStatusExt;
    let code = ended.code().or_else(|| ended.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}
