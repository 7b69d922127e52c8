//! Whole purchases: cart, two lines, checkout, address and payment, until the order's workflow has finished. Every
//! acknowledgement is durable. Afterwards the orders are counted and the stock is verified.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{Run, Shop, Table, client::Client, figures::Times};

/// Pieces of each variant, so that the stock lasts for the whole run.
const STOCK: u32 = 9_000_000;

pub async fn measure(run: &Run, table: &mut Table) -> Result<()> {
    let shop = Shop::start(&run.binary).await?;
    let variants: Arc<[String]> = stocked_variants(&shop).await?.into();
    let keys = Arc::new(AtomicU64::new(0));
    buy_for(run, &shop, &variants, &keys, run.time() / 5).await?;
    let (memory, processor) = (shop.memory()?, shop.processor_seconds()?);
    let (times, elapsed) = buy_for(run, &shop, &variants, &keys, run.time()).await?;
    let used = shop.processor_seconds()? - processor;
    let summary = times.summarize(elapsed);
    let count = keys.load(Ordering::Relaxed);
    let per_purchase = used / (summary.per_second * elapsed.as_secs_f64()) * 1e6;
    table.add(
        "purchase: cart, 2 lines, checkout, complete, workflow finished",
        summary,
        format!("{per_purchase:.0} µs of processor a purchase in the store"),
    );
    table.note(
        "resident memory, purchases",
        format!("{memory:.1} MiB at the start, {:.1} MiB at the end", shop.memory()?),
    );
    let drained = shop.drained().await?;
    table
        .note("events still queued at the end were handled after", format!("{:.1} s", drained.as_secs_f64()));
    let verdict = shop.command(&["inventory", "verify"])?;
    table.note(
        format!("inventory verify after {count} purchases"),
        verdict.lines().last().unwrap_or_default().to_owned(),
    );
    Ok(())
}

/// Buys from `shop` for `time`.
pub async fn buy_from(run: &Run, shop: &Shop, time: Duration) -> Result<Times> {
    let variants: Arc<[String]> = stocked_variants(shop).await?.into();
    Ok(buy_for(run, shop, &variants, &Arc::default(), time).await?.0)
}

/// Variants of many different products, with plenty of stock.
async fn stocked_variants(shop: &Shop) -> Result<Vec<String>> {
    let mut client = Client::connect(&shop.address).await?;
    let token = sign_in(&mut client).await?;
    let answer = client.get("/api/v1/products?limit=100").await?;
    let page: Value = serde_json::from_slice(answer.body)?;
    let variants: Vec<String> = page["items"]
        .as_array()
        .context("items")?
        .iter()
        .filter_map(|product| Some(product["variants"][0]["id"].as_str()?.to_owned()))
        .collect();
    for variant in &variants {
        let body = json!({"on_hand": STOCK}).to_string();
        let request = format!(
            "PUT /api/v1/inventory/{variant} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let answer = client.send(request.as_bytes()).await?;
        ensure!(
            answer.status == 200,
            "setting stock: {} {}",
            answer.status,
            String::from_utf8_lossy(answer.body)
        );
    }
    Ok(variants)
}

async fn sign_in(client: &mut Client) -> Result<String> {
    let body = json!({"email": "admin@cloudmart.example", "password": "cloudmart-demo"}).to_string();
    let answer = client.json("POST", "/api/v1/auth/login", None, &body).await?;
    let tokens: Value = serde_json::from_slice(answer.body)?;
    Ok(tokens["access_token"].as_str().context("access_token")?.to_owned())
}

async fn buy_for(
    run: &Run,
    shop: &Shop,
    variants: &Arc<[String]>,
    keys: &Arc<AtomicU64>,
    time: Duration,
) -> Result<(Times, Duration)> {
    let started = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..run.clients {
        let (address, variants, keys) = (shop.address.clone(), Arc::clone(variants), Arc::clone(keys));
        tasks.spawn(async move {
            let mut client = Client::connect(&address).await?;
            let mut times = Times::default();
            while started.elapsed() < time {
                let begun = Instant::now();
                buy(&mut client, &variants, keys.fetch_add(1, Ordering::Relaxed)).await?;
                times.add(begun.elapsed());
            }
            anyhow::Ok(times)
        });
    }
    let mut all = Times::default();
    while let Some(times) = tasks.join_next().await {
        all.merge(times??);
    }
    Ok((all, started.elapsed()))
}

async fn buy(client: &mut Client, variants: &[String], number: u64) -> Result<()> {
    let pick = |step: u64| {
        &variants[(number.wrapping_mul(7919).wrapping_add(step * 31) % variants.len() as u64) as usize]
    };
    let cart = created(client, "/api/v1/carts", None, "{}").await?;
    for step in 0..2 {
        let body = format!(r#"{{"variant_id":"{}","quantity":1}}"#, pick(step));
        expect(
            &client.json("POST", &format!("/api/v1/carts/{cart}/line-items"), None, &body).await?,
            "add_line_item",
        )?;
    }
    let checkout = created(client, "/api/v1/checkouts", None, &format!(r#"{{"cart_id":"{cart}"}}"#)).await?;
    let details = r#"{"buyer":{"email":"ada@example.com","first_name":"Ada"},"shipping_address":{"name":"Ada Lovelace","line1":"1 Main Street","city":"Springfield","region":"IL","postal_code":"62701","country":"US"},"fulfillment_option_id":"standard"}"#;
    expect(
        &client.json("PATCH", &format!("/api/v1/checkouts/{checkout}"), None, details).await?,
        "update_checkout",
    )?;
    let payment = r#"{"payment":{"handler_id":"test","credential":{"type":"token","token":"tok_success"}}}"#;
    let key = format!("bench-{number}");
    let answer =
        client.json("POST", &format!("/api/v1/checkouts/{checkout}/complete"), Some(&key), payment).await?;
    ensure!(answer.status == 200, "complete: {} {}", answer.status, String::from_utf8_lossy(answer.body));
    let completed: Value = serde_json::from_slice(answer.body)?;
    ensure!(completed["checkout"]["status"] == "completed", "{completed}");
    Ok(())
}

fn expect(answer: &crate::client::Answer<'_>, what: &str) -> Result<()> {
    ensure!(answer.status < 300, "{what}: {} {}", answer.status, String::from_utf8_lossy(answer.body));
    Ok(())
}

async fn created(client: &mut Client, path: &str, key: Option<&str>, body: &str) -> Result<String> {
    let answer = client.json("POST", path, key, body).await?;
    ensure!(answer.status == 201, "{path}: {} {}", answer.status, String::from_utf8_lossy(answer.body));
    let id: Value = serde_json::from_slice(answer.body)?;
    Ok(id["id"].as_str().context("id")?.to_owned())
}
