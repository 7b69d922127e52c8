//! News of a topic, and how far they can be relied on.

use bytes::Bytes;
use tokio::sync::mpsc::Receiver;

/// What a follower hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// From now on every message arrives; what was published before may have been missed.
    Begun,
    /// Somebody published this.
    Message(Bytes),
    /// From now on messages may be missed.
    Interrupted,
}

/// How many news wait for a slow follower before it is interrupted.
pub(crate) const BACKLOG: usize = 1_024;

/// The news of a topic. Dropping it ends the following.
#[derive(Debug)]
pub struct Following(pub(crate) Receiver<News>);

impl Following {
    /// The next news; nothing when the cache itself is gone.
    pub async fn next(&mut self) -> Option<News> {
        self.0.recv().await
    }
}
