//! Settings and their layers.

use std::fs;

use serde_json::Value;

use crate::shop::{Finished, run};

fn check(settings: &[(&str, &str)], arguments: &[&str]) -> Finished {
    let settings: Vec<_> =
        settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    run(&[&["config", "check"], arguments].concat(), &settings, "")
}

#[test]
fn every_setting_is_shown_with_its_source() {
    let settings = [("CLOUDMART_CHECKOUT__HOLD_MINUTES", "7")];
    let shown = check(&settings, &["--output", "json"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    let values: Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(values["checkout.hold_minutes"]["value"], "7");
    assert_eq!(values["checkout.hold_minutes"]["source"], "CLOUDMART_CHECKOUT__HOLD_MINUTES");
    assert_eq!(values["server.listen"]["source"], "default");
    let table = check(&settings, &[]);
    assert!(table.stdout.contains("checkout.hold_minutes"), "{}", table.stdout);
}

#[test]
fn an_unknown_setting_names_the_nearest_one() {
    let refused = check(&[("CLOUDMART_SERVER__LISSEN", "x")], &[]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.stderr.contains("server.lissen") && refused.stderr.contains("server.listen"),
        "{}",
        refused.stderr
    );
}

#[test]
fn a_value_of_the_wrong_type_is_refused() {
    let refused = check(&[("CLOUDMART_CHECKOUT__HOLD_MINUTES", "soon")], &[]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("checkout.hold_minutes"), "{}", refused.stderr);
}

#[test]
fn the_environment_wins_over_the_file_and_the_command_line_over_both() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    fs::write(&file, "data_dir = \"/of/file\"\n[shop]\nname = \"Of the file\"\n").unwrap();
    let settings =
        [("CLOUDMART_SHOP__NAME", "Of the environment"), ("CLOUDMART_DATA_DIR", "/of/environment")];
    let arguments = ["--config", file.to_str().unwrap(), "--data-dir", "/of/command", "--output", "json"];
    let values: Value = serde_json::from_str(&check(&settings, &arguments).stdout).unwrap();
    assert_eq!(values["shop.name"]["value"], "Of the environment");
    assert_eq!(values["data_dir"]["value"], "/of/command");
    assert_eq!(check(&[], &["--config", "/no/such/file.toml"]).code, 1);
}

#[test]
fn a_production_shop_does_not_pass_with_the_settings_of_a_demo() {
    let refused = check(&[("CLOUDMART_PROFILE", "production")], &[]);
    assert_eq!(refused.code, 1);
    for key in ["payments.handlers", "server.public_url", "limits.requests_per_minute"] {
        assert!(refused.stderr.contains(key), "{key} in {}", refused.stderr);
    }
}
