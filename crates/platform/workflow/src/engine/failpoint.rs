//! Killing the process at a chosen place, to show that nothing is lost. Release builds never do.

use std::str::FromStr;

use thiserror::Error;

/// A place in the life of a state at which the process kills itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failpoint {
    /// Before the state is done.
    Before(String),
    /// After the outside effect of its task, before that is recorded.
    Performed(String),
    /// After the transaction that leaves the state.
    Committed(String),
}

/// The text is no failpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a failpoint is before:STATE, performed:STATE or committed:STATE")]
pub struct FailpointError;

impl FromStr for Failpoint {
    type Err = FailpointError;

    fn from_str(text: &str) -> Result<Self, FailpointError> {
        let (place, state) =
            text.split_once(':').filter(|(_, state)| !state.is_empty()).ok_or(FailpointError)?;
        match place {
            "before" => Ok(Self::Before(state.to_owned())),
            "performed" => Ok(Self::Performed(state.to_owned())),
            "committed" => Ok(Self::Committed(state.to_owned())),
            _ => Err(FailpointError),
        }
    }
}

/// The failpoint of an engine.
#[derive(Debug, Clone)]
pub(super) struct Trap(Option<Failpoint>);

impl Trap {
    pub(super) fn new(failpoint: Option<Failpoint>) -> Self {
        if cfg!(debug_assertions) { Self(failpoint) } else { Self(None) }
    }

    pub(super) fn before(&self, state: &str) {
        if matches!(&self.0, Some(Failpoint::Before(name)) if name == state) {
            kill();
        }
    }

    pub(super) fn performed(&self, state: &str) {
        if matches!(&self.0, Some(Failpoint::Performed(name)) if name == state) {
            kill();
        }
    }

    pub(super) fn committed(&self, left: &[String]) {
        if matches!(&self.0, Some(Failpoint::Committed(name)) if left.contains(name)) {
            kill();
        }
    }

    /// Whether it has to be told which states were left.
    pub(super) const fn is_set(&self) -> bool {
        self.0.is_some()
    }
}

#[cfg(debug_assertions)]
fn kill() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
}

#[cfg(not(debug_assertions))]
const fn kill() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failpoints_name_a_place_and_a_state() {
        assert_eq!("before:A".parse(), Ok(Failpoint::Before("A".to_owned())));
        assert_eq!("performed:A b".parse(), Ok(Failpoint::Performed("A b".to_owned())));
        assert_eq!("committed:A".parse(), Ok(Failpoint::Committed("A".to_owned())));
        for text in ["", "before", "before:", "after:A"] {
            assert_eq!(text.parse::<Failpoint>(), Err(FailpointError), "{text}");
        }
    }
}
