//! The process is killed at each place of a state's life; another goes on, and nothing is lost or done twice.

use std::{path::Path, process::Command};

use database::{Database, Options};
use serde_json::{Value, json};
use workflow::{EngineOptions, Status, TaskCall, TaskError, Tasks};

use crate::{Calls, Lab, writes};

/// Set for the process that is to be killed: where, and on which database.
const FAILPOINT: &str = "WORKFLOW_TEST_FAILPOINT";
const DATABASE: &str = "WORKFLOW_TEST_DATABASE";
const FOLDER: &str = "WORKFLOW_TEST_FOLDER";

fn definition() -> Value {
    json!({"StartAt": "First", "States": {
        "First": {"Type": "Task", "Resource": "local", "ResultPath": "$.first", "Next": "Remote"},
        "Remote": {"Type": "Task", "Resource": "remote", "ResultPath": "$.remote", "Next": "Last"},
        "Last": {"Type": "Task", "Resource": "local", "ResultPath": "$.last", "End": true}}})
}

/// Appends its idempotency key to a file: an effect outside the database.
fn log_call(folder: &Path, call: &TaskCall) -> Result<Value, TaskError> {
    use std::io::Write;
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(folder.join("calls"));
    let written = file.as_mut().map(|file| writeln!(file, "{}", call.idempotency_key));
    written.map(|_| json!("done")).map_err(|error| TaskError::Unavailable(error.to_string()))
}

fn tasks(folder: &Path) -> Tasks {
    let folder = folder.to_owned();
    let remote = Calls::default().answering(move |call: &TaskCall| log_call(&folder, call));
    Tasks::new().local("local", writes).outside("remote", remote)
}

/// The life of the process that is killed.
async fn live(failpoint: &str, address: &str, folder: &Path) {
    let database = Database::open(Options::url(address).unwrap()).await.unwrap();
    let options = EngineOptions { failpoint: Some(failpoint.parse().unwrap()), ..EngineOptions::default() };
    let machines = vec![crate::machine(&definition())];
    let clock = test_kit::clock().clock();
    let engine = workflow::Engine::new(database, clock, machines, tasks(folder), options).unwrap();
    engine.run_until_idle().await.unwrap();
}

#[tokio::test]
async fn a_killed_process_loses_nothing_and_repeats_no_local_task() {
    if let [Some(failpoint), Some(address), Some(folder)] =
        [FAILPOINT, DATABASE, FOLDER].map(std::env::var_os)
    {
        return live(failpoint.to_str().unwrap(), address.to_str().unwrap(), Path::new(&folder)).await;
    }
    for (failpoint, remote_calls) in [
        ("before:First", 1),
        ("committed:First", 1),
        ("before:Remote", 1),
        ("performed:Remote", 2),
        ("committed:Remote", 1),
        ("before:Last", 2),
        ("committed:Last", 1),
    ] {
        let lab = Lab::open().await;
        let id = lab.start("one", json!({})).await;
        let killed = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killing::a_killed_process_loses_nothing_and_repeats_no_local_task"])
            .env(FAILPOINT, failpoint)
            .env(DATABASE, lab.database.address())
            .env(FOLDER, lab.database.folder())
            .output()
            .unwrap();
        assert_eq!(
            std::os::unix::process::ExitStatusExt::signal(&killed.status),
            Some(9),
            "{failpoint}: {killed:?}"
        );

        lab.clock.advance(crate::LONG);
        lab.engine(&definition(), tasks(lab.database.folder())).run_until_idle().await.unwrap();
        assert_eq!(lab.describe(id).await.status, Status::Succeeded, "{failpoint}");
        assert_eq!(lab.effect_names().await, ["First", "Last"], "{failpoint}");
        let calls = std::fs::read_to_string(lab.database.folder().join("calls")).unwrap();
        let wanted = format!("{id}/Remote/2\n").repeat(remote_calls);
        assert_eq!(calls, wanted, "{failpoint}");
    }
}
