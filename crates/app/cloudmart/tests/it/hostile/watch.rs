//! Things of somebody else that no hostile input may change.

use serde_json::Value;

use crate::shop::{Buyer, Caller, Shop};

/// A customer's cart and checkout, and a product.
pub struct Watched {
    owner: Caller,
    paths: Vec<String>,
    before: Vec<Value>,
}

impl Watched {
    pub async fn new(shop: &Shop) -> Self {
        let owner = shop.customer("watched@example.com").await;
        let mut buyer = Buyer::new(owner.clone());
        let variant = buyer.variant().await;
        buyer.prepare(&variant.id, 2).await;
        let paths = vec![
            format!("/carts/{}", buyer.cart_id),
            format!("/checkouts/{}", buyer.checkout_id),
            format!("/products/{}", variant.product_id),
            "/me".to_owned(),
        ];
        let mut watched = Self { owner, paths, before: Vec::new() };
        watched.before = watched.read().await;
        watched
    }

    /// Panics if something has changed.
    pub async fn is_unchanged(&self) {
        assert_eq!(self.read().await, self.before);
    }

    async fn read(&self) -> Vec<Value> {
        let mut found = Vec::new();
        for path in &self.paths {
            found.push(self.owner.get(path).await.is(200).json);
        }
        found
    }
}
