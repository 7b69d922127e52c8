//! Times become figures, and figures a table.

use std::{fmt, time::Duration};

/// The times of many requests, in microseconds.
#[derive(Default)]
pub struct Times(Vec<u32>);

impl Times {
    pub fn add(&mut self, time: Duration) {
        self.0.push(u32::try_from(time.as_micros()).unwrap_or(u32::MAX));
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    pub fn merge(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    pub fn summarize(mut self, elapsed: Duration) -> Summary {
        self.0.sort_unstable();
        let at = |share: f64| {
            let index = ((self.0.len() as f64 * share) as usize).min(self.0.len().saturating_sub(1));
            f64::from(self.0.get(index).copied().unwrap_or(0)) / 1000.0
        };
        Summary {
            per_second: self.0.len() as f64 / elapsed.as_secs_f64(),
            p50: at(0.5),
            p99: at(0.99),
            max: at(1.0),
        }
    }
}

/// A rate, and times in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    pub per_second: f64,
    pub p50: f64,
    pub p99: f64,
    pub max: f64,
}

/// Rows of figures, printed as Markdown.
#[derive(Default)]
pub struct Table(Vec<[String; 6]>);

impl Table {
    pub fn add(&mut self, what: impl Into<String>, summary: Summary, remark: impl Into<String>) {
        self.0.push([
            what.into(),
            format!("{:.0}", summary.per_second),
            format!("{:.2}", summary.p50),
            format!("{:.2}", summary.p99),
            format!("{:.1}", summary.max),
            remark.into(),
        ]);
    }

    pub fn note(&mut self, what: impl Into<String>, figure: impl Into<String>) {
        self.0.push([what.into(), String::new(), String::new(), String::new(), String::new(), figure.into()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| what | per second | p50 ms | p99 ms | max ms | remark |\n| --- | ---: | ---: | ---: | ---: | --- |"
        )?;
        self.0.iter().try_for_each(|row| writeln!(f, "| {} |", row.join(" | ")))
    }
}

/// What the figures depend on.
pub fn conditions(clients: usize, seconds: u64) -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "Processor{model}; {cores} cores shared by server and load generator; {clients} connections; {seconds} s a measurement; \
         release build; database on {}; durability full.",
        std::env::temp_dir().display()
    )
}
