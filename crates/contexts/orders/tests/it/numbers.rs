use std::collections::BTreeSet;

use orders::{Numbers, OrderNumber};
use tokio::task::JoinSet;

use crate::{Shop, new_order};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_parallel_orders_have_a_thousand_numbers() {
    let shop = Shop::open().await;
    let mut all = JoinSet::new();
    for _ in 0..1_000 {
        let (numbers, database, now) =
            (shop.numbers.clone(), shop.database.clone(), shop.clock.clock().now());
        all.spawn(async move {
            let (new, number) = (new_order(None), numbers.next().await.unwrap());
            let placed =
                database.write(move |tx| orders::store::place(tx, now, new.clone(), number)).await.unwrap();
            placed.number
        });
    }
    let numbers: BTreeSet<OrderNumber> = all.join_all().await.into_iter().collect();
    assert_eq!(numbers.len(), 1_000);
    assert!(numbers.iter().all(|number| number.get() >= OrderNumber::FIRST));
}

#[tokio::test]
async fn processes_never_give_out_the_same_number() {
    let shop = Shop::open().await;
    let clock = shop.clock.clock();
    let one = Numbers::new(shop.database.clone(), clock.clone(), 3);
    let other = Numbers::new(shop.database.clone(), clock, 7);
    let (mut of_one, mut of_other) = (Vec::new(), Vec::new());
    for _ in 0..100 {
        of_one.push(one.next().await.unwrap());
        of_other.push(other.next().await.unwrap());
    }
    assert!(of_one.is_sorted() && of_other.is_sorted());
    let all: BTreeSet<_> = of_one.into_iter().chain(of_other).collect();
    assert_eq!(all.len(), 200);
    assert_eq!(all.first(), Some(&OrderNumber::new(OrderNumber::FIRST)));
}

#[tokio::test]
async fn a_restarted_process_goes_on_above_what_was_taken() {
    let shop = Shop::open().await;
    let before = shop.numbers.next().await.unwrap();
    let restarted = Numbers::new(shop.database.clone(), shop.clock.clock(), 50);
    let after = restarted.next().await.unwrap();
    assert_eq!(after.get() - before.get(), i64::from(orders::BLOCK));
}
