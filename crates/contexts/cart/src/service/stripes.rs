//! Turns within this process: those who change the same cart wait for each other instead of undoing each other's work.
//! It saves retries only; what keeps carts right, also among processes, is the version of the document.

use std::{
    array,
    hash::{DefaultHasher, Hash, Hasher},
};

use primitives::CartId;
use tokio::sync::{Mutex, MutexGuard};

/// How many carts can have their turn at the same time, more or less.
const STRIPES: usize = 64;

pub(super) struct Stripes([Mutex<()>; STRIPES]);

impl Stripes {
    /// Waits for this cart's turn.
    pub(super) async fn turn(&self, cart: CartId) -> MutexGuard<'_, ()> {
        let mut hasher = DefaultHasher::new();
        cart.hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % STRIPES as u64).unwrap_or(0);
        self.0[index].lock().await
    }
}

impl Default for Stripes {
    fn default() -> Self {
        Self(array::from_fn(|_| Mutex::default()))
    }
}
