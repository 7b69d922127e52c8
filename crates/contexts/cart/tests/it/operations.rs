use serde_json::Value;

use crate::Shop;

#[tokio::test]
async fn the_operations_are_those_of_the_contract() {
    let shop = Shop::open().await;
    let api = serde_json::to_value(&shop.described).unwrap();
    for (method, path, id) in [
        ("POST", "/carts", "create_cart"),
        ("GET", "/carts/{id}", "get_cart"),
        ("POST", "/carts/{id}/claim", "claim_cart"),
        ("POST", "/carts/{id}/line-items", "add_line_item"),
        ("PATCH", "/carts/{id}/line-items/{line_id}", "update_line_item"),
        ("DELETE", "/carts/{id}/line-items/{line_id}", "remove_line_item"),
    ] {
        let operation = &api["paths"][path][method.to_lowercase()];
        assert_eq!(operation["operationId"], id, "{method} {path}");
    }
    let count = |item: &Value| {
        let is_operation = |(_, value): &(&String, &Value)| value.get("operationId").is_some();
        item.as_object().unwrap().iter().filter(is_operation).count()
    };
    assert_eq!(api["paths"].as_object().unwrap().values().map(count).sum::<usize>(), 6);
}
