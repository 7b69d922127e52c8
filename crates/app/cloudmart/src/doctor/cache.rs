//! What processes share, if there is such a thing.

use std::time::Duration;

use super::Finding;
use crate::{settings::Settings, wiring};

const CHECK: &str = "cache";

/// It is asked so often: the first question makes the connection, which takes longer than a shop waits.
const QUESTIONS: u32 = 10;

const PAUSE: Duration = Duration::from_millis(200);

pub(super) async fn examine(settings: &Settings) -> Finding {
    let cache = match wiring::shared_cache(settings) {
        Ok(Some(cache)) => cache,
        Ok(None) => return Finding::fine(CHECK, "none: every process remembers and counts for itself"),
        Err(error) => {
            return Finding::wrong(CHECK, format!("{error:#}"), "mend cache.url and cache.authorities");
        }
    };
    for _ in 0..QUESTIONS {
        if cache.ping().await.is_ok() {
            return Finding::fine(CHECK, "Redis answers");
        }
        tokio::time::sleep(PAUSE).await;
    }
    Finding::doubtful(
        CHECK,
        "Redis does not answer",
        "see that it runs and can be reached, that user and password are right, and at rediss:// that its certificate is for \
         this host and signed by an authority of cache.authorities; until then each process counts and remembers for itself",
    )
}
