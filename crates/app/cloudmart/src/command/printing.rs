//! The output of commands. `println!` panics when nobody reads on, as in `cloudmart config check | head -1`.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
};

/// Prints a line on standard output; a reader that has gone away has read enough.
pub(super) fn print_line(line: impl Display) -> io::Result<()> {
    forgive(writeln!(io::stdout().lock(), "{line}"))
}

fn forgive(printed: io::Result<()>) -> io::Result<()> {
    match printed {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_has_gone_away_is_no_failure_and_a_full_disk_is_one() {
        assert!(forgive(Err(ErrorKind::BrokenPipe.into())).is_ok());
        assert!(forgive(Err(ErrorKind::StorageFull.into())).is_err());
    }
}
