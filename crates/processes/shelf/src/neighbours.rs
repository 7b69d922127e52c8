//! Processes of one shop tell each other, through the cache they share, what has become stale; so each may keep its answers
//! for as long as nobody says otherwise. While the cache is away nothing is kept for longer than a moment.

mod pending;

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use cache::{Cache, News};
use catalog::{Catalog, Stale};
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

use self::pending::Pending;

const TOPIC: &str = "catalog.stale";

/// How long an answer is kept that a neighbour may have made stale without being heard.
const UNHEARD: Duration = Duration::from_secs(1);

/// After so many of those, facets are counted anew.
const RECOUNT: u32 = 30;

/// The pause before something is told again.
const AGAIN: Duration = Duration::from_millis(200);

#[derive(Serialize, Deserialize)]
struct Told {
    from: u64,
    stale: Vec<Stale>,
}

/// Tells the neighbours what changes here, and hears what changes there, for as long as it is polled. To be called once for
/// a catalogue.
pub async fn stay_current_together(catalog: Arc<Catalog>, cache: Arc<dyn Cache>) {
    let pending = Arc::new(Pending::default());
    let noted = Arc::clone(&pending);
    catalog.tell(move |stale| noted.add(stale));
    let me = rand::random();
    tokio::join!(tell(me, &pending, &*cache), hear(me, &catalog, &*cache));
}

/// What could not be told is told later: a neighbour that is not interrupted relies on hearing it.
async fn tell(me: u64, pending: &Pending, cache: &dyn Cache) {
    loop {
        let told = Told { from: me, stale: pending.take().await };
        let message = serde_json::to_vec(&told).map(Bytes::from).unwrap_or_default();
        while cache.publish(TOPIC, message.clone()).await.is_err() {
            sleep(AGAIN).await;
        }
    }
}

async fn hear(me: u64, catalog: &Catalog, cache: &dyn Cache) {
    let mut following = cache.follow(TOPIC);
    let (mut is_reliable, mut unheard) = (false, 0_u32);
    loop {
        let news = tokio::select! {
            news = following.next() => news,
            () = sleep(UNHEARD), if !is_reliable => {
                unheard += 1;
                if unheard % RECOUNT == 0 { catalog.heard(&Stale::Everything) } else { catalog.doubt() }
                continue;
            }
        };
        if let Some(News::Message(message)) = news {
            understand(me, &message, catalog);
            continue;
        }
        is_reliable = news == Some(News::Begun);
        if news.is_none() {
            following = cache.follow(TOPIC);
        }
        // Something may have been missed until now.
        catalog.heard(&Stale::Everything);
    }
}

fn understand(me: u64, message: &[u8], catalog: &Catalog) {
    match serde_json::from_slice::<Told>(message) {
        Ok(told) if told.from == me => {}
        Ok(told) => told.stale.iter().for_each(|stale| catalog.heard(stale)),
        // A neighbour of another version says something that is not known here yet.
        Err(_) => catalog.heard(&Stale::Everything),
    }
}
