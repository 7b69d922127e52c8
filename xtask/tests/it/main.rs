//! The chores as they are typed.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod with_servers;
