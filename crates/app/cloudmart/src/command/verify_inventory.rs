//! `cloudmart inventory verify`: proves that counters, reservations and movements agree.

use anyhow::{Result, bail};
use clap::Args;
use inventory::VerifyReport;

use super::{CommonOptions, printing::print_line, runtime};
use crate::wiring;

/// Prove that counters, reservations and movements agree.
#[derive(Debug, Args)]
pub struct VerifyInventory {
    /// Bring into line what does not agree, with a movement for each correction
    #[arg(long)]
    repair: bool,
}

impl VerifyInventory {
    pub fn run(self, options: &CommonOptions) -> Result<()> {
        let settings = options.settings(Vec::new())?.settings;
        let _logs = super::begin_logs(&settings)?;
        runtime()?.block_on(async {
            let shop = wiring::open_for_command(settings).await?;
            let report = shop.inventory.verify(self.repair).await?;
            if options.is_json() {
                print_line(serde_json::to_string(&report)?)?;
            } else {
                print_line(in_words(&report))?;
            }
            if !report.is_clean() && !self.repair {
                bail!("the stock does not agree; `cloudmart inventory verify --repair` brings it into line");
            }
            Ok(())
        })
    }
}

fn in_words(report: &VerifyReport) -> String {
    if report.is_clean() {
        return format!(
            "{} stock levels checked: counters, reservations and movements agree.",
            report.levels
        );
    }
    let wrong = report.differences.iter().map(|difference| format!("- {difference:?}\n")).collect::<String>();
    let holds = report.holds_without_deadline;
    format!(
        "{wrong}{} stock levels checked, {} wrong, {} repaired; {holds} holds without a deadline.",
        report.levels, report.wrong, report.repaired
    )
}
