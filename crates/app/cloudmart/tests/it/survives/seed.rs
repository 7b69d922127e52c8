//! Chance that can be repeated: `SURVIVES_SEED` sets where it begins.

use std::{env, time::SystemTime};

/// A generator of numbers (SplitMix64).
#[derive(Debug, Clone)]
pub struct Seed(u64);

impl Seed {
    /// Where `SURVIVES_SEED` says, or anywhere; printed, and so shown when the test fails.
    #[expect(
        clippy::disallowed_methods,
        clippy::print_stdout,
        reason = "a test that can be repeated with the numbers it printed"
    )]
    pub fn chosen() -> Self {
        let anywhere = || SystemTime::UNIX_EPOCH.elapsed().unwrap().as_micros() as u64;
        let seed = env::var("SURVIVES_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(anywhere);
        println!("SURVIVES_SEED={seed}");
        Self(seed)
    }

    /// A number less than `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// Another generator, whose numbers do not depend on what this one still makes.
    pub fn split(&mut self) -> Self {
        Self(self.below(u64::MAX))
    }
}
