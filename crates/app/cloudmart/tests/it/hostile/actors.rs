//! Who sends hostile input, and the things of their own that they aim it at.

use std::collections::HashMap;

use serde_json::json;

use super::UNKNOWN;
use crate::shop::{Buyer, Caller, Shop};

/// Somebody who sends hostile input.
pub struct Actor {
    pub name: &'static str,
    pub caller: Caller,
    /// Ids by their prefix, such as `cart`.
    ids: HashMap<&'static str, String>,
    address: String,
}

impl Actor {
    /// A guest, a customer and the administrator.
    pub async fn all(shop: &Shop) -> Vec<Self> {
        let customer = shop.customer("mallory@example.com").await;
        let callers = [("guest", shop.guest()), ("customer", customer), ("admin", shop.staff().await)];
        let product = callers[2].1.post("/products", target()).await.is(201);
        let mut actors = Vec::new();
        for (name, caller) in callers {
            let mut ids =
                HashMap::from([("prod", product.text_at("/id")), ("var", product.text_at("/variants/0/id"))]);
            own_things(&caller, &mut ids).await;
            let address = address_of(&caller).await;
            actors.push(Self { name, caller, ids, address });
        }
        actors
    }

    /// An id of this kind that exists and belongs to the actor, if there is one.
    pub fn id(&self, prefix: &str) -> String {
        self.ids.get(prefix).cloned().unwrap_or_else(|| format!("{prefix}_{UNKNOWN}"))
    }

    /// What stands for a name in the path of an operation.
    pub fn place(&self, path: &str, name: &str) -> String {
        match name {
            "id_or_handle" => self.id("prod"),
            "variant_id" => self.id("var"),
            "line_id" => self.id("li"),
            "address_id" => self.address.clone(),
            "session_id" => format!("ses_{UNKNOWN}"),
            _ if path.starts_with("/carts") => self.id("cart"),
            _ if path.starts_with("/checkouts") => self.id("chk"),
            _ if path.starts_with("/categories") => self.id("cat"),
            _ if path.contains("/orders") => self.id("ord"),
            _ if path.starts_with("/admin/requests") => self.id("sup"),
            _ => format!("x_{UNKNOWN}"),
        }
    }
}

fn target() -> serde_json::Value {
    json!({"title": "Target", "status": "active", "variants": [{"sku": "TARGET", "price": 100, "stock": 1_000_000}]})
}

fn request() -> serde_json::Value {
    json!({"kind": "contact", "name": "M", "email": "m@example.com", "subject": "Hello", "message": "Is it blue?"})
}

async fn own_things(caller: &Caller, ids: &mut HashMap<&'static str, String>) {
    let mut buyer = Buyer::new(caller.clone());
    buyer.prepare(&ids["var"], 1).await;
    let declined = buyer.complete("tok_declined", "declined").await.is(200);
    let cart = caller.get(&format!("/carts/{}", buyer.cart_id)).await.is(200);
    ids.insert("cart", buyer.cart_id.clone());
    ids.insert("li", cart.text_at("/line_items/0/id"));
    ids.insert("ord", declined.text_at("/order/id"));
    buyer.checkout().await;
    ids.insert("chk", buyer.checkout_id);
    ids.insert("sup", caller.post("/requests", request()).await.is(201).text_at("/id"));
}

async fn address_of(caller: &Caller) -> String {
    let address = json!({"name": "M", "line1": "1 Main", "city": "X", "postal_code": "1", "country": "US"});
    let answer = caller.post("/me/addresses", address).await;
    answer.at("/id").as_str().map_or_else(|| format!("addr_{UNKNOWN}"), ToOwned::to_owned)
}
