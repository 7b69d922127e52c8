//! A whole shop, put together room by room: each room opens parts that need each other, and the next one needs it.

mod counter;
mod goods;
mod office;
mod options;
mod work;

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use cache::Cache;
use cart::Carts;
use catalog::{Catalog, Reviews};
use checkout::Checkouts;
use database::Database;
use document_copies::Copies;
use fulfilment::Fulfilment;
use inventory::Inventory;
use notifications::Notifications;
use orders::{OrderTokens, Orders};
use payments::{Payments, provider::test::TestProvider};
use primitives::{Clock, Country, Currency};
use queue::Worker;
use scheduler::Scheduler;
use search::Search;
use secrecy::{SecretSlice, SecretString};
use shop_profile::ShopProfile;
use support::Support;
use users::Users;
use workflow::Engine;

use self::{counter::Counter, goods::Goods, office::Office};
use super::{Databases, Foundation, SearchIndex};
use crate::{
    api::SeenTokens,
    settings::{Part, Profile, Settings},
};

/// A whole shop.
pub struct Shop {
    /// The settings in force.
    pub settings: Settings,
    /// The relational databases.
    pub databases: Databases,
    /// What this process shares with others for speed, if it has others.
    pub cache: Option<Arc<dyn Cache>>,
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
    /// Key-value documents that are copies.
    pub copies: Copies,
    /// Carts.
    pub carts: Arc<Carts>,
    /// Orders.
    pub orders: Arc<Orders>,
    /// Payments.
    pub payments: Arc<Payments>,
    /// The payment provider without money, if the shop has it.
    pub test_provider: Option<TestProvider>,
    /// The checkout desk.
    pub checkouts: Checkouts,
    /// Orders on their way.
    pub fulfilment: Fulfilment,
    /// Where shoppers ask how something would reach them.
    pub delivery_desk: shipping::Desk,
    /// What the shop tells about itself.
    pub profile: Arc<ShopProfile>,
    /// What people ask of the shop.
    pub support: Arc<Support>,
    /// Mails.
    pub notifications: Arc<Notifications>,
    /// The search index, if this process keeps it.
    pub search: Option<Search>,
    /// Where orders take their course.
    pub engine: Engine,
    /// Reactions to events, of each database.
    pub workers: Vec<Worker>,
    /// What happens by the clock.
    pub scheduler: Scheduler,
    /// Tokens of what clients have seen.
    pub seen: SeenTokens,
    /// Whether cookies travel encrypted only.
    pub secure_cookies: bool,
    /// The folder of public pictures.
    pub media_folder: PathBuf,
    /// The numbers of this process, if nothing else keeps them.
    pub numbers: Option<telemetry::Numbers>,
}

/// What the rooms have in common.
struct Common {
    settings: Settings,
    databases: Databases,
    cache: Option<Arc<dyn Cache>>,
    clock: Clock,
    currency: Currency,
    country: Country,
    tokens: OrderTokens,
    seen: SeenTokens,
    refresh_secret: SecretString,
    secret: SecretSlice<u8>,
}

impl Common {
    fn new(foundation: Foundation) -> Result<Self> {
        let Foundation { settings, databases, cache, clock, secret } = foundation;
        Ok(Self {
            currency: settings.shop.currency.parse().context("shop.currency")?,
            country: settings.shop.country.parse().context("shop.country")?,
            tokens: OrderTokens::new(&secret),
            seen: SeenTokens::new(&secret),
            refresh_secret: options::refresh_secret(&secret),
            secret: secret.into(),
            settings,
            databases,
            cache,
            clock,
        })
    }

    /// The database of orders and all that is decided with them.
    fn database(&self) -> &Database {
        self.databases.of(Part::Orders)
    }
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
        let common = Common::new(foundation)?;
        let goods = Goods::open(&common, &index);
        let office = Office::open(&common).await?;
        let counter = Counter::open(&common, &goods).await?;
        let workers = work::workers(&common, &goods, &office, &counter, &index);
        let scheduler = work::scheduler(&common, &goods, &office, &counter)?;
        let copies = work::copies(&common, &goods);
        let secure_cookies = options::secure_cookies(&common.settings);
        let Common { settings, databases, cache, clock, seen, .. } = common;
        Ok(Arc::new(Self {
            settings,
            databases,
            cache,
            clock,
            users: office.users,
            catalog: goods.catalog,
            reviews: goods.reviews,
            inventory: goods.inventory,
            copies,
            carts: goods.carts,
            orders: counter.orders,
            payments: counter.payments,
            test_provider: counter.test_provider,
            checkouts: counter.checkouts,
            fulfilment: counter.fulfilment,
            delivery_desk: counter.delivery_desk,
            profile: counter.profile,
            support: office.support,
            notifications: office.notifications,
            search: index.search(),
            engine: counter.engine,
            workers,
            scheduler,
            seen,
            secure_cookies,
            media_folder,
            numbers,
        }))
    }

    /// The database of orders and all that is decided with them.
    #[must_use]
    pub fn database(&self) -> &Database {
        self.databases.of(Part::Orders)
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

/// Opens the shop for a command that changes the search index, while no store runs.
///
/// # Errors
/// What is wrong with a setting or a part; when a store keeps the index.
pub async fn open_with_search(settings: Settings) -> Result<Arc<Shop>> {
    let foundation = Foundation::open(settings).await?;
    let index = foundation.keep_search()?;
    Shop::open(foundation, index).await
}
