//! `cloudmart seed --demo`: loads the demo shop.

use anyhow::{Result, ensure};
use clap::Args;
use serde_json::json;

use super::{CommonOptions, printing::print_line, runtime};
use crate::{demo, settings::Profile, wiring};

/// Load the demo shop.
#[derive(Debug, Args)]
pub struct Seed {
    /// Load the demo catalogue and its accounts
    #[arg(long, required = true)]
    demo: bool,
    /// Also into a store that has products already
    #[arg(long)]
    force: bool,
}

impl Seed {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let production = settings.profile == Profile::Production;
        ensure!(
            !production,
            "the demo shop is refused in the production profile: its accounts have known passwords"
        );
        let _logs = super::begin_logs(&settings)?;
        runtime()?.block_on(async {
            let shop = wiring::open_for_command(settings).await?;
            let seeded = demo::seed(&shop, self.force).await?;
            match (&seeded, options.is_json()) {
                (demo::Seeded::Loaded(loaded), true) => {
                    print_line(json!({"products": loaded.products, "categories": loaded.categories}))?;
                }
                _ => print_line(&seeded)?,
            }
            Ok(())
        })
    }
}
