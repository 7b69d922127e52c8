//! Waiting for what happens in its own time: asked again and again, with a deadline instead of a guess.

use std::time::{Duration, Instant};

/// So long that a machine which does ten other things at once gets there too.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(5);

/// Returns once `holds` does.
///
/// # Panics
/// When it does not within two minutes.
pub async fn wait_until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    wait_for(what, async || holds().await.then_some(())).await;
}

/// Returns what `find` finds, once it does.
///
/// # Panics
/// When it does not within two minutes.
pub async fn wait_for<T>(what: &str, mut find: impl AsyncFnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = find().await {
            return found;
        }
        assert!(begin.elapsed() < PATIENCE, "waited in vain until {what}");
        tokio::time::sleep(PAUSE).await;
    }
}
