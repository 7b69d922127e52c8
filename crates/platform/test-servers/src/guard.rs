//! The process that holds a server for us. A server must not outlive a test that was killed, and only another process
//! can see to that: a small shell script which ends the server and removes its folder when our end of its input closes.

use std::{
    env,
    fs::{self, Permissions},
    io::{self, BufRead, BufReader, Write},
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use crate::{owner::Owner, program::search_path};

const SCRIPT: &str = include_str!("guard.sh");

/// How many lines of a server's log an error repeats.
const LOG_LINES: usize = 15;

/// A data folder, perhaps with a server in it; both go when this goes.
#[derive(Debug)]
pub struct Guard {
    folder: PathBuf,
    process: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    server: Option<u32>,
}

impl Guard {
    /// A new folder. `last` is the signal that ends the server at once and leaves nothing of it behind.
    pub fn new(name: &str, last: &str) -> io::Result<Self> {
        let pattern = env::temp_dir().join(format!("cloudmart-test-{name}-XXXXXXXX"));
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "test-server-guard"]).arg(pattern).arg(last);
        // A group of its own: Ctrl-C in a terminal must reach the owner and not the guard.
        shell.process_group(0).env_clear().env("PATH", search_path()).env("LC_ALL", "C.UTF-8");
        if let Some(owner) = Owner::for_servers()? {
            shell.uid(owner.user).gid(owner.group);
        }
        shell.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = shell.spawn()?;
        let (orders, answers) = (process.stdin.take(), process.stdout.take());
        let answers = answers.ok_or_else(|| io::Error::other("a guard without an output"))?;
        let folder = PathBuf::new();
        let mut guard = Self { folder, process, orders, answers: BufReader::new(answers), server: None };
        guard.folder = guard.answer()?.into();
        Ok(guard)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file of the folder, readable for the server.
    pub fn write(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let path = self.folder.join(name);
        fs::write(&path, text)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        if let Some(owner) = Owner::for_servers()? {
            chown(&path, Some(owner.user), Some(owner.group))?;
        }
        Ok(path)
    }

    /// Runs a command to its end and says whether it succeeded.
    pub fn run(&mut self, command: &[String]) -> io::Result<bool> {
        Ok(self.command("run", command)? == "0")
    }

    /// Starts the server.
    pub fn start(&mut self, command: &[String]) -> io::Result<()> {
        let id = self.command("start", command)?;
        self.server = Some(id.parse().map_err(|_| io::Error::other("a guard that answers nonsense"))?);
        Ok(())
    }

    /// Sends a signal to the server.
    pub fn signal(&mut self, name: &str) -> io::Result<()> {
        self.order(&format!("signal {name}")).map(drop)
    }

    /// Waits until the server has ended.
    pub fn wait(&mut self) -> io::Result<()> {
        self.order("wait")?;
        self.server = None;
        Ok(())
    }

    /// The server's process id.
    pub fn server(&self) -> Option<u32> {
        self.server
    }

    /// Whether the server's process has ended.
    pub fn has_ended(&self) -> bool {
        let state = |id| fs::read_to_string(format!("/proc/{id}/stat"));
        self.server.is_none_or(|id| state(id).is_ok_and(|state| state.contains(") Z ")))
    }

    /// The last lines of the log.
    pub fn log(&self) -> String {
        let log = fs::read(self.folder.join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES)..].join("\n")
    }

    fn command(&mut self, order: &str, words: &[String]) -> io::Result<String> {
        let words: String = words.iter().map(|word| format!("word {word}\n")).collect();
        self.order(&format!("{words}{order}"))
    }

    fn order(&mut self, order: &str) -> io::Result<String> {
        let orders = self.orders.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(orders, "{order}")?;
        orders.flush()?;
        self.answer()
    }

    fn answer(&mut self) -> io::Result<String> {
        let mut answer = String::new();
        match self.answers.read_line(&mut answer)? {
            0 => Err(io::Error::other("the guard of a test server gave up")),
            _ => Ok(answer.trim_end().to_owned()),
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ended = self.process.wait();
    }
}
