use super::{render, renderer};

/// What a script sees of an expression.
async fn value(expression: &str) -> String {
    let renderer = renderer(&format!("return JSON.stringify({expression})"));
    render(&renderer, "").await.unwrap()
}

#[tokio::test]
async fn texts_become_bytes_and_back() {
    assert_eq!(value("[...new TextEncoder().encode('é')]").await, "[195,169]");
    assert_eq!(value("new TextDecoder().decode(new TextEncoder().encode('日本'))").await, "\"日本\"");
}

#[tokio::test]
async fn timers_never_fire_and_messages_arrive_as_reactions() {
    let renderer = renderer(
        "const seen = globalThis.seen ?? 'nothing';
         setTimeout(() => { globalThis.seen = 'timer' }, 0);
         const { port1, port2 } = new MessageChannel();
         port1.onmessage = (event) => { globalThis.seen = event.data };
         port2.postMessage('message');
         console.warn('seen', { seen }, new Error('shown'));
         return seen",
    );
    assert_eq!(render(&renderer, "").await.unwrap(), "nothing");
    assert_eq!(render(&renderer, "").await.unwrap(), "message");
}

#[tokio::test]
async fn there_is_no_way_out() {
    for name in ["fetch", "require", "process", "std", "os", "XMLHttpRequest", "host", "Deno"] {
        assert_eq!(value(&format!("typeof globalThis.{name}")).await, "\"undefined\"", "{name}");
    }
}
