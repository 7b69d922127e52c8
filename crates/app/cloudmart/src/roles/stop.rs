//! The signal to stop, seen by every role of the process.

use tokio::sync::watch;

/// Tells that the process is to stop; clones see the same.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

/// Raises a [`Stop`].
pub struct StopRaiser(watch::Sender<bool>);

impl StopRaiser {
    /// Tells everybody who holds the [`Stop`].
    pub fn raise(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// A signal that the process raises itself.
    #[must_use]
    pub fn by_hand() -> (StopRaiser, Self) {
        let (raise, stop) = watch::channel(false);
        (StopRaiser(raise), Self(stop))
    }

    /// A signal that SIGTERM or Ctrl-C raises.
    ///
    /// # Errors
    /// When the process may not listen to signals.
    pub fn on_signals() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let (raiser, stop) = Self::by_hand();
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("stopping");
            raiser.raise();
        });
        Ok(stop)
    }

    /// Resolves when the process is to stop.
    pub async fn stopped(mut self) {
        // An error means that nobody can raise it any more.
        let _ = self.0.wait_for(|stopped| *stopped).await;
    }

    /// Whether the process is to stop.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        *self.0.borrow()
    }
}
