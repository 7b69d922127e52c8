//! One maker for what all processes wait for.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use bytes::Bytes;
use tokio::time::sleep;

use crate::{Cache, Unavailable};

/// How often those who wait look whether it is made.
const LOOK: Duration = Duration::from_millis(10);

/// Something that is made once for all processes.
#[derive(Debug, Clone, Copy)]
pub struct Flight<'a> {
    /// Under which it is shared.
    pub key: &'a str,
    /// How long it is shared.
    pub ttl: Duration,
    /// How long others wait for its maker, who may have died, before they make their own.
    pub patience: Duration,
}

/// What is shared under the key; what another process is making of it just now; or what `make` makes, which is shared
/// from then on. Without the cache everybody makes their own.
///
/// # Errors
/// What `make` answers.
pub async fn share<M, E>(cache: &dyn Cache, flight: Flight<'_>, make: impl FnOnce() -> M) -> Result<Bytes, E>
where
    M: Future<Output = Result<Bytes, E>>,
{
    let claim = Claim { key: format!("{}#making", flight.key), token: token() };
    match claim.or_wait(cache, flight).await {
        Ok(Turn::Shared(bytes)) => Ok(bytes),
        Err(Unavailable) | Ok(Turn::TiredOfWaiting) => make().await,
        Ok(Turn::Mine) => {
            let made = make().await;
            if let Ok(bytes) = &made {
                // Others who wait would otherwise make their own, no more.
                let _shared = cache.put(flight.key, bytes.clone(), flight.ttl).await;
            }
            let _released = cache.remove_if(&claim.key, claim.token).await;
            made
        }
    }
}

enum Turn {
    Shared(Bytes),
    Mine,
    TiredOfWaiting,
}

/// The right to make it, which ends by itself when its holder dies.
struct Claim {
    key: String,
    token: Bytes,
}

impl Claim {
    async fn or_wait(&self, cache: &dyn Cache, flight: Flight<'_>) -> Result<Turn, Unavailable> {
        let since = Instant::now();
        loop {
            if let Some(bytes) = cache.get(flight.key).await? {
                return Ok(Turn::Shared(bytes));
            }
            if cache.put_if_absent(&self.key, self.token.clone(), flight.patience).await? {
                return Ok(Turn::Mine);
            }
            if since.elapsed() >= flight.patience {
                return Ok(Turn::TiredOfWaiting);
            }
            sleep(LOOK).await;
        }
    }
}

fn token() -> Bytes {
    Bytes::copy_from_slice(&rand::random::<[u8; 16]>())
}
