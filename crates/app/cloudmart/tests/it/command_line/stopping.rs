//! A store that is asked to stop finishes what it has begun.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::shop::{Shop, wait_until};

const HEAD: &[u8] = b"POST /api/v1/carts HTTP/1.1\r\nhost: shop\r\nexpect: 100-continue\r\n\
    content-type: application/json\r\ncontent-length: 2\r\n\r\n";

#[tokio::test]
async fn a_request_in_flight_is_answered_and_no_new_one_is_taken() {
    let mut shop = Shop::start().await;
    let mut in_flight = TcpStream::connect(("127.0.0.1", shop.port())).await.unwrap();
    in_flight.write_all(HEAD).await.unwrap();
    // The shop asks for the body: the request has begun.
    let mut begun = [0; 25];
    in_flight.read_exact(&mut begun).await.unwrap();
    assert!(begun.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&begun));

    shop.ask_to_stop();
    let ready = shop.url("/readyz");
    wait_until("the shop is no longer ready", async || {
        !reqwest::get(&ready).await.is_ok_and(|answer| answer.status().is_success())
    })
    .await;
    assert_eq!(shop.ended(), None, "a request is in flight");
    in_flight.write_all(b"{}").await.unwrap();

    let mut answer = String::new();
    in_flight.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    wait_until("the shop has stopped", async || shop.ended().is_some()).await;
    assert_eq!(shop.ended(), Some(0));
}

#[tokio::test]
async fn a_store_that_does_nothing_stops_at_once_and_opens_again() {
    let mut shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    shop.stop().await;
    shop.restart().await;
    assert_eq!(buyer.order(&done).await.at("/payment_status"), "paid");
}
