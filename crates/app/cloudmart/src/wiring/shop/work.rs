//! Work behind the counter: what follows from events, and what happens by the clock.

use std::time::Duration;

use anyhow::Result;
use database::Database;
use document_copies::Copies;
use queue::{Subscriptions, Ticket, Worker};
use scheduler::Scheduler;

use super::{Common, counter::Counter, goods::Goods, office::Office, options};
use crate::{
    roles::{Scheduled, schedules},
    settings::Part,
    wiring::SearchIndex,
};

/// One for each database, as the events of each are kept in it. All know the same reactions.
pub(super) fn workers(
    common: &Common,
    goods: &Goods,
    office: &Office,
    counter: &Counter,
    index: &SearchIndex,
) -> Vec<Worker> {
    let worker = |database: &Database| {
        let subscriptions = subscriptions(common, goods, office, counter, index);
        Worker::new(database.clone(), common.clock.clone(), subscriptions, options::worker(&common.settings))
    };
    common.databases.all().map(worker).collect()
}

fn subscriptions(
    common: &Common,
    goods: &Goods,
    office: &Office,
    counter: &Counter,
    index: &SearchIndex,
) -> Subscriptions {
    let subscriptions = match index {
        SearchIndex::Kept(search) => {
            let once: shelf::Once = if common.databases.are_one(Part::Orders, Part::Catalog) {
                Ticket::finish
            } else {
                Ticket::note
            };
            shelf::subscribe(Subscriptions::new(), &goods.catalog, &goods.inventory, search, once)
        }
        SearchIndex::Read(_) | SearchIndex::Elsewhere => Subscriptions::new(),
    };
    let mails = office.notifications.clone();
    let subscriptions = correspondence::subscribe(subscriptions, mails, common.tokens.clone());
    let subscriptions = checkout::subscribe(subscriptions, common.database(), &goods.carts);
    let subscriptions = fulfilment::subscribe(subscriptions, &counter.fulfilment);
    let copies = copies(common, goods);
    let subscriptions = document_copies::subscribe_to_products(subscriptions, &copies);
    document_copies::subscribe_to_orders(subscriptions, &copies)
}

pub(super) fn copies(common: &Common, goods: &Goods) -> Copies {
    let (documents, catalog) = (goods.documents.clone(), goods.catalog.clone());
    Copies { documents, catalog, orders: common.database().clone() }
}

pub(super) fn scheduler(
    common: &Common,
    goods: &Goods,
    office: &Office,
    counter: &Counter,
) -> Result<Scheduler> {
    let scheduled = Scheduled {
        databases: common.databases.clone(),
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
    Ok(Scheduler::new(common.database().clone(), common.clock.clone(), schedules(scheduled)?))
}
