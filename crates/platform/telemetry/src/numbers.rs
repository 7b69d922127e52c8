//! Numbers for Prometheus, in its text exposition format 0.0.4.

use std::{thread, time::Duration};

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use thiserror::Error;

/// Upper bounds of the time histograms, in seconds.
const SECONDS: &[f64] = &[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0];

/// Upper bounds of histograms that count things.
const COUNTS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// How often samples are folded into the histograms.
const TIDYING: Duration = Duration::from_millis(500);

/// Why no numbers are kept.
#[derive(Debug, Error)]
pub enum NumbersError {
    /// They are kept twice in this process.
    #[error("metrics cannot be set up: {0}")]
    Twice(#[from] metrics_exporter_prometheus::BuildError),
    /// No thread could be started.
    #[error("metrics cannot be tidied up: {0}")]
    Thread(#[from] std::io::Error),
}

/// The numbers of this process.
#[derive(Clone)]
pub struct Numbers(PrometheusHandle);

impl Numbers {
    /// Begins to keep numbers.
    ///
    /// # Errors
    /// [`NumbersError`]
    pub fn begin() -> Result<Self, NumbersError> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)?
            .set_buckets_for_metric(Matcher::Suffix("_transactions".to_owned()), COUNTS)?;
        let numbers = Self(builder.install_recorder()?);
        let tidied = numbers.clone();
        let tidying = move || {
            loop {
                thread::sleep(TIDYING);
                tidied.tidy();
            }
        };
        thread::Builder::new().name("numbers".to_owned()).spawn(tidying)?;
        Ok(numbers)
    }

    /// The page that Prometheus reads.
    #[must_use]
    pub fn page(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }

    /// Folds new samples into the histograms. Until then each sample takes memory, a megabyte for a second of reading at
    /// full speed, whether or not anybody reads the page.
    fn tidy(&self) {
        self.0.run_upkeep();
    }
}
