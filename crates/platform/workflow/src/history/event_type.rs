//! The kinds of events, named as in AWS Step Functions.

use serde::{Deserialize, Serialize};

use crate::definition::StateType;

macro_rules! event_types {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum EventType { $($(#[$doc])* $name),* }

        impl EventType {
            /// Its name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

event_types! {
    /// It was started.
    ExecutionStarted,
    /// It reached its end.
    ExecutionSucceeded,
    /// It failed.
    ExecutionFailed,
    /// It took too long.
    ExecutionTimedOut,
    /// Somebody stopped it.
    ExecutionAborted,
    /// It goes on from where it failed.
    ExecutionRedriven,
    /// A Task was entered.
    TaskStateEntered,
    /// A Task was left.
    TaskStateExited,
    /// A task was handed over; its result comes by its token.
    TaskSubmitted,
    /// A task gave its result.
    TaskSucceeded,
    /// A task failed.
    TaskFailed,
    /// A task took too long.
    TaskTimedOut,
    /// A Choice was entered.
    ChoiceStateEntered,
    /// A Choice was left.
    ChoiceStateExited,
    /// A Wait was entered.
    WaitStateEntered,
    /// A Wait was left.
    WaitStateExited,
    /// A Pass was entered.
    PassStateEntered,
    /// A Pass was left.
    PassStateExited,
    /// A Succeed was entered.
    SucceedStateEntered,
    /// A Succeed was left.
    SucceedStateExited,
    /// A Fail was entered.
    FailStateEntered,
}

impl EventType {
    pub(crate) const fn entered(state: StateType) -> Self {
        match state {
            StateType::Task => Self::TaskStateEntered,
            StateType::Choice => Self::ChoiceStateEntered,
            StateType::Wait => Self::WaitStateEntered,
            StateType::Pass => Self::PassStateEntered,
            StateType::Succeed => Self::SucceedStateEntered,
            StateType::Fail => Self::FailStateEntered,
        }
    }

    /// There is none for Fail, which is never left.
    pub(crate) const fn exited(state: StateType) -> Self {
        match state {
            StateType::Task => Self::TaskStateExited,
            StateType::Choice => Self::ChoiceStateExited,
            StateType::Wait => Self::WaitStateExited,
            StateType::Pass => Self::PassStateExited,
            StateType::Succeed | StateType::Fail => Self::SucceedStateExited,
        }
    }

    pub(crate) const fn is_exited(self) -> bool {
        matches!(
            self,
            Self::TaskStateExited
                | Self::ChoiceStateExited
                | Self::WaitStateExited
                | Self::PassStateExited
                | Self::SucceedStateExited
        )
    }

    pub(crate) const fn is_entered(self) -> bool {
        matches!(
            self,
            Self::TaskStateEntered
                | Self::ChoiceStateEntered
                | Self::WaitStateEntered
                | Self::PassStateEntered
                | Self::SucceedStateEntered
                | Self::FailStateEntered
        )
    }
}
