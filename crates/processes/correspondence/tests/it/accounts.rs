use std::time::Duration;

use notifications::Template;
use primitives::UserId;
use users::{PasswordResetRequested, UserRegistered};

use crate::{Desk, ada};

#[tokio::test]
async fn a_new_customer_is_welcomed_by_name() {
    let desk = Desk::open().await;
    let first_name = Some("Ada".parse().unwrap());
    let mail = desk.told(&UserRegistered { user_id: UserId::new(), email: ada(), first_name }).await;
    assert_eq!((mail.template, &mail.to), (Template::Welcome, &ada()));
    assert!(mail.text.starts_with("Hello Ada,"), "{}", mail.text);
    assert_eq!(mail.links()[0], "https://shop.example");
}

#[tokio::test]
async fn a_password_is_reset_by_a_link_with_the_secret_in_it() {
    let desk = Desk::open().await;
    let event = PasswordResetRequested {
        user_id: UserId::new(),
        email: ada(),
        token: "s3cret-_".to_owned(),
        expires_at: desk.clock.clock().now().plus(Duration::from_secs(1_800)),
    };
    let mail = desk.told(&event).await;
    assert_eq!(mail.template, Template::PasswordReset);
    assert_eq!(mail.links()[0], "https://shop.example/account/reset?token=s3cret-_");
    assert!(mail.text.contains("until 2027-01-15 08:30 UTC"), "{}", mail.text);
}
