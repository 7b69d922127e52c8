//! Two processes of one shop, as two catalogues over the same tables.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use cache::{Cache, InProcess};
use catalog::{Catalog, Precondition};
use primitives::VariantId;
use serde_json::json;

use crate::shop::Shop;

#[tokio::test]
async fn a_change_reaches_the_answers_of_a_neighbour() {
    let shop = Shop::with_products(1).await;
    let cache: Arc<dyn Cache> = Arc::new(InProcess::new(1_024));
    let (here, there) = (Arc::new(shop.neighbour()), Arc::new(shop.neighbour()));
    for catalog in [&here, &there] {
        tokio::spawn(shelf::stay_current_together(Arc::clone(catalog), Arc::clone(&cache)));
    }
    let lantern = here.current_product("lantern-0").await.unwrap().variants[0].id;
    for price in [6, 7] {
        offered(&there, lantern).await;
        let draft = json!({"title": "Lantern 0", "handle": "lantern-0", "variants": [{"price": price}]});
        here.replace_product("lantern-0", serde_json::from_value(draft).unwrap(), Precondition::None)
            .await
            .unwrap();
        let since = Instant::now();
        while offered(&there, lantern).await != price {
            assert!(since.elapsed() < Duration::from_secs(60), "the neighbour has not heard of it");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// What the lantern costs, as the catalogue keeps it ready for carts.
async fn offered(catalog: &Catalog, lantern: VariantId) -> i64 {
    catalog.offers(&[lantern]).await.unwrap()[&lantern].price.minor_units()
}
