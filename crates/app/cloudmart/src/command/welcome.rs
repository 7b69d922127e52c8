//! What a person sees when the store is up.

use std::{fmt::Write, io::IsTerminal};

use super::printing::print_line;
use crate::{demo, wiring::Shop};

/// Says where everything is; a program that reads the output gets it too.
pub(super) fn say(shop: &Shop, demo: Option<&demo::Seeded>) {
    let mut text = String::new();
    // Neither fails for good reason, and a store without a greeting is a store.
    if greet(&mut text, shop, demo).is_ok() {
        let _ = print_line(text);
    }
}

fn greet(to: &mut String, shop: &Shop, demo: Option<&demo::Seeded>) -> std::fmt::Result {
    let url = shop.settings.public_url();
    let [bold, plain] = if std::io::stdout().is_terminal() { ["\x1b[1m", "\x1b[0m"] } else { ["", ""] };
    writeln!(to, "\n  {bold}CloudMart{plain} is open\n")?;
    writeln!(to, "  Store      {url}/")?;
    writeln!(to, "  API        {url}/api/v1/products")?;
    writeln!(to, "  Reference  {url}/docs")?;
    if shop.is_development() {
        writeln!(to, "  Mailbox    {url}/dev/mail")?;
    }
    writeln!(to, "  Data       {}", shop.settings.data_dir().display())?;
    if let Some(seeded) = demo {
        writeln!(to, "\n  {seeded}")?;
        for (role, email, password) in demo::ACCOUNTS {
            writeln!(to, "  {role:<9}  {email} / {password}")?;
        }
    }
    Ok(())
}
