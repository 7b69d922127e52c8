//! The command line: what can be said, and which file does it.

mod backup;
mod catalog;
mod config_check;
mod create_user;
mod doctor;
mod export;

mod import_products;
mod migrate;
mod new_file;
mod openapi;
mod printing;
mod progress;
mod publish;
mod restore;
mod secret;
mod seed;
mod serve;
mod verify_inventory;
mod welcome;
mod workflow;

use std::{path::PathBuf, time::Duration};

use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::settings::{Effective, Overrides, Profile, Settings, load};

/// A whole store in one binary.
#[derive(Debug, Parser)]
#[command(name = "cloudmart", version, about = "CloudMart – a whole store in one binary", after_help = EXAMPLES)]
pub struct Cli {
    #[command(flatten)]
    options: CommonOptions,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  cloudmart serve --demo                            a store with a demo catalogue on http://127.0.0.1:8080
  cloudmart import products shopify.csv --dry-run   what an import would do
  cloudmart config check                            every setting, its value and where it comes from";

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct CommonOptions {
    /// The configuration file [default: cloudmart.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of everything the store keeps on this machine [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// How results are printed
    #[arg(long, global = true, value_enum, default_value_t)]
    output: Output,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Output {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the store (the default)
    Serve(serve::Serve),
    /// Load the demo shop
    Seed(seed::Seed),
    /// Bring products in from a file
    #[command(subcommand)]
    Import(ImportWhat),
    /// Make the copies of the catalogue again
    #[command(subcommand)]
    Catalog(catalog::CatalogCommand),
    /// Write a static copy of the shop: every page, its files, pictures and site map
    Publish(publish::Publish),
    /// Write products, orders or customers to a file
    #[command(subcommand)]
    Export(export::Export),
    /// Manage accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Look after the stock
    #[command(subcommand)]
    Inventory(InventoryCommand),
    /// Look after the store's own secret
    #[command(subcommand)]
    Secret(SecretCommand),
    /// Look at workflow executions
    #[command(subcommand)]
    Workflow(workflow::Workflow),
    /// Bring the database up to date
    Migrate(migrate::Migrate),
    /// Write everything the store keeps into one file, while it is open
    Backup(backup::Backup),
    /// Make a store of a backup
    Restore(restore::Restore),
    /// Look for what is wrong with the configuration, the folder and the store in it
    Doctor,
    /// Look at the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print the API description (OpenAPI 3.1)
    Openapi,
}

#[derive(Debug, Subcommand)]
enum ImportWhat {
    /// Products of a file; repeating an import updates and never doubles
    Products(import_products::ImportProducts),
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Create an account
    Create(create_user::CreateUser),
}

#[derive(Debug, Subcommand)]
enum InventoryCommand {
    /// Prove that counters, reservations and movements agree
    Verify(verify_inventory::VerifyInventory),
}

#[derive(Debug, Subcommand)]
enum SecretCommand {
    /// Make the secret of this folder or of auth.secret the store's, in place of the one it began with
    Accept,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Print every setting, its value and where it comes from; complain about weak ones
    Check,
}

impl Cli {
    /// Does what was asked for.
    ///
    /// # Errors
    /// What went wrong, for a person.
    pub fn run(self) -> Result<()> {
        let options = self.options;
        match self.command.unwrap_or_else(|| Command::Serve(serve::Serve::default())) {
            Command::Serve(command) => command.run(&options),
            Command::Seed(command) => command.run(&options),
            Command::Publish(command) => command.run(&options),
            Command::Import(ImportWhat::Products(command)) => command.run(&options),
            Command::Export(command) => command.run(&options),
            Command::Catalog(command) => command.run(&options),
            Command::User(UserCommand::Create(command)) => command.run(&options),
            Command::Inventory(InventoryCommand::Verify(command)) => command.run(&options),
            Command::Secret(SecretCommand::Accept) => secret::accept(&options),
            Command::Workflow(command) => command.run(&options),
            Command::Migrate(command) => command.run(&options),
            Command::Backup(command) => command.run(&options),
            Command::Restore(command) => command.run(&options),
            Command::Doctor => doctor::run(&options),
            Command::Config(ConfigCommand::Check) => config_check::run(&options),
            Command::Openapi => openapi::run(),
        }
    }
}

impl CommonOptions {
    /// The settings in force for a command, with further values of its own.
    ///
    /// # Errors
    /// A sentence that names the faulty setting.
    pub fn settings(&self, mut values: Vec<(&'static str, String)>) -> Result<Effective> {
        if let Some(folder) = &self.data_dir {
            values.push(("data_dir", folder.display().to_string()));
        }
        Ok(load(&Overrides { config: self.config.clone(), values }, std::env::vars())?)
    }

    /// Whether a program reads the output.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.output == Output::Json
    }
}

/// Threads for work that blocks, each of which may have a reading connection with its own page cache: hashes, files,
/// searches and long reads wait for one of them.
const BLOCKING_THREADS: usize = 16;

/// How long such a thread waits for more work. What it has freed goes back to the system when it ends: a password hash
/// takes 19 MiB.
const BLOCKING_IDLE: Duration = Duration::from_secs(2);

/// The runtime of the commands.
///
/// # Errors
/// When threads cannot be started.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    Ok(builder
        .enable_all()
        .max_blocking_threads(BLOCKING_THREADS)
        .thread_keep_alive(BLOCKING_IDLE)
        .build()?)
}

/// Begins to log as the settings say.
///
/// # Errors
/// When `log.filter` or `log.format` is malformed.
pub fn begin_logs(settings: &Settings) -> Result<telemetry::Logs> {
    let format = match (settings.log.format.as_str(), settings.profile) {
        ("json", _) | ("", Profile::Production) => telemetry::LogFormat::Json,
        ("text" | "", _) => telemetry::LogFormat::Text,
        (other, _) => anyhow::bail!("log.format is `json` or `text`, not `{other}`"),
    };
    Ok(telemetry::Logs::begin(format, &settings.log.filter)?)
}
