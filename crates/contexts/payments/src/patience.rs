//! How long and how often a provider is asked.

use std::time::Duration;

/// How long and how often a provider is asked; all of it is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long to wait for one answer.
    pub answer: Duration,
    /// How often to send a request of which a look-up says that nothing was done.
    pub sends: u32,
    /// How often to try one look-up.
    pub look_ups: u32,
    /// How long to wait between two tries of a look-up; doubled each time.
    pub between_look_ups: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(2),
            sends: 2,
            look_ups: 3,
            between_look_ups: Duration::from_millis(100),
        }
    }
}
