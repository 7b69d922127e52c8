//! The doctor.

use std::fs;

use serde_json::Value;

use crate::shop::{Finished, Shop, run};

fn verdicts(finished: &Finished) -> Value {
    let told: Value =
        serde_json::from_str(&finished.stdout).unwrap_or_else(|_| panic!("{}", finished.stderr));
    let findings = told["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (finding["check"].as_str().unwrap().to_owned(), finding["verdict"].clone()))
        .collect()
}

#[tokio::test]
async fn a_store_that_is_open_and_well_is_told_so() {
    let shop = Shop::start().await;
    shop.buyer().purchase("tok_success").await.is(200);
    let address = format!("127.0.0.1:{}", shop.port());
    let data = shop.folder().join("data");
    let settings = [("CLOUDMART_SERVER__LISTEN".to_owned(), address)];
    let examined = run(&["doctor", "--data-dir", data.to_str().unwrap(), "--output", "json"], &settings, "");
    assert_eq!(examined.code, 0, "{}", examined.stderr);
    let verdicts = verdicts(&examined);
    for check in [
        "configuration",
        "data folder",
        "address",
        "clock",
        "database",
        "tables",
        "queue",
        "dead letters",
        "search index",
    ] {
        assert_eq!(verdicts[check], "fine", "{check} in {}", examined.stdout);
    }
    let in_words = shop.command(&["doctor"]);
    assert!(in_words.stdout.contains("search index"), "{}", in_words.stdout);
}

#[test]
fn a_folder_without_a_store_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let settings = [("CLOUDMART_SERVER__LISTEN".to_owned(), "127.0.0.1:0".to_owned())];
    let examined = run(&["doctor", "--data-dir", data.to_str().unwrap()], &settings, "");
    assert_eq!(examined.code, 0, "{}{}", examined.stdout, examined.stderr);
    assert!(!data.exists(), "the doctor changes nothing");
}

#[test]
fn what_is_wrong_is_named_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("search")).unwrap();
    fs::write(
        data.join("cloudmart.db"),
        "this is no database, and long enough to be read as a broken one".repeat(20),
    )
    .unwrap();
    fs::write(data.join("search/meta.json"), "{").unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let settings = [
        ("CLOUDMART_SERVER__LISTEN".to_owned(), taken.local_addr().unwrap().to_string()),
        ("CLOUDMART_PROFILE".to_owned(), "production".to_owned()),
    ];
    let examined = run(&["doctor", "--data-dir", data.to_str().unwrap(), "--output", "json"], &settings, "");
    assert_eq!(examined.code, 1);
    let verdicts = verdicts(&examined);
    for check in ["configuration", "address", "database", "search index"] {
        assert_eq!(verdicts[check], "wrong", "{check} in {}", examined.stdout);
    }
    assert!(examined.stderr.contains("4 things are wrong"), "{}", examined.stderr);
}
