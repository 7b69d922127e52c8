//! The mails that the shop has sent.

use serde_json::Value;

use super::{Answer, Shop};

impl Shop {
    /// The mails to an address, the newest first.
    pub async fn mails_to(&self, email: &str) -> Vec<Value> {
        let request = self.client().get(self.url("/dev/mail.json")).query(&[("to", email)]);
        let answer = Answer::of(request.send().await.unwrap()).await.is(200);
        let items = answer.json.get("items").unwrap_or(&answer.json);
        items.as_array().cloned().unwrap_or_default()
    }
}
