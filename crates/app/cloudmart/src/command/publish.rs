//! `cloudmart publish`: writes a static copy of the shop, beside a running store or without one.

use std::{io::IsTerminal, path::PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{CommonOptions, printing::print_line, runtime};
use crate::{
    publish::{Addresses, publish},
    wiring,
};

/// Write a static copy of the shop.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  cloudmart publish ./site --base-url https://shop.example --api-base https://api.shop.example

The API has to let pages of the copy call it: server.cors_origins names the origin of --base-url.")]
pub struct Publish {
    /// The folder to write into: an empty one, or one with an earlier copy
    folder: PathBuf,
    /// Where the copy will be [default: server.public_url]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Where the API is [default: where the copy is]
    #[arg(long, value_name = "URL")]
    api_base: Option<String>,
}

impl Publish {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        let base_url =
            self.base_url.map_or_else(|| Ok(settings.public_url()), |url| origin("--base-url", &url))?;
        let api_base = self.api_base.map_or_else(|| Ok(String::new()), |url| origin("--api-base", &url))?;
        let report = runtime()?.block_on(async {
            let shop = wiring::open_for_command(settings).await?;
            let bar = progress_bar();
            let report = publish(&shop, &self.folder, Addresses { base_url, api_base }, &bar).await;
            bar.finish_and_clear();
            report
        })?;
        if options.is_json() {
            print_line(serde_json::to_string(&report)?)?;
        } else {
            print_line(report)?;
        }
        ensure!(report.plain == 0, "{} pages could not be rendered; the log says why", report.plain);
        Ok(())
    }
}

/// An address such as `https://shop.example`, without a path.
fn origin(option: &str, url: &str) -> Result<String> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    let is_host = !host.is_empty() && host.bytes().all(is_plain);
    ensure!(is_host, "{option} is an address such as https://shop.example, without a path");
    Ok(url.to_owned())
}

/// Nothing is drawn where nobody watches.
fn progress_bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} pages  {eta} left");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn addresses_are_origins() {
        assert_eq!(origin("--base-url", "https://shop.example/").unwrap(), "https://shop.example");
        assert!(origin("--base-url", "http://127.0.0.1:8080").is_ok());
        for url in [
            "shop.example",
            "https://",
            "https://a.example/x",
            "ftp://a.example",
            "https://a\" b",
            "https://a;b",
        ] {
            assert!(origin("--base-url", url).is_err(), "{url}");
        }
    }
}
