//! A store of its own for a measurement, ended by its process id.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::client::Client;

/// How long the events of a large import may take to be worked off.
const DRAINING: Duration = Duration::from_secs(900);

/// A running store.
pub struct Shop {
    child: Child,
    pub address: String,
    folder: TempDir,
    binary: PathBuf,
}

/// Processor time that a process has used so far, in seconds (user and system, `proc_pid_stat(5)`).
pub fn processor_seconds(process: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let after_name = stat.rsplit_once(')').context("unexpected /proc stat")?.1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
    Ok(ticks / 100.0)
}

/// A port that nobody uses.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Shop {
    /// Starts a store with the demo catalogue.
    pub async fn start(binary: &Path) -> Result<Self> {
        Self::start_in(binary, tempfile::tempdir()?, true).await
    }

    async fn start_in(binary: &Path, folder: TempDir, demo: bool) -> Result<Self> {
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut command = Command::new(binary);
        command.args(["serve", "--listen", &address, "--data-dir"]).arg(folder.path());
        if demo {
            command.arg("--demo");
        }
        let child = command
            .env("CLOUDMART_LOG__FILTER", "warn")
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .with_context(|| {
                format!("starting {}; build it with `cargo build --release -p cloudmart`", binary.display())
            })?;
        let shop = Self { child, address, folder, binary: binary.to_path_buf() };
        shop.ready().await?;
        Ok(shop)
    }

    /// Stops the store and starts it again on the same folder; returns it with the time until it was ready.
    pub async fn restart(mut self) -> Result<(Self, Duration)> {
        self.stop()?;
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir()?);
        let started = Instant::now();
        let again = Self::start_in(&self.binary.clone(), folder, false).await?;
        Ok((again, started.elapsed()))
    }

    async fn ready(&self) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(60);
        while Instant::now() < until {
            if let Ok(mut client) = Client::connect(&self.address).await
                && client.get("/readyz").await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("the store was not ready within a minute")
    }

    /// Runs another command of the binary on the same folder.
    pub fn command(&self, arguments: &[&str]) -> Result<String> {
        let output = Command::new(&self.binary)
            .args(arguments)
            .arg("--data-dir")
            .arg(self.folder.path())
            .env("CLOUDMART_LOG__FILTER", "warn")
            .output()?;
        if !output.status.success() {
            bail!("{arguments:?} failed: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Waits until no event is left in the queue; returns how long that took.
    pub async fn drained(&self) -> Result<Duration> {
        let started = Instant::now();
        let mut client = Client::connect(&self.address).await?;
        while started.elapsed() < DRAINING {
            let answer = client.get("/metrics").await?;
            let page = String::from_utf8_lossy(answer.body).into_owned();
            let left: f64 = page
                .lines()
                .filter(|line| line.starts_with("queue_backlog{") && !line.contains("dead"))
                .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
                .sum();
            if left < 0.5 && page.contains("queue_backlog{") {
                return Ok(started.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the queue did not drain within {} s", DRAINING.as_secs())
    }

    /// Resident memory in MiB.
    pub fn memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: f64 = kib.and_then(|text| text.split_whitespace().next()).context("no VmRSS")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Processor time used so far, in seconds.
    pub fn processor_seconds(&self) -> Result<f64> {
        processor_seconds(self.id())
    }

    fn stop(&mut self) -> Result<()> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
