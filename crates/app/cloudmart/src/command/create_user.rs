//! `cloudmart user create`: an account made by whoever has the machine.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, Result, ensure};
use clap::Args;
use primitives::Email;
use serde_json::json;
use users::{Password, Role};

use super::{CommonOptions, printing::print_line, runtime};
use crate::wiring;

/// Create an account.
#[derive(Debug, Args)]
pub struct CreateUser {
    /// Its e-mail address
    #[arg(long)]
    email: Email,
    /// What it may do: customer, support, catalog_manager, fulfilment, finance, admin
    #[arg(long, default_value = "customer")]
    role: Role,
    /// Read the password from standard input, where no list of processes shows it
    #[arg(long, required = true)]
    password_stdin: bool,
}

impl CreateUser {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let password = read_password()?;
        let _logs = super::begin_logs(&settings)?;
        runtime()?.block_on(async {
            let shop = wiring::open_for_command(settings).await?;
            let id = shop.users.create_user(self.email.clone(), password, self.role).await?;
            if options.is_json() {
                print_line(json!({"id": id, "email": self.email, "role": self.role.to_string()}))?;
            } else {
                print_line(format_args!("{} has an account as {} ({id}).", self.email, self.role))?;
            }
            Ok(())
        })
    }
}

fn read_password() -> Result<Password> {
    let input = std::io::stdin();
    ensure!(
        !input.is_terminal(),
        "pipe the password in: printf '%s' \"$PASSWORD\" | cloudmart user create --password-stdin …"
    );
    let mut line = String::new();
    input.lock().read_line(&mut line).context("reading the password")?;
    Ok(Password::parse(line.trim_end_matches(['\r', '\n']).to_owned())?)
}
