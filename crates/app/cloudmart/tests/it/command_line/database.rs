//! Commands that prepare and look after the database.

use std::fs;

use crate::shop::{Shop, run};

#[test]
fn the_database_is_brought_up_to_date_once() {
    let folder = tempfile::tempdir().unwrap();
    let at = |arguments: &[&str]| {
        run(&[arguments, &["--data-dir", folder.path().to_str().unwrap()]].concat(), &[], "")
    };
    let missing = at(&["migrate", "--check"]);
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("cloudmart migrate"), "{}", missing.stderr);
    assert_eq!(at(&["migrate"]).code, 0);
    assert_eq!(at(&["migrate", "--check"]).code, 0);
    assert!(at(&["migrate"]).stdout.starts_with("0 of"));
}

#[tokio::test]
async fn a_store_with_products_is_not_seeded_again() {
    let shop = Shop::start().await;
    let refused = shop.command(&["seed", "--demo"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("--force"), "{}", refused.stderr);
}

#[tokio::test]
async fn an_account_is_made_once_and_with_a_decent_password() {
    let shop = Shop::start().await;
    let create = |password: &str| {
        let arguments =
            ["user", "create", "--email", "new@example.com", "--role", "support", "--password-stdin"];
        shop.command_with_input(&arguments, password)
    };
    assert_eq!(create("short").code, 1);
    assert_eq!(create("correct horse battery\n").code, 0);
    assert_eq!(create("correct horse battery\n").code, 1);
    shop.guest().sign_in("new@example.com", "correct horse battery").await;
}

#[tokio::test]
async fn a_process_with_another_secret_than_its_neighbours_does_not_start() {
    let mut shop = Shop::start().await;
    let buyer = &mut shop.buyer();
    let bought = buyer.purchase("tok_success").await.is(200);
    shop.stop().await;
    let key = shop.folder().join("data/secret.key");
    let first = fs::read_to_string(&key).unwrap();
    fs::write(&key, "another secret that is long enough to be one").unwrap();
    for command in [&["doctor"][..], &["inventory", "verify"]] {
        let refused = shop.command(command);
        assert_eq!(refused.code, 1, "{command:?}: {}", refused.stdout);
        assert!(
            format!("{}{}", refused.stdout, refused.stderr).contains("secret accept"),
            "{}",
            refused.stderr
        );
    }

    // The first one, by another way.
    shop.restart_with(&[("auth.secret", &first)]).await;
    buyer.order(&bought).await;
    assert!(!shop.command(&["config", "check"]).stdout.contains(&first));
}

#[tokio::test]
async fn a_lost_secret_is_replaced_when_somebody_says_so() {
    let mut shop = Shop::start().await;
    shop.stop().await;
    fs::remove_file(shop.folder().join("data/secret.key")).unwrap();
    assert_eq!(shop.command(&["inventory", "verify"]).code, 1);
    assert_eq!(shop.command(&["secret", "accept"]).code, 0);
    shop.restart().await;
    shop.buyer().purchase("tok_success").await.is(200);
}
