//! The limits of what people may ask.

use std::time::Duration;

use http_kit::{Counting, RateLimit};

/// How much the shop listens to.
#[derive(Debug, Clone)]
pub struct SupportOptions {
    /// How many requests one network address may make; `None` for no limit.
    pub per_network: Option<RateLimit>,
    /// How many requests one e-mail address may make, whoever writes it down: each is answered by a mail to it.
    pub per_email: RateLimit,
    /// With which processes both are counted.
    pub counting: Counting,
}

const HOUR: Duration = Duration::from_secs(60 * 60);

impl Default for SupportOptions {
    fn default() -> Self {
        Self {
            per_network: Some(RateLimit { count: 20, window: HOUR }),
            per_email: RateLimit { count: 10, window: HOUR },
            counting: Counting::default(),
        }
    }
}
