//! The command line: what it says, what it refuses, and its exit codes.

mod configuration;
mod database;
mod description;
mod help;
mod importing;
mod serving;
mod stopping;
