//! The thread that watches a replica: how far it and its primary have got, and whether it answers. It alone decides whether
//! reads are sent there; a failing reader may only take that back.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

use super::{PATIENCE, lag::Lag, state::State};
use crate::{
    Error,
    server::{Connector, LogEnd, Purpose, Session},
};

/// How often it looks.
const LOOK: Duration = Duration::from_millis(200);

/// How often it looks at a replica that does not answer.
const LOOK_FOR_THE_DEAD: Duration = Duration::from_secs(1);

pub(super) struct Watch {
    primary: Watched,
    replica: Watched,
    state: Arc<State>,
    max_lag: Duration,
    lag: Lag,
}

/// A server with the connection by which it is watched.
struct Watched {
    connector: Connector,
    session: Option<Box<dyn Session>>,
}

impl Watch {
    pub(super) fn new(primary: Connector, replica: Connector, state: Arc<State>, max_lag: Duration) -> Self {
        let watched = |connector| Watched { connector, session: None };
        Self { primary: watched(primary), replica: watched(replica), state, max_lag, lag: Lag::default() }
    }

    /// Watches until nobody is left who could wake it.
    pub(super) fn run(mut self, woken: &Receiver<()>) {
        let mut next = Instant::now();
        loop {
            let is_due = Instant::now() >= next;
            self.look_at_primary(is_due);
            if is_due {
                let answers = self.look_at_replica();
                next = Instant::now() + if answers { LOOK } else { LOOK_FOR_THE_DEAD };
            }
            let rest = next.saturating_duration_since(Instant::now());
            if matches!(woken.recv_timeout(rest), Err(RecvTimeoutError::Disconnected)) {
                return;
            }
        }
    }

    /// Places the floors, and sees how far the primary has got.
    fn look_at_primary(&mut self, is_due: bool) {
        // Collected before the question: the answer stands for what was changed until now.
        let floors = self.state.unplaced_floors();
        if floors.is_empty() && !is_due {
            return;
        }
        // Without an answer the floors stay unknown, and all else is as it was.
        if let Ok(LogEnd { written, flushed }) = self.primary.ask(|primary| primary.log_end(PATIENCE)) {
            for (floor, changes) in floors {
                floor.place(changes, written);
            }
            self.lag.primary_at(flushed, Instant::now());
        }
    }

    /// Judges the replica; tells whether it answers.
    fn look_at_replica(&mut self) -> bool {
        if self.state.take_suspicion() {
            // An old connection may work where no new one can be made.
            self.replica.session = None;
        }
        let replayed = self.replica.ask(|replica| replica.replayed(PATIENCE));
        let (lag, why) = match &replayed {
            Ok(replayed) => (Some(self.lag.of_replica_at(*replayed, Instant::now())), String::new()),
            Err(error) => (None, error.to_string()),
        };
        let is_used = lag.is_some_and(|lag| lag <= self.max_lag);
        if self.state.judge(lag, is_used) {
            if is_used {
                tracing::info!("the replica is near its primary; reads are sent to it");
            } else {
                tracing::warn!(
                    ?lag,
                    error = why,
                    "the replica is left alone; the primary answers everything"
                );
            }
        }
        replayed.is_ok()
    }
}

impl Watched {
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut dyn Session) -> Result<T, crate::server::Failure>,
    ) -> Result<T, Error> {
        let mut session = match self.session.take() {
            Some(session) if !session.is_lost() => session,
            _ => self.connector.connect(Purpose::Read)?,
        };
        let answer = question(session.as_mut()).map_err(|failure| failure.error)?;
        self.session = Some(session);
        Ok(answer)
    }
}
