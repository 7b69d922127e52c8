use serde_json::json;
use users::UsersError;

use crate::shop::{PASSWORD, Shop};

#[tokio::test]
async fn a_deleted_account_leaves_its_id_and_nothing_personal() {
    let shop = Shop::open().await;
    let (client, tokens) = shop.customer("ada@example.com").await;
    client.patch("/me", json!({"first_name": "Ada", "phone": "+1 555 0100"})).await;
    let address =
        json!({"name": "Ada", "line1": "1 Main St", "city": "Oslo", "postal_code": "0150", "country": "NO"});
    client.post("/me/addresses", address).await;
    let id = tokens["user"]["id"].as_str().unwrap().parse().unwrap();
    shop.users.delete_user(id).await.unwrap();
    assert_eq!(client.get("/me").await.status, 401);
    assert_eq!(shop.guest().refresh(tokens["refresh_token"].as_str().unwrap()).await.status, 401);
    assert_eq!(shop.log_in("ada@example.com", PASSWORD).await.status, 401);
    assert!(matches!(shop.users.get_user(id).await, Err(UsersError::NotFound)));
    assert!(matches!(shop.users.delete_user(id).await, Err(UsersError::NotFound)));
    let left = "SELECT (SELECT COUNT(*) FROM addresses) + (SELECT COUNT(*) FROM sessions) + \
                (SELECT COUNT(*) FROM refresh_tokens) + (SELECT COUNT(*) FROM user_roles) + \
                (SELECT COUNT(*) FROM users WHERE first_name IS NOT NULL OR phone IS NOT NULL OR password_hash <> '' \
                 OR email LIKE '%ada%')";
    assert_eq!(shop.count(left).await, 0);
    assert_eq!(shop.count("SELECT COUNT(*) FROM users").await, 1);
    assert_eq!(shop.events("user_deleted").await, [json!({"user_id": id.to_string()})]);
}

#[tokio::test]
async fn the_address_of_a_deleted_account_is_free_again() {
    let shop = Shop::open().await;
    let (_, tokens) = shop.customer("ada@example.com").await;
    shop.users.delete_user(tokens["user"]["id"].as_str().unwrap().parse().unwrap()).await.unwrap();
    let (_, again) = shop.customer("ada@example.com").await;
    assert_ne!(again["user"]["id"], tokens["user"]["id"]);
}
