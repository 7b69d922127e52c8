//! The files that browsers load.

use std::fs;

use super::{copy_of_bundle, open, open_with, page};
use crate::{
    hostile::raw,
    shop::{run, send},
};

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_others_are_not() {
    let shop = open().await;
    for (path, kind, kept) in [
        ("/assets/app-1a2b3c4d.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/favicon.svg", "image/svg+xml", "public, max-age=60, stale-while-revalidate=600"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
    ] {
        let file = page(&shop, path).await.is(200);
        assert_eq!((file.header("content-type"), file.header("cache-control")), (kind, kept), "{path}");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let etag = file.header("etag").to_owned();
        let again = send(shop.client().get(shop.url(path)).header("if-none-match", &etag)).await.is(304);
        assert!(again.text.is_empty());
        let head = send(shop.client().head(shop.url(path))).await.is(200);
        assert_eq!(head.header("etag"), etag);
    }
}

#[tokio::test]
async fn files_compressed_beforehand_are_sent_so_to_who_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_bundle(folder.path());
    fs::write(folder.path().join("client/assets/app-1a2b3c4d.js.br"), b"compressed beforehand").unwrap();
    let shop = open_with(&[("storefront.folder", folder.path().to_str().unwrap())]).await;
    let file = shop.client().get(shop.url("/assets/app-1a2b3c4d.js")).header("accept-encoding", "gzip, br");
    let file = send(file).await.is(200);
    assert_eq!((file.header("content-encoding"), file.text.as_str()), ("br", "compressed beforehand"));
    assert!(file.header("vary").contains("accept-encoding"));
    let plain = page(&shop, "/assets/app-1a2b3c4d.js").await.is(200);
    assert_eq!(plain.header("content-encoding"), "");
    // It is a form of the file and no file of its own.
    page(&shop, "/assets/app-1a2b3c4d.js.br").await.refused(404, "not_found");
}

#[tokio::test]
async fn no_path_leads_out_of_the_bundle_or_into_its_inner_parts() {
    let shop = open().await;
    for way in [
        "/assets/../../server/render.js",
        "/assets/..%2f..%2fserver%2frender.js",
        "/server/render.js",
        "/index.html",
        "/client/index.html",
        "/assets/",
        "/assets",
        "/assets/no-such-file.js",
        "/.vite/manifest.json",
        "/assets/%00",
        "//assets/app-1a2b3c4d.js",
        "/assets/..\\..\\server\\render.js",
        "/../secret.key",
    ] {
        let request = format!("GET {way} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n");
        let answer = raw(&shop, request.as_bytes()).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(matches!(status, "404" | "400"), "{way}: {answer}");
        assert!(!answer.contains("renderPage") && !answer.contains("<!--app-html-->"), "{way}: {answer}");
    }
}

#[test]
fn a_folder_that_holds_no_storefront_is_told_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let with = |page: Option<&str>| {
        if let Some(page) = page {
            fs::create_dir_all(folder.path().join("pages/client")).unwrap();
            fs::write(folder.path().join("pages/client/index.html"), page).unwrap();
        }
        let pages = folder.path().join("pages").to_str().unwrap().to_owned();
        let settings = [("CLOUDMART_STOREFRONT__FOLDER".to_owned(), pages)];
        let data = folder.path().join("data").to_str().unwrap().to_owned();
        run(&["serve", "--listen", "127.0.0.1:0", "--data-dir", &data], &settings, "")
    };
    for page in [None, Some("<html>")] {
        let refused = with(page);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("storefront"), "{}", refused.stderr);
    }
}
