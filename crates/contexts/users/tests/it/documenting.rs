use std::collections::BTreeSet;

use serde_json::Value;

use crate::shop::Shop;

async fn document() -> Value {
    let shop = Shop::open().await;
    serde_json::to_value(users::routes(shop.users).into_openapi()).unwrap()
}

#[tokio::test]
async fn every_operation_has_its_name_and_tag() {
    let document = document().await;
    let paths = document["paths"].as_object().unwrap();
    let operations: Vec<&Value> =
        paths.values().flat_map(|path| path.as_object().unwrap().values()).collect();
    let ids: BTreeSet<&str> = operations.iter().map(|o| o["operationId"].as_str().unwrap()).collect();
    let expected = "change_password confirm_password_reset create_address delete_address get_me list_addresses \
                    list_sessions login logout refresh register request_password_reset revoke_session update_address \
                    update_me";
    assert_eq!(ids, expected.split_whitespace().collect());
    assert!(operations.iter().all(|operation| operation["tags"] == serde_json::json!(["users"])));
}

#[tokio::test]
async fn every_refusal_is_documented_as_a_problem() {
    let document = document().await;
    for path in document["paths"].as_object().unwrap().values() {
        for operation in path.as_object().unwrap().values() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                let problem = &response["content"]["application/problem+json"];
                assert_eq!(
                    status.starts_with('4'),
                    problem.is_object(),
                    "{} {status}",
                    operation["operationId"]
                );
            }
        }
    }
}
