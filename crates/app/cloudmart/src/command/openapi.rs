//! `cloudmart openapi`: the API description, made from the code of a store that is thrown away.

use anyhow::Result;

use super::{printing::print_line, runtime};
use crate::{
    api,
    settings::{Overrides, load},
    wiring::{Foundation, SearchIndex, Shop},
};

pub fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    // The description does not depend on how this machine is set up.
    let values =
        vec![("data_dir", folder.path().display().to_string()), ("database.durability", "normal".to_owned())];
    let effective = load(&Overrides { config: None, values }, std::iter::empty())?;
    let description = runtime()?.block_on(async {
        let foundation = Foundation::open(effective.settings).await?;
        let shop = Shop::open(foundation, SearchIndex::Elsewhere).await?;
        api::description(&shop)
    })?;
    Ok(print_line(description.to_pretty_json()?)?)
}
