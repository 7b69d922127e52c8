//! What a state is, once it is read.

use primitives::Timestamp;
use serde_json::Value;

use super::graph::StateType;
use crate::{
    choice::Rule,
    intrinsic::Call,
    paths::{Path, ResultPath, Transfer},
    retry::Retrier,
};

/// A state.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub transfer: Transfer,
    pub kind: Kind,
}

/// What a state does.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    Task(Box<Task>),
    Choice { rules: Vec<(Rule, String)>, default: Option<String> },
    Wait { until: Until, next: Next },
    Pass { result: Option<Value>, next: Next },
    Succeed,
    Fail(Fail),
}

/// Where a state leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    State(String),
    End,
}

/// Work that somebody else does.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    /// The task's name.
    pub resource: String,
    /// Whether the result comes later, from the holder of a token.
    pub waits_for_token: bool,
    pub retriers: Vec<Retrier>,
    pub catchers: Vec<Catcher>,
    pub timeout: Option<Seconds>,
    pub heartbeat: Option<Seconds>,
    pub next: Next,
}

/// One entry of `Catch`.
#[derive(Debug, Clone)]
pub(crate) struct Catcher {
    pub errors: Vec<String>,
    pub result: ResultPath,
    pub next: String,
}

/// A number of seconds.
#[derive(Debug, Clone)]
pub(crate) enum Seconds {
    Fixed(u32),
    Path(Path),
}

/// How long to wait.
#[derive(Debug, Clone)]
pub(crate) enum Until {
    After(Seconds),
    At(Timestamp),
    AtPath(Path),
}

/// How an execution fails.
#[derive(Debug, Clone)]
pub(crate) struct Fail {
    pub error: Option<Text>,
    pub cause: Option<Text>,
}

/// A text that may be computed.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Fixed(String),
    Path(Path),
    Call(Call),
}

impl State {
    pub(crate) const fn state_type(&self) -> StateType {
        match self.kind {
            Kind::Task(_) => StateType::Task,
            Kind::Choice { .. } => StateType::Choice,
            Kind::Wait { .. } => StateType::Wait,
            Kind::Pass { .. } => StateType::Pass,
            Kind::Succeed => StateType::Succeed,
            Kind::Fail(_) => StateType::Fail,
        }
    }
}
