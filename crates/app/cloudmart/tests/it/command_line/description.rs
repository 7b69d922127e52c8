//! The API description is the same wherever it comes from.

use std::fs;

use serde_json::Value;

use crate::shop::{Answer, Shop};

#[tokio::test]
async fn the_command_prints_what_the_store_serves() {
    let shop = Shop::start().await;
    let served = Answer::of(shop.client().get(shop.url("/openapi.json")).send().await.unwrap()).await.is(200);
    let printed: Value = serde_json::from_str(&shop.command(&["openapi"]).stdout).unwrap();
    assert_eq!(printed, served.json);
    assert_eq!(printed["openapi"].as_str().unwrap().split('.').take(2).collect::<Vec<_>>(), ["3", "1"]);
    // The file is optional here: whoever keeps it has it checked.
    if let Ok(kept) =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../openapi/cloudmart.json"))
    {
        let kept: Value = serde_json::from_str(&kept).unwrap();
        assert!(
            kept == printed,
            "openapi/cloudmart.json is out of date: `cloudmart openapi > openapi/cloudmart.json`"
        );
    }
}
