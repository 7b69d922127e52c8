//! What a process does: answer requests, run workflows and jobs, keep schedules – by default all of it.

mod api;
mod scheduler;
mod schedules;
mod stop;
mod worker;

use std::str::FromStr;

pub use self::{
    api::serve,
    scheduler::run_schedules,
    schedules::{Scheduled, schedules},
    stop::Stop,
    worker::run_work,
};

/// A role of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Answers requests.
    Api,
    /// Runs workflows and reacts to events.
    Worker,
    /// Keeps the schedules.
    Scheduler,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Api, Self::Worker, Self::Scheduler];
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "api" => Ok(Self::Api),
            "worker" => Ok(Self::Worker),
            "scheduler" => Ok(Self::Scheduler),
            other => Err(format!("`{other}` is no role; choose from api, worker, scheduler")),
        }
    }
}
