//! A shop on PostgreSQL with a streaming replica: lists are read from it, everybody reads what they have written wherever
//! they ask next, and without it nothing is missing but speed. Two processes answer; they share the database only.

use std::process::Command;

use reqwest::Method;
use serde_json::{Value, json};
use test_servers::Server;

use crate::shop::{Answer, Caller, SecondApi, Shop, send, wait_until};

struct Replicated {
    shop: Shop,
    other: SecondApi,
    replica: Server,
    _primary: Server,
}

impl Replicated {
    async fn start() -> Self {
        let primary = test_servers::postgres().unwrap();
        let replica = test_servers::postgres_replica(&primary).unwrap();
        let plain = |server: &Server| format!("{}?sslmode=disable", server.url());
        let (url, replica_url) = (plain(&primary), plain(&replica));
        // On a busy machine a replica may be late without being ill.
        let settings = [
            ("database.url", &*url),
            ("database.replica_url", &replica_url),
            ("database.replica_max_lag_seconds", "3600"),
            // Both processes believe each other's tokens.
            ("auth.issuer", "https://shop.example"),
        ];
        let shop = Shop::with(&settings).await;
        let other = shop.second_api().await;
        let made = Self { shop, other, replica, _primary: primary };
        made.is("ready").await;
        made
    }

    /// Returns once the shop says so of its replica; the shop itself is ready all the time.
    async fn is(&self, status: &str) {
        wait_until("the shop says how its replica is", async || {
            let ready: Value = self.page("/readyz").await.parse().unwrap();
            let all = ready["dependencies"].as_array().unwrap();
            all.iter().any(|one| one["name"] == "replica" && one["status"] == status)
        })
        .await;
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.shop.client().get(self.shop.url(path)).send().await.unwrap();
        answer.error_for_status().unwrap().text().await.unwrap()
    }

    /// How many reads were answered by the replica, says the shop.
    async fn reads(&self) -> u64 {
        let numbers = self.page("/metrics").await;
        let line =
            numbers.lines().find_map(|line| line.strip_prefix(r#"database_reads_total{target="replica"} "#));
        line.unwrap().parse().unwrap()
    }

    fn replay(&self, what: &str) {
        self.tell_replica(&format!("SELECT pg_wal_replay_{what}()"));
        while what == "pause" && self.tell_replica("SELECT pg_get_wal_replay_pause_state()") != "paused" {}
    }

    fn tell_replica(&self, sql: &str) -> String {
        let told = Command::new("psql").args([self.replica.url(), "-qtAX", "-c", sql]).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap().trim().to_owned()
    }

    /// Has the replica stand still once it shows everything.
    async fn stands_still(&self) {
        let staff = self.shop.staff().await;
        let asked = staff.post("/requests", question()).await.is(201);
        wait_until("the replica shows everything", async || open_requests(&staff, "").await > 0).await;
        assert!(!asked.header("x-seen").is_empty());
        self.replay("pause");
    }
}

fn question() -> Value {
    json!({"kind": "support", "name": "Ada", "email": "ada@example.com", "subject": "My lamp", "message": "It flickers."})
}

/// What somebody sees who has seen `token` before.
async fn get(caller: &Caller, path: &str, token: &str) -> Answer {
    send(caller.request(Method::GET, path).header("x-seen", token)).await.is(200)
}

async fn open_requests(staff: &Caller, token: &str) -> usize {
    get(staff, "/admin/requests?status=open", token).await.json["items"].as_array().unwrap().len()
}

async fn price(caller: &Caller, token: &str) -> i64 {
    get(caller, "/products/odd-mug", token).await.at("/price_range/min").as_i64().unwrap()
}

fn mug(price: i64) -> Value {
    json!({"title": "Odd Mug", "variants": [{"price": price, "stock": 5}]})
}

#[tokio::test]
async fn everybody_reads_their_own_writes_while_the_replica_stands_still_and_others_may_not_yet() {
    let pair = Replicated::start().await;
    let (staff, elsewhere) = (pair.shop.staff().await, pair.other.guest());
    let product = staff.post("/products", mug(900)).await.is(201);
    let staff_elsewhere = elsewhere.holding(staff.token().unwrap());
    pair.stands_still().await;
    let reads = pair.reads().await;
    let before = open_requests(&staff, "").await;
    assert!(pair.reads().await > reads, "lists come from the replica");

    let asked = pair.shop.guest().post("/requests", question()).await.is(201);
    for staff in [&staff, &staff_elsewhere] {
        assert_eq!(open_requests(staff, asked.header("x-seen")).await, before + 1);
        assert_eq!(open_requests(staff, "").await, before, "a stranger's list may be old");
    }

    assert_eq!(price(&elsewhere, "").await, 900);
    let path = format!("/products/{}", product.text_at("/id"));
    let changed = staff.put(&path, mug(901)).await.is(200);
    assert_eq!(price(&staff, "").await, 901, "this process knows what it has changed");
    assert_eq!(
        price(&elsewhere, asked.header("x-seen")).await,
        900,
        "who has seen other things sees no more"
    );
    assert_eq!(price(&elsewhere, changed.header("x-seen")).await, 901);
    assert_eq!(price(&elsewhere, "").await, 901, "and then this process knows it, too");
    pair.replay("resume");
    wait_until("everybody sees it", async || open_requests(&staff, "").await == before + 1).await;
}

#[tokio::test]
async fn a_browser_shows_what_it_has_seen_by_its_cookie_and_nobody_can_make_one_up() {
    let pair = Replicated::start().await;
    let staff = pair.shop.staff().await;
    pair.stands_still().await;
    let before = open_requests(&staff, "").await;
    let asked = pair.shop.guest().post("/requests", question()).await.is(201);
    let cookie = asked.header("set-cookie");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    let list = async |cookie: &str| {
        let request = staff.request(Method::GET, "/admin/requests?status=open").header("cookie", cookie);
        send(request).await.is(200).json["items"].as_array().unwrap().len()
    };
    let pair_of_it = cookie.split(';').next().unwrap();
    assert_eq!(list(&format!("other=1; {pair_of_it}")).await, before + 1);
    assert_eq!(list("cloudmart_seen=ffffffffffff.ffffffffffff.AAAAAAAAAAAAAAAAAAAAAA").await, before);
}

#[tokio::test]
async fn without_its_replica_a_shop_answers_everything() {
    let mut pair = Replicated::start().await;
    pair.replica.crash().unwrap();
    let guest = pair.shop.guest();
    for page in 1..=20 {
        guest.get(&format!("/products?limit={page}")).await.is(200);
        pair.other.guest().get(&format!("/products?limit={page}")).await.is(200);
    }
    pair.shop.buyer().purchase("tok_success").await.is(200);
    pair.is("degraded").await;

    pair.replica.start().unwrap();
    pair.is("ready").await;
    let reads = pair.reads().await;
    let staff = pair.shop.staff().await;
    wait_until("the replica answers again", async || {
        open_requests(&staff, "").await;
        pair.reads().await > reads
    })
    .await;
}

#[tokio::test]
async fn a_replica_that_takes_no_new_connections_is_not_waited_for() {
    let mut pair = Replicated::start().await;
    pair.replica.freeze().unwrap();
    let guest = pair.shop.guest();
    for page in 1..=20 {
        guest.get(&format!("/products?limit={page}")).await.is(200);
    }
    pair.shop.buyer().purchase("tok_success").await.is(200);
    pair.replica.thaw().unwrap();
    pair.is("ready").await;
}
