//! The moments at which the store dies, and trying all of them.

use std::{any::Any, future::Future, panic::AssertUnwindSafe};

use futures::{FutureExt, StreamExt, stream};

use super::{FULL, lease};
use crate::shop::{Shop, wait_until};

/// The states whose tasks have an effect outside of the database.
const OUTSIDE: [&str; 4] = ["ProcessPayment", "ConfirmPayment", "CapturePayment", "VoidPayment"];

/// The states that end an execution without being left.
const FAILS: [&str; 2] = ["PaymentFailed", "OutOfStock"];

/// Shops that run side by side: most of the time they wait for the disk.
const AT_ONCE: usize = 8;

/// Every moment of these states: before, after the effect outside, after the commit.
pub fn points_of(states: &[&str]) -> Vec<String> {
    let moments = |state: &&str| {
        let performed = OUTSIDE.contains(state).then(|| format!("performed:{state}"));
        let committed = (!FAILS.contains(state)).then(|| format!("committed:{state}"));
        [Some(format!("before:{state}")), performed, committed].into_iter().flatten().collect::<Vec<_>>()
    };
    states.iter().flat_map(moments).collect()
}

/// Tries a death at each point; names those that were not survived.
pub async fn at_each<F: Future<Output = ()>>(points: Vec<String>, course: impl Fn(String) -> F) {
    let tried = stream::iter(points).map(|point| {
        let survived = AssertUnwindSafe(course(point.clone())).catch_unwind();
        async move { survived.await.err().map(|panic| format!("{point}: {}", words(panic.as_ref()))) }
    });
    let failed: Vec<String> =
        tried.buffer_unordered(AT_ONCE).filter_map(|failed| async { failed }).collect().await;
    assert!(failed.is_empty(), "not survived:\n{}", failed.join("\n"));
}

/// A shop that dies at a point.
pub async fn shop_dying_at(point: &str) -> Shop {
    Shop::with(&[FULL, lease(), ("order.failpoint", point)]).await
}

/// Sees the shop die, and starts it again without the failpoint.
pub async fn die_and_rise(shop: &mut Shop, point: &str) {
    wait_until(&format!("the shop has died at {point}"), async || shop.ended().is_some()).await;
    assert_eq!(shop.ended(), Some(-1), "the shop was killed by a signal");
    shop.restart_with(&[FULL, lease()]).await;
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panicked".to_owned())
}
