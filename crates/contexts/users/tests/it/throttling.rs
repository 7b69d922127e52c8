use std::time::Duration;

use tokio::task::JoinSet;

use crate::shop::{PASSWORD, Shop};

const WRONG: &str = "wrong horse";

#[tokio::test]
async fn after_five_failures_even_the_right_password_must_wait() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    for _ in 0..5 {
        assert_eq!(shop.log_in("ada@example.com", WRONG).await.status, 401);
    }
    let refused = shop.log_in("ada@example.com", PASSWORD).await;
    assert_eq!((refused.code(), refused.retry_after()), ((429, "too_many_requests"), 2));
    shop.clock.advance(Duration::from_secs(2));
    assert_eq!(shop.log_in("ada@example.com", WRONG).await.status, 401);
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.retry_after(), 4);
}

#[tokio::test]
async fn the_owner_comes_in_from_elsewhere_while_an_attacker_waits() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    for _ in 0..6 {
        shop.guest().from("203.0.113.9").log_in("ada@example.com", WRONG).await;
    }
    assert_eq!(shop.guest().from("203.0.113.9").log_in("ada@example.com", PASSWORD).await.status, 429);
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 200);
    let neighbours =
        ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4", "2001:db8::5", "2001:db8::6"];
    let mut last = 0;
    for neighbour in neighbours {
        last = shop.guest().from(neighbour).log_in("ada@example.com", WRONG).await.status;
    }
    assert_eq!(last, 429, "addresses of one IPv6 network are one guesser");
}

#[tokio::test]
async fn success_forgets_the_failures() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(shop.log_in("ada@example.com", WRONG).await.status, 401);
        }
        assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 200);
    }
}

#[tokio::test]
async fn guesses_at_the_same_time_do_not_slip_through() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    let mut all = JoinSet::new();
    for _ in 0..40 {
        let guest = shop.guest();
        all.spawn(async move { guest.log_in("ada@example.com", WRONG).await.status });
    }
    let tried = all.join_all().await.into_iter().filter(|status| *status == 401).count();
    // Two are hashed at a time, so the sixth may have begun when the fifth fails.
    assert!((5..=6).contains(&tried), "{tried}");
}

#[tokio::test]
async fn unknown_addresses_are_throttled_like_known_ones() {
    let shop = Shop::open().await;
    for _ in 0..5 {
        assert_eq!(shop.log_in("nobody@example.com", WRONG).await.status, 401);
    }
    assert_eq!(shop.log_in("nobody@example.com", WRONG).await.retry_after(), 2);
}

#[tokio::test]
async fn a_network_that_fails_on_many_accounts_is_closed_for_a_while() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    for account in 0..50 {
        let email = format!("nobody{account}@example.com");
        assert_eq!(shop.log_in(&email, WRONG).await.status, 401, "{account}");
    }
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.retry_after(), 600);
    assert_eq!(shop.guest().from("192.0.2.2").log_in("ada@example.com", PASSWORD).await.status, 200);
    shop.clock.advance(Duration::from_secs(600));
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 200);
}
