//! The static copy: whole, quick to repeat, and never half. Commands block the test, so another thread looks after the
//! connections meanwhile.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde_json::Value;

use super::{BUNDLE, copy_of_bundle, mug, open, open_with};
use crate::shop::{Finished, Shop};

fn publish(shop: &Shop, folder: &Path, more: &[&str]) -> Finished {
    let arguments = ["publish", folder.to_str().unwrap(), "--base-url", "https://shop.example"];
    shop.command(&[&arguments, more].concat())
}

/// What a copy came to: written, unchanged, removed.
fn counts(finished: &Finished) -> [u64; 3] {
    assert_eq!(finished.code, 0, "{}", finished.stderr);
    let report: Value = serde_json::from_str(&finished.stdout).unwrap();
    ["written", "unchanged", "removed"].map(|count| report[count].as_u64().unwrap())
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder with the time of its last change, without the list of the copy itself.
fn files(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if !entry.file_name().to_string_lossy().starts_with('.') {
                found.insert(entry.path(), entry.metadata().unwrap().modified().unwrap());
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_copy_is_a_whole_shop_that_knows_where_its_api_is() {
    let shop = open().await;
    let folder = tempfile::tempdir().unwrap();
    let product = shop.guest().get("/products?limit=1").await.is(200);
    let handle = product.text_at("/items/0/handle");

    let finished = publish(&shop, folder.path(), &["--api-base", "https://api.shop.example/"]);

    assert_eq!(finished.code, 0, "{}", finished.stderr);
    let page = read(folder.path(), &format!("products/{handle}/index.html"));
    assert!(page.contains(&format!("href=\"https://shop.example/products/{handle}\"")), "{page}");
    assert!(page.contains(&product.text_at("/items/0/title")), "{page}");
    assert!(page.contains("\"api_base\":\"https://api.shop.example\""), "{page}");
    assert!(page.contains("http-equiv=\"content-security-policy\""), "{page}");
    assert!(page.contains("connect-src 'self' https://api.shop.example;"), "{page}");
    let first_picture = product.text_at("/items/0/media/0/url");
    assert!(folder.path().join(first_picture.trim_start_matches('/')).is_file());
    for path in
        ["index.html", "de/index.html", "cart/index.html", "assets/app-1a2b3c4d.js", "sw.js", "sitemap.xml"]
    {
        assert!(folder.path().join(path).is_file(), "{path}");
    }
    assert!(read(folder.path(), "de/index.html").contains("<html lang=\"de\">"));
    assert!(read(folder.path(), "404.html").contains("id=\"page-state\">null</script>"));
    assert!(read(folder.path(), "robots.txt").contains("Sitemap: https://shop.example/sitemap.xml"));
    assert!(
        read(folder.path(), "sitemaps/products.xml")
            .contains(&format!("https://shop.example/products/{handle}"))
    );
    assert!(!folder.path().join("server").exists() && !folder.path().join(".cloudmart-publishing").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_repeated_copy_writes_nothing_and_a_changed_shop_only_what_changed() {
    let shop = open().await;
    let folder = tempfile::tempdir().unwrap();
    let staff = shop.staff().await;
    let product = staff.post("/products", mug("Odd Mug", 1_250)).await.is(201);
    let [written, ..] = counts(&publish(&shop, folder.path(), &["--output", "json"]));
    assert!(written > 100, "{written}");
    let before = files(folder.path());
    assert_eq!(written as usize, before.len());

    let again = publish(&shop, folder.path(), &["--output", "json"]);
    assert_eq!(counts(&again), [0, written, 0]);
    assert_eq!(files(folder.path()), before);

    let path = format!("/products/{}", product.text_at("/id"));
    staff.put(&path, mug("Odd Mug", 990)).await.is(200);
    let [changed, ..] = counts(&publish(&shop, folder.path(), &["--output", "json"]));
    // Both pages of the mug, and the map with the time of the change.
    assert_eq!(changed, 3);
    assert!(read(folder.path(), "products/odd-mug/index.html").contains("<p class=\"price\">990</p>"));

    staff.delete(&path).await.is(204);
    let [_, _, removed] = counts(&publish(&shop, folder.path(), &["--output", "json"]));
    assert_eq!(removed, 2);
    assert!(!folder.path().join("products/odd-mug").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn files_of_others_are_left_alone() {
    let shop = open().await;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let refused = publish(&shop, folder.path(), &[]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("empty folder"), "{}", refused.stderr);
    fs::remove_file(folder.path().join("notes.txt")).unwrap();
    assert_eq!(publish(&shop, folder.path(), &[]).code, 0);
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    fs::create_dir_all(folder.path().join("products/odd-mug")).unwrap();
    fs::write(folder.path().join("products/odd-mug/index.html"), "mine too").unwrap();
    assert_eq!(publish(&shop, folder.path(), &[]).code, 0);
    assert_eq!(read(folder.path(), "notes.txt"), "mine");

    shop.staff().await.post("/products", mug("Odd Mug", 1)).await.is(201);
    let refused = publish(&shop, folder.path(), &[]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("products/odd-mug/index.html"), "{}", refused.stderr);
    assert_eq!(read(folder.path(), "products/odd-mug/index.html"), "mine too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_copy_that_was_cut_off_is_finished_by_the_next_one() {
    let shop = open().await;
    let (folder, whole) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mug = shop.staff().await.post("/products", mug("Odd Mug", 1)).await.is(201).text_at("/id");
    publish(&shop, whole.path(), &[]);
    let total = files(whole.path()).len();
    // Killed again and again, each time a little later, until one gets to its end.
    let mut left = Vec::new();
    for wait in 1.. {
        let ended = shop.command_killed_after(
            &["publish", folder.path().to_str().unwrap(), "--base-url", "https://shop.example"],
            || files(folder.path()).len() >= wait * total / 6,
        );
        let there = files(folder.path());
        // What is there is whole.
        for file in there.keys().filter(|file| file.extension().is_some_and(|kind| kind == "html")) {
            assert!(fs::read_to_string(file).unwrap().trim_end().ends_with("</html>"), "{}", file.display());
        }
        if ended {
            break;
        }
        left.push(there.len());
    }
    assert!(left.iter().any(|files| *files < total), "no copy was cut off: {left:?}");
    // The product leaves, and what the killed copies have written of it with it.
    shop.staff().await.delete(&format!("/products/{mug}")).await.is(204);
    assert_eq!(publish(&shop, folder.path(), &[]).code, 0);
    assert!(!folder.path().join("products/odd-mug").exists());
    let names = |folder: &Path| -> Vec<_> {
        files(folder).into_keys().map(|file| file.strip_prefix(folder).unwrap().to_path_buf()).collect()
    };
    publish(&shop, whole.path(), &[]);
    assert_eq!(names(folder.path()), names(whole.path()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn pages_that_cannot_be_rendered_are_left_to_browsers_and_told() {
    let bundle = tempfile::tempdir().unwrap();
    copy_of_bundle(bundle.path());
    let script = fs::read_to_string(Path::new(BUNDLE).join("server/render.js")).unwrap();
    let script = script.replace("\"/boom\"", "\"/shipping\"");
    fs::write(bundle.path().join("server/render.js"), script).unwrap();
    let shop = open_with(&[("storefront.folder", bundle.path().to_str().unwrap())]).await;
    let folder = tempfile::tempdir().unwrap();
    let finished = publish(&shop, folder.path(), &[]);
    assert_eq!(finished.code, 1);
    assert!(finished.stderr.contains("1 pages could not be rendered"), "{}", finished.stderr);
    assert!(read(folder.path(), "shipping/index.html").contains("<div id=\"root\"></div>"));
    assert!(read(folder.path(), "returns/index.html").contains("<h1>returns"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn wrong_addresses_are_refused_in_words() {
    let shop = Shop::start().await;
    let folder = tempfile::tempdir().unwrap();
    let refused = publish(&shop, folder.path(), &["--api-base", "api.example/x"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("--api-base"), "{}", refused.stderr);
}
