//! A shop's till: a database with payments, and short words for what the tests do with it.

use std::{sync::Arc, time::Duration};

use database::{Database, Snapshot, Tx, testing};
use payments::{
    AuthorizeOutcome, Balance, Charge, Handler, Key, NewRefund, Origins, Patience, Payment, PaymentError,
    Payments, Provider, Refund, ReturnUrl, Status, Token, provider::test::TestProvider,
};
use primitives::{Amount, Currency, FakeClock, Money, PaymentId, Timestamp};
use tempfile::TempDir;

pub const ORDER: &str = "ord_1";
pub const PRICE: i64 = 24_500;

pub struct Till {
    pub db: Database,
    pub clock: FakeClock,
    pub payments: Payments,
    pub outside: TestProvider,
    folder: TempDir,
}

/// Long enough for a busy machine, short enough for the tests that have to wait for it.
const PATIENCE: Patience = Patience {
    answer: Duration::from_millis(400),
    sends: 2,
    look_ups: 3,
    between_look_ups: Duration::from_millis(1),
};

fn origins() -> Origins {
    Origins::new("http://shop.example", &[])
}

pub fn return_url() -> ReturnUrl {
    origins().admit("http://shop.example/checkout/return").unwrap()
}

pub fn usd(minor_units: i64) -> Money {
    Money { amount: Amount::new(minor_units), currency: Currency::USD }
}

pub fn charge(key: &str) -> Charge {
    let [order, handler, key] = [ORDER, "test", key].map(|text| text.parse().unwrap());
    Charge::new(order, handler.to_string().parse().unwrap(), key, usd(PRICE)).unwrap()
}

pub fn token(text: &str) -> Token {
    text.parse().unwrap()
}

pub fn wish(payment: PaymentId, key: &str, amount: i64) -> NewRefund {
    NewRefund { payment_id: payment, key: key.parse().unwrap(), amount: Amount::new(amount), note: None }
}

impl Till {
    pub async fn open() -> Self {
        Self::with(None).await
    }

    pub async fn with_provider(provider: Arc<dyn Provider>) -> Self {
        Self::with(Some(provider)).await
    }

    /// The same database with everything in memory forgotten, as after `kill -9`.
    pub async fn reopened(self) -> Self {
        let db = testing::reopened(&self.db).await.unwrap();
        Self::over(db, self.folder, None)
    }

    async fn with(provider: Option<Arc<dyn Provider>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = testing::fresh(folder.path(), payments::MIGRATIONS).await.unwrap();
        Self::over(db, folder, provider)
    }

    fn over(db: Database, folder: TempDir, provider: Option<Arc<dyn Provider>>) -> Self {
        let clock = FakeClock::at(Timestamp::from_micros(1_700_000_000_000_000));
        let mut handlers = Handler::configured(&["test".to_owned()], &db, b"a secret").unwrap();
        if let Some(provider) = provider {
            handlers[0].provider = provider;
        }
        let payments = Payments::new(db.clone(), clock.clock(), handlers, origins()).with_patience(PATIENCE);
        let outside = TestProvider::new(db.clone(), b"a secret");
        Self { db, clock, payments, outside, folder }
    }

    /// One verb in a transaction of its own.
    pub async fn tx<T: Send + 'static>(
        &self,
        verb: impl Fn(&mut Tx<'_>, Timestamp) -> Result<T, PaymentError> + Send + 'static,
    ) -> Result<T, PaymentError> {
        let now = self.clock.clock().now();
        self.db.write(move |tx| verb(tx, now)).await
    }

    pub async fn read<T>(&self, read: impl FnOnce(&mut Snapshot<'_>) -> Result<T, PaymentError> + Send) -> T {
        self.db.read(read).await.unwrap()
    }

    pub async fn record(&self, charge: &Charge, outcome: &AuthorizeOutcome) -> Result<Payment, PaymentError> {
        let (charge, outcome) = (charge.clone(), outcome.clone());
        self.tx(move |tx, now| payments::record_authorization(tx, now, &charge, &outcome)).await
    }

    /// Asks for the money and records the outcome.
    pub async fn pay(&self, key: &str, with: &str) -> Payment {
        let charge = charge(key);
        let outcome = self.payments.authorize(&charge, &token(with), Some(&return_url())).await.unwrap();
        self.record(&charge, &outcome).await.unwrap()
    }

    /// Takes the money and records that.
    pub async fn capture(&self, id: PaymentId, amount: Option<Amount>) -> Result<Payment, PaymentError> {
        let outcome = self.payments.capture(id, amount).await?;
        self.tx(move |tx, now| payments::record_capture(tx, now, &outcome)).await
    }

    pub async fn void(&self, id: PaymentId) -> Result<Payment, PaymentError> {
        let outcome = self.payments.void(id).await?;
        self.tx(move |tx, now| payments::record_void(tx, now, &outcome)).await
    }

    pub async fn refund(&self, wish: NewRefund) -> Result<Refund, PaymentError> {
        let outcome = self.payments.refund(wish).await?;
        self.tx(move |tx, now| payments::record_refund(tx, now, &outcome)).await
    }

    /// A payment whose money is taken.
    pub async fn captured(&self, key: &str) -> Payment {
        let payment = self.pay(key, "tok_success").await;
        self.capture(payment.id, None).await.unwrap()
    }

    pub async fn payment(&self, id: PaymentId) -> Payment {
        self.read(|snapshot| payments::payment(snapshot, id)).await.unwrap()
    }

    pub async fn statuses(&self) -> Vec<Status> {
        let all = self.read(|snapshot| payments::payments_of(snapshot, ORDER)).await;
        all.iter().map(|payment| payment.status).collect()
    }

    pub async fn balance(&self) -> Balance {
        let balance = self.read(|snapshot| payments::ledger_balance(snapshot, ORDER)).await;
        assert!(balance.is_even(), "{balance:?}");
        balance
    }

    pub async fn calls(&self, key: &str) -> u32 {
        let key: Key = key.parse().unwrap();
        self.outside.calls(&key).await.unwrap()
    }

    /// How many charges the outside world knows for the order.
    pub async fn charges(&self) -> u32 {
        self.outside.charges_of(ORDER).await.unwrap()
    }
}
