//! One maker for what all wait for.

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use tokio::task::JoinSet;

use super::HOUR;
use crate::{Cache, Flight, Unavailable, share};

pub(super) async fn suite(one: &Arc<dyn Cache>, other: &Arc<dyn Cache>) -> Result<(), Unavailable> {
    it_is_made_once(one, other).await;
    what_failed_is_made_again(&**one).await?;
    nobody_waits_for_the_dead(&**one, &**other).await
}

const PATIENT: Flight<'_> = Flight { key: "flight", ttl: HOUR, patience: HOUR };

async fn it_is_made_once(one: &Arc<dyn Cache>, other: &Arc<dyn Cache>) {
    let made = Arc::new(AtomicU32::new(0));
    let mut asking = JoinSet::new();
    for index in 0..20 {
        let cache = Arc::clone(if index % 2 == 0 { one } else { other });
        let made = Arc::clone(&made);
        asking.spawn(async move {
            share(&*cache, PATIENT, || async {
                made.fetch_add(1, Ordering::SeqCst);
                // The others are to find it in the making.
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok::<_, Infallible>(Bytes::from_static(b"made"))
            })
            .await
        });
    }
    for answer in asking.join_all().await {
        assert_eq!(answer, Ok(Bytes::from_static(b"made")));
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
}

async fn what_failed_is_made_again(cache: &dyn Cache) -> Result<(), Unavailable> {
    cache.remove(PATIENT.key).await?;
    let failed = share(cache, PATIENT, || async { Err("out of order") }).await;
    assert_eq!(failed, Err("out of order"));
    let made = share(cache, PATIENT, || async { Ok::<_, Infallible>(Bytes::from_static(b"again")) }).await;
    assert_eq!(made, Ok(Bytes::from_static(b"again")));
    Ok(())
}

async fn nobody_waits_for_the_dead(one: &dyn Cache, other: &dyn Cache) -> Result<(), Unavailable> {
    one.remove(PATIENT.key).await?;
    let flight = Flight { patience: Duration::from_millis(20), ..PATIENT };
    let never = share(one, flight, std::future::pending::<Result<Bytes, Infallible>>);
    assert!(tokio::time::timeout(Duration::from_millis(1), never).await.is_err());
    let made = share(other, flight, || async { Ok::<_, Infallible>(Bytes::from_static(b"alive")) }).await;
    assert_eq!(made, Ok(Bytes::from_static(b"alive")));
    Ok(())
}
