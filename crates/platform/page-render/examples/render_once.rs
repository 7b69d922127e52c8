//! Renders one page and says how long it took: `cargo run -p page-render --example render_once -- SCRIPT INPUT [TIMES]`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a tool for the terminal"
)]

use std::{env, fs, time::Instant};

use page_render::{RenderOptions, Renderer};

#[tokio::main]
async fn main() {
    let [script, input] = [1, 2].map(|place| env::args().nth(place).unwrap());
    let times: u32 = env::args().nth(3).map_or(1, |times| times.parse().unwrap());
    let renderer = Renderer::new(fs::read(script).unwrap(), RenderOptions::default());
    for time in 0..times {
        let begun = Instant::now();
        let page = renderer.render(input.clone()).await;
        eprintln!("{:?}", begun.elapsed());
        match page {
            Ok(page) if time == 0 => println!("{page}"),
            Ok(_) => {}
            Err(error) => eprintln!("{error}"),
        }
    }
}
