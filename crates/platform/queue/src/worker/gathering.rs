//! Claimed jobs that wait for company, each kind until there are enough or its time has come.

use std::{collections::HashMap, time::Duration};

use tokio::time::Instant;

use crate::{Subscriptions, store::jobs::Claimed};

/// The jobs that wait, by subscriber and event.
#[derive(Default)]
pub(super) struct Gathering(HashMap<(String, String), Gathered>);

struct Gathered {
    jobs: Vec<Claimed>,
    until: Instant,
}

impl Gathering {
    /// Takes a job; answers what is to be run now: the job, if its handler takes one at a time, or the jobs that are
    /// enough with it.
    pub(super) fn add(&mut self, job: Claimed, subscriptions: &Subscriptions) -> Option<Vec<Claimed>> {
        let Some(gather) = subscriptions.gather(&job.claim.subscriber, &job.event) else {
            return Some(vec![job]);
        };
        let key = (job.claim.subscriber.clone(), job.event.clone());
        let begin = || Gathered { jobs: Vec::new(), until: Instant::now() + gather.within };
        let gathered = self.0.entry(key.clone()).or_insert_with(begin);
        gathered.jobs.push(job);
        if gathered.jobs.len() < gather.at_most {
            return None;
        }
        self.0.remove(&key).map(|gathered| gathered.jobs)
    }

    /// What has waited long enough.
    pub(super) fn due(&mut self) -> Vec<Vec<Claimed>> {
        let now = Instant::now();
        self.0.extract_if(|_, gathered| gathered.until <= now).map(|(_, gathered)| gathered.jobs).collect()
    }

    /// How long to sleep at most, if `pause` is how long otherwise.
    pub(super) fn until_next(&self, pause: Duration) -> Duration {
        let next = self.0.values().map(|gathered| gathered.until).min();
        next.map_or(pause, |next| pause.min(next.saturating_duration_since(Instant::now())))
    }

    /// All that waits.
    pub(super) fn all(self) -> impl Iterator<Item = Vec<Claimed>> {
        self.0.into_values().map(|gathered| gathered.jobs)
    }
}
