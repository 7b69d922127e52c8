//! Shipping on a real database, through its public face.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod estimates;
mod parcels;
mod zones;

use database::{Database, Tx, testing};
use primitives::{LineItemId, Quantity, Timestamp};
use shipping::{ShipmentLine, ShippingError};
use tempfile::TempDir;

const NOW: Timestamp = Timestamp::from_micros(1_700_000_000_000_000);

struct Depot {
    db: Database,
    _folder: TempDir,
}

impl Depot {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let migrations = [queue::MIGRATIONS, shipping::MIGRATIONS].concat();
        Self { db: testing::fresh(folder.path(), &migrations).await.unwrap(), _folder: folder }
    }

    async fn tx<T: Send + 'static>(
        &self,
        verb: impl Fn(&mut Tx<'_>) -> Result<T, ShippingError> + Send + 'static,
    ) -> Result<T, ShippingError> {
        self.db.write(verb).await
    }

    async fn events(&self) -> Vec<(String, serde_json::Value)> {
        let read = self.db.read(|s| {
            s.query("SELECT event, payload FROM outbox ORDER BY id", &[], |row| {
                Ok((row.get(0)?, row.get::<database::Json<_>>(1)?.0))
            })
        });
        read.await.unwrap_or_else(|error: database::Error| panic!("{error}"))
    }
}

fn line(pieces: i64) -> ShipmentLine {
    ShipmentLine { line_item_id: LineItemId::new(), quantity: Quantity::try_from(pieces).unwrap() }
}
