//! A database with stock, and short words for what the tests do with it.

use std::time::Duration;

use database::{Database, Tx, params, testing};
use inventory::{Held, Inventory, InventoryError, Policy, Tracking};
use primitives::{FakeClock, Quantity, Timestamp, VariantId};
use serde::de::DeserializeOwned;
use tempfile::TempDir;

pub const MINUTES_15: Duration = Duration::from_secs(15 * 60);

pub struct Warehouse {
    pub db: Database,
    pub clock: FakeClock,
    pub inventory: Inventory,
    _folder: TempDir,
}

pub fn pieces(number: i64) -> Quantity {
    Quantity::try_from(number).unwrap()
}

impl Warehouse {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [queue::MIGRATIONS, inventory::MIGRATIONS].concat();
        let db = testing::fresh(folder.path(), &migrations).await.unwrap();
        let clock = FakeClock::at(Timestamp::from_micros(1_700_000_000_000_000));
        let inventory = Inventory::new(db.clone(), clock.clock());
        Self { db, clock, inventory, _folder: folder }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.clock().now()
    }

    /// A tracked variant with so much stock.
    pub async fn stocked(&self, on_hand: u32) -> VariantId {
        self.stocked_as(Tracking::Tracked, on_hand).await
    }

    pub async fn stocked_as(&self, tracking: Tracking, on_hand: u32) -> VariantId {
        let variant = VariantId::new();
        let policy = Policy { tracking, ..Policy::default() };
        self.inventory.register(variant, policy, on_hand).await.unwrap();
        variant
    }

    /// One verb in a transaction of its own.
    pub async fn tx<T: Send + 'static>(
        &self,
        verb: impl Fn(&mut Tx<'_>, Timestamp) -> Result<T, InventoryError> + Send + 'static,
    ) -> Result<T, InventoryError> {
        let now = self.now();
        self.db.write(move |tx| verb(tx, now)).await
    }

    pub async fn hold(&self, owner: &str, lines: &[(VariantId, i64)]) -> Result<Held, InventoryError> {
        let lines: Vec<_> = lines.iter().map(|&(variant, number)| (variant, pieces(number))).collect();
        let owner = owner.to_owned();
        self.tx(move |tx, now| inventory::hold(tx, now, &owner, &lines, now.plus(MINUTES_15))).await
    }

    pub async fn commit(&self, owner: &'static str) -> Result<inventory::Committed, InventoryError> {
        self.tx(move |tx, now| inventory::commit(tx, now, owner)).await
    }

    pub async fn release(&self, owner: &'static str) -> Result<(), InventoryError> {
        self.tx(move |tx, now| inventory::release(tx, now, owner)).await
    }

    pub async fn restore(&self, owner: &'static str) -> Result<(), InventoryError> {
        self.tx(move |tx, now| inventory::restore(tx, now, owner)).await
    }

    /// On hand and reserved, over all locations.
    pub async fn level(&self, variant: VariantId) -> (i64, i64) {
        let read = self.db.read(|snapshot| inventory::standings(snapshot, &[variant])).await.unwrap();
        let shelves = &read[&variant].shelves;
        (shelves.iter().map(|s| s.on_hand).sum(), shelves.iter().map(|s| s.reserved).sum())
    }

    /// The deltas of the journal with their reasons, oldest first.
    pub async fn journal(&self, variant: VariantId) -> Vec<(i64, String)> {
        let sql = "SELECT delta, reason FROM stock_movements WHERE variant_id = ? ORDER BY id";
        let read =
            self.db.read(|s| s.query(sql, &params![variant], |row| Ok((row.get(0)?, row.get(1)?)))).await;
        read.unwrap_or_else(|error: database::Error| panic!("{error}"))
    }

    /// The payloads of all events of that name, oldest first.
    pub async fn events<E: DeserializeOwned + Send + queue::Event>(&self) -> Vec<E> {
        let sql = "SELECT payload FROM outbox WHERE event = ? ORDER BY id";
        let read = self
            .db
            .read(|s| {
                s.query(sql, &params![E::NAME], |row| row.get::<database::Json<E>>(0).map(|json| json.0))
            })
            .await;
        read.unwrap_or_else(|error: database::Error| panic!("{error}"))
    }

    pub async fn is_sound(&self) {
        let report = self.inventory.verify(false).await.unwrap();
        assert!(report.is_clean(), "{report:?}");
    }
}
