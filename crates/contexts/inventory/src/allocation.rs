//! From which locations a demand is met. Pure; the store then takes the pieces with conditional writes.
//!
//! A variant is taken from the location of the highest priority (lowest number), then from the one with most pieces,
//! split if need be. What exceeds the stock is `beyond_stock`, if the policy allows that at all.

use std::cmp::Reverse;

use primitives::VariantId;

use crate::{Allocation, InventoryError, Shelf, Shortage, Standing, Standings, Tracking, demand::Demand};

/// All of the demand, or every shortage.
pub(crate) fn allocate(demand: &Demand, standings: &Standings) -> Result<Vec<Allocation>, InventoryError> {
    let (mut allocations, mut shortages) = (Vec::new(), Vec::new());
    for (variant, wanted) in &demand.0 {
        let shortage = |available| Shortage { variant: *variant, wanted: *wanted, available };
        match standings.get(variant) {
            None => shortages.push(shortage(0)),
            Some(standing) => match allocate_one(*variant, *wanted, standing) {
                Some(taken) => allocations.extend(taken),
                None => shortages.push(shortage(standing.free())),
            },
        }
    }
    if shortages.is_empty() { Ok(allocations) } else { Err(InventoryError::Insufficient(shortages)) }
}

fn allocate_one(variant: VariantId, wanted: i64, standing: &Standing) -> Option<Vec<Allocation>> {
    let mut shelves: Vec<&Shelf> = standing.shelves.iter().collect();
    shelves.sort_by_key(|shelf| (shelf.priority, Reverse(shelf.free()), shelf.location));
    let (mut missing, mut taken) = (wanted, Vec::new());
    if standing.policy.tracking != Tracking::Untracked {
        for shelf in &shelves {
            let quantity = shelf.free().min(missing);
            if quantity > 0 {
                missing -= quantity;
                taken.push(Allocation { variant, location: shelf.location, quantity, beyond_stock: 0 });
            }
        }
    }
    match (missing, standing.policy.tracking) {
        (0, _) => Some(taken),
        (_, Tracking::Tracked) => None,
        (missing, _) => promise_beyond_stock(variant, missing, &shelves, taken),
    }
}

fn promise_beyond_stock(
    variant: VariantId,
    missing: i64,
    shelves: &[&Shelf],
    mut taken: Vec<Allocation>,
) -> Option<Vec<Allocation>> {
    let location = shelves.first()?.location;
    match taken.iter_mut().find(|allocation| allocation.location == location) {
        Some(allocation) => allocation.beyond_stock = missing,
        None => taken.push(Allocation { variant, location, quantity: 0, beyond_stock: missing }),
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use primitives::{LocationId, Quantity};
    use proptest::prelude::*;

    use super::*;
    use crate::Policy;

    fn standing(tracking: Tracking, shelves: &[(i64, i64, i64)]) -> Standing {
        let shelves = shelves.iter().map(|&(priority, on_hand, reserved)| Shelf {
            location: LocationId::new(),
            priority,
            on_hand,
            reserved,
        });
        Standing { policy: Policy { tracking, ..Policy::default() }, shelves: shelves.collect() }
    }

    fn take(wanted: i64, standing: &Standing) -> Option<Vec<(i64, i64)>> {
        let taken = allocate_one(VariantId::new(), wanted, standing)?;
        let index = |location| standing.shelves.iter().position(|shelf| shelf.location == location).unwrap();
        let mut by_shelf = vec![(0, 0); standing.shelves.len()];
        for allocation in taken {
            by_shelf[index(allocation.location)] = (allocation.quantity, allocation.beyond_stock);
        }
        Some(by_shelf)
    }

    #[test]
    fn priority_goes_first_then_most_stock_and_lines_may_split() {
        let stock = standing(Tracking::Tracked, &[(2, 9, 0), (1, 3, 1), (2, 5, 0)]);
        assert_eq!(take(2, &stock), Some(vec![(0, 0), (2, 0), (0, 0)]));
        assert_eq!(take(12, &stock), Some(vec![(9, 0), (2, 0), (1, 0)]));
        assert_eq!(take(17, &stock), None);
    }

    #[test]
    fn a_backorder_takes_the_stock_first_and_reserves_nothing_for_the_rest() {
        let stock = standing(Tracking::Backorder, &[(1, 2, 0), (2, 1, 0)]);
        assert_eq!(take(10, &stock), Some(vec![(2, 7), (1, 0)]));
        assert_eq!(
            take(4, &standing(Tracking::Backorder, &[(1, 0, 0), (2, 1, 0)])),
            Some(vec![(0, 3), (1, 0)])
        );
    }

    #[test]
    fn an_untracked_variant_always_suffices_and_touches_no_stock() {
        assert_eq!(take(9_999, &standing(Tracking::Untracked, &[(1, 5, 0)])), Some(vec![(0, 9_999)]));
    }

    #[test]
    fn every_shortage_is_named_and_an_unknown_variant_is_one() {
        let [known, unknown] = [VariantId::new(), VariantId::new()];
        let standings = Standings::from([(known, standing(Tracking::Tracked, &[(1, 1, 0)]))]);
        let five = Quantity::try_from(5).unwrap();
        let demand = Demand::of(&[(unknown, Quantity::ONE), (known, five), (known, Quantity::ONE)]).unwrap();
        let Err(InventoryError::Insufficient(shortages)) = allocate(&demand, &standings) else {
            panic!("there is not enough");
        };
        assert_eq!(
            shortages,
            [
                Shortage { variant: known, wanted: 6, available: 1 },
                Shortage { variant: unknown, wanted: 1, available: 0 },
            ]
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_is_what_was_wanted_and_never_more_than_is_free(
            shelves in prop::collection::vec((0_i64..3, 0_i64..50, 0_i64..50), 1..5),
            wanted in 1_i64..150,
            backorder: bool,
        ) {
            let shelves: Vec<_> = shelves.into_iter().map(|(p, a, b)| (p, a.max(b), a.min(b))).collect();
            let tracking = if backorder { Tracking::Backorder } else { Tracking::Tracked };
            let stock = standing(tracking, &shelves);
            match allocate_one(VariantId::new(), wanted, &stock) {
                None => prop_assert!(!backorder && stock.free() < wanted),
                Some(taken) => {
                    prop_assert_eq!(taken.iter().map(|a| a.quantity + a.beyond_stock).sum::<i64>(), wanted);
                    prop_assert_eq!(taken.iter().map(|a| a.quantity).sum::<i64>(), wanted.min(stock.free()));
                    for allocation in taken {
                        let free = stock.shelf(allocation.location).map(Shelf::free);
                        prop_assert!(free.is_some_and(|free| allocation.quantity <= free));
                    }
                }
            }
        }
    }
}
