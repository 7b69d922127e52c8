//! The engine through its public face, on a real database.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod killing;
mod operating;
mod order_machine;
mod retrying;
mod running;
mod sharing;
mod tokens;
mod waiting;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use database::{Error, Snapshot, Tx, params};
use primitives::{ExecutionId, FakeClock, Timestamp};
use serde_json::{Value, json};
use test_kit::FreshDatabase;
use workflow::{
    Definition, Engine, EngineOptions, Event, EventType, Execution, Machine, OutsideTask, StartRequest,
    TaskCall, TaskError, Tasks,
};

/// Longer than any lease.
const LONG: Duration = Duration::from_secs(60);

/// A database with the workflow's tables and one for effects, and a clock that stands still.
struct Lab {
    database: FreshDatabase,
    clock: FakeClock,
}

const EFFECTS: &[database::Migration] = &[database::Migration {
    context: "effects",
    number: 1,
    name: "create",
    script: database::Script::Common(
        "CREATE TABLE effects (id {uuid} NOT NULL PRIMARY KEY, name {key} NOT NULL, idempotency_key {text} NOT NULL, \
         attempt BIGINT NOT NULL);",
    ),
}];

impl Lab {
    async fn open() -> Self {
        let database = FreshDatabase::with(&[workflow::MIGRATIONS, EFFECTS]).await;
        Self { database, clock: test_kit::clock() }
    }

    /// The same database after a restart of the process.
    async fn reopen(self) -> Self {
        Self { database: self.database.reopened().await, clock: self.clock }
    }

    fn engine(&self, definition: &Value, tasks: Tasks) -> Engine {
        self.engine_with(definition, tasks, EngineOptions::default())
    }

    fn engine_with(&self, definition: &Value, tasks: Tasks, options: EngineOptions) -> Engine {
        let machines = vec![machine(definition)];
        Engine::new(self.database.clone(), self.clock.clock(), machines, tasks, options).unwrap()
    }

    async fn start(&self, name: &str, input: Value) -> ExecutionId {
        self.try_start(name, input).await.unwrap().id()
    }

    async fn try_start(&self, name: &str, input: Value) -> Result<workflow::Started, Error> {
        let (now, name) = (self.now(), name.to_owned());
        let started = self.database.write(move |tx| {
            workflow::start(tx, now, &StartRequest { machine: "m", name: &name, input: input.clone() })
        });
        started.await
    }

    /// Starts an execution and runs the engine until nothing is due.
    async fn run(&self, engine: &Engine, input: Value) -> Execution {
        let id = self.start("one", input).await;
        engine.run_until_idle().await.unwrap();
        self.describe(id).await
    }

    async fn describe(&self, id: ExecutionId) -> Execution {
        workflow::describe(&self.database, id).await.unwrap().unwrap()
    }

    async fn history(&self, id: ExecutionId) -> Vec<Event> {
        workflow::history(&self.database, id).await.unwrap().unwrap()
    }

    async fn event_types(&self, id: ExecutionId) -> Vec<EventType> {
        self.history(id).await.into_iter().map(|event| event.event_type).collect()
    }

    /// What was written to the table of effects, in order.
    async fn effects(&self) -> Vec<(String, String, u32)> {
        let sql = "SELECT name, idempotency_key, attempt FROM effects ORDER BY id";
        let read = |s: &mut Snapshot| s.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let effects: Result<_, Error> = self.database.read(read).await;
        effects.unwrap()
    }

    async fn effect_names(&self) -> Vec<String> {
        self.effects().await.into_iter().map(|(name, _, _)| name).collect()
    }

    fn now(&self) -> Timestamp {
        self.clock.clock().now()
    }
}

fn machine(definition: &Value) -> Machine {
    Machine { name: "m".to_owned(), definition: Definition::parse(&definition.to_string()).unwrap() }
}

/// Writes a row: an effect in the database.
fn effect(tx: &mut Tx<'_>, call: &TaskCall) -> Result<(), Error> {
    let row = params![ExecutionId::new(), &call.state, &call.idempotency_key, call.attempt];
    tx.execute("INSERT INTO effects (id, name, idempotency_key, attempt) VALUES (?, ?, ?, ?)", &row).map(drop)
}

/// A local task that has its effect and gives its input back.
fn writes(tx: &mut Tx<'_>, call: &TaskCall) -> Result<Value, TaskError> {
    effect(tx, call)?;
    Ok(json!({ "wrote": call.state }))
}

/// An outside task that remembers its calls and answers with what a function says about each.
#[derive(Clone)]
struct Remote<F> {
    calls: Calls,
    answer: F,
}

#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<TaskCall>>>);

impl Calls {
    fn all(&self) -> Vec<TaskCall> {
        self.0.lock().unwrap().clone()
    }

    fn count(&self) -> usize {
        self.all().len()
    }

    fn token(&self) -> String {
        self.all().last().unwrap().task_token.clone().unwrap()
    }

    /// A task that adds to these calls.
    fn answering<F>(&self, answer: F) -> Remote<F>
    where
        F: Fn(&TaskCall) -> Result<Value, TaskError> + Send + Sync,
    {
        Remote { calls: self.clone(), answer }
    }
}

#[async_trait]
impl<F> OutsideTask for Remote<F>
where
    F: Fn(&TaskCall) -> Result<Value, TaskError> + Send + Sync,
{
    async fn perform(&self, call: &TaskCall) -> Result<Value, TaskError> {
        self.calls.0.lock().unwrap().push(call.clone());
        (self.answer)(call)
    }
}

/// Fails so often with this error, then succeeds.
fn failing(times: u32, error: &'static str) -> impl Fn(&TaskCall) -> Result<Value, TaskError> + Send + Sync {
    let left = AtomicU32::new(times);
    move |_| {
        let fails = left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok();
        if fails { Err(TaskError::failed(error, "as told")) } else { Ok(json!("done")) }
    }
}

/// A machine of one task, with these fields besides.
fn one_task(fields: &Value) -> Value {
    let mut task = json!({ "Type": "Task", "Resource": "t", "End": true });
    task.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    json!({ "StartAt": "T", "States": { "T": task } })
}
