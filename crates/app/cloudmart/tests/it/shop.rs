//! A shop under test: the real binary in its own folder on its own port, with the demo catalogue in it.

mod answer;
mod buyer;
mod caller;
mod databases;
mod mailbox;
mod payment_page;
mod process;
pub mod stock;
mod template;

use std::path::Path;

use reqwest::Client;
use tempfile::TempDir;

pub use self::{
    answer::Answer,
    buyer::{Buyer, Variant, payment},
    caller::{Caller, send},
    databases::are_files,
    payment_page::PaymentPage,
    process::{Finished, run, run_until},
};
use self::{databases::Databases, process::Process};
pub use test_kit::{wait_for, wait_until};

/// A running shop. It is killed when it is dropped; when the test has failed, its log is printed first.
pub struct Shop {
    process: Process,
    /// The process that does the work, where it is another one.
    worker: Option<Process>,
    client: Client,
    port: u16,
    settings: Vec<(String, String)>,
    folder: TempDir,
    databases: Databases,
}

impl Shop {
    /// A shop with the demo catalogue.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// A shop with the demo catalogue and these settings, such as `("checkout.hold_minutes", "1")`.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let databases = template::copy_into(folder.path()).await;
        let port = test_kit::free_port();
        let settings = environment(&databases, settings);
        let client = Client::builder().timeout(std::time::Duration::from_secs(60)).build().unwrap();
        let process = Process::start(folder.path(), port, &settings, &[]);
        let shop = Self { process, worker: None, client, port, settings, folder, databases };
        shop.ready().await;
        shop
    }

    /// The absolute address of a path such as `/readyz`.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// An HTTP client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The folder of everything the shop keeps.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Caller {
        Caller::new(self.client.clone(), self.url(""), None)
    }

    /// The demo shop's administrator, signed in.
    pub async fn staff(&self) -> Caller {
        self.guest().sign_in("admin@cloudmart.example", "cloudmart-demo").await
    }

    /// A customer with a new account, signed in.
    pub async fn customer(&self, email: &str) -> Caller {
        let account = serde_json::json!({"email": email, "password": "correct horse battery"});
        let answer = self.guest().post("/auth/register", account).await.is(201);
        self.guest().holding(answer.text_at("/access_token"))
    }

    /// A guest who wants to buy.
    pub fn buyer(&self) -> Buyer {
        Buyer::new(self.guest())
    }

    /// Runs a command of the binary on this shop's folder, with its settings, beside the running shop.
    pub fn command(&self, arguments: &[&str]) -> Finished {
        self.command_with_input(arguments, "")
    }

    /// As [`Shop::command`], with text on standard input.
    pub fn command_with_input(&self, arguments: &[&str], input: &str) -> Finished {
        let data_dir = self.folder.path().join("data");
        let mut all = vec!["--data-dir", data_dir.to_str().unwrap()];
        all.extend(arguments);
        run(&all, &self.settings, input)
    }

    /// Runs a command beside the running shop and kills it (SIGKILL) as soon as `enough`; true when it ended well before.
    pub fn command_killed_after(&self, arguments: &[&str], enough: impl FnMut() -> bool) -> bool {
        let data_dir = self.folder.path().join("data");
        let all = [&["--data-dir", data_dir.to_str().unwrap()], arguments].concat();
        run_until(&all, &self.settings, enough)
    }

    /// Takes everything away that the shop keeps; it must not run.
    pub fn forget_everything(&mut self, settings: &[(&str, &str)]) {
        std::fs::remove_dir_all(self.folder().join("data")).unwrap();
        self.databases = Databases::empty();
        self.settings = environment(&self.databases, settings);
    }

    /// A command of the binary on this shop's folder, with its settings, to be run in a way of its own.
    pub fn own_command(&self, arguments: &[&str]) -> std::process::Command {
        process::on_folder(self.folder(), &self.settings, arguments)
    }

    /// Ends the process at once (SIGKILL) and waits until it is gone.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Whether the process has ended by itself; its exit code, or -1 for a signal.
    pub fn ended(&mut self) -> Option<i32> {
        self.process.ended()
    }

    /// Starts the shop again in the same folder with the same settings.
    pub async fn restart(&mut self) {
        self.process.kill();
        self.process = Process::start(self.folder.path(), self.port, &self.settings, &[]);
        self.ready().await;
    }

    /// As [`Shop::restart`], with settings changed.
    pub async fn restart_with(&mut self, settings: &[(&str, &str)]) {
        self.settings = environment(&self.databases, settings);
        self.restart().await;
    }

    /// Stops the shop and starts it again as two processes: one that answers, and one that does all else.
    pub async fn split(&mut self) {
        self.stop().await;
        self.worker = Some(self.start_worker());
        self.process = Process::start(self.folder.path(), self.port, &self.settings, &["--roles", "api"]);
        self.ready().await;
    }

    /// Starts another process that answers, on the same folder with the same settings.
    pub async fn second_api(&self) -> SecondApi {
        let port = test_kit::free_port();
        let process = Process::start(self.folder.path(), port, &self.settings, &["--roles", "api"]);
        let second = SecondApi {
            _process: process,
            base: format!("http://127.0.0.1:{port}"),
            client: self.client.clone(),
        };
        ready(&self.client, &format!("{}/readyz", second.base)).await;
        second
    }

    /// Whether the process that does the work has ended by itself; its exit code, or -1 for a signal.
    pub fn worker_ended(&mut self) -> Option<i32> {
        self.worker.as_mut().unwrap().ended()
    }

    /// Starts the process that does the work again, with settings changed; the one that answers goes on as it is.
    pub fn restart_worker_with(&mut self, settings: &[(&str, &str)]) {
        self.worker = None;
        self.settings = environment(&self.databases, settings);
        self.worker = Some(self.start_worker());
    }

    fn start_worker(&self) -> Process {
        let roles = ["--roles", "worker,scheduler"];
        Process::start(self.folder.path(), test_kit::free_port(), &self.settings, &roles)
    }

    /// Asks the process to stop (SIGTERM).
    pub fn ask_to_stop(&self) {
        self.process.ask_to_stop();
    }

    /// Asks the process to stop and sees it end well.
    pub async fn stop(&mut self) {
        self.ask_to_stop();
        let process = &mut self.process;
        wait_until("the shop has stopped", async || process.ended().is_some()).await;
        assert_eq!(self.process.ended(), Some(0), "the exit code of a shop that was asked to stop");
    }

    async fn ready(&self) {
        ready(&self.client, &self.url("/readyz")).await;
    }
}

/// Another process of a running shop, which answers as well.
pub struct SecondApi {
    _process: Process,
    base: String,
    client: Client,
}

impl SecondApi {
    /// Somebody who is not signed in.
    pub fn guest(&self) -> Caller {
        Caller::new(self.client.clone(), self.base.clone(), None)
    }
}

async fn ready(client: &Client, address: &str) {
    wait_until("the shop is ready", async || {
        client.get(address).send().await.is_ok_and(|answer| answer.status().is_success())
    })
    .await;
}

/// Settings as environment variables, quick but crash-safe unless asked otherwise. Whether this machine has built the
/// web pages makes no difference: a test that wants pages names their folder.
fn environment(databases: &Databases, settings: &[(&str, &str)]) -> Vec<(String, String)> {
    let quick = [("database.durability", "normal"), ("storefront.enabled", "false")];
    let ours = quick.iter().chain(settings).map(|(key, value)| (variable(key), (*value).to_owned()));
    let places = databases.settings().into_iter().map(|(key, value)| (variable(key), value));
    ours.chain(places).collect()
}

/// The environment variable of a setting.
fn variable(key: &str) -> String {
    format!("CLOUDMART_{}", key.to_uppercase().replace('.', "__"))
}
