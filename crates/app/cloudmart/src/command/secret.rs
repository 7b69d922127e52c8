//! `cloudmart secret accept`: goes on with another secret than the one the store began with. Tokens of guests' orders that
//! were handed out before end with the old one.

use anyhow::Result;

use super::{CommonOptions, printing::print_line, runtime};
use crate::{
    settings::Part,
    wiring::{self, secret},
};

pub fn accept(options: &CommonOptions) -> Result<()> {
    let settings = options.settings(Vec::new())?.settings;
    runtime()?.block_on(async {
        let database = wiring::open_database(&settings, Part::Orders).await?;
        secret::accept(&database, &secret::of_store(&settings)?).await?;
        Ok(print_line("The store goes on with this secret. Restart its processes: each needs the same one.")?)
    })
}
