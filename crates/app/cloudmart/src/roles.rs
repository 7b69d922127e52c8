//! What a process does: answer requests, run workflows and jobs, keep schedules – by default all of it.

mod api;
mod scheduler;
mod schedules;
mod stop;
mod take_over;
mod worker;

use std::{fmt, str::FromStr};

pub use self::{
    api::serve,
    scheduler::run_schedules,
    schedules::{Scheduled, schedules},
    stop::Stop,
    take_over::take_over,
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

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Api => "api",
            Self::Worker => "worker",
            Self::Scheduler => "scheduler",
        })
    }
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
