use inventory::{InventoryError, Policy, Reason, Registration, Tracking};
use primitives::{LocationId, VariantId};

use crate::warehouse::Warehouse;

#[tokio::test]
async fn registering_again_changes_the_policy_and_not_the_stock() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    let untracked = Policy { tracking: Tracking::Untracked, low_stock_at: 2 };
    shop.inventory.register(shirt, untracked, 99).await.unwrap();
    assert_eq!(shop.level(shirt).await, (10, 0));
    let told = shop.inventory.availability(&[shirt]).await.unwrap();
    assert_eq!(told[&shirt].quantity, None);
    shop.is_sound().await;
}

#[tokio::test]
async fn setting_the_stock_is_journalled_once_and_never_goes_below_what_is_reserved() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.inventory.set_stock(shirt, None, 7, Reason::Count).await.unwrap();
    shop.inventory.set_stock(shirt, None, 7, Reason::Count).await.unwrap();
    assert_eq!(shop.journal(shirt).await, [(10, "initial".to_owned()), (-3, "count".to_owned())]);
    shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    let refused = shop.inventory.set_stock(shirt, None, 4, Reason::Count).await;
    assert!(matches!(refused, Err(InventoryError::BelowReserved { reserved: 5, .. })));
    shop.is_sound().await;
}

#[tokio::test]
async fn adjusting_adds_and_takes_within_what_is_free() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    let adjust = |delta| shop.inventory.adjust(shirt, None, delta, Reason::Received, Some("PO-7".to_owned()));
    assert_eq!(adjust(5).await.unwrap(), 15);
    shop.hold("ord_1", &[(shirt, 4)]).await.unwrap();
    assert!(matches!(adjust(-12).await, Err(InventoryError::BelowReserved { reserved: 4, .. })));
    assert_eq!(adjust(-11).await.unwrap(), 4);
    for delta in [i64::MAX, 1_000_000_000] {
        assert!(matches!(adjust(delta).await, Err(InventoryError::TooMuch)));
    }
    assert!(matches!(adjust(i64::MIN).await, Err(InventoryError::BelowReserved { .. })));
    shop.is_sound().await;
}

#[tokio::test]
async fn unknown_variants_and_locations_are_refused() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(1).await;
    let unknown = shop.inventory.adjust(VariantId::new(), None, 1, Reason::Received, None).await;
    assert!(matches!(unknown, Err(InventoryError::UnknownVariant(_))));
    let nowhere = shop.inventory.set_stock(shirt, Some(LocationId::new()), 1, Reason::Count).await;
    assert!(matches!(nowhere, Err(InventoryError::UnknownLocation)));
}

#[tokio::test]
async fn an_import_sets_many_counts_and_names_those_it_must_refuse() {
    let shop = Warehouse::open().await;
    let mut counts: Vec<(VariantId, u32)> = (0..700).map(|number| (VariantId::new(), number)).collect();
    assert_eq!(shop.inventory.set_stock_many(&counts, Reason::Import).await.unwrap().changed, 700);
    assert_eq!(shop.inventory.set_stock_many(&counts, Reason::Import).await.unwrap().changed, 0);
    let (held, _) = counts[600];
    shop.hold("ord_1", &[(held, 600)]).await.unwrap();
    for (_, count) in &mut counts {
        *count += 1;
    }
    counts[600].1 = 3;
    let set = shop.inventory.set_stock_many(&counts, Reason::Import).await.unwrap();
    assert_eq!((set.changed, set.refused), (699, vec![(held, 600)]));
    assert_eq!(shop.level(counts[41].0).await, (42, 0));
    assert_eq!(shop.level(held).await, (600, 600));
    shop.is_sound().await;
}

#[tokio::test]
async fn an_import_needs_few_statements() {
    let shop = Warehouse::open().await;
    let counts: Vec<(VariantId, u32)> = (1..=64).map(|number| (VariantId::new(), number)).collect();
    let statements = shop
        .tx(move |tx, now| {
            inventory::set_stock_many(tx, now, &counts, Reason::Import)?;
            let more: Vec<_> = counts.iter().map(|(variant, count)| (*variant, count + 1)).collect();
            let before = tx.statements();
            inventory::set_stock_many(tx, now, &more, Reason::Import)?;
            Ok(tx.statements() - before)
        })
        .await;
    assert!(statements.unwrap() <= 6);
}

#[tokio::test]
async fn many_registrations_keep_their_policies() {
    let shop = Warehouse::open().await;
    let all: Vec<Registration> = (0..100)
        .map(|number| Registration {
            variant: VariantId::new(),
            policy: Policy { tracking: Tracking::Backorder, low_stock_at: number },
            on_hand: number,
        })
        .collect();
    let same = all.clone();
    shop.tx(move |tx, now| inventory::register_many(tx, now, &same)).await.unwrap();
    let variants: Vec<VariantId> = all.iter().map(|registration| registration.variant).collect();
    let read = shop.db.read(|snapshot| inventory::standings(snapshot, &variants)).await.unwrap();
    for registration in all {
        let standing = &read[&registration.variant];
        assert_eq!(
            (standing.policy, standing.free()),
            (registration.policy, i64::from(registration.on_hand))
        );
    }
    shop.is_sound().await;
}
