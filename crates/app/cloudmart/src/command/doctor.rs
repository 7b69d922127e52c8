//! `cloudmart doctor`: what is wrong, and what to do about it.

use anyhow::{Result, bail};
use comfy_table::{ContentArrangement, Table, presets::UTF8_HORIZONTAL_ONLY};
use serde_json::json;

use super::{CommonOptions, printing::print_line, runtime};
use crate::doctor::{Finding, Verdict, examine};

pub fn run(options: &CommonOptions) -> Result<()> {
    let settings = options.settings(Vec::new())?.settings;
    let findings = runtime()?.block_on(examine(&settings));
    let wrong = findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).count();
    if options.is_json() {
        print_line(json!({"healthy": wrong == 0, "findings": findings}))?;
    } else {
        print_line(table(&findings))?;
    }
    match wrong {
        0 => Ok(()),
        1 => bail!("one thing is wrong; the advice beside it says what to do"),
        wrong => bail!("{wrong} things are wrong; the advice beside them says what to do"),
    }
}

fn table(findings: &[Finding]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(["check", "", "seen", "what to do"]);
    for finding in findings {
        let sign = match finding.verdict {
            Verdict::Fine => "fine",
            Verdict::Doubtful => "doubtful",
            Verdict::Wrong => "WRONG",
        };
        table.add_row([finding.check, sign, &finding.seen, finding.advice.as_deref().unwrap_or_default()]);
    }
    table
}
