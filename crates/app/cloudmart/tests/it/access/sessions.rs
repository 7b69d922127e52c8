//! Sessions: refresh tokens work once, and what is ended stays ended.

use serde_json::json;

use crate::shop::{Answer, Caller, Shop};

async fn refresh(guest: &Caller, token: &str) -> Answer {
    guest.post("/auth/refresh", json!({"refresh_token": token})).await
}

async fn sign_up(guest: &Caller) -> Answer {
    let account = json!({"email": "ada@example.com", "password": "correct horse battery"});
    guest.post("/auth/register", account).await.is(201)
}

#[tokio::test]
async fn a_refresh_token_that_comes_back_ends_its_whole_session() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let first = sign_up(&guest).await.text_at("/refresh_token");
    let second = refresh(&guest, &first).await.is(200);
    guest.holding(second.text_at("/access_token")).get("/me").await.is(200);

    // Two windows may ask at once; afterwards the first token is of no use to anybody honest.
    let repeated = refresh(&guest, &first).await.is(200);
    assert_eq!(repeated.at("/refresh_token"), second.at("/refresh_token"));
    let third = refresh(&guest, &second.text_at("/refresh_token")).await.is(200);

    refresh(&guest, &first).await.refused(401, "invalid_refresh_token");

    refresh(&guest, &third.text_at("/refresh_token")).await.is(401);
    guest.holding(second.text_at("/access_token")).get("/me").await.is(401);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_its_access_tokens() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let tokens = sign_up(&guest).await;
    let (access, secret) = (tokens.text_at("/access_token"), tokens.text_at("/refresh_token"));

    guest.post("/auth/logout", json!({"refresh_token": secret})).await.is(204);

    refresh(&guest, &secret).await.is(401);
    guest.holding(access).get("/me").await.is(401);
    guest.post("/auth/logout", json!({"refresh_token": secret})).await.is(204);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    sign_up(&guest).await;
    let login = async |email: &str| {
        guest.post("/auth/login", json!({"email": email, "password": "wrong password"})).await
    };
    let (wrong, unknown) = (login("ada@example.com").await.is(401), login("eve@example.com").await.is(401));
    assert_eq!(wrong.text, unknown.text);
}

#[tokio::test]
async fn a_new_password_comes_by_mail_and_ends_the_sessions() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let tokens = sign_up(&guest).await;
    guest.post("/auth/password-reset", json!({"email": "ada@example.com"})).await.is(202);
    guest.post("/auth/password-reset", json!({"email": "nobody@example.com"})).await.is(202);
    let link = crate::shop::wait_for("the mail with the link", async || {
        let mails = shop.mails_to("ada@example.com").await;
        let mail = mails.into_iter().find(|mail| mail["template"] == "password_reset")?;
        let links = mail["links"].as_array()?.clone();
        links
            .iter()
            .filter_map(|link| link.as_str())
            .find(|link| link.contains("token"))
            .map(ToOwned::to_owned)
    })
    .await;
    let secret = link.split("token=").nth(1).unwrap();
    let change = json!({"token": secret, "password": "a new long password"});

    guest.post("/auth/password-reset/confirm", change.clone()).await.is(204);

    guest.sign_in("ada@example.com", "a new long password").await;
    refresh(&guest, &tokens.text_at("/refresh_token")).await.is(401);
    assert_eq!(guest.post("/auth/password-reset/confirm", change).await.status / 100, 4);
}
