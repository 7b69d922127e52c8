//! Starting the store where it must not start.

use crate::shop::{Shop, run};

/// Settings that a production shop may have.
const SOUND: [(&str, &str); 5] = [
    ("CLOUDMART_PROFILE", "production"),
    ("CLOUDMART_PAYMENTS__HANDLERS", ""),
    ("CLOUDMART_SERVER__PUBLIC_URL", "https://shop.example"),
    ("CLOUDMART_LIMITS__REQUESTS_PER_MINUTE", "600"),
    ("CLOUDMART_AUTH__REGISTRATIONS_PER_HOUR", "20"),
];

fn production() -> Vec<(String, String)> {
    SOUND.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_taken_port_is_told_with_advice() {
    let shop = Shop::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (address, data_dir) = (format!("127.0.0.1:{}", shop.port()), folder.path().to_str().unwrap());
    let refused = run(&["serve", "--listen", &address, "--data-dir", data_dir], &[], "");
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains(&address) && refused.stderr.contains("--listen"), "{}", refused.stderr);
}

#[tokio::test]
async fn a_second_store_on_the_same_folder_is_refused() {
    let shop = Shop::start().await;
    let refused = shop.command(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("running already"), "{}", refused.stderr);
}

#[test]
fn production_refuses_demo_data_and_test_payments() {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let at = |arguments: &[&str], settings: &[(String, String)]| {
        run(&[arguments, &["--data-dir", data_dir.to_str().unwrap()]].concat(), settings, "")
    };
    let weak = at(&["serve"], &[("CLOUDMART_PROFILE".to_owned(), "production".to_owned())]);
    assert_eq!(weak.code, 1);
    assert!(weak.stderr.contains("payments.handlers"), "{}", weak.stderr);
    for command in [&["serve", "--demo"][..], &["seed", "--demo"]] {
        let refused = at(command, &production());
        assert_eq!(refused.code, 1, "{command:?}");
        assert!(refused.stderr.contains("demo"), "{}", refused.stderr);
    }
    assert!(!data_dir.exists(), "what is refused leaves nothing behind");
}
