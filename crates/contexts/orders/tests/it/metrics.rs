use std::{
    collections::HashMap,
    sync::{Arc, Mutex, atomic::AtomicU64},
};

use ::metrics::{
    Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit, with_local_recorder,
};

use crate::{Shop, new_order};

/// Counters by name and first label.
#[derive(Default)]
struct Counters(Mutex<HashMap<String, Arc<AtomicU64>>>);

impl Counters {
    fn value(&self, name: &str) -> u64 {
        let counters = self.0.lock().unwrap();
        counters.get(name).map_or(0, |counter| counter.load(std::sync::atomic::Ordering::Relaxed))
    }
}

impl Recorder for Counters {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let label = key.labels().next().unwrap();
        let name = format!("{} {}={}", key.name(), label.key(), label.value());
        Counter::from_arc(Arc::clone(self.0.lock().unwrap().entry(name).or_default()))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[tokio::test]
async fn an_order_counts_once_in_each_status_and_its_money_once() {
    let shop = Shop::open().await;
    let (id, now, counters) =
        (shop.place(new_order(None)).await.id, shop.clock.clock().now(), Counters::default());
    with_local_recorder(&counters, orders::count_placed);
    for _ in 0..2 {
        let paid = shop.database.write(move |tx| orders::record_paid(tx, now, id)).await.unwrap();
        let confirmed = shop.database.write(move |tx| orders::confirm(tx, now, id)).await.unwrap();
        with_local_recorder(&counters, || [paid, confirmed].iter().for_each(orders::Recorded::count));
    }
    assert_eq!(counters.value("orders_total status=pending"), 1);
    assert_eq!(counters.value("orders_total status=processing"), 1);
    assert_eq!(counters.value("order_revenue_minor_units_total currency=USD"), 3_500);
}
