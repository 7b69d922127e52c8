//! Every command explains itself.

use crate::shop::run;

const COMMANDS: [&str; 29] = [
    "",
    "serve",
    "seed",
    "import",
    "import products",
    "export",
    "export products",
    "export orders",
    "export customers",
    "backup",
    "restore",
    "doctor",
    "user",
    "user create",
    "inventory",
    "inventory verify",
    "secret",
    "secret accept",
    "workflow",
    "workflow list",
    "workflow show",
    "workflow start",
    "workflow graph",
    "workflow stop",
    "workflow redrive",
    "migrate",
    "config",
    "config check",
    "openapi",
];

#[test]
fn every_command_has_help() {
    for command in COMMANDS {
        let mut arguments: Vec<&str> = command.split_whitespace().collect();
        arguments.push("--help");
        let help = run(&arguments, &[], "");
        assert_eq!(help.code, 0, "{command}: {}", help.stderr);
        assert!(help.stdout.contains("Usage:"), "{command}: {}", help.stdout);
    }
}

#[test]
fn wrong_usage_has_its_own_exit_code() {
    let wrong = [
        &["no-such-command"][..],
        &["serve", "--no-such-flag"],
        &["serve", "--roles", "cook"],
        &["seed"],
        &["user", "create"],
        &["user", "create", "--email", "not-an-address", "--password-stdin"],
        &["workflow", "show", "not-an-id"],
        &["export", "secrets", "x.csv"],
        &["backup"],
        &["config", "check", "--output", "xml"],
    ];
    for arguments in wrong {
        let finished = run(arguments, &[], "");
        assert_eq!(finished.code, 2, "{arguments:?}: {}", finished.stderr);
        assert!(!finished.stderr.is_empty());
    }
}

#[test]
fn the_version_is_told() {
    let version = run(&["--version"], &[], "");
    assert_eq!((version.code, version.stdout), (0, format!("cloudmart {}\n", env!("CARGO_PKG_VERSION"))));
}
