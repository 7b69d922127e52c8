//! A place in a server's log of changes, by which a replica is compared with its primary.

use std::{fmt, num::ParseIntError, str::FromStr};

/// A place in a server's log. Whoever has seen something of the primary at one place sees it on a replica that has got as
/// far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub(crate) u64);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

impl FromStr for Position {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        u64::from_str_radix(text, 16).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn a_position_survives_being_written_down() {
        for position in [Position(0), Position(0x16_b374_d848), Position(u64::MAX)] {
            assert_eq!(position.to_string().parse(), Ok(position));
        }
        assert!("".parse::<Position>().is_err() && "0/16".parse::<Position>().is_err());
    }
}
