//! The counter: checkouts become orders, orders are paid and sent.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use checkout::{Checkouts, Parts};
use fulfilment::{Fulfilment, FulfilmentParts, PartsOfOrders};
use orders::{Numbers, Orders};
use payments::{Handler, Origins, Patience, Payments, provider::test::TestProvider};
use secrecy::ExposeSecret;
use shipping::Shipping;
use shop_profile::ShopProfile;
use workflow::Engine;

use super::{Common, goods::Goods, options};

/// Order numbers that a process takes at a time: a busy shop never waits for one.
const NUMBERS_AT_A_TIME: u32 = 1_000;

pub(super) struct Counter {
    pub(super) orders: Arc<Orders>,
    pub(super) payments: Arc<Payments>,
    pub(super) test_provider: Option<TestProvider>,
    pub(super) checkouts: Checkouts,
    pub(super) fulfilment: Fulfilment,
    pub(super) shipping: Arc<Shipping>,
    pub(super) delivery_desk: shipping::Desk,
    pub(super) profile: Arc<ShopProfile>,
    pub(super) engine: Engine,
}

impl Counter {
    pub(super) async fn open(common: &Common, goods: &Goods) -> Result<Self> {
        let (database, clock) = (common.database(), &common.clock);
        let parts_of_orders = Arc::new(PartsOfOrders(database.clone()));
        let orders =
            Arc::new(Orders::new(database.clone(), clock.clone(), common.tokens.clone(), parts_of_orders));
        let payments = Arc::new(payments(common)?);
        let shipping = Arc::new(Shipping::open(database.clone(), common.currency).await?);
        let fulfilment = Fulfilment::new(FulfilmentParts {
            database: database.clone(),
            clock: clock.clone(),
            catalog: goods.catalog.clone(),
            orders: orders.clone(),
            payments: payments.clone(),
            currency: common.currency,
        });
        let engine = fulfilment::engine(&fulfilment, options::engine(&common.settings)?)?;
        let facts = options::facts(common)?;
        let profile = ShopProfile::new(facts, shipping.clone(), payments.clone())?;
        let checkouts = Checkouts::new(Parts {
            database: database.clone(),
            clock: clock.clone(),
            carts: goods.carts.clone(),
            shelf: goods.shelf.clone(),
            shipping: shipping.clone(),
            payments: payments.clone(),
            numbers: Numbers::new(database.clone(), clock.clone(), NUMBERS_AT_A_TIME),
            tokens: common.tokens.clone(),
            engine: engine.clone(),
            options: options::checkout(&common.settings, common.country),
        });
        let delivery_desk = shipping::Desk {
            shipping: shipping.clone(),
            clock: clock.clone(),
            currency: common.currency,
            country: common.country,
        };
        let profile = Arc::new(profile);
        let test_provider = test_provider(common);
        Ok(Self {
            orders,
            payments,
            test_provider,
            checkouts,
            fulfilment,
            shipping,
            delivery_desk,
            profile,
            engine,
        })
    }
}

fn payments(common: &Common) -> Result<Payments> {
    let settings = &common.settings.payments;
    let secret = common.secret.expose_secret();
    let handlers = Handler::configured(&settings.handlers, common.database(), secret);
    let handlers = handlers.context("payments.handlers")?;
    let server = &common.settings.server;
    let origins = Origins::new(&common.settings.public_url(), &server.cors_origins);
    let answer = Duration::from_millis(settings.timeout_ms.into());
    let patience = Patience { answer, ..Patience::default() };
    Ok(Payments::new(common.database().clone(), common.clock.clone(), handlers, origins)
        .with_patience(patience))
}

/// The provider whose pages the shop itself shows.
fn test_provider(common: &Common) -> Option<TestProvider> {
    let is_offered = common.settings.payments.handlers.iter().any(|handler| handler == "test");
    let provider = || TestProvider::new(common.database().clone(), common.secret.expose_secret());
    is_offered.then(provider)
}
