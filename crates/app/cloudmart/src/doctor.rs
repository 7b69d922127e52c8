//! What is wrong with a configuration, a data folder or the store in it, and what to do about it. The doctor changes
//! nothing, and looks beside a running store as well as without one.

mod cache;
mod folder;
mod listening;
mod search_index;
mod store;

use serde::Serialize;

use crate::settings::{Settings, exposed, weaknesses};

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// Worth a look.
    Doubtful,
    /// The store does not work, or loses something, until this is mended.
    Wrong,
}

/// A check and what came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub check: &'static str,
    /// What came of it.
    pub verdict: Verdict,
    /// What was seen.
    pub seen: String,
    /// What to do, where something is to be done.
    pub advice: Option<String>,
}

impl Finding {
    fn fine(check: &'static str, seen: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Fine, seen: seen.into(), advice: None }
    }

    fn doubtful(check: &'static str, seen: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Doubtful, seen: seen.into(), advice: Some(advice.into()) }
    }

    fn wrong(check: &'static str, seen: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Wrong, seen: seen.into(), advice: Some(advice.into()) }
    }
}

/// Looks at everything.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![configuration(settings)];
    findings.extend(folder::examine(settings));
    findings.push(listening::examine(settings).await);
    findings.extend(store::examine(settings).await);
    findings.push(cache::examine(settings).await);
    findings.push(search_index::examine(settings));
    findings
}

fn configuration(settings: &Settings) -> Finding {
    const CHECK: &str = "configuration";
    let weak = weaknesses(settings);
    if !weak.is_empty() {
        return Finding::wrong(CHECK, "too weak for production", weak.join("; "));
    }
    if exposed(settings) {
        let seen = format!("a development shop on {}, which other machines reach", settings.server.listen);
        return Finding::wrong(CHECK, seen, "set profile = \"production\", or listen on 127.0.0.1");
    }
    Finding::fine(CHECK, format!("fit for the {:?} profile", settings.profile).to_lowercase())
}
