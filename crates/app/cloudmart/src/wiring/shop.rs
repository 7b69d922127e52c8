//! A whole shop, put together.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use cart::Carts;
use catalog::{Catalog, CatalogOptions, CatalogParts, Reviews};
use checkout::{CheckoutOptions, Checkouts, Parts};
use database::Database;
use documents::{Documents, SqlDocuments};
use fulfilment::{Fulfilment, FulfilmentParts, PartsOfOrders};
use inventory::Inventory;
use notifications::Notifications;
use orders::{Numbers, OrderTokens, Orders};
use payments::{Handler, Patience, Payments};
use primitives::{Clock, Country, Currency, Email};
use queue::{Subscriptions, Worker, WorkerOptions};
use scheduler::Scheduler;
use search::Search;
use shelf::{BuyersInOrders, CartShelf, StockRoom};
use shipping::Shipping;
use support::{Support, SupportOptions};
use users::{RateLimit, Users, UsersOptions};
use workflow::{Engine, EngineOptions, Failpoint};

use super::{Foundation, SearchIndex};
use crate::{
    roles::{Scheduled, schedules},
    settings::{Profile, Settings},
};

/// Order numbers that a process takes at a time: a busy shop never waits for one.
const NUMBERS_AT_A_TIME: u32 = 1_000;

/// How long work waits that a killed process has left behind; a living one renews its leases in time.
const LEASE: Duration = Duration::from_secs(5);

/// A whole shop.
pub struct Shop {
    /// The settings in force.
    pub settings: Settings,
    /// The relational database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Accounts.
    pub users: Arc<Users>,
    /// Products.
    pub catalog: Arc<Catalog>,
    /// What buyers say about products.
    pub reviews: Arc<Reviews>,
    /// Stock.
    pub inventory: Inventory,
    /// Carts.
    pub carts: Arc<Carts>,
    /// Orders.
    pub orders: Arc<Orders>,
    /// The checkout desk.
    pub checkouts: Checkouts,
    /// Orders on their way.
    pub fulfilment: Fulfilment,
    /// What people ask of the shop.
    pub support: Arc<Support>,
    /// Mails.
    pub notifications: Arc<Notifications>,
    /// The search index, if this process keeps it.
    pub search: Option<Search>,
    /// Where orders take their course.
    pub engine: Engine,
    /// Reactions to events.
    pub worker: Worker,
    /// What happens by the clock.
    pub scheduler: Scheduler,
    /// The folder of public pictures.
    pub media_folder: PathBuf,
    /// The numbers of this process, if nothing else keeps them.
    pub numbers: Option<telemetry::Numbers>,
}

/// What the parts have in common.
struct Common {
    database: Database,
    clock: Clock,
    currency: Currency,
    country: Country,
}

impl Shop {
    /// Opens every part.
    ///
    /// # Errors
    /// What is wrong with a setting or a part.
    pub async fn open(foundation: Foundation, index: SearchIndex) -> Result<Arc<Self>> {
        // Before the parts, which ask for their numbers when they are opened.
        let numbers = telemetry::Numbers::begin().ok();
        let media_folder = foundation.media_folder();
        let Foundation { settings, database, clock, secret } = foundation;
        let common = Common {
            currency: settings.shop.currency.parse().context("shop.currency")?,
            country: settings.shop.country.parse().context("shop.country")?,
            database: database.clone(),
            clock: clock.clone(),
        };
        let users = Arc::new(Users::new(database.clone(), clock.clone(), users_options(&settings)).await?);
        let inventory = Inventory::new(database.clone(), clock.clone());
        let catalog = Arc::new(Catalog::new(catalog_parts(&settings, &common, &inventory, &index)));
        let buyers = Arc::new(BuyersInOrders(database.clone()));
        let reviews = Arc::new(Reviews::new(catalog.clone(), buyers));
        let cart_shelf = Arc::new(CartShelf::new(catalog.clone(), inventory.clone()));
        let documents: Arc<dyn Documents> = Arc::new(SqlDocuments::new(database.clone(), clock.clone()));
        let carts = Arc::new(Carts::new(
            documents.clone(),
            cart_shelf.clone(),
            database.clone(),
            clock.clone(),
            common.currency,
        ));
        let tokens = OrderTokens::new(&secret);
        let parts_of_orders = Arc::new(PartsOfOrders(database.clone()));
        let orders = Arc::new(Orders::new(database.clone(), clock.clone(), tokens.clone(), parts_of_orders));
        let payments = Arc::new(payments(&settings, &common)?);
        let shipping = Arc::new(Shipping::open(database.clone(), common.currency).await?);
        let fulfilment = Fulfilment::new(FulfilmentParts {
            database: database.clone(),
            clock: clock.clone(),
            catalog: catalog.clone(),
            orders: orders.clone(),
            payments: payments.clone(),
            currency: common.currency,
        });
        let engine = fulfilment::engine(&fulfilment, engine_options(&settings)?)?;
        let mailbox = settings.mailbox_folder().map_err(anyhow::Error::msg)?;
        let notifications = Arc::new(
            Notifications::open(&mailbox, clock.clone(), letterhead(&settings)?).await.context("mail.url")?,
        );
        let support = Arc::new(Support::new(database.clone(), clock.clone(), support_options(&settings)));
        let checkouts = Checkouts::new(Parts {
            database: database.clone(),
            clock: clock.clone(),
            carts: carts.clone(),
            shelf: cart_shelf,
            shipping: shipping.clone(),
            payments,
            numbers: Numbers::new(database.clone(), clock.clone(), NUMBERS_AT_A_TIME),
            tokens: tokens.clone(),
            engine: engine.clone(),
            options: checkout_options(&settings, &common),
        });
        let subscriptions = match &index {
            SearchIndex::Kept(search) => shelf::subscribe(Subscriptions::new(), &catalog, &inventory, search),
            SearchIndex::Elsewhere => Subscriptions::new(),
        };
        let subscriptions = correspondence::subscribe(subscriptions, notifications.clone(), tokens);
        let subscriptions = checkout::subscribe(subscriptions, &database, &carts);
        let worker = Worker::new(
            database.clone(),
            clock.clone(),
            subscriptions,
            WorkerOptions { lease: LEASE, ..WorkerOptions::default() },
        );
        let scheduled = Scheduled {
            database: database.clone(),
            clock: clock.clone(),
            checkouts: checkouts.clone(),
            fulfilment: fulfilment.clone(),
            inventory: inventory.clone(),
            users: users.clone(),
            documents,
            shipping,
            sweep: Duration::from_secs(settings.checkout.sweep_seconds.into()),
        };
        let scheduler = Scheduler::new(database.clone(), clock.clone(), schedules(scheduled)?);
        Ok(Arc::new(Self {
            settings,
            database,
            clock,
            users,
            catalog,
            reviews,
            inventory,
            carts,
            orders,
            checkouts,
            fulfilment,
            support,
            notifications,
            search: index.search(),
            engine,
            worker,
            scheduler,
            media_folder,
            numbers,
        }))
    }

    /// Whether mistakes are forgiven here.
    #[must_use]
    pub fn is_development(&self) -> bool {
        self.settings.profile == Profile::Development
    }
}

/// Opens the shop for a command that runs beside the store or instead of it.
///
/// # Errors
/// What is wrong with a setting or a part.
pub async fn open_for_command(settings: Settings) -> Result<Arc<Shop>> {
    Shop::open(Foundation::open(settings).await?, SearchIndex::Elsewhere).await
}

fn users_options(settings: &Settings) -> UsersOptions {
    let issuer = match settings.auth.issuer.as_str() {
        "" => settings.public_url(),
        issuer => issuer.to_owned(),
    };
    UsersOptions {
        issuer,
        audience: settings.auth.audience.clone(),
        registrations: per_hour(settings.auth.registrations_per_hour),
        ..UsersOptions::default()
    }
}

fn catalog_parts(
    settings: &Settings,
    common: &Common,
    inventory: &Inventory,
    index: &SearchIndex,
) -> CatalogParts {
    let stock_room = Arc::new(StockRoom(inventory.clone()));
    let answer_bytes = u64::from(settings.limits.catalog_cache_mib) * 1024 * 1024;
    CatalogParts {
        database: common.database.clone(),
        clock: common.clock.clone(),
        currency: common.currency,
        finder: index.finder(),
        shelf: stock_room.clone(),
        stocking: stock_room,
        options: CatalogOptions { answer_bytes, ..CatalogOptions::default() },
    }
}

fn payments(settings: &Settings, common: &Common) -> Result<Payments> {
    let handlers =
        Handler::configured(&settings.payments.handlers, &common.database).context("payments.handlers")?;
    let answer = Duration::from_millis(settings.payments.timeout_ms.into());
    let patience = Patience { answer, ..Patience::default() };
    Ok(Payments::new(common.database.clone(), common.clock.clone(), handlers).with_patience(patience))
}

fn checkout_options(settings: &Settings, common: &Common) -> CheckoutOptions {
    CheckoutOptions {
        hold: Duration::from_secs(u64::from(settings.checkout.hold_minutes) * 60),
        answer_wait: Duration::from_millis(settings.checkout.answer_wait_ms.into()),
        processing_delay: Duration::from_secs(settings.order.processing_delay_seconds.into()),
        country: common.country,
    }
}

fn support_options(settings: &Settings) -> SupportOptions {
    SupportOptions { per_network: per_hour(settings.support.requests_per_hour), ..SupportOptions::default() }
}

/// So many an hour; 0 means no limit.
fn per_hour(count: u32) -> Option<RateLimit> {
    (count > 0).then_some(RateLimit { count, window: Duration::from_secs(3600) })
}

/// Where people reach the staff, if anywhere.
fn contact(settings: &Settings) -> Result<Option<Email>> {
    match settings.shop.contact_email.as_str() {
        "" => Ok(None),
        address => address.parse().map(Some).context("shop.contact_email"),
    }
}

/// Who mails come from.
fn letterhead(settings: &Settings) -> Result<notifications::Shop> {
    Ok(notifications::Shop {
        name: settings.shop.name.parse().context("shop.name")?,
        from: settings.shop.mail_from.parse().context("shop.mail_from")?,
        contact: contact(settings)?,
        public_url: settings.public_url().parse().context("server.public_url")?,
    })
}

fn engine_options(settings: &Settings) -> Result<EngineOptions> {
    let failpoint = match settings.order.failpoint.as_str() {
        "" => None,
        text => Some(text.parse::<Failpoint>().context("order.failpoint")?),
    };
    Ok(EngineOptions { failpoint, lease: LEASE, ..EngineOptions::default() })
}
