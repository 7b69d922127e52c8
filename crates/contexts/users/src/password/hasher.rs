//! Hashing passwords: argon2id, a few at a time, off the threads that serve requests.

use std::{
    sync::{Arc, LazyLock},
    thread,
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, TryAcquireError, oneshot};

use super::{OfferedPassword, Password};
use crate::UsersError;

/// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Gives out turns to hash.
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
    waiting: Semaphore,
    decoy: Arc<str>,
}

/// A turn to hash. It lasts until the hash is done, also if whoever asked for it has gone.
pub(crate) struct Turn {
    _turn: OwnedSemaphorePermit,
    decoy: Arc<str>,
}

impl Hasher {
    /// With so many turns at a time, and so many that may wait for one.
    pub async fn new(parallelism: usize, queue: usize) -> Result<Self, UsersError> {
        let decoy = aside(|| hash(primitives::random_token().as_bytes())).await??;
        Ok(Self {
            turns: Arc::new(Semaphore::new(parallelism.max(1))),
            waiting: Semaphore::new(queue.max(1)),
            decoy: decoy.into(),
        })
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// [`UsersError::Busy`] when too many wait already.
    pub async fn turn(&self) -> Result<Turn, UsersError> {
        let _place = self.waiting.try_acquire().map_err(|error| match error {
            TryAcquireError::NoPermits | TryAcquireError::Closed => UsersError::Busy,
        })?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| UsersError::Busy)?;
        Ok(Turn { _turn: turn, decoy: Arc::clone(&self.decoy) })
    }

    /// The hash of a new password.
    pub async fn hash(&self, password: &Password) -> Result<String, UsersError> {
        let offered = password.offered();
        self.turn().await?.blocking(move |_| hash(offered.bytes())).await?
    }
}

impl Turn {
    /// Whether `offered` has the hash `stored`, as `then` is told on the hashing thread. Without a stored hash a decoy is
    /// checked, so that the answer takes the same time.
    pub async fn verify(
        self,
        offered: OfferedPassword,
        stored: Option<String>,
        then: impl FnOnce(bool) + Send + 'static,
    ) -> Result<bool, UsersError> {
        self.blocking(move |decoy| {
            let matches = verify(offered.bytes(), stored.as_deref().unwrap_or(decoy))?;
            let right = matches && stored.is_some();
            then(right);
            Ok(right)
        })
        .await?
    }

    async fn blocking<T: Send + 'static>(
        self,
        work: impl FnOnce(&str) -> T + Send + 'static,
    ) -> Result<T, UsersError> {
        aside(move || work(&self.decoy)).await
    }
}

/// Runs `work` on a thread that ends with it: a hash takes 19 MiB, which the allocator gives back to the system with the
/// thread, and would keep as long as the thread waits for more.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, UsersError> {
    let (tell, told) = oneshot::channel();
    // Whoever asked may be gone.
    let thread = thread::Builder::new().name("password".to_owned()).spawn(move || drop(tell.send(work())));
    thread.map_err(|error| UsersError::Hashing(error.to_string()))?;
    told.await.map_err(|_| UsersError::Hashing("the hashing thread ended early".to_owned()))
}

#[expect(clippy::expect_used, reason = "the parameters are constants within argon2's bounds")]
static ARGON2: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("constant parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

fn hash(password: &[u8]) -> Result<String, UsersError> {
    let hash: PasswordHash =
        ARGON2.hash_password(password).map_err(|error| UsersError::Hashing(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify(password: &[u8], stored: &str) -> Result<bool, UsersError> {
    let stored = PasswordHash::new(stored).map_err(|error| UsersError::Hashing(error.to_string()))?;
    match ARGON2.verify_password(password, &stored) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(UsersError::Hashing(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_names_its_parameters_and_verifies_its_password_only() {
        let stored = hash(b"correct horse").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify(b"correct horse", &stored).unwrap());
        assert!(!verify(b"correct hors", &stored).unwrap());
        assert_ne!(hash(b"correct horse").unwrap(), stored);
    }

    #[tokio::test]
    async fn a_full_queue_is_refused_at_once() {
        let hasher = Arc::new(Hasher::new(1, 1).await.unwrap());
        let turn = hasher.turn().await.unwrap();
        let mut waiting = Box::pin(hasher.turn());
        assert!(futures_poll_once(&mut waiting).await.is_none());
        assert!(matches!(hasher.turn().await, Err(UsersError::Busy)));
        drop(turn);
        assert!(waiting.await.is_ok());
    }

    async fn futures_poll_once<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
        std::future::poll_fn(|context| {
            let polled = std::pin::Pin::new(&mut *future).poll(context);
            std::task::Poll::Ready(match polled {
                std::task::Poll::Ready(output) => Some(output),
                std::task::Poll::Pending => None,
            })
        })
        .await
    }
}
