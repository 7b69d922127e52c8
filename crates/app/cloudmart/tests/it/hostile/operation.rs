//! The operations of the API, read from its description.

use reqwest::Method;
use serde_json::Value;

use crate::shop::{Answer, Shop};

/// An operation of the API.
#[derive(Debug, Clone)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    /// Relative to `/api/v1`, with names in braces.
    pub path: String,
    /// The schema of its body, if it has one.
    pub body: Option<Value>,
    pub query: Vec<String>,
}

/// All operations, with the description they come from.
pub async fn all(shop: &Shop) -> (Vec<Operation>, Value) {
    let answer = Answer::of(shop.client().get(shop.url("/openapi.json")).send().await.unwrap()).await.is(200);
    let mut found = Vec::new();
    for (path, item) in answer.json["paths"].as_object().unwrap() {
        let Some(path) = path.strip_prefix("/api/v1") else { continue };
        for (method, operation) in item.as_object().unwrap() {
            found.push(read(path, method, operation));
        }
    }
    assert!(found.len() > 40, "the description has lost operations");
    (found, answer.json)
}

fn read(path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let of_query = parameters.iter().filter(|parameter| parameter["in"] == "query");
    Operation {
        id: operation["operationId"].as_str().unwrap().to_owned(),
        method: method.to_uppercase().parse().unwrap(),
        path: path.to_owned(),
        body: operation.pointer("/requestBody/content/application~1json/schema").cloned(),
        query: of_query.map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect(),
    }
}

impl Operation {
    /// The path with every name in braces replaced.
    pub fn path_with(&self, value: impl Fn(&str) -> String) -> String {
        let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => value(name),
            None => part.to_owned(),
        };
        self.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}
