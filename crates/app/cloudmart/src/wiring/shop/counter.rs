//! The counter: checkouts become orders, orders are paid and sent.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use checkout::{Checkouts, Parts};
use fulfilment::{Fulfilment, FulfilmentParts, PartsOfOrders};
use orders::{Numbers, Orders};
use payments::{Handler, Patience, Payments};
use shipping::Shipping;
use shop_profile::ShopProfile;
use workflow::Engine;

use super::{Common, goods::Goods, options};

/// Order numbers that a process takes at a time: a busy shop never waits for one.
const NUMBERS_AT_A_TIME: u32 = 1_000;

pub(super) struct Counter {
    pub(super) orders: Arc<Orders>,
    pub(super) checkouts: Checkouts,
    pub(super) fulfilment: Fulfilment,
    pub(super) shipping: Arc<Shipping>,
    pub(super) delivery_desk: shipping::Desk,
    pub(super) profile: Arc<ShopProfile>,
    pub(super) engine: Engine,
}

impl Counter {
    pub(super) async fn open(common: &Common, goods: &Goods) -> Result<Self> {
        let (database, clock) = (&common.database, &common.clock);
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
            payments,
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
        Ok(Self { orders, checkouts, fulfilment, shipping, delivery_desk, profile, engine })
    }
}

fn payments(common: &Common) -> Result<Payments> {
    let settings = &common.settings.payments;
    let handlers = Handler::configured(&settings.handlers, &common.database).context("payments.handlers")?;
    let answer = Duration::from_millis(settings.timeout_ms.into());
    let patience = Patience { answer, ..Patience::default() };
    Ok(Payments::new(common.database.clone(), common.clock.clone(), handlers).with_patience(patience))
}
