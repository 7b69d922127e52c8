//! Somebody who buys, step by step.

use serde_json::{Value, json};

use super::{Answer, Caller};

/// Something that can be bought.
#[derive(Debug, Clone)]
pub struct Variant {
    pub id: String,
    pub product_id: String,
    pub price: i64,
    pub quantity: i64,
}

/// Somebody who buys: a cart, then a checkout, then an order.
#[derive(Clone)]
pub struct Buyer {
    pub caller: Caller,
    pub cart_id: String,
    pub checkout_id: String,
    pub email: String,
}

impl Buyer {
    pub fn new(caller: Caller) -> Self {
        let email = "ada@example.com".to_owned();
        Self { caller, cart_id: String::new(), checkout_id: String::new(), email }
    }

    /// The same buyer with another e-mail address.
    pub fn reached_at(self, email: &str) -> Self {
        Self { email: email.to_owned(), ..self }
    }

    /// Something of the demo catalogue with at least ten pieces in stock.
    pub async fn variant(&self) -> Variant {
        self.variants().await.remove(0)
    }

    /// Everything on the first pages of the catalogue with at least ten pieces in stock.
    pub async fn variants(&self) -> Vec<Variant> {
        let page = self.caller.get("/products?limit=40&in_stock=true&sort=price").await.is(200);
        let variants: Vec<_> = page.json["items"].as_array().unwrap().iter().flat_map(variants_of).collect();
        assert!(variants.len() > 3, "the demo catalogue has too little in stock");
        variants
    }

    /// The ids of so many variants that are in stock.
    pub async fn variants_many(&self, count: usize) -> Vec<String> {
        let (mut ids, mut cursor) = (Vec::new(), String::new());
        while ids.len() < count {
            let page = self.caller.get(&format!("/products?limit=100&in_stock=true{cursor}")).await.is(200);
            let products = page.json["items"].as_array().unwrap().iter();
            ids.extend(products.flat_map(variants_of).map(|variant| variant.id));
            match page.at("/pagination/next_cursor").as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        ids.truncate(count);
        ids
    }

    /// Makes a cart.
    pub async fn cart(&mut self) -> Answer {
        let cart = self.caller.post("/carts", json!({})).await.is(201);
        self.cart_id = cart.text_at("/id");
        cart
    }

    /// Puts something into the cart.
    pub async fn add(&self, variant: &str, quantity: u32) -> Answer {
        let line = json!({"variant_id": variant, "quantity": quantity});
        self.caller.post(&format!("/carts/{}/line-items", self.cart_id), line).await
    }

    /// Begins a checkout with the cart.
    pub async fn checkout(&mut self) -> Answer {
        let checkout = self.caller.post("/checkouts", json!({"cart_id": self.cart_id})).await.is(201);
        self.checkout_id = checkout.text_at("/id");
        checkout
    }

    /// Says who buys, where to deliver and how.
    pub async fn details(&self) -> Answer {
        let details = json!({
            "buyer": {"email": self.email, "first_name": "Ada"},
            "shipping_address": {
                "name": "Ada Lovelace", "line1": "1 Main Street", "city": "Springfield",
                "region": "IL", "postal_code": "62701", "country": "US",
            },
            "fulfillment_option_id": "standard",
        });
        self.caller.patch(&format!("/checkouts/{}", self.checkout_id), details).await
    }

    /// Pays with a token of the test handler.
    pub async fn complete(&self, token: &str, key: &str) -> Answer {
        let path = format!("/checkouts/{}/complete", self.checkout_id);
        self.caller.post_once(&path, key, payment(token)).await
    }

    /// The checkout as it is.
    pub async fn look(&self) -> Answer {
        self.caller.get(&format!("/checkouts/{}", self.checkout_id)).await
    }

    /// Everything up to the payment, for `quantity` pieces of a variant.
    pub async fn prepare(&mut self, variant: &str, quantity: u32) {
        self.cart().await;
        self.add(variant, quantity).await.is(200);
        self.checkout().await;
        self.details().await.is(200);
    }

    /// Buys two pieces of something, paying with a token.
    pub async fn purchase(&mut self, token: &str) -> Answer {
        let variant = self.variant().await;
        self.prepare(&variant.id, 2).await;
        self.complete(token, &format!("key-{}", self.checkout_id)).await
    }

    /// The order that an answer of [`Buyer::complete`] names, read with its token.
    pub async fn order(&self, completed: &Answer) -> Answer {
        let (id, token) = (completed.text_at("/order/id"), completed.text_at("/order/token"));
        self.caller.get(&format!("/orders/{id}?token={token}")).await.is(200)
    }
}

/// The body that pays with a token of the test handler.
pub fn payment(token: &str) -> Value {
    json!({"payment": {"handler_id": "test", "credential": {"type": "token", "token": token}}})
}

fn variants_of(product: &Value) -> Vec<Variant> {
    let of = |variant: &Value| Variant {
        id: variant["id"].as_str().unwrap().to_owned(),
        product_id: product["id"].as_str().unwrap().to_owned(),
        price: variant["price"].as_i64().unwrap(),
        quantity: variant["availability"]["quantity"].as_i64().unwrap_or_default(),
    };
    let all = product["variants"].as_array().unwrap();
    all.iter().map(of).filter(|variant| variant.quantity >= 10).collect()
}
