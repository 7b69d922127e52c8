//! Addresses that were made up: ids in paths, and query parameters.

use super::{actors::Actor, check::is_decent, operation, sample, watch::Watched};
use crate::shop::{Shop, send};

/// What stands in a path where an id belongs.
const IDS: [&str; 12] = [
    "x",
    "%00",
    "%FF",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "%F0%9F%92%A5",
    "0",
    "-1",
    "null",
    "PROD_01H455VB4PEX5VSKNK084SN02Q",
    "evt_01h455vb4pex5vsknk084sn02q",
    "cart_8zzzzzzzzzzzzzzzzzzzzzzzzz",
];

/// What stands in a query, in percent encoding.
const TEXTS: [&str; 14] = [
    "",
    "-1",
    "0",
    "101",
    "99999999999999999999",
    "1e400",
    "1.5",
    "abc",
    "%00",
    "%FF",
    "%E2%80%AEx",
    "null",
    "%27%20OR%201%3D1",
    "eyJub25zZW5zZSI6MX0",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_that_is_none_is_not_found() {
    let shop = Shop::with(&[("log.filter", "warn")]).await;
    let (watched, actors) = (Watched::new(&shop).await, Actor::all(&shop).await);
    let (operations, api) = operation::all(&shop).await;
    let long = "a".repeat(5_000);
    for actor in &actors {
        for operation in operations.iter().filter(|operation| operation.path.contains('{')) {
            let body = operation.body.as_ref().map(|schema| sample::of(schema, &api, actor));
            for id in IDS.iter().copied().chain([long.as_str()]) {
                let path = operation.path_with(|_| id.to_owned());
                let mut request = actor.caller.request(operation.method.clone(), &path);
                if let Some(body) = &body {
                    request = request.header("idempotency-key", "k").json(body);
                }
                let answer = send(request).await;
                let what = format!("{} {} {path}", actor.name, operation.id);
                is_decent(&answer, &what);
                assert!(answer.status >= 400, "{what} was taken: {}", answer.text);
            }
        }
    }
    watched.is_unchanged().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_query_parameter_is_a_failure_of_ours() {
    let shop = Shop::with(&[("log.filter", "warn")]).await;
    let actors = Actor::all(&shop).await;
    let (operations, _) = operation::all(&shop).await;
    let long = "a".repeat(5_000);
    for actor in &actors {
        for operation in operations.iter().filter(|operation| !operation.query.is_empty()) {
            let path = operation.path_with(|name| actor.place(&operation.path, name));
            for name in operation.query.iter().map(String::as_str).chain(["no_such_parameter"]) {
                for text in TEXTS.iter().copied().chain([long.as_str()]) {
                    for query in [format!("{name}={text}"), format!("{name}={text}&{name}={text}")] {
                        let answer = actor.caller.get(&format!("{path}?{query}")).await;
                        is_decent(&answer, &format!("{} {} {query}", actor.name, operation.id));
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    let shop = Shop::start().await;
    let guest = shop.guest();
    let cursor = guest.get("/products?limit=2&sort=price").await.is(200).text_at("/pagination/next_cursor");
    guest.get(&format!("/products?limit=2&sort=price&cursor={cursor}")).await.is(200);
    let other = guest.get(&format!("/products?limit=2&sort=newest&cursor={cursor}")).await.is(422);
    assert_eq!(other.at("/errors/0/pointer"), "?cursor");
    guest.get("/products?cursor=nonsense").await.is(422);
    guest.get("/products?limit=101").await.is(422);
    guest.get("/products?no_such_parameter=1").await.is(422);
}
