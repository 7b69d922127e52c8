//! Nothing is sold that is not there.

use futures::{StreamExt, future::join_all, stream};

use crate::shop::{Buyer, Shop, stock};

const PIECES: u32 = 100;
const BUYERS: usize = 500;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_buyers_of_a_hundred_pieces_get_exactly_a_hundred() {
    let shop = Shop::start().await;
    let staff = shop.staff().await;
    let variant = shop.buyer().variant().await.id;
    stock::set(&staff, &variant, PIECES).await;
    let buyers = ready_buyers(&shop, &variant).await;

    let answers = join_all(buyers.iter().map(|buyer| buyer.complete("tok_success", "k"))).await;

    let with = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    let (sold, refused) = (with(200) + with(202), with(409));
    assert_eq!((sold, refused), (PIECES as usize, BUYERS - PIECES as usize));
    let left = stock::of(&staff, &variant).await;
    assert_eq!(left.on_hand - left.reserved, 0);
    for answer in answers.iter().filter(|answer| answer.status == 409) {
        assert_eq!(answer.at("/code"), "out_of_stock", "{}", answer.text);
    }
    let verified = shop.command(&["inventory", "verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
}

async fn ready_buyers(shop: &Shop, variant: &str) -> Vec<Buyer> {
    let prepare = async |_| {
        let mut buyer = shop.buyer();
        buyer.prepare(variant, 1).await;
        buyer
    };
    stream::iter(0..BUYERS).map(prepare).buffer_unordered(16).collect().await
}
