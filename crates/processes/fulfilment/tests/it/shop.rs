//! A shop as far as orders on their way need one.

use std::{ops::Deref, sync::Arc, time::Duration};

use database::Error;
use fulfilment::{Fulfilment, FulfilmentParts, MACHINE, PartsOfOrders};
use inventory::Policy;
use orders::{Numbers, Order, OrderTokens, Orders};
use payments::{
    Attempt, Handler, Origins, Patience, Payment, PaymentError, Payments, Refund,
    provider::test::{Decision, TestProvider},
};
use primitives::{Currency, ExecutionId, OrderId, Timestamp, VariantId};
use serde_json::json;
use test_shop::TestShop;
use workflow::{Engine, EngineOptions, Execution, StartRequest, Status};

use crate::{
    order::{TOTAL, new_order},
    provider::{BadLine, Trouble},
};

pub struct Shop {
    pub fulfilment: Fulfilment,
    shop: TestShop,
    provider: Arc<BadLine>,
    engine: Engine,
    numbers: Numbers,
}

impl Deref for Shop {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.shop
    }
}

/// Nothing is gained by waiting in a test: who is silent stays so.
const PATIENCE: Patience = Patience {
    answer: Duration::from_secs(5),
    sends: 1,
    look_ups: 1,
    between_look_ups: Duration::from_millis(1),
};

impl Shop {
    pub async fn open() -> Self {
        let migrations =
            [workflow::MIGRATIONS, orders::MIGRATIONS, payments::MIGRATIONS, shipping::MIGRATIONS];
        let shop = TestShop::with(&migrations).await;
        let provider = Arc::new(BadLine::new(TestProvider::new(shop.database.clone(), b"a secret")));
        let fulfilment = Fulfilment::new(parts(&shop, &provider));
        let engine = fulfilment::engine(&fulfilment, EngineOptions::default()).unwrap();
        let numbers = Numbers::new(shop.database.clone(), shop.clock.clock(), orders::BLOCK);
        Self { fulfilment, shop, provider, engine, numbers }
    }

    /// The payment provider behaves like this from now on.
    pub fn provider(&self, trouble: Trouble) {
        self.provider.set(trouble);
    }

    /// Places an order of two pieces of a thing of which there are `on_hand`, and starts its machine.
    pub async fn order(&self, token: &str, on_hand: u32) -> (OrderId, ExecutionId) {
        let (now, number, variant) = (self.now(), self.numbers.next().await.unwrap(), VariantId::new());
        let (new, token) = (new_order(variant), token.to_owned());
        let order = new.id;
        let stocked =
            self.database.write(move |tx| inventory::register(tx, now, variant, Policy::default(), on_hand));
        stocked.await.unwrap();
        let placed = self.database.write(move |tx| orders::store::place(tx, now, new.clone(), number));
        placed.await.unwrap();
        let started = self.database.write(move |tx| {
            let input = json!({"orderId": order, "attempt": 1, "amountMinorUnits": TOTAL, "currency": "USD",
                "paymentHandler": "test", "paymentToken": token, "processingDelaySeconds": 0,
                "paymentReturnUrl": "http://shop.example/checkout/return"});
            let request = StartRequest { machine: MACHINE, name: &order.to_string(), input };
            Ok::<_, Error>(workflow::start(tx, now, &request)?.id())
        });
        (order, started.await.unwrap())
    }

    /// Lets time pass until the execution has ended.
    pub async fn ended(&self, id: ExecutionId) -> Execution {
        for _ in 0..300 {
            self.engine.run_until_idle().await.unwrap();
            let execution = workflow::describe(&self.database, id).await.unwrap().unwrap();
            if execution.status != Status::Running {
                return execution;
            }
            self.clock.advance(Duration::from_secs(300));
        }
        unreachable!("the execution never ends")
    }

    /// The buyer pays on the provider's page; the shop hears nothing of it.
    pub async fn pay_on_page(&self, order: OrderId) {
        let page = self.payment(order).await.action_url.unwrap();
        let id = page.as_str().rsplit('/').next().unwrap();
        let paid = self.provider.provider().decide(id, Decision::Pay, self.now()).await.unwrap();
        assert!(paid.is_some());
    }

    /// The buyer changes their mind.
    pub async fn call_off(&self, order: OrderId) {
        let now = self.now();
        self.database.write(move |tx| orders::cancel(tx, now, order, "by the buyer")).await.unwrap();
    }

    /// Does what is due now.
    pub async fn run(&self) {
        self.engine.run_until_idle().await.unwrap();
    }

    pub async fn redrive(&self, id: ExecutionId) {
        let now = self.now();
        self.database.write(move |tx| workflow::redrive(tx, now, id)).await.unwrap();
    }

    pub async fn order_of(&self, id: OrderId) -> Order {
        let found: Result<_, Error> = self.database.read(|snapshot| orders::store::order(snapshot, id)).await;
        found.unwrap().unwrap()
    }

    /// The one payment of the order.
    pub async fn payment(&self, order: OrderId) -> Payment {
        let of = order.to_string();
        let found: Result<_, PaymentError> =
            self.database.read(|snapshot| payments::payments_of(snapshot, &of)).await;
        let mut payments = found.unwrap();
        assert_eq!(payments.len(), 1);
        payments.remove(0)
    }

    pub async fn refunds(&self, order: OrderId) -> Vec<Refund> {
        let of = order.to_string();
        self.database.read(|snapshot| payments::refunds_of(snapshot, &of)).await.unwrap()
    }

    /// What the provider was asked for and what it said, oldest first.
    pub async fn attempts(&self, payment: &Payment) -> Vec<(String, String)> {
        let found: Result<Vec<Attempt>, PaymentError> =
            self.database.read(|snapshot| payments::attempts_of(snapshot, payment.id)).await;
        found.unwrap().into_iter().map(|attempt| (attempt.operation, attempt.outcome)).collect()
    }

    fn now(&self) -> Timestamp {
        self.clock.clock().now()
    }
}

fn origins() -> Origins {
    Origins::new("http://shop.example", &[])
}

fn parts(shop: &TestShop, provider: &Arc<BadLine>) -> FulfilmentParts {
    let (database, clock) = (shop.database.clone(), shop.clock.clock());
    let handler =
        Handler { id: "test".parse().unwrap(), name: "Test".to_owned(), provider: provider.clone() };
    let (tokens, of_orders) = (OrderTokens::new(b"a secret"), Arc::new(PartsOfOrders(database.clone())));
    FulfilmentParts {
        catalog: shop.catalog.clone(),
        orders: Arc::new(Orders::new(database.clone(), clock.clone(), tokens, of_orders)),
        payments: Arc::new(
            Payments::new(database.clone(), clock.clone(), vec![handler], origins()).with_patience(PATIENCE),
        ),
        database,
        clock,
        currency: Currency::USD,
    }
}
