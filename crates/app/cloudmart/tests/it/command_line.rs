//! The command line: what it says, what it refuses, and its exit codes.

mod backups;
mod configuration;
mod copies;
mod database;
mod description;
mod examining;
mod exporting;
mod help;
mod importing;
mod piping;
mod roles;
mod serving;
mod stopping;
mod workflows;
