//! Waiting for what happens in its own time: asked again and again, with a deadline instead of a guess.

use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(15);

/// Returns once `holds` does.
///
/// # Panics
/// When it does not within half a minute.
pub async fn wait_until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begin = Instant::now();
    while !holds().await {
        assert!(begin.elapsed() < PATIENCE, "waited in vain until {what}");
        tokio::time::sleep(PAUSE).await;
    }
}
