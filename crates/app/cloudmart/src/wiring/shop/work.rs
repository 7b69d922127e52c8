//! Work behind the counter: what follows from events, and what happens by the clock.

use std::time::Duration;

use anyhow::Result;
use document_copies::Copies;
use queue::{Subscriptions, Worker};
use scheduler::Scheduler;

use super::{Common, counter::Counter, goods::Goods, office::Office, options};
use crate::{
    roles::{Scheduled, schedules},
    wiring::SearchIndex,
};

pub(super) fn worker(
    common: &Common,
    goods: &Goods,
    office: &Office,
    counter: &Counter,
    index: &SearchIndex,
) -> Worker {
    let subscriptions = match index {
        SearchIndex::Kept(search) => {
            shelf::subscribe(Subscriptions::new(), &goods.catalog, &goods.inventory, search)
        }
        SearchIndex::Read(_) | SearchIndex::Elsewhere => Subscriptions::new(),
    };
    let mails = office.notifications.clone();
    let subscriptions = correspondence::subscribe(subscriptions, mails, common.tokens.clone());
    let subscriptions = checkout::subscribe(subscriptions, &common.database, &goods.carts);
    let subscriptions = fulfilment::subscribe(subscriptions, &counter.fulfilment);
    let copies = copies(common, goods);
    let subscriptions = document_copies::subscribe_to_products(subscriptions, &copies);
    let subscriptions = document_copies::subscribe_to_orders(subscriptions, &copies);
    let options = options::worker(&common.settings);
    Worker::new(common.database.clone(), common.clock.clone(), subscriptions, options)
}

pub(super) fn copies(common: &Common, goods: &Goods) -> Copies {
    let (documents, catalog) = (goods.documents.clone(), goods.catalog.clone());
    Copies { documents, catalog, orders: common.database.clone() }
}

pub(super) fn scheduler(
    common: &Common,
    goods: &Goods,
    office: &Office,
    counter: &Counter,
) -> Result<Scheduler> {
    let scheduled = Scheduled {
        database: common.database.clone(),
        clock: common.clock.clone(),
        checkouts: counter.checkouts.clone(),
        fulfilment: counter.fulfilment.clone(),
        inventory: goods.inventory.clone(),
        users: office.users.clone(),
        documents: goods.documents.clone(),
        copies: copies(common, goods),
        shipping: counter.shipping.clone(),
        sweep: Duration::from_secs(common.settings.checkout.sweep_seconds.into()),
    };
    Ok(Scheduler::new(common.database.clone(), common.clock.clone(), schedules(scheduled)?))
}
