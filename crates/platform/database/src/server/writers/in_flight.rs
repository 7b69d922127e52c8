//! How many transactions are being run, for the one who waits until there are none.

use tokio::sync::watch;

#[derive(Clone)]
pub(super) struct InFlight(watch::Sender<usize>);

impl Default for InFlight {
    fn default() -> Self {
        Self(watch::Sender::new(0))
    }
}

/// A transaction that is being run, until it is dropped.
pub(super) struct Running(InFlight);

impl InFlight {
    pub(super) fn one_more(&self) -> Running {
        self.0.send_modify(|count| *count += 1);
        Running(self.clone())
    }

    pub(super) async fn none(&self) {
        // It cannot be closed: this is its sender.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.0.send_modify(|count| *count -= 1);
    }
}
