//! Events that nobody has reacted to when the shop dies, and dies again while it works them off.

use std::{process::Child, time::Duration};

use tokio::time::timeout;

use super::{FULL, books, lease, purchase::try_to_pay, seed::Seed};
use crate::shop::{Buyer, Shop, stock, wait_until};

const BUYERS: usize = 20;
const DEATHS: usize = 8;

#[tokio::test]
async fn what_waits_in_the_outbox_is_done_once_however_often_the_shop_dies() {
    let mut seed = Seed::chosen();
    let mut shop = Shop::with(&[FULL, lease()]).await;
    let staff = shop.staff().await;
    let variants = shop.buyer().variants().await;
    let before = stock::of(&staff, &variants[0].id).await;
    stock::set(&staff, &variants[0].id, 1_000).await;
    shop.kill();

    let mut desk = only_answering(&shop);
    let buyers = leave_orders(&shop, &variants[0].id).await;
    assert!(books::backlog(&shop).await["outbox"] > 0, "events wait");
    assert_eq!(books::executions(&shop, Some("RUNNING")).len(), BUYERS);
    desk.kill().unwrap();
    desk.wait().unwrap();
    for _ in 0..DEATHS {
        // The time is over before or after the shop is ready; then the next start kills it.
        let _ = timeout(Duration::from_millis(30 + seed.below(400)), shop.restart()).await;
    }
    shop.restart().await;

    books::at_rest(&shop).await;
    let orders = books::orders(&staff).await;
    assert_eq!(orders.len(), BUYERS);
    for order in &orders {
        assert_eq!(books::payments(order, "captured"), [books::total(order)], "{order}");
    }
    let ids: Vec<&str> = orders.iter().map(|order| order["id"].as_str().unwrap()).collect();
    assert_eq!(books::charges(&shop, &ids).await, [1; BUYERS]);
    for buyer in &buyers {
        assert_eq!(
            books::mails(&shop, &buyer.email).await,
            ["order_confirmed", "welcome"],
            "{}",
            buyer.email
        );
    }
    let left = stock::Stock { on_hand: 1_000 - BUYERS as i64, reserved: 0 };
    assert_eq!(stock::of(&staff, &variants[0].id).await, left, "at first {before:?}");
    books::stock_agrees(&shop);
}

/// A process of the shop that answers requests and does nothing else.
fn only_answering(shop: &Shop) -> Child {
    let listen = format!("127.0.0.1:{}", shop.port());
    let mut command = shop.own_command(&["serve", "--roles", "api", "--listen", &listen]);
    command.env("CLOUDMART_CHECKOUT__ANSWER_WAIT_MS", "50").spawn().unwrap()
}

/// New customers order a piece each; the payments stay open.
async fn leave_orders(shop: &Shop, variant: &str) -> Vec<Buyer> {
    wait_until("the desk answers", async || shop.client().get(shop.url("/readyz")).send().await.is_ok())
        .await;
    let mut buyers = Vec::new();
    for number in 0..BUYERS {
        let email = format!("buyer{number}@example.com");
        let mut buyer = Buyer::new(shop.customer(&email).await).reached_at(&email);
        buyer.prepare(variant, 1).await;
        assert!(try_to_pay(&buyer, "tok_success", "only").await.is_none(), "nobody settles payments");
        buyers.push(buyer);
    }
    buyers
}
