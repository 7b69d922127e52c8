//! A durable Amazon States Language engine in a database: executions of state machines survive the process, share
//! their work between processes, and run local tasks exactly once. It knows no machine and no task by name.
//!
//! [`start`], [`stop`], [`redrive`] and the `send_task_*` functions write rows in the caller's transaction; an
//! [`Engine`] moves the executions on; [`describe`], [`history`] and [`list`] read.

mod callback;
mod choice;
mod context;
mod definition;
mod describe;
mod drawing;
mod engine;
mod execution;
mod failure;
mod history;
mod interpreter;
mod intrinsic;
mod lookup;
mod paths;
mod purge;
mod redrive;
mod retry;
mod start;
mod stop;
mod store;
mod task;
mod watch;

use database::{Migration, Script};

pub use callback::{TokenError, send_task_failure, send_task_heartbeat, send_task_success};
pub use definition::{Definition, DefinitionError, Machine, StateType, Transition};
pub use describe::{definition_of, describe, find, list};
pub use drawing::{Drawing, Mark, Marks};
pub use engine::{Engine, EngineError, EngineOptions, Failpoint, FailpointError};
pub use execution::{Execution, Filter, Status, Summary};
pub use failure::Failure;
pub use history::{Event, EventType, history};
pub use lookup::{is_running, look_up, look_up_many, pending_token};
pub use purge::purge;
pub use redrive::{RedriveError, redrive};
pub use start::{MAX_DATA, StartRequest, Started, start};
pub use stop::{StopError, stop};
pub use task::{LocalTask, OutsideTask, TaskCall, TaskError, Tasks};
pub use watch::{Change, Changed, Changes, wait_for};

/// The names of errors that States Language predefines.
pub mod errors {
    pub use crate::failure::{
        ALL, DATA_LIMIT_EXCEEDED, HEARTBEAT_TIMEOUT, INTRINSIC_FAILURE, NO_CHOICE_MATCHED,
        PARAMETER_PATH_FAILURE, RESULT_PATH_MATCH_FAILURE, RUNTIME, TASK_FAILED, TIMEOUT,
    };
}

/// The tables of executions.
pub const MIGRATIONS: &[Migration] = &[Migration {
    context: "workflow",
    number: 1,
    name: "create",
    script: Script::Common(include_str!("../migrations/0001_create.sql")),
}];
