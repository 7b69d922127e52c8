//! The binary as a process: started on a folder and a port, ended by its process id.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const BINARY: &str = env!("CARGO_BIN_EXE_cloudmart");

/// A running shop process.
pub struct Process {
    child: Child,
    log: PathBuf,
}

/// A command that has ended.
pub struct Finished {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Process {
    pub fn start(folder: &Path, port: u16, settings: &[(String, String)], more: &[&str]) -> Self {
        let log = log_file(folder);
        let output = File::options().create(true).append(true).open(&log).unwrap();
        let child = bare(settings)
            .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}"), "--data-dir"])
            .arg(folder.join("data"))
            .args(more)
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .spawn()
            .unwrap();
        Self { child, log }
    }

    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn ask_to_stop(&self) {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
    }

    pub fn ended(&mut self) -> Option<i32> {
        self.child.try_wait().unwrap().map(|status| status.code().unwrap_or(-1))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            eprintln!("--- log of the shop ---\n{log}-----------------------");
        }
    }
}

/// Runs a command to its end.
pub fn run(arguments: &[&str], settings: &[(String, String)], input: &str) -> Finished {
    let mut child = bare(settings)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Finished {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a command and kills it as soon as `enough`; true when it ended well before.
pub fn run_until(
    arguments: &[&str],
    settings: &[(String, String)],
    mut enough: impl FnMut() -> bool,
) -> bool {
    let mut child = bare(settings)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{arguments:?} failed");
            return true;
        }
        if enough() {
            child.kill().unwrap();
            child.wait().unwrap();
            return false;
        }
        std::thread::yield_now();
    }
}

/// A command of the binary on a folder.
pub fn on_folder(folder: &Path, settings: &[(String, String)], arguments: &[&str]) -> Command {
    let mut command = bare(settings);
    command.args(arguments).arg("--data-dir").arg(folder.join("data"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The binary without any setting of the machine it runs on.
fn bare(settings: &[(String, String)]) -> Command {
    let mut command = Command::new(BINARY);
    command.env_clear().envs(settings.iter().cloned()).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

pub fn log_file(folder: &Path) -> PathBuf {
    folder.join("log.txt")
}
