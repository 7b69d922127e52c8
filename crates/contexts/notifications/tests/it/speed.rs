//! How many mails a second; run by hand in release mode, as a busy machine would make it fail for nothing.

use std::{sync::Arc, time::Instant};

use futures::{StreamExt, stream};
use primitives::EventId;

use crate::{PostOffice, ada, mails::order_confirmed};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement; run with --release -- --ignored --nocapture"]
async fn thousands_of_receipts_are_sent_a_second() {
    const COUNT: u32 = 20_000;
    let office = Arc::new(PostOffice::open().await);
    let started = Instant::now();
    stream::iter(0..COUNT)
        .for_each_concurrent(64, |_| {
            let office = Arc::clone(&office);
            async move {
                let sent = tokio::spawn(async move {
                    office.notifications.send(EventId::new(), &ada(), &order_confirmed("Tide Mug")).await
                });
                sent.await.unwrap().unwrap();
            }
        })
        .await;
    let rate = f64::from(COUNT) / started.elapsed().as_secs_f64();
    println!("{rate:.0} mails a second");
    assert!(rate > 2_000.0, "{rate:.0} mails a second");
}
