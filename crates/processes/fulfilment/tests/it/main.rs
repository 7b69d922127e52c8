//! Orders on their way through the real machine and the real contexts, with a provider that does not always play along.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, also in its fixtures")]

mod capturing;
mod confirming;
mod order;
mod provider;
mod refunding;
mod shop;
mod starting;
mod unknown;
mod voiding;
