//! What a file says of stock, and what is to be done about it. Pure.

use inventory::{Policy, Registration, Standings, Tracking};
use primitives::VariantId;
use serde::{Deserialize, Serialize};

use crate::VariantSheet;

/// What a file says of a variant's stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// How its stock is treated.
    pub tracking: Tracking,
    /// How many pieces there are, where the file tells.
    pub pieces: Option<u32>,
}

impl Said {
    /// What this row says.
    pub fn of(variant: &VariantSheet) -> Self {
        let tracking = match (variant.stock, variant.backorder) {
            (None, _) => Tracking::Untracked,
            (Some(_), true) => Tracking::Backorder,
            (Some(_), false) => Tracking::Tracked,
        };
        // The reader lets no other number pass.
        let pieces = variant.stock.and_then(|pieces| u32::try_from(pieces).ok());
        Self { tracking, pieces }
    }

    const fn policy(self, low_stock_at: u32) -> Policy {
        Policy { tracking: self.tracking, low_stock_at }
    }
}

/// A variant of which the file says something, and what it said before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saying {
    pub(super) variant: VariantId,
    pub(super) now: Said,
    pub(super) before: Option<Said>,
}

/// What the inventory is to be told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Orders {
    pub(super) registrations: Vec<Registration>,
    pub(super) counts: Vec<(VariantId, u32)>,
}

impl Orders {
    /// A variant that the inventory knows is told of only where the file says something else than last time:
    /// repeating itself is no news about the shelf.
    pub(super) fn of(sayings: &[Saying], standings: &Standings) -> Self {
        let mut orders = Self::default();
        for Saying { variant, now, before } in sayings.iter().copied() {
            let Some(standing) = standings.get(&variant) else {
                let (policy, on_hand) = (now.policy(Policy::default().low_stock_at), now.pieces.unwrap_or(0));
                orders.registrations.push(Registration { variant, policy, on_hand });
                continue;
            };
            if before.is_none_or(|before| before.tracking != now.tracking) {
                let policy = now.policy(standing.policy.low_stock_at);
                orders.registrations.push(Registration { variant, policy, on_hand: 0 });
            }
            match now.pieces {
                Some(pieces) if before.is_none_or(|before| before.pieces != now.pieces) => {
                    orders.counts.push((variant, pieces));
                }
                _ => {}
            }
        }
        orders
    }
}

#[cfg(test)]
mod tests {
    use inventory::{Shelf, Standing};
    use primitives::LocationId;

    use super::*;

    const TRACKED: Tracking = Tracking::Tracked;

    fn orders(before: Option<Said>, now: Said, low_stock_at: Option<u32>) -> (usize, Vec<u32>, Option<u32>) {
        let variant = VariantId::new();
        let shelf = Shelf { location: LocationId::new(), priority: 1, on_hand: 7, reserved: 0 };
        let standing = |low_stock_at| Standing {
            policy: Policy { tracking: TRACKED, low_stock_at },
            shelves: vec![shelf],
        };
        let standings = low_stock_at.map(|low| (variant, standing(low))).into_iter().collect();
        let orders = Orders::of(&[Saying { variant, now, before }], &standings);
        let low = orders.registrations.first().map(|registration| registration.policy.low_stock_at);
        (orders.registrations.len(), orders.counts.into_iter().map(|(_, pieces)| pieces).collect(), low)
    }

    #[test]
    fn a_file_that_repeats_itself_says_nothing_about_the_shelf() {
        let said = Said { tracking: TRACKED, pieces: Some(10) };
        assert_eq!(orders(Some(said), said, Some(2)), (0, vec![], None));
    }

    #[test]
    fn a_new_number_is_set_and_a_new_policy_keeps_the_low_mark() {
        let before = Said { tracking: TRACKED, pieces: Some(10) };
        let counted = Said { pieces: Some(11), ..before };
        assert_eq!(orders(Some(before), counted, Some(2)), (0, vec![11], None));
        let relaxed = Said { tracking: Tracking::Backorder, ..before };
        assert_eq!(orders(Some(before), relaxed, Some(2)), (1, vec![], Some(2)));
    }

    #[test]
    fn the_first_word_of_a_file_counts() {
        let said = Said { tracking: TRACKED, pieces: Some(10) };
        assert_eq!(orders(None, said, None), (1, vec![], Some(5)));
        assert_eq!(orders(None, said, Some(3)), (1, vec![10], Some(3)));
        let uncounted = Said { tracking: Tracking::Untracked, pieces: None };
        assert_eq!(orders(None, uncounted, Some(3)), (1, vec![], Some(3)));
    }
}
