//! Making the search index, also after an attempt that came to nothing.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use catalog::{FinderError, ProductFinder};
use shelf::{Finder, index_if_unfinished, reindex};
use tokio::sync::Notify;

use crate::shop::Shop;

#[tokio::test]
async fn an_index_whose_making_was_interrupted_is_made_at_the_next_start() {
    let shop = Shop::with_products(2_300).await;
    let search = shop.open_index().await;
    let (begun, seen) = (Arc::new(Notify::new()), Arc::new(AtomicU64::new(0)));
    let told = |read| {
        seen.store(read, Ordering::SeqCst);
        begun.notify_one();
    };
    tokio::select! {
        biased;
        () = begun.notified() => {}
        done = reindex(&shop.catalog, &search, told) => panic!("it was not interrupted: {done:?}"),
    }
    drop(search);
    let search = shop.open_index().await;
    assert!(search.count() > 0 && search.count() < 2_300, "{}", search.count());
    assert!(!search.is_complete().unwrap());
    let finder = Finder(search.clone());
    assert!(
        matches!(finder.find("lantern", 10).await, Err(FinderError::Unavailable(_))),
        "a part is not all"
    );

    index_if_unfinished(&shop.catalog, &search).await.unwrap();

    assert_eq!((search.count(), search.is_complete().unwrap()), (2_300, true));
    assert!(seen.load(Ordering::SeqCst) < 2_300);
    assert_eq!(finder.find("lantern", 5_000).await.unwrap().len(), 2_300);
    drop((search, finder));
    assert!(shop.open_index().await.is_complete().unwrap());
}

#[tokio::test]
async fn a_complete_index_is_left_alone_and_made_again_on_demand() {
    let shop = Shop::with_products(3).await;
    let search = shop.open_index().await;
    index_if_unfinished(&shop.catalog, &search).await.unwrap();
    search.put(vec![(primitives::ProductId::new(), search::SearchText::default())]).await.unwrap();
    index_if_unfinished(&shop.catalog, &search).await.unwrap();
    assert_eq!(search.count(), 4);
    assert_eq!(reindex(&shop.catalog, &search, |_| ()).await.unwrap(), 3);
}
