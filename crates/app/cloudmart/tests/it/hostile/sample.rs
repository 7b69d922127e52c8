//! A plausible body for a schema of the API's description: every field filled in, with ids that exist.

use serde_json::{Map, Value, json};

use super::actors::Actor;

/// A body that fits the schema.
pub fn of(schema: &Value, api: &Value, actor: &Actor) -> Value {
    fill("", schema, api, actor)
}

fn fill(name: &str, schema: &Value, api: &Value, actor: &Actor) -> Value {
    if let Some(known) = by_name(name) {
        return known;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        return fill(name, api.pointer(&reference[1..]).unwrap(), api, actor);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return fill(name, &choices[0], api, actor);
    }
    if let Some(prefix) = schema["pattern"].as_str().and_then(id_prefix) {
        return actor.id(prefix).into();
    }
    match kind(schema) {
        "object" => object(schema, api, actor),
        "array" => json!([fill("", &schema["items"], api, actor)]),
        "integer" => schema["minimum"].as_i64().unwrap_or(1).max(1).into(),
        "number" => json!(99.99),
        "boolean" => json!(true),
        _ => schema["enum"][0].as_str().unwrap_or("word").into(),
    }
}

fn object(schema: &Value, api: &Value, actor: &Actor) -> Value {
    let none = Map::new();
    let fields = schema["properties"].as_object().unwrap_or(&none);
    fields
        .iter()
        .map(|(name, field)| (name.clone(), fill(name, field, api, actor)))
        .collect::<Map<_, _>>()
        .into()
}

fn kind(schema: &Value) -> &str {
    schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default()
}

fn id_prefix(pattern: &str) -> Option<&str> {
    pattern.strip_prefix('^').and_then(|rest| rest.split_once("_[")).map(|(prefix, _)| prefix)
}

/// Fields whose form the schema does not tell.
fn by_name(name: &str) -> Option<Value> {
    Some(match name {
        "email" => json!("mallory.more@example.com"),
        "password" | "current_password" => json!("correct horse battery staple"),
        "country" => json!("US"),
        "currency" => json!("USD"),
        "phone" => json!("+15550100100"),
        "fulfillment_option_id" => json!("standard"),
        "handler_id" => json!("test"),
        "token" => json!("tok_declined"),
        "orderId" => json!("HOSTILE-1"),
        "handle" | "category" | "parent_id" | "compare_at_price" | "sku" | "media_id" | "media_url" => {
            Value::Null
        }
        "options" | "attributes" | "media" => return None,
        "url" => json!("/media/x.webp"),
        _ => return None,
    })
}
