//! Random histories against a model that fits on a page.

use std::{collections::BTreeMap, time::Duration};

use inventory::{InventoryError, Reason};
use primitives::{Timestamp, VariantId};
use proptest::prelude::*;

use crate::warehouse::{MINUTES_15, Warehouse};

const OWNERS: [&str; 4] = ["ord_a", "ord_b", "ord_c", "ord_d"];

#[derive(Debug, Clone)]
enum Step {
    Hold(usize, Vec<(usize, i64)>),
    Commit(usize),
    Release(usize),
    Restore(usize),
    Extend(usize, u64),
    Wait(u64),
    Expire,
    Adjust(usize, i64),
}

fn step() -> impl Strategy<Value = Step> {
    let owner = 0..OWNERS.len();
    prop_oneof![
        6 => (owner.clone(), prop::collection::vec((0_usize..3, 1_i64..6), 1..4)).prop_map(|(o, l)| Step::Hold(o, l)),
        4 => owner.clone().prop_map(Step::Commit),
        2 => owner.clone().prop_map(Step::Release),
        2 => owner.clone().prop_map(Step::Restore),
        1 => (owner, 0_u64..40).prop_map(|(o, m)| Step::Extend(o, m)),
        3 => (1_u64..12).prop_map(Step::Wait),
        2 => Just(Step::Expire),
        2 => (0_usize..3, -6_i64..10).prop_map(|(v, d)| Step::Adjust(v, d)),
    ]
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Held(Timestamp),
    Sold,
    Restored,
    Over,
}

/// On hand by variant, and what each owner has; all else follows from these two.
#[derive(Debug, Default)]
struct Model {
    on_hand: [i64; 3],
    owners: BTreeMap<usize, (Stage, [i64; 3])>,
}

impl Model {
    fn reserved_but_for(&self, variant: usize, but: Option<usize>) -> i64 {
        self.owners
            .iter()
            .filter(|(owner, (stage, _))| Some(**owner) != but && matches!(stage, Stage::Held(_)))
            .map(|(_, (_, wanted))| wanted[variant])
            .sum()
    }

    /// Whether the step must succeed; applies it if so.
    fn apply(&mut self, step: &Step, now: Timestamp) -> bool {
        match step {
            Step::Hold(owner, lines) => self.hold(*owner, lines, now),
            Step::Commit(owner) => match self.owners.get(owner).copied() {
                Some((Stage::Held(until), wanted)) if until > now => {
                    (0..3).for_each(|v| self.on_hand[v] -= wanted[v]);
                    self.owners.insert(*owner, (Stage::Sold, wanted));
                    true
                }
                other => matches!(other, Some((Stage::Sold, _))),
            },
            Step::Release(owner) => match self.owners.get_mut(owner) {
                Some((Stage::Sold, _)) => false,
                Some((stage @ Stage::Held(_), _)) => {
                    *stage = Stage::Over;
                    true
                }
                _ => true,
            },
            Step::Restore(owner) => match self.owners.get(owner).copied() {
                Some((Stage::Sold, wanted)) => {
                    (0..3).for_each(|v| self.on_hand[v] += wanted[v]);
                    self.owners.insert(*owner, (Stage::Restored, wanted));
                    true
                }
                other => matches!(other, Some((Stage::Restored, _))),
            },
            Step::Extend(owner, minutes) => match self.owners.get_mut(owner) {
                Some((Stage::Held(until), _)) => {
                    *until = (*until).max(now.plus(Duration::from_secs(minutes * 60)));
                    true
                }
                _ => false,
            },
            Step::Wait(_) => true,
            Step::Expire => {
                for (stage, _) in self.owners.values_mut() {
                    if matches!(stage, Stage::Held(until) if *until <= now) {
                        *stage = Stage::Over;
                    }
                }
                true
            }
            Step::Adjust(variant, delta) => {
                let possible = self.on_hand[*variant] + delta >= self.reserved_but_for(*variant, None);
                self.on_hand[*variant] += if possible { *delta } else { 0 };
                possible
            }
        }
    }

    fn hold(&mut self, owner: usize, lines: &[(usize, i64)], now: Timestamp) -> bool {
        let mut wanted = [0; 3];
        lines.iter().for_each(|(variant, number)| wanted[*variant] += number);
        match self.owners.get(&owner) {
            Some((Stage::Sold, _)) => return false,
            Some((Stage::Held(until), had)) if *until > now && *had == wanted => return true,
            _ => {}
        }
        let free = |v: usize| self.on_hand[v] - self.reserved_but_for(v, Some(owner));
        let enough = (0..3).all(|v| wanted[v] == 0 || wanted[v] <= free(v));
        if enough {
            self.owners.insert(owner, (Stage::Held(now.plus(MINUTES_15)), wanted));
        }
        enough
    }
}

async fn run(shop: &Warehouse, variants: &[VariantId], step: Step) -> Result<(), InventoryError> {
    match step {
        Step::Hold(owner, lines) => {
            let lines: Vec<_> = lines.into_iter().map(|(v, number)| (variants[v], number)).collect();
            shop.hold(OWNERS[owner], &lines).await.map(drop)
        }
        Step::Commit(owner) => shop.commit(OWNERS[owner]).await.map(drop),
        Step::Release(owner) => shop.release(OWNERS[owner]).await,
        Step::Restore(owner) => shop.restore(OWNERS[owner]).await,
        Step::Extend(owner, minutes) => {
            let time = Duration::from_secs(minutes * 60);
            shop.tx(move |tx, now| inventory::extend(tx, OWNERS[owner], now.plus(time))).await
        }
        Step::Wait(minutes) => {
            shop.clock.advance(Duration::from_secs(minutes * 60));
            Ok(())
        }
        Step::Expire => shop.inventory.expire().await.map(drop),
        Step::Adjust(variant, delta) => {
            shop.inventory.adjust(variants[variant], None, delta, Reason::Count, None).await.map(drop)
        }
    }
}

async fn replay(steps: Vec<Step>) {
    let shop = Warehouse::open().await;
    let name = "Second".parse().unwrap();
    let (mut variants, mut model) = (Vec::new(), Model::default());
    let second = {
        variants.push(shop.stocked(8).await);
        shop.tx(move |tx, now| inventory::add_location(tx, now, &name, 300)).await.unwrap()
    };
    variants.extend([shop.stocked(4).await, shop.stocked(12).await]);
    // One variant lies at two locations, so that its holds split.
    shop.inventory.set_stock(variants[2], Some(second), 5, Reason::Count).await.unwrap();
    shop.inventory.adjust(variants[2], None, -9, Reason::Count, None).await.unwrap();
    model.on_hand = [8, 4, 8];
    for step in steps {
        if let Step::Adjust(2, _) = step {
            continue;
        }
        let expected = model.apply(&step, shop.now());
        let result = run(&shop, &variants, step.clone()).await;
        assert_eq!(result.is_ok(), expected, "{step:?}: {result:?}, {model:?}");
        for (index, variant) in variants.iter().enumerate() {
            let modelled = (model.on_hand[index], model.reserved_but_for(index, None));
            assert_eq!(shop.level(*variant).await, modelled, "variant {index} after {step:?}");
        }
    }
    shop.is_sound().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_of_verbs_is_that_of_the_model(steps in prop::collection::vec(step(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(replay(steps));
    }
}
