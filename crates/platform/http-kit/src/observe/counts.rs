//! The numbers of each operation. Their handles are looked up once and kept: naming a metric anew for every request
//! would cost as much as the rest of the observation.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, PoisonError, RwLock},
    time::Duration,
};

use axum::http::{Method, StatusCode};
use metrics::{Counter, Histogram};

/// The handles of one operation.
struct Operation {
    name: String,
    seconds: Histogram,
    statements: Counter,
    by_status: RwLock<HashMap<u16, Counter>>,
}

/// Method → path as the router writes it → handles. Both are from the router, so there are only so many.
type Operations = HashMap<Method, HashMap<String, Arc<Operation>>>;

static OPERATIONS: LazyLock<RwLock<Operations>> = LazyLock::new(RwLock::default);

/// Counts a request, the time it took and the statements it made.
pub(super) fn count(method: &Method, path: &str, status: StatusCode, time: Duration, statements: u64) {
    let operation = known(method, path).unwrap_or_else(|| learn(method, path));
    operation.seconds.record(time.as_secs_f64());
    operation.statements.increment(statements);
    operation.count(status.as_u16());
}

fn known(method: &Method, path: &str) -> Option<Arc<Operation>> {
    let all = OPERATIONS.read().unwrap_or_else(PoisonError::into_inner);
    all.get(method)?.get(path).cloned()
}

fn learn(method: &Method, path: &str) -> Arc<Operation> {
    // A made-up method must not make up a metric.
    let method = if is_standard(method) { method.clone() } else { Method::TRACE };
    let name = format!("{method} {path}");
    let seconds = metrics::histogram!("http_request_seconds", "operation" => name.clone());
    let statements = metrics::counter!("http_request_statements_total", "operation" => name.clone());
    let operation = Arc::new(Operation { name, seconds, statements, by_status: RwLock::default() });
    let mut all = OPERATIONS.write().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(all.entry(method).or_default().entry(path.to_owned()).or_insert(operation))
}

fn is_standard(method: &Method) -> bool {
    let standard = [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::HEAD,
        Method::OPTIONS,
    ];
    standard.contains(method)
}

impl Operation {
    fn count(&self, status: u16) {
        let kept = self.by_status.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(counter) = kept.get(&status) {
            return counter.increment(1);
        }
        drop(kept);
        let counter = metrics::counter!("http_requests_total", "operation" => self.name.clone(), "status" => status.to_string());
        counter.increment(1);
        self.by_status.write().unwrap_or_else(PoisonError::into_inner).insert(status, counter);
    }
}
