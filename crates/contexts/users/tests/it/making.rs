use http_kit::Authenticator;
use users::{NewUser, Password, Role, UsersError};

use crate::shop::{PASSWORD, Shop};

fn new(email: &str, role: Role) -> NewUser {
    NewUser {
        email: email.parse().unwrap(),
        password: Password::parse(PASSWORD.to_owned()).unwrap(),
        first_name: None,
        last_name: None,
        role,
    }
}

#[tokio::test]
async fn each_role_signs_in_with_its_permissions() {
    let shop = Shop::open().await;
    for (role, may, may_not) in [
        (Role::Admin, "settings.write", "nothing"),
        (Role::Support, "users.read", "catalog.write"),
        (Role::Finance, "payments.refund", "orders.write"),
        (Role::CatalogManager, "catalog.write", "payments.refund"),
        (Role::Fulfilment, "workflow.start", "users.write"),
    ] {
        let email = format!("{role}@example.com");
        let NewUser { email, password, .. } = new(&email, role);
        shop.users.create_user(email.clone(), password, role).await.unwrap();
        let answer = shop.log_in(email.as_str(), PASSWORD).await;
        let principal = shop.users.authenticate(answer.text("/access_token")).await.unwrap();
        assert!(principal.may(may) && !principal.may(may_not), "{role}");
    }
}

#[tokio::test]
async fn an_account_is_made_once() {
    let shop = Shop::open().await;
    shop.customer("ada@example.com").await;
    let NewUser { email, password, role, .. } = new("ADA@example.com", Role::Admin);
    assert!(matches!(shop.users.create_user(email, password, role).await, Err(UsersError::EmailUnavailable)));
}

#[tokio::test]
async fn making_accounts_again_leaves_those_that_are_there() {
    let shop = Shop::open().await;
    let wanted = || vec![new("admin@example.com", Role::Admin), new("shopper@example.com", Role::Customer)];
    assert_eq!(shop.users.ensure_users(wanted()).await.unwrap().len(), 2);
    assert_eq!(shop.users.ensure_users(wanted()).await.unwrap().len(), 0);
    assert_eq!(shop.count("SELECT COUNT(*) FROM users").await, 2);
    assert!(shop.events("user_registered").await.is_empty());
}

#[tokio::test]
async fn the_tables_mirror_the_roles_file() {
    let shop = Shop::open().await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM roles").await, 6);
    let written = shop.database.write(|tx| {
        tx.execute("DELETE FROM permissions WHERE role = 'support'", &[])?;
        tx.execute("INSERT INTO permissions (role, permission) VALUES ('customer', 'settings.write')", &[])
    });
    written.await.unwrap_or_else(|error: database::Error| panic!("{error}"));
    shop.second_process().await;
    assert_eq!(shop.count("SELECT COUNT(*) FROM permissions WHERE role = 'customer'").await, 0);
    assert_eq!(shop.count("SELECT COUNT(*) FROM permissions WHERE role = 'support'").await, 8);
    assert_eq!(shop.count("SELECT COUNT(*) FROM permissions WHERE role = 'admin'").await, 16);
}
