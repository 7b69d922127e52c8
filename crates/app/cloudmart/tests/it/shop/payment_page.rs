//! The page of the test provider, as the shopper's browser sees it.

use payments::provider::{
    NotificationMessage,
    test::{Decision, TestProvider},
};
use primitives::Clock;
use reqwest::{Client, redirect::Policy};

use super::{Answer, Shop, send};

/// A page on which a shopper pays.
pub struct PaymentPage {
    client: Client,
    address: String,
}

impl PaymentPage {
    pub fn new(address: String) -> Self {
        Self { client: Client::builder().redirect(Policy::none()).build().unwrap(), address }
    }

    /// The page as it is.
    pub async fn show(&self) -> Answer {
        send(self.client.get(&self.address)).await
    }

    /// Presses a button; the answer sends the shopper back.
    pub async fn press(&self, form: &'static str) -> Answer {
        Answer::of(self.try_press(form).await.unwrap()).await
    }

    /// As [`PaymentPage::press`], where the shop may die over it.
    pub async fn try_press(&self, form: &'static str) -> reqwest::Result<reqwest::Response> {
        let form_type = ("content-type", "application/x-www-form-urlencoded");
        self.client.post(&self.address).header(form_type.0, form_type.1).body(form).send().await
    }

    /// Decides at the provider without the shop knowing; the message that it would get.
    pub async fn decide_unseen(&self, shop: &Shop, decision: Decision) -> NotificationMessage {
        let data = shop.folder().join("data");
        let database = database::Options::file(data.join("cloudmart.db"));
        let database = database::Database::open(database).await.unwrap();
        let provider = TestProvider::new(database, &std::fs::read(data.join("secret.key")).unwrap());
        let id = self.address.rsplit('/').next().unwrap();
        provider.decide(id, decision, Clock::system().now()).await.unwrap().unwrap().1
    }
}
