use page_render::{RenderError, RenderOptions, Renderer};

use std::time::Duration;

use super::{render, renderer, renderer_within};

/// Breaks when it is told to and is well otherwise.
const MOODY: &str = "
    if (input === 'loop') for (;;);
    if (input === 'catch') for (;;) try { for (;;); } catch {}
    if (input === 'memory') { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); }
    if (input === 'text') { let text = 'x'; for (;;) text += text; }
    if (input === 'deep') { const down = (n) => down(n + 1) + 1; return String(down(0)); }
    if (input === 'pattern') return String(/^(a+)+$/.test('a'.repeat(60) + 'b'));
    if (input === 'promise') { const again = () => Promise.resolve().then(again); again(); return 'begun'; }
    if (input === 'throw') throw new Error('no such product');
    if (input === 'throw text') throw 'words';
    if (input === 'number') return 5;
    globalThis.count = (globalThis.count ?? 0) + 1;
    return input + globalThis.count;";

#[tokio::test]
async fn whatever_a_page_does_it_ends_and_the_next_one_is_well() {
    let limits = RenderOptions {
        time: Duration::from_millis(700),
        memory: 8 * 1024 * 1024,
        ..RenderOptions::default()
    };
    let renderer = renderer_within(MOODY, limits);
    for (input, error) in [
        ("loop", RenderError::TimedOut),
        ("catch", RenderError::TimedOut),
        ("memory", RenderError::OutOfMemory),
        ("pattern", RenderError::TimedOut),
        ("number", RenderError::NoPage),
    ] {
        assert_eq!(render(&renderer, input).await, Err(error), "{input}");
        // An engine that has failed is replaced.
        assert_eq!(render(&renderer, "fine").await.unwrap(), "fine1", "after {input}");
    }
    for (input, told) in
        [("throw", "no such product"), ("throw text", "words"), ("deep", "call stack"), ("text", "")]
    {
        let error = render(&renderer, input).await.unwrap_err().to_string();
        assert!(error.contains(told), "{input}: {error}");
        assert_eq!(render(&renderer, "fine").await.unwrap(), "fine1", "after {input}");
    }
}

#[tokio::test]
async fn promises_without_end_do_not_hold_the_engine() {
    let renderer = renderer(MOODY);
    assert_eq!(render(&renderer, "promise").await.unwrap(), "begun");
    assert!(render(&renderer, "fine").await.unwrap().starts_with("fine"));
}

#[tokio::test]
async fn a_script_that_does_not_load_says_why() {
    for (script, told) in [
        ("globalThis.renderPage = (", "unexpected token"),
        ("throw new Error('at load')", "at load"),
        ("for (;;);", "too long"),
        ("1", "renderPage"),
        ("import x from 'y'; x()", "the script failed"),
    ] {
        let options = RenderOptions { time: Duration::from_millis(300), ..RenderOptions::default() };
        let renderer = Renderer::new(script.as_bytes().to_vec(), options);
        let error = render(&renderer, "x").await.unwrap_err().to_string();
        assert!(error.contains(told), "{script}: {error}");
    }
}
