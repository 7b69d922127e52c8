//! Proving that the counters say what the journal and the holds say, and repairing them if they do not.
//!
//! Direction of repair: `reserved` becomes the sum of the live holds, which are the promises made. `on_hand` stays,
//! because it is what was sold from and what staff see on the shelf; a `repair` movement brings the journal into line.
//! A level that would then have more promised than there is needs somebody to count, and is only reported.

use database::{Database, Tx};
use primitives::{Clock, LocationId, Timestamp, VariantId};
use serde::Serialize;

use crate::{
    InventoryError, Reason,
    announce::{announce, changes},
    reservation::RowChanges,
    store::{self, audit::Place},
};

/// How many levels are read at a time: the bound on memory.
const PAGE: u32 = 10_000;
/// How many holds without a deadline are repaired at a time.
const HOLDS: u32 = 500;
/// How many differences a report lists; it counts all.
const LISTED: usize = 100;

/// A level beside what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LevelAudit {
    /// Of which variant.
    pub variant: VariantId,
    /// Where.
    pub location: LocationId,
    /// The counter of pieces.
    pub on_hand: i64,
    /// The sum of the journal.
    pub moved: i64,
    /// The counter of promised pieces.
    pub reserved: i64,
    /// The sum of the live holds.
    pub held: i64,
}

impl LevelAudit {
    /// Whether both counters are right.
    #[must_use]
    pub const fn is_right(&self) -> bool {
        self.on_hand == self.moved && self.reserved == self.held
    }
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// How many levels were checked.
    pub levels: u64,
    /// How many of them were wrong.
    pub wrong: u64,
    /// How many wrong levels were repaired.
    pub repaired: u64,
    /// The first of the wrong levels, as they were found.
    pub differences: Vec<LevelAudit>,
    /// How many rows of holds had no deadline (500 stands for as many or more, unless they were repaired).
    pub holds_without_deadline: u64,
}

impl VerifyReport {
    /// Whether nothing was wrong.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.wrong == 0 && self.holds_without_deadline == 0
    }
}

/// Checks every level and hold, and repairs what is wrong if `repair` says so. Shoppers go on buying meanwhile.
///
/// # Errors
/// When the database could not.
pub async fn verify(db: &Database, clock: &Clock, repair: bool) -> Result<VerifyReport, InventoryError> {
    let mut report = VerifyReport {
        holds_without_deadline: check_deadlines(db, repair).await?,
        ..VerifyReport::default()
    };
    let mut after: Option<Place> = None;
    loop {
        let page = db.scan(move |snapshot| store::audit::page(snapshot, after, PAGE)).await?;
        let Some(last) = page.last() else { return Ok(report) };
        after = Some((last.variant, last.location));
        report.levels += page.len() as u64;
        for wrong in page.iter().filter(|level| !level.is_right()) {
            report.wrong += 1;
            if report.differences.len() < LISTED {
                report.differences.push(*wrong);
            }
            let (variant, location, now) = (wrong.variant, wrong.location, clock.now());
            if repair && db.write(move |tx| repair_level(tx, now, variant, location)).await? {
                tracing::warn!(%variant, %location, "a stock level was repaired");
                report.repaired += 1;
            }
        }
    }
}

async fn check_deadlines(db: &Database, repair: bool) -> Result<u64, InventoryError> {
    let mut found = 0;
    loop {
        let undated = db.scan(|snapshot| store::audit::without_deadline(snapshot, HOLDS)).await?;
        found += undated.len() as u64;
        if !repair || undated.is_empty() {
            return Ok(found);
        }
        db.write(move |tx| {
            undated
                .iter()
                .try_for_each(|(expires_at, owner)| store::deadlines::insert(tx, *expires_at, owner))
        })
        .await?;
    }
}

/// Looks again, since time has passed, and repairs the level if it can be; tells whether it did.
fn repair_level(
    tx: &mut Tx<'_>,
    now: Timestamp,
    variant: VariantId,
    location: LocationId,
) -> Result<bool, InventoryError> {
    let levels = store::audit::of_variant(tx, variant)?;
    let Some(level) = levels.into_iter().find(|level| level.location == location && !level.is_right()) else {
        return Ok(false);
    };
    if level.held > level.on_hand {
        return Ok(false);
    }
    let before = store::standings::of(tx, &[variant])?;
    let row = |delta| RowChanges::from([((variant, location), delta)]);
    store::levels::correct_reserved(tx, variant, location, level.held)?;
    store::movements::insert_many(tx, now, &row(level.on_hand - level.moved), Reason::Repair, None)?;
    announce(tx, now, &changes(&before, &row(level.reserved - level.held)))?;
    Ok(true)
}
