use std::time::Duration;

use futures::future::join_all;
use page_render::{RenderError, RenderOptions};
use test_kit::wait_until;

use super::{render, renderer, renderer_within};

#[tokio::test]
async fn a_page_is_what_the_script_makes_of_its_input() {
    let renderer = renderer("return JSON.parse(input).name + ' – 日本 🛒'");
    assert_eq!(render(&renderer, r#"{"name": "Ada"}"#).await.unwrap(), "Ada – 日本 🛒");
}

#[tokio::test]
async fn nothing_is_loaded_before_the_first_page_and_nothing_stays_after_the_last() {
    let options = RenderOptions { idle: Duration::from_millis(20), ..RenderOptions::default() };
    let renderer = renderer_within("return input", options);
    assert_eq!(renderer.engines(), 0);
    render(&renderer, "x").await.unwrap();
    wait_until("all engines are gone", async || renderer.engines() == 0).await;
    assert_eq!(render(&renderer, "again").await.unwrap(), "again");
}

#[tokio::test]
async fn pages_are_made_side_by_side_and_each_gets_its_own() {
    let renderer =
        renderer_within("return input + '!'", RenderOptions { engines: 2, ..RenderOptions::default() });
    let pages = join_all((0..50).map(|n| renderer.render(n.to_string()))).await;
    for (n, page) in pages.into_iter().enumerate() {
        assert_eq!(page.unwrap(), format!("{n}!"));
    }
    assert!(renderer.engines() <= 2);
}

#[tokio::test]
async fn too_many_waiting_pages_are_refused_at_once() {
    let slow = "const end = Date.now() + 200; while (Date.now() < end); return input";
    let options = RenderOptions { waiting: 2, ..RenderOptions::default() };
    let renderer = renderer_within(slow, options);
    let pages = join_all((0..8).map(|n| renderer.render(n.to_string()))).await;
    let refused = pages.iter().filter(|page| **page == Err(RenderError::Busy)).count();
    let made = pages.iter().filter(|page| page.is_ok()).count();
    assert!(refused >= 5 && made >= 2 && refused + made == 8, "{pages:?}");
}

#[tokio::test]
async fn a_page_that_has_waited_too_long_is_refused_and_not_made() {
    let slow = "const end = Date.now() + 100; while (Date.now() < end); return input";
    let options = RenderOptions { wait: Duration::from_millis(20), ..RenderOptions::default() };
    let renderer = renderer_within(slow, options);
    let [first, second] =
        join_all(["a", "b"].map(|n| renderer.render(n.to_owned()))).await.try_into().unwrap();
    assert_eq!((first, second), (Ok("a".to_owned()), Err(RenderError::Busy)));
}
