//! Servers for the length of a command: there while it runs, gone when it has ended in any way.

use std::{
    fs::{self, Permissions},
    io::{BufRead, BufReader},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    process::{Child, ChildStdin, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Says where its Redis is and stays until it is told to go, or until the test that holds its input is gone.
const STAY: &str = "echo $CLOUDMART_TEST_REDIS; exec cat";

#[test]
fn the_command_finds_its_servers_and_its_exit_code_is_ours() {
    let mut harness = Harness::start("echo $CLOUDMART_TEST_REDIS; exit 7");
    assert!((18_000..32_000).contains(&harness.port));
    assert_eq!(harness.process.wait().unwrap().code(), Some(7));
    harness.assert_nothing_left();
}

#[test]
fn two_at_once_have_servers_of_their_own() {
    let (mut one, mut other) = (Harness::start(STAY), Harness::start(STAY));
    assert_ne!(one.port, other.port);
    assert!(one.listens() && other.listens());
    one.end(Signal::TERM);
    assert!(one.process.wait().is_ok() && other.listens());
    one.assert_nothing_left();
    other.end(Signal::INT);
    assert_eq!(other.process.wait().unwrap().code(), Some(128 + 2));
    other.assert_nothing_left();
}

#[test]
fn no_server_outlives_a_harness_that_is_killed() {
    let mut harness = Harness::start(STAY);
    harness.end(Signal::KILL);
    harness.process.wait().unwrap();
    eventually(|| !harness.listens() && harness.folders() == 0);
}

#[test]
fn no_folder_outlives_a_harness_that_is_killed_while_it_prepares_one() {
    for folders in 1..=2 {
        let folder = folder();
        let mut process = xtask("postgres-replica", &folder).arg("true").spawn().unwrap();
        eventually(|| entries(&folder) == folders);
        process.kill().unwrap();
        process.wait().unwrap();
        eventually(|| entries(&folder) == 0);
    }
}

#[test]
fn a_command_that_does_not_exist_leaves_no_server() {
    let folder = folder();
    let ended = xtask("redis", &folder).arg("no-such-command").stderr(Stdio::null()).status().unwrap();
    assert_eq!(ended.code(), Some(1));
    assert_eq!(entries(&folder), 0);
}

/// A running `with-servers --only redis` whose servers keep their folders in a folder of this test.
struct Harness {
    process: Child,
    _input: ChildStdin,
    port: u16,
    folder: TempDir,
}

impl Harness {
    fn start(script: &str) -> Self {
        let folder = folder();
        let mut command = xtask("redis", &folder);
        command.args(["sh", "-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        // `wait` would close it.
        let input = process.stdin.take().unwrap();
        let mut url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { process, _input: input, port: url.trim().rsplit(':').next().unwrap().parse().unwrap(), folder }
    }

    fn end(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.process), signal).unwrap();
    }

    fn listens(&self) -> bool {
        TcpStream::connect(("127.0.0.1", self.port)).is_ok()
    }

    fn folders(&self) -> usize {
        entries(&self.folder)
    }

    fn assert_nothing_left(&self) {
        assert!(!self.listens());
        assert_eq!(self.folders(), 0);
    }
}

/// Where tests run as root the servers do not, and they too must get here.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o777)).unwrap();
    folder
}

fn entries(folder: &TempDir) -> usize {
    fs::read_dir(folder).unwrap().count()
}

fn eventually(mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < Duration::from_secs(60), "not within a minute");
        thread::sleep(Duration::from_millis(5));
    }
}

fn xtask(servers: &str, folder: &TempDir) -> Command {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    xtask.args(["with-servers", "--only", servers, "--"]).env("TMPDIR", folder.path());
    xtask
}
