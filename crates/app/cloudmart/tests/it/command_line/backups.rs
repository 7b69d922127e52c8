//! A store that is put away and comes back.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use rusqlite::{Connection, OpenFlags, types::Value};

use crate::shop::{Shop, run, stock, wait_until};

/// Every row of every table, as text, in order.
fn rows(database: &Path) -> Vec<String> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let tables: Vec<String> = connection
        .prepare(names)
        .unwrap()
        .query_map((), |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut all = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut found: Vec<String> = statement
            .query_map((), |row| {
                let cells = (0..columns).map(|place| row.get::<_, Value>(place));
                Ok(format!("{table} {:?}", cells.collect::<Result<Vec<_>, _>>()?))
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        found.sort();
        all.extend(found);
    }
    all
}

#[tokio::test]
async fn a_restored_store_has_every_row_and_file_and_sells() {
    let mut shop = Shop::start().await;
    let mut buyer = shop.buyer();
    let done = buyer.purchase("tok_success").await.is(200);
    let order = buyer.order(&done).await;
    shop.stop().await;
    let file = shop.folder().join("store.tar.gz");
    let packed = shop.command(&["backup", file.to_str().unwrap()]);
    assert_eq!(packed.code, 0, "{}", packed.stderr);
    let again = shop.command(&["backup", file.to_str().unwrap()]);
    assert!(again.code == 1 && again.stderr.contains("--force"), "{}", again.stderr);

    let data = shop.folder().join("data");
    let full = shop.command(&["restore", file.to_str().unwrap()]);
    assert!(full.code == 1 && full.stderr.contains("not empty"), "{}", full.stderr);
    let away = shop.folder().join("away");
    fs::rename(&data, &away).unwrap();
    let restored = shop.command(&["restore", file.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{}", restored.stderr);

    for database in ["cloudmart.db", "mail/mailbox.db"] {
        let [before, after] = [&away, &data].map(|folder| rows(&folder.join(database)));
        assert!(before == after && before.len() > 1, "{database}: {} rows, {}", before.len(), after.len());
    }
    assert_eq!(pictures(&data), pictures(&away));
    assert_eq!(fs::read(data.join("secret.key")).unwrap(), fs::read(away.join("secret.key")).unwrap());
    assert_eq!(shop.command(&["inventory", "verify"]).code, 0);
    shop.restart().await;
    assert_eq!(buyer.order(&done).await.at("/number"), order.at("/number"));
    shop.buyer().purchase("tok_success").await.is(200);
    wait_until("products are found again", async || {
        shop.guest().get("/products?q=shirt").await.at("/items/0").is_object()
    })
    .await;
}

fn pictures(data: &Path) -> Vec<(String, u64)> {
    let media = fs::read_dir(data.join("objects/media")).unwrap().map(Result::unwrap);
    let mut all: Vec<(String, u64)> = media
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len()))
        .collect();
    all.sort();
    assert!(!all.is_empty());
    all
}

#[tokio::test]
async fn a_backup_beside_buyers_is_of_one_moment() {
    let shop = Shop::start().await;
    stock::set(&shop.staff().await, &shop.buyer().variant().await.id, 1_000).await;
    let file = shop.folder().join("busy.tar.gz");
    let mut buyers = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let mut buyer = shop.buyer();
        buyers.spawn(async move {
            let mut bought = Vec::new();
            for _ in 0..8 {
                bought.push(buyer.purchase("tok_success").await.is(200).text_at("/order/id"));
            }
            bought
        });
    }
    let first = shop.buyer().purchase("tok_success").await.is(200).text_at("/order/id");
    let mut packing = Command::new(env!("CARGO_BIN_EXE_cloudmart"))
        .args(["backup", file.to_str().unwrap()])
        .env("CLOUDMART_DATA_DIR", shop.folder().join("data"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut bought = Vec::new();
    while let Some(orders) = buyers.join_next().await {
        bought.extend(orders.unwrap());
    }
    assert!(packing.wait().unwrap().success());

    let other = tempfile::tempdir().unwrap();
    let data_dir = other.path().to_str().unwrap();
    let at = |arguments: &[&str]| run(&[arguments, &["--data-dir", data_dir]].concat(), &[], "");
    let restored = at(&["restore", file.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{}", restored.stderr);
    let verified = at(&["inventory", "verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
    let orders = other.path().join("orders.csv");
    assert_eq!(at(&["export", "orders", orders.to_str().unwrap()]).code, 0);
    let told = fs::read_to_string(orders).unwrap();
    assert!(told.contains(&first), "an order that was acknowledged before is in it");
    assert_eq!(bought.len(), 32, "nobody was hindered");
}

#[test]
fn a_broken_or_foreign_archive_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.tar.gz");
    fs::write(&file, "no archive").unwrap();
    let data = folder.path().join("data");
    let restored = run(&["restore", file.to_str().unwrap(), "--data-dir", data.to_str().unwrap()], &[], "");
    assert!(restored.code == 1 && restored.stderr.contains("no whole backup"), "{}", restored.stderr);
    assert_eq!(fs::read_dir(&data).unwrap().count(), 0);
    let missing = run(
        &["backup", file.with_extension("x").to_str().unwrap(), "--data-dir", data.to_str().unwrap()],
        &[],
        "",
    );
    assert!(missing.code == 1 && missing.stderr.contains("no store"), "{}", missing.stderr);
    assert!(!file.with_extension("x").exists());
}
