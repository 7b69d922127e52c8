//! How many executions of a machine like the order's an engine does a second: four outside tasks that answer at once,
//! two local ones that write a row each. `cargo run --release --example throughput [EXECUTIONS]`

use std::time::{Duration, Instant};

use async_trait::async_trait;
use database::{Database, Error, Migration, Options, Script, Tx, params};
use primitives::{Clock, ExecutionId};
use serde_json::{Value, json};
use workflow::{
    Definition, Engine, EngineOptions, Machine, OutsideTask, StartRequest, TaskCall, TaskError, Tasks,
};

const EFFECTS: &[Migration] = &[Migration {
    context: "effects",
    number: 1,
    name: "create",
    script: Script::Common("CREATE TABLE effects (idempotency_key {key} NOT NULL PRIMARY KEY) {clustered};"),
}];

const ORDER: &str = include_str!("../../../../workflows/order.asl.json");

/// How many callers start executions at once.
const CALLERS: usize = 64;

struct Answers;

#[async_trait]
impl OutsideTask for Answers {
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        Ok(json!({"status": "authorized", "reference": call.idempotency_key}))
    }
}

fn writes(tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
    tx.execute("INSERT INTO effects (idempotency_key) VALUES (?)", &params![&call.idempotency_key])?;
    Ok(json!({"available": true}))
}

fn engine(database: &Database) -> Result<Engine, Box<dyn std::error::Error>> {
    let definition = Definition::parse(ORDER).map_err(|errors| format!("{errors:?}"))?;
    let resources: Vec<String> = definition.resources().map(str::to_owned).collect();
    let tasks = resources.into_iter().fold(Tasks::new(), |tasks, resource| {
        if resource.starts_with("payments:") {
            tasks.outside(resource, Answers)
        } else {
            tasks.local(resource, writes)
        }
    });
    let machines = vec![Machine { name: "order".to_owned(), definition }];
    Ok(Engine::new(database.clone(), Clock::system(), machines, tasks, EngineOptions::default())?)
}

async fn start_all(
    database: Database,
    clock: Clock,
    caller: usize,
    count: usize,
) -> Result<ExecutionId, Error> {
    let mut last = None;
    for number in 0..count {
        let (now, name) = (clock.now(), format!("ORDER-{caller}-{number}"));
        let started = database.write(move |tx| {
            let input = json!({
                "orderId": name, "productId": "PROD-001", "quantity": 2, "amount": 9999, "currency": "USD",
                "paymentMethod": "credit_card", "processingDelaySeconds": 0
            });
            workflow::start(tx, now, &StartRequest { machine: "order", name: &name, input })
        });
        last = Some(started.await?.id());
    }
    last.ok_or(Error::Closed)
}

async fn running(database: &Database) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM workflow_cursors";
    database.read(|snapshot| Ok(snapshot.query_opt(sql, &[], |row| row.get(0))?.unwrap_or(0))).await
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the result of a measurement")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let total: usize = std::env::args().nth(1).map_or(Ok(20_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let database = Database::open(Options::file(folder.path().join("throughput.db"))).await?;
    database.migrate(workflow::MIGRATIONS).await?;
    database.migrate(EFFECTS).await?;
    let engine = engine(&database)?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = tokio::spawn(async move { engine.run(async { drop(stopped.await) }).await });

    let began = Instant::now();
    let callers = (0..CALLERS)
        .map(|caller| tokio::spawn(start_all(database.clone(), Clock::system(), caller, total / CALLERS)));
    for caller in callers.collect::<Vec<_>>() {
        caller.await??;
    }
    let started = began.elapsed();
    while running(&database).await? > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let (done, count) = (began.elapsed(), (total / CALLERS * CALLERS) as f64);
    println!(
        "{count} executions: started in {started:.2?}, done in {done:.2?}, {:.0} a second",
        count / done.as_secs_f64()
    );
    let size = std::fs::metadata(folder.path().join("throughput.db"))?.len();
    println!("{:.0} bytes of database an execution", size as f64 / count);
    drop(stop);
    worker.await?;
    Ok(())
}
