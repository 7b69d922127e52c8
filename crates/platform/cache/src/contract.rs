//! What every adapter of [`Cache`] has to do, as a suite that its tests run. Not for production code.

mod counts;
mod flights;
mod topics;
mod values;

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{Cache, Unavailable};

/// Runs every case. `one` and `other` are two views of the same cache, as two processes have; it must be empty before.
///
/// # Errors
/// When the adapter does not answer.
///
/// # Panics
/// When the adapter answers wrongly.
pub async fn suite(one: &Arc<dyn Cache>, other: &Arc<dyn Cache>) -> Result<(), Unavailable> {
    values::suite(&**one, &**other).await?;
    counts::suite(&**one, &**other).await?;
    topics::suite(&**one, &**other).await?;
    flights::suite(one, other).await
}

const HOUR: Duration = Duration::from_secs(3_600);

/// So short that it is over at once; what is asserted is that it ends, not when.
const MOMENT: Duration = Duration::from_millis(1);

/// Asks again until it holds.
async fn eventually<F: Future<Output = Result<bool, Unavailable>>>(
    mut holds: impl FnMut() -> F,
) -> Result<(), Unavailable> {
    let since = Instant::now();
    while !holds().await? {
        assert!(since.elapsed() < Duration::from_secs(60), "not within a minute");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}
