//! What the processes of a shop share for speed and may lose at any time: bytes with a time to live, counts in windows,
//! one maker for what all wait for, and news of changes.
//!
//! [`Cache`] is the port. [`InProcess`] is for one process, [`RedisCache`] for several; both pass [`contract::suite`].
//! Nothing that matters is kept here alone: whoever gets [`Unavailable`] goes on without.

pub mod contract;
mod flight;
mod in_process;
mod limit;
mod news;
mod port;
#[cfg(feature = "redis")]
mod redis_cache;

#[cfg(feature = "redis")]
pub use self::redis_cache::{AddressError, RedisCache, RedisOptions};
pub use self::{
    flight::{Flight, share},
    in_process::InProcess,
    limit::SharedLimit,
    news::{Following, News},
    port::{Cache, Counted, Unavailable},
};
