//! Bodies that are wrong as a whole: not JSON, too large, too deep, of another type.

use reqwest::header::CONTENT_TYPE;

use super::{
    actors::Actor,
    check::is_decent,
    operation::{self, Operation},
    watch::Watched,
};
use crate::shop::{Answer, Shop, send};

const JSON: &str = "application/json";

/// A body, its content type, and the statuses that a caller who may do it is answered with.
type Envelope = (&'static str, Vec<u8>, &'static str, &'static [u16]);

fn envelopes() -> Vec<Envelope> {
    let deep = |open: &str| open.repeat(10_000).into_bytes();
    let broken: &[u16] = &[400, 422];
    vec![
        ("nothing", Vec::new(), JSON, broken),
        ("half an object", b"{\"a\":".to_vec(), JSON, broken),
        ("a list", b"[1]".to_vec(), JSON, broken),
        ("null", b"null".to_vec(), JSON, broken),
        ("a number too large", b"1e400".to_vec(), JSON, broken),
        ("two documents", b"{} {}".to_vec(), JSON, broken),
        ("a byte order mark", b"\xef\xbb\xbf{}".to_vec(), JSON, broken),
        ("invalid UTF-8", b"{\"email\":\"\xff\xfe\"}".to_vec(), JSON, broken),
        ("a NUL", b"{\"email\":\"a\0b\"}".to_vec(), JSON, broken),
        ("deep lists", deep("["), JSON, broken),
        ("deep objects", deep("{\"a\":"), JSON, broken),
        ("a repeated name", b"{\"email\":\"a@b.example\",\"email\":\"c@d.example\"}".to_vec(), JSON, broken),
        ("a form", b"a=b".to_vec(), "application/x-www-form-urlencoded", &[415]),
        ("text", b"{}".to_vec(), "text/plain", &[415]),
        ("a file", b"--x\r\n\r\n--x--".to_vec(), "multipart/form-data; boundary=x", &[415]),
        ("two MiB", [b"{\"a\":\"".to_vec(), vec![b'a'; 2 << 20], b"\"}".to_vec()].concat(), JSON, &[413]),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_no_json_document_of_the_right_size_is_refused() {
    let shop = Shop::with(&[("log.filter", "warn")]).await;
    let (watched, actors) = (Watched::new(&shop).await, Actor::all(&shop).await);
    let (operations, _) = operation::all(&shop).await;
    for operation in operations.iter().filter(|operation| operation.body.is_some()) {
        for actor in &actors {
            for envelope in envelopes() {
                let answer = put_in(operation, actor, &envelope).await;
                let what = format!("{} {} {}", actor.name, operation.id, envelope.0);
                is_decent(&answer, &what);
                assert!(answer.status >= 400, "{what} was taken: {}", answer.text);
                let expected = envelope.3.contains(&answer.status);
                assert!(actor.name != "admin" || expected, "{what}: {} {}", answer.status, answer.text);
            }
        }
    }
    watched.is_unchanged().await;
}

async fn put_in(operation: &Operation, actor: &Actor, (_, body, content_type, _): &Envelope) -> Answer {
    let path = operation.path_with(|name| actor.place(&operation.path, name));
    let request = actor.caller.request(operation.method.clone(), &path);
    let request = request.header(CONTENT_TYPE, *content_type).header("idempotency-key", "envelope");
    send(request.body(body.clone())).await
}
