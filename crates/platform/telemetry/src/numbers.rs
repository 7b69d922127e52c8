//! Numbers for Prometheus, in its text exposition format 0.0.4.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use thiserror::Error;

/// Upper bounds of the time histograms, in seconds.
const SECONDS: &[f64] = &[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0];

/// Upper bounds of histograms that count things.
const COUNTS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Numbers are kept twice in this process.
#[derive(Debug, Error)]
#[error("metrics cannot be set up: {0}")]
pub struct NumbersError(#[from] metrics_exporter_prometheus::BuildError);

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
        Ok(Self(builder.install_recorder()?))
    }

    /// The page that Prometheus reads.
    #[must_use]
    pub fn page(&self) -> String {
        self.0.run_upkeep();
        self.0.render()
    }

    /// Folds new samples into the histograms, so that they do not pile up between two reads of the page.
    pub fn tidy(&self) {
        self.0.run_upkeep();
    }
}
