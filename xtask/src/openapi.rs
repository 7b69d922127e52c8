//! The API description as a file, so that a change of the API is seen in review.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};

pub fn run(root: &Path, check: bool) -> Result<()> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "-p", "cloudmart", "--", "openapi"])
        .current_dir(root)
        .output()
        .context("running cloudmart openapi")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let path = root.join("openapi/cloudmart.json");
    if !check {
        std::fs::create_dir_all(root.join("openapi"))?;
        return Ok(std::fs::write(&path, output.stdout)?);
    }
    if std::fs::read(&path).unwrap_or_default() != output.stdout {
        bail!(
            "openapi/cloudmart.json is not what the code says; run `make openapi` and look at the difference"
        );
    }
    Ok(())
}
