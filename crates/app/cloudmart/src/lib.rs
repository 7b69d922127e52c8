//! The binary's parts: the command line, the settings, how everything is wired, and the roles a process can play.

pub mod api;
pub mod backup;
pub mod command;
pub mod demo;
pub mod doctor;
pub mod publish;
pub mod roles;
pub mod settings;
pub mod storefront;
pub mod wiring;
