//! What happens by the clock.

use std::{future::Future, sync::Arc, time::Duration};

use anyhow::Result;
use checkout::Checkouts;
use database::Database;
use document_copies::{Copies, CopyError, Synced};
use documents::Documents;
use fulfilment::Fulfilment;
use inventory::Inventory;
use primitives::Clock;
use scheduler::Schedule;
use shipping::Shipping;
use users::Users;

use crate::{settings::Part, wiring::Databases};

/// Expired documents deleted in one go.
const PURGED: u32 = 500;

/// What the schedules need.
pub struct Scheduled {
    /// The relational databases.
    pub databases: Databases,
    /// The time.
    pub clock: Clock,
    /// The checkout desk.
    pub checkouts: Checkouts,
    /// Orders on their way.
    pub fulfilment: Fulfilment,
    /// Stock.
    pub inventory: Inventory,
    /// Accounts.
    pub users: Arc<Users>,
    /// Key-value documents.
    pub documents: Arc<dyn Documents>,
    /// Those that are copies.
    pub copies: Copies,
    /// Ways of delivery.
    pub shipping: Arc<Shipping>,
    /// Between two searches for what is overdue.
    pub sweep: Duration,
}

/// The schedules of the shop.
///
/// # Errors
/// When a cron text is malformed.
pub fn schedules(of: Scheduled) -> Result<Vec<Schedule>> {
    let Scheduled {
        databases,
        clock,
        checkouts,
        fulfilment,
        inventory,
        users,
        documents,
        copies,
        shipping,
        sweep,
    } = of;
    let (of_products, of_orders, orders_clock) = (copies.clone(), copies, clock.clone());
    let executions = (databases.of(Part::Orders).clone(), clock.clone());
    let notifications = executions.clone();
    let (keys, notes) = ((databases.clone(), clock.clone()), (databases, clock));
    Ok(vec![
        every("expire_checkouts", sweep, move || {
            let checkouts = checkouts.clone();
            async move {
                checkouts
                    .expire()
                    .await
                    .map(|count| format!("{count} checkouts given up"))
                    .map_err(|e| e.to_string())
            }
        })?,
        every("expire_reservations", sweep, move || {
            let inventory = inventory.clone();
            async move {
                inventory
                    .expire()
                    .await
                    .map(|count| format!("{count} holds released"))
                    .map_err(|e| e.to_string())
            }
        })?,
        every("resolve_payments", Duration::from_secs(60), move || {
            let fulfilment = fulfilment.clone();
            async move {
                fulfilment
                    .resolve_payments()
                    .await
                    .map(|count| format!("{count} payments settled"))
                    .map_err(|e| e.to_string())
            }
        })?,
        every("refresh_shipping_zones", Duration::from_secs(60), move || {
            let shipping = Arc::clone(&shipping);
            async move { shipping.refresh().await.map(|()| "zones read".to_owned()).map_err(|e| e.to_string()) }
        })?,
        every("purge_sessions", Duration::from_secs(600), move || {
            let users = Arc::clone(&users);
            async move { users.purge().await.map(|purged| format!("{purged:?}")).map_err(|e| e.to_string()) }
        })?,
        every("purge_idempotency_keys", Duration::from_secs(60), move || {
            let (databases, clock) = keys.clone();
            async move { purge_keys(&databases, &clock).await.map_err(|e| e.to_string()) }
        })?,
        every("purge_handled_events", Duration::from_secs(3600), move || {
            let (databases, clock) = notes.clone();
            async move { purge_notes(&databases, &clock).await.map_err(|e| e.to_string()) }
        })?,
        every("purge_payment_notifications", Duration::from_secs(3600), move || {
            let (database, clock) = (notifications.0.clone(), notifications.1.clone());
            async move { purge_notifications(&database, &clock).await.map_err(|e| e.to_string()) }
        })?,
        every("purge_executions", Duration::from_secs(3600), move || {
            let (database, clock) = (executions.0.clone(), executions.1.clone());
            async move { purge_executions(&database, &clock).await.map_err(|e| e.to_string()) }
        })?,
        every("purge_documents", Duration::from_secs(60), move || {
            let documents = Arc::clone(&documents);
            async move { purge_documents(documents.as_ref()).await.map_err(|e| e.to_string()) }
        })?,
        Schedule::cron("sync_product_catalog", "30 3 * * *", move |_| {
            let copies = of_products.clone();
            async move { told("products", copies.sync_product_catalog(|_| ()).await) }
        })?,
        Schedule::cron("sync_order_events", "0 4 * * *", move |_| {
            let (copies, now) = (of_orders.clone(), orders_clock.now());
            async move { told("orders", copies.sync_order_events(now, ORDERS_COMPARED).await) }
        })?,
    ])
}

/// How old the orders may be whose copies are compared each night.
const ORDERS_COMPARED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

fn told(what: &str, synced: Result<Synced, CopyError>) -> Result<String, String> {
    let Synced { checked, repaired } = synced.map_err(|error| error.to_string())?;
    Ok(format!("{checked} {what} compared, the copies of {repaired} mended"))
}

fn every<F, Fut>(name: &'static str, interval: Duration, job: F) -> Result<Schedule>
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<String, String>> + Send + 'static,
{
    Ok(Schedule::every(name, interval, move |_| job())?)
}

async fn purge_keys(databases: &Databases, clock: &Clock) -> Result<String, database::Error> {
    let mut purged = 0;
    for database in databases.all() {
        loop {
            match http_kit::idempotency::purge(database, clock.now()).await? {
                0 => break,
                some => purged += some,
            }
        }
    }
    Ok(format!("{purged} keys forgotten"))
}

async fn purge_notes(databases: &Databases, clock: &Clock) -> Result<String, database::Error> {
    let mut purged = 0;
    for database in databases.all() {
        purged += queue::purge_handled(database, clock.now()).await?;
    }
    Ok(format!("{purged} notes of handled events forgotten"))
}

async fn purge_notifications(database: &Database, clock: &Clock) -> Result<String, payments::PaymentError> {
    let (now, mut purged) = (clock.now(), 0);
    loop {
        let some = database.write(move |tx| payments::purge_notifications(tx, now, PURGED)).await?;
        purged += some;
        if some == 0 {
            return Ok(format!("{purged} notifications forgotten"));
        }
    }
}

/// How long executions can be looked at.
const EXECUTIONS_KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

async fn purge_executions(database: &Database, clock: &Clock) -> Result<String, database::Error> {
    let before = clock.now().minus(EXECUTIONS_KEPT);
    let mut purged = 0;
    loop {
        let some = database.write(move |tx| workflow::purge(tx, before, PURGED)).await?;
        purged += some;
        if some == 0 {
            return Ok(format!("{purged} executions forgotten"));
        }
    }
}

async fn purge_documents(documents: &dyn Documents) -> Result<String, documents::DocumentsError> {
    let mut purged = 0;
    loop {
        let some = documents.purge_expired(PURGED).await?;
        purged += some;
        if some < u64::from(PURGED) {
            return Ok(format!("{purged} documents deleted"));
        }
    }
}
