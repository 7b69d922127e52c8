use serde_json::Value;

use crate::Shop;

#[tokio::test]
async fn the_operations_are_those_of_the_contract() {
    let shop = Shop::open().await;
    let api = serde_json::to_value(&shop.described).unwrap();
    for (method, path, id) in [
        ("GET", "/admin/orders", "list_all_orders"),
        ("GET", "/admin/orders/{id}/notes", "list_order_notes"),
        ("POST", "/admin/orders/{id}/notes", "add_order_note"),
        ("GET", "/orders", "list_orders"),
        ("GET", "/orders/{id}", "get_order"),
    ] {
        let operation = &api["paths"][path][method.to_lowercase()];
        assert_eq!(operation["operationId"], id, "{method} {path}");
    }
    let count = |item: &Value| {
        let is_operation = |(_, value): &(&String, &Value)| value.get("operationId").is_some();
        item.as_object().unwrap().iter().filter(is_operation).count()
    };
    assert_eq!(api["paths"].as_object().unwrap().values().map(count).sum::<usize>(), 5);
}
