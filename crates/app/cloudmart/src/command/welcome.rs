//! What a person sees when the store is up.

use std::io::IsTerminal;

use crate::{demo, wiring::Shop};

/// Says where everything is; a program that reads the output gets it too.
#[expect(clippy::print_stdout, reason = "the greeting of the server")]
pub(super) fn say(shop: &Shop, demo: Option<&demo::Seeded>) {
    let url = shop.settings.public_url();
    let [bold, plain] = if std::io::stdout().is_terminal() { ["\x1b[1m", "\x1b[0m"] } else { ["", ""] };
    println!("\n  {bold}CloudMart{plain} is open\n");
    println!("  Store      {url}/");
    println!("  API        {url}/api/v1/products");
    println!("  Reference  {url}/docs");
    if shop.is_development() {
        println!("  Mailbox    {url}/dev/mail");
    }
    println!("  Data       {}", shop.settings.data_dir().display());
    if let Some(seeded) = demo {
        println!("\n  {seeded}");
        for (role, email, password) in demo::ACCOUNTS {
            println!("  {role:<9}  {email} / {password}");
        }
    }
    println!();
}
