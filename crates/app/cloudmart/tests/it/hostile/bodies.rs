//! Every field of every body, replaced by what does not belong there.

use futures::{StreamExt, stream};
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};

use super::{
    actors::Actor,
    check::{CARD, is_decent},
    operation::{self, Operation},
    sample,
    watch::Watched,
};
use crate::shop::{Answer, Shop, send};

/// JSON texts to be put in the place of a value.
const VALUES: [&str; 20] = [
    "null",
    "true",
    "-1",
    "0",
    "1.5",
    "1e400",
    "-0.0",
    "9223372036854775808",
    "18446744073709551616",
    r#""""#,
    r#"" ""#,
    r#""\u0000""#,
    r#""\u202egnp.exe""#,
    r#""\ud800""#,
    r#""prod_01h455vb4pex5vsknk084sn02q""#,
    r#""' OR 1=1; --""#,
    r#""<script>alert(1)</script>""#,
    "{}",
    "[]",
    r#"[[{"a":[]}]]"#,
];

/// JSON texts that no field takes, whatever its type.
const NEVER: [&str; 3] = ["1e400", r#""\ud800""#, r#"[[{"a":[]}]]"#];

const PLACEHOLDER: &str = "@here@";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_value_in_any_field_is_a_failure_of_ours_or_changes_what_is_somebody_elses() {
    let shop = Shop::with(&[("log.filter", "warn")]).await;
    let (watched, actors) = (Watched::new(&shop).await, Actor::all(&shop).await);
    let (operations, api) = operation::all(&shop).await;
    let with_body: Vec<_> = operations.iter().filter(|operation| operation.body.is_some()).collect();
    for actor in &actors {
        for operation in &with_body {
            // Checking a password costs a fifth of a second on purpose; one actor is enough for it.
            let is_slow = operation.path.contains("password") || operation.path.starts_with("/auth");
            if !is_slow || actor.name == "customer" {
                attack(operation, &api, actor).await;
            }
        }
    }
    watched.is_unchanged().await;
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
}

async fn attack(operation: &Operation, api: &Value, actor: &Actor) {
    let sample = sample::of(operation.body.as_ref().unwrap(), api, actor);
    let long = format!("\"{}\"", "a".repeat(10_001));
    let card = format!("\"{CARD}\"");
    let values = VALUES.iter().copied().chain([long.as_str(), card.as_str()]);
    let values: Vec<&str> = values.collect();
    let bodies = places(&sample).into_iter().flat_map(|place| {
        values.iter().map(|value| (replaced(&sample, &place, value), *value)).collect::<Vec<_>>()
    });
    let unknown = objects(&sample).into_iter().map(|place| (with_price(&sample, &place), "unknown"));
    let all: Vec<_> = bodies.chain(unknown).collect();
    let sent = stream::iter(all)
        .map(async |(body, value)| (post(operation, actor, body.clone()).await, body, value));
    sent.buffer_unordered(4)
        .for_each(|(answer, body, value)| {
            let what = format!("{} {} {body}", actor.name, operation.id);
            is_decent(&answer, &what);
            let never = NEVER.contains(&value) || value == card || value == "unknown";
            assert!(!never || answer.status >= 400, "{what} was taken: {}", answer.text);
            async {}
        })
        .await;
}

async fn post(operation: &Operation, actor: &Actor, body: String) -> Answer {
    let path = operation.path_with(|name| actor.place(&operation.path, name));
    let request =
        actor.caller.request(operation.method.clone(), &path).header(CONTENT_TYPE, "application/json");
    // Each attempt is one of its own, so that none is answered with another one's answer.
    let key = format!("hostile-{}", body.len());
    send(request.header("idempotency-key", key).body(body)).await
}

/// The JSON pointers of all values below the root.
fn places(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    each(value, "", &mut |place, _| found.push(place.to_owned()));
    found.retain(|place| !place.is_empty());
    found
}

/// The JSON pointers of all objects.
fn objects(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    each(value, "", &mut |place, value| {
        // What is free-form takes any name.
        if value.is_object() && !place.ends_with("attributes") && !place.ends_with("/0/options") {
            found.push(place.to_owned());
        }
    });
    found
}

fn each(value: &Value, place: &str, found: &mut impl FnMut(&str, &Value)) {
    found(place, value);
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| each(field, &format!("{place}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| each(item, &format!("{place}/{index}"), found));
        }
        _ => {}
    }
}

fn replaced(sample: &Value, place: &str, text: &str) -> String {
    let mut body = sample.clone();
    *body.pointer_mut(place).unwrap() = json!(PLACEHOLDER);
    body.to_string().replace(&format!("\"{PLACEHOLDER}\""), text)
}

/// The body with a price that the client has made up.
fn with_price(sample: &Value, place: &str) -> String {
    let mut body = sample.clone();
    let object = body.pointer_mut(place).unwrap().as_object_mut().unwrap();
    object.insert("unit_price_of_my_own".to_owned(), json!(1));
    body.to_string()
}
