//! Who was here lately? A small table that forgets: it knows a name again if no other name of the same place was asked
//! for since.

use std::{
    hash::{BuildHasher, RandomState},
    sync::atomic::{AtomicU32, Ordering},
};

/// Places, each for the latest of the names that share it.
const PLACES: usize = 8_192;

pub(super) struct Doorkeeper {
    places: Box<[AtomicU32]>,
    hasher: RandomState,
}

impl Doorkeeper {
    pub(super) fn new() -> Self {
        Self {
            places: std::iter::repeat_with(AtomicU32::default).take(PLACES).collect(),
            hasher: RandomState::new(),
        }
    }

    /// Whether the name was asked for lately; it is from now on. Another name is mistaken for it once in four billion
    /// times, which costs a place in the cache.
    pub(super) fn knows(&self, name: &str) -> bool {
        let hash = self.hasher.hash_one(name);
        let mark = (hash >> 32) as u32 | 1;
        self.places[hash as usize % PLACES].swap(mark, Ordering::Relaxed) == mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_the_second_time_and_forgotten_among_many_others() {
        let doorkeeper = Doorkeeper::new();
        assert!(!doorkeeper.knows("mug"));
        assert!(doorkeeper.knows("mug"));
        for number in 0..PLACES * 20 {
            doorkeeper.knows(&number.to_string());
        }
        assert!(!doorkeeper.knows("mug"));
    }
}
